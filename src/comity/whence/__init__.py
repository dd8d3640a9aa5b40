"""Whence: who says so, and how good the source is."""
