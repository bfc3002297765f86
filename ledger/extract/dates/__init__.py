"""Temporal expressions: found by grammar, resolved to intervals with their reasons."""
