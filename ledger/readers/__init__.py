"""Bytes to Article, one file a format; the encoding is decided once."""
