"""The log's pure functions: canonical JSON, leaves, the Merkle tree, keys, signed notes, checkpoints and proofs."""
