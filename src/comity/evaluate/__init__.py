"""Evaluate: how often the program is wrong, over gold of every field; a report of figures, tables and examples."""
