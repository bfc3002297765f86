"""The log's pure functions: canonical JSON, leaf hashes."""
