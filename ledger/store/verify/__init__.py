"""Whether a ledger is what its log says, and its log what was signed: one file a kind of check."""
