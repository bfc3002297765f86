"""Bytes to series and observations, one file a format."""
