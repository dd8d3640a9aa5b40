"""Why bytes could not be read, in words for a person."""

from __future__ import annotations


class UnreadableError(Exception):
    """Bytes that a reader cannot use: damaged, of another sort, over a limit. Its message is the reason."""
