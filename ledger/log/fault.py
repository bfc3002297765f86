"""The one exception of the log: what was given is not what it says it is."""


class LogError(ValueError):
    """A key, note, checkpoint or tree that is malformed, or that does not verify; the message says what and why."""
