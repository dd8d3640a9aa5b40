"""Whether: happened, promised, hoped ...: the status of what a verb or an act noun says."""
