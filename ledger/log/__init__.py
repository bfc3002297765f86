"""The log's pure functions: canonical JSON, leaf hashes, the Merkle tree, keys, signed notes and checkpoints."""
