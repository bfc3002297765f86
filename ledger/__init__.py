"""Who said what, on whose behalf, when and through whom, set against measured network evidence."""

__version__ = "0.1.0"
