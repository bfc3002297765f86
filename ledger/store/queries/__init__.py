"""The questions put to a ledger, and the words of `--search`, from values to SQL."""
