"""One file a rule: a generator from a parse to drafts of claims."""
