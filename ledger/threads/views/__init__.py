"""What is read off threads for people: positions, blame, gaps, links, the way of a proposition."""
