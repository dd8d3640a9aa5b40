"""Tables drawn with rules: the words in them to rows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from comity.read.pdf.glyphs import Word, body_size
from comity.read.pdf.rows import rows_of, text_of

THIN: Final = 3.0
"""A rectangle no wider, in points, is a rule; so far apart, too, rules that meet may end."""
SHORTEST: Final = 8.0
MOST: Final = 800
"""A page with more rules holds a drawing."""
CELL: Final = " | "
"""Stands between the cells of a row."""


class Rule(NamedTuple):
    """A straight line along or across the page, as the box that it fills."""

    x0: float
    top: float
    x1: float
    bottom: float


def rules_of(shapes: Iterable[Any], height: float) -> list[Rule]:
    """The rules that some lines and rectangles draw; of a rectangle its four sides."""
    rules: list[Rule] = []
    for shape in shapes:
        box = Rule(shape.x0, height - shape.y1, shape.x1, height - shape.y0)
        wide, tall = box.x1 - box.x0, box.bottom - box.top
        if min(wide, tall) <= THIN:
            rules += [box] if max(wide, tall) >= SHORTEST else []
        elif getattr(shape, "stroke", False) and min(wide, tall) >= SHORTEST:
            rules += [box._replace(bottom=box.top), box._replace(top=box.bottom),
                      box._replace(x1=box.x0), box._replace(x0=box.x1)]  # fmt: skip
    return rules


def with_tables(words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words of a page, those in tables as one word for each row."""
    left = list(words)
    for group in _groups(rules) if 4 <= len(rules) <= MOST else ():
        columns = _edges([(rule.x0, rule.x1) for rule in group if rule.x1 - rule.x0 <= THIN])
        lines = _edges([(rule.top, rule.bottom) for rule in group if rule.bottom - rule.top <= THIN])
        if len(columns) >= 3 and len(lines) >= 3:
            inside = [word for word in left if _holds(columns, lines, word)]
            left = [word for word in left if not _holds(columns, lines, word)]
            left += _rows(inside, columns, lines)
    return left


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that touch one another, directly or through others, each group by itself."""
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is one for one in met)]
        groups.append([rule, *(other for group in met for other in group)])
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    across = one.x0 <= other.x1 + THIN and other.x0 <= one.x1 + THIN
    return across and one.top <= other.bottom + THIN and other.top <= one.bottom + THIN


def _edges(spans: Iterable[tuple[float, float]]) -> list[float]:
    """The places of parallel rules, those that lie together once."""
    edges: list[float] = []
    for place in sorted((low + high) / 2 for low, high in spans):
        if not edges or place - edges[-1] > 2 * THIN:
            edges.append(place)
    return edges


def _holds(columns: Sequence[float], lines: Sequence[float], word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return columns[0] <= x <= columns[-1] and lines[0] <= y <= lines[-1] and not word.row


def _rows(words: Sequence[Word], columns: Sequence[float], lines: Sequence[float]) -> list[Word]:
    """A word for each row that holds any."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = sum(line <= (word.top + word.bottom) / 2 for line in lines)
        column = sum(edge <= (word.x0 + word.x1) / 2 for edge in columns)
        cells.setdefault((row, column), []).append(word)
    size = body_size(words)
    made = []
    for row in sorted({row for row, _ in cells}):
        own = [cells[place] for place in sorted(cells) if place[0] == row]
        text = CELL.join(" ".join(text_of(line) for line in rows_of(cell)) for cell in own)
        top = min(word.top for cell in own for word in cell)
        bottom = max(word.bottom for cell in own for word in cell)
        made.append(Word(text, columns[0], columns[-1], top, bottom, top + size, size, False, row=True))
    return made
