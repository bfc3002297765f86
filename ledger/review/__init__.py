"""A person's work on the claims: what can be corrected with what, the walk through them, and the editor's sheet."""
