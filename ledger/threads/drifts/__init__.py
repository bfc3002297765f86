"""Certainty that was added on the way from one telling to the next."""
