"""Comity: a ledger of what states say, promise and do to one another, each line proved by its sentence."""
