"""Words of sentences as PostgreSQL's text search keeps and seeks them; the same words that every ledger finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from comity.ledger.sentences import folded

MOST_LETTERS: Final = 200
"""So much of a word is kept: PostgreSQL takes 2,046 bytes."""
MOST_BYTES: Final = 500_000
"""Words behind so many bytes of one sentence are not found: PostgreSQL takes a vector of one megabyte."""


class Lexemes:
    """Keeps ``Matching`` with words folded as in memory, so that no setting of the server plays a part."""

    source: Final = (
        "(SELECT CAST(? AS tsquery) AS words) q JOIN sentence_words w ON w.words @@ q.words"
        " JOIN sentences s ON s.row = w.row"
    )
    condition: Final = "TRUE"
    rank: Final = "ts_rank(w.words, q.words) DESC"

    def query(self, terms: Sequence[str]) -> str | None:
        """Each term a phrase; None where no term has a word."""
        phrases = [" <-> ".join(map(_quoted, words)) for words in map(folded, terms) if words]
        return " & ".join(f"({phrase})" for phrase in phrases) or None

    def vector(self, text: str) -> str:
        """The words of a sentence with their places."""
        size, parts = 0, []
        for place, word in enumerate(folded(text), 1):
            part = f"{_quoted(word)}:{place}"
            size += len(part.encode())
            if size > MOST_BYTES:
                break
            parts.append(part)
        return " ".join(parts)


def _quoted(word: str) -> str:
    return f"'{word[:MOST_LETTERS]}'"
