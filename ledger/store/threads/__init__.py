"""What binds claims of many articles together, as the ledger keeps it: written, looked up, read."""
