"""Articles and their versions: appended once, found again by bytes, page or name, withheld for a stated reason."""
