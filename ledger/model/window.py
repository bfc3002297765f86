"""A stretch of time that a person asks for, open on either side."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Half-open, UTC; None is open."""

    since: datetime | None = None
    until: datetime | None = None

    def touches(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether some of this time, half-open too, lies in it; None is open."""
        is_over = end is not None and self.since is not None and end <= self.since
        is_later = start is not None and self.until is not None and start >= self.until
        return not is_over and not is_later


ALWAYS = Window()
