"""Claim x observation to finding, one file a check."""
