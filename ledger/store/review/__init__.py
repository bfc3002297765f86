"""What people decided about claims: appended, read, and asked for in SQL."""
