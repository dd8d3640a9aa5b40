"""Same thing? Claims to entries: chains in a document, candidates, comparison, resolver; lives, accounts, copies."""
