"""Same thing? Which claims are about one thing in the world, and which documents are copies of one another."""
