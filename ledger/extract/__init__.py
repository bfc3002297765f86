"""Article to claims: a spaCy pipeline of rules, dates, actors, chains and measurables."""
