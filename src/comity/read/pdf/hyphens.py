"""Lines to running text: a hyphen at the end of a line goes where the word is one, and stays where it is two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

SOFT: Final = "\u00ad"
HYPHENS: Final = "-\u2010\u2011"
FIRST: Final = frozenset(
    "high long low mid half self non well two three four five six seven eight nine ten twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred year day week month people decision policy rules twin single dual cross north south "
    "rear vice".split()
)
"""First parts of words that keep their hyphen, unless what follows is no word of its own."""
SECOND: Final = frozenset(
    "term level range scale based led related owned run funded backed made born sided standing lasting reaching driven "
    "oriented centred centered aligned established known informed being defined friendly intensive powered mounted "
    "launched armed capable ranking profile quality speed tech income cost carbon old round party track determination "
    "defence defense reliance sufficiency sufficient governing government proliferation tariff alignment interference "
    "permanent traditional nuclear binding up off looking user users use seat seater wing engine way general class "
    "post".split()
)
"""Second parts of words that are written with a hyphen."""
_ENDINGS = frozenset(
    "ly er ers est ness ing ings ed s es en ened ways ern erly erner "
    "light lights lighted lighting land lands lander lived mate "
    "fold tieth teen teenth th ties ty sion tion".split()
)
"""What follows a first part where the two are one word: high-way, six-teen."""
_LINKS = frozenset("of to and the in by for on a an off up".split())
"""Words that link the parts of a longer one: state-of-the-art."""
_CLOSED = frozenset({"high", "half", "mid", "rail", "free", "drive", "run"})
PARTED: Final = 0.02
"""Where so few lines end with a hyphen, no program parts words: each hyphen was written."""
ENOUGH: Final = 100
"""Lines by which this can be told."""
_LAST = re.compile(r"[^\W_](?:[\w'’-]*)$")
_NEXT = re.compile(r"\w[\w'’-]*")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:[-\u2010\u2011]\w[\w'’]*)*")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LINK = re.compile(r"(?:https?://|www\.)\S*[/._=&?-]$")


class Spellings:
    """The words that a text writes within its lines, whole ones and ones with a hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        count = hyphens = soft = 0
        for line in lines:
            words = [plain(found.group()) for found in _WORD.finditer(line)]
            hard = line.endswith(tuple(HYPHENS))
            cut = hard or line.endswith(SOFT)
            self._known.update(words[1:-1] if cut else words[1:])
            count, hyphens, soft = count + 1, hyphens + hard, soft + (cut and not hard)
        self.keeps = soft > 0 or (count >= ENOUGH and hyphens <= PARTED * count)
        """Whether a hyphen at the end of a line was written: words are parted by other means, or not at all."""

    def __contains__(self, word: str) -> bool:
        return plain(word) in self._known


def plain(word: str) -> str:
    """A word in one case and with one sort of hyphen."""
    return re.sub(f"[{HYPHENS}]", "-", word).replace(SOFT, "").casefold()


def joined(lines: Sequence[str], known: Spellings) -> str:
    """Lines as one paragraph."""
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text = join(text, line, known)
    return text.replace(SOFT, "")


def join(text: str, line: str, known: Spellings) -> str:
    """A line set after a text that goes on in it."""
    if text.endswith(SOFT):
        return text[:-1] + line
    if text.endswith(tuple(HYPHENS)) and len(text) > 1 and text[-2].isalnum() and line[:1].isalnum():
        return text[:-1] + line if _is_one(text[:-1], line, known) else text + line
    glued = text.endswith(("—", "/")) and text[-2:-1].isalnum() and line[:1].isalnum()
    wide = _WIDE.match(line[:1]) and _WIDE.match(text[-1:])
    return text + line if glued or wide or _LINK.search(text) else f"{text} {line}"


def _is_one(text: str, line: str, known: Spellings) -> bool:
    """Whether a word that a hyphen parts at the end of a line is one word without it."""
    first, second = _LAST.search(text), _NEXT.match(line)
    if not first or not second or not line[0].islower() or not text[-1].isalpha():
        return False
    left, right = first.group(), second.group()
    tail = re.split(f"[{HYPHENS}]", right)[0]
    whole, parted = re.split(f"[{HYPHENS}]", left)[-1] + tail, f"{left}-{right}"
    if parted in known or whole in known:
        return parted not in known
    if tail != right and (tail in known or tail in _LINKS):
        return False
    low = left.casefold()
    if known.keeps or right in SECOND or (low == "co" and right.startswith("o")):
        return low in _CLOSED and right == "way"
    return not (low in FIRST and right not in _ENDINGS)
