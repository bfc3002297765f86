"""MRT files (RFC 6396, RFC 8050): bytes to routing elements."""
