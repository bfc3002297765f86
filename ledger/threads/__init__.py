"""Claims of many articles bound together: incidents, propositions, relations, and what is read off them."""
