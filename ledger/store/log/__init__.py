"""The log in the ledger: events, the tree over them, the checkpoints and the keys that sign them."""
