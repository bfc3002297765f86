"""Which claim stands in the place of which: a new extraction against the old one, and what a keeper ends."""
