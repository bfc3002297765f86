"""Who speaks: sources resolved to people and bodies, on whose behalf, and through whom."""
