"""Whether claims are about the same thing in the world: what tells them apart, compared and resolved to entries."""
