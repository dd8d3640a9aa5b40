"""Whether it happened: the status of a predicate, from its ending and from all that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from comity.languages.records import Frame, Governor, Predicate
from comity.model import Status, column_of

_MARKS: Final[tuple[tuple[str, Status], ...]] = (
    ("condition", "conditional"), ("duty", "called_for"), ("can", "conditional"), ("planned", "planned"),
    ("expected", "expected"), ("wish", "hoped"), ("intent", "hoped"), ("negative", "not_happened"),
    ("lasting", "under_way"), ("past", "happened"),
)  # fmt: skip
"""What an ending says by itself, the strongest first."""
_WEAK: Final[dict[Status, int]] = {"conditional": 4, "proposed": 3, "hoped": 2, "called_for": 2, "expected": 1}
"""Of two words the weaker one holds."""
_SAME: Final[dict[str, Status]] = {
    "agreed": "agreed", "confirmed": "agreed", "promised": "promised", "planned": "planned", "expected": "expected",
    "hoped": "hoped", "proposed": "proposed", "called_for": "called_for", "conditional": "conditional",
    "decided": "planned",
}  # fmt: skip


class Told(NamedTuple):
    """A status, with the words that made it; ``status`` is None where nothing is claimed; ``plain`` where the ending
    is a bare present that says neither when nor whether."""

    status: Status | None
    why: tuple[str, ...]
    plain: bool = False


NOTHING: Final = Told(None, ())


def status_of(predicates: Sequence[Predicate], place: int, frame: Frame | None) -> Told:
    """The status of what a predicate tells, read as one of its frames; ``frame`` None: as a governor."""
    one = predicates[place]
    own = _own(one, frame)
    if one.without:
        return Told("not_happened", (*own.why, "it did not come about"))
    if one.link == "condition":
        return Told("conditional", ("condition",))
    if one.link == "purpose" and one.verbal:
        return NOTHING
    if one.governor is not None:
        return _governed(predicates, one, own, frame)
    if one.link == "purpose":
        return Told("hoped", ("purpose",)) if own.status is None and frame and frame.kind != "position" else NOTHING
    if one.link == "chain":
        return _chained(predicates, one, own, frame)
    if not one.verbal and one.link != "end" and own.status is None:
        return NOTHING
    if one.link == "relative" and own.plain:
        return NOTHING
    return own


def _own(one: Predicate, frame: Frame | None) -> Told:
    """What the ending says by itself."""
    found = next((status for mark, status in _MARKS if mark in one.marks), None)
    if found is not None:
        return Told(found, tuple(sorted(one.marks)))
    if not one.verbal:
        return Told(None, ("noun",))
    if frame is not None and frame.speaks:
        return Told("happened", ("present of one who speaks",))
    if frame is not None and frame.stands and one.link == "end":
        return Told("under_way", ("present of a state of affairs",))
    return Told(None, tuple(sorted(one.marks)) or ("no ending",), plain=True)


def _governed(predicates: Sequence[Predicate], one: Predicate, own: Told, frame: Frame | None) -> Told:
    """What becomes of a predicate under the next one that decides."""
    assert one.governor is not None
    above = predicates[one.governor]
    effect, word = effect_of(above), above.word.text
    over = status_of(predicates, one.governor, None if above.word.governor else frame)
    rule = f"{effect or 'under'} by {word!r}"
    found = _under(one, own, effect, over) if not _is_means(one, above) else None
    if found is not None and over.status in _WEAK and _WEAK[over.status] > _WEAK.get(found, 0):
        return Told(over.status, (*own.why, rule, *over.why))
    if found is not None and over.status == "not_happened" and column_of(found) != "ACTUALLY":
        found = "not_happened"
    return Told(found, (*own.why, rule)) if found else NOTHING


def _is_means(one: Predicate, above: Predicate) -> bool:
    """True for what is aimed at by an act of its own kind, which tells it: talks towards a treaty."""
    kinds = {frame.kind for frame in one.word.frames}
    return one.link == "purpose" and any(frame.kind in kinds for frame in above.word.frames)


def _under(one: Predicate, own: Told, effect: str | None, over: Told) -> Status | None:
    """The status under an effect; None: what hangs there makes no claim of its own."""
    if "value" in one.marks:
        return None
    if effect is None or effect == "report":
        if effect is None and one.link == "purpose":
            return over.status if over.status and column_of(over.status) != "ACTUALLY" else "hoped"
        return own.status or ("promised" if one.verbal and one.link == "content" else None)
    if effect == "denied":
        return "denied"
    if effect == "stops":
        return "not_happened"
    if effect == "facts":
        return own.status if one.verbal and own.status else None
    if effect == "called_for":
        return None
    if own.status is not None and column_of(own.status) == "ACTUALLY":
        return own.status if effect in ("agreed", "confirmed") else _SAME[effect]
    if own.status is not None and _WEAK.get(own.status, 0) >= _WEAK.get(_SAME[effect], 0):
        return own.status if own.status != "called_for" or effect not in ("agreed", "confirmed") else "called_for"
    return _SAME[effect]


def _chained(predicates: Sequence[Predicate], one: Predicate, own: Told, frame: Frame | None) -> Told:
    """A predicate without a tense of its own takes that of the one it goes on with, or of the sentence."""
    if one.after is None or own.status is not None:
        return own if own.status else NOTHING
    after = predicates[one.after]
    alone = not one.marks & {"present", "future"} and (
        one.word.governor is not None or (frame is not None and (frame.speaks or frame.kind == "engagement"))
    )
    if not alone and after.governor is not None and after.link in ("content", "purpose"):
        return _like(status_of(predicates, one.after, _frame_of(after)), one)
    last = one.after
    while (predicates[last].governor or predicates[last].after) is not None:
        following = predicates[last].governor if predicates[last].governor is not None else predicates[last].after
        if following is None or following <= last:
            break
        last = following
    return _like(
        status_of(predicates, last, None if predicates[last].word.governor else _frame_of(predicates[last])), one
    )


def _like(told: Told, one: Predicate) -> Told:
    """The status of a later predicate for an earlier one; a negation is not shared."""
    if told.status == "not_happened" and "negative" not in one.marks:
        return Told("happened", (*told.why, "chained"))
    return Told(told.status, (*told.why, "chained"), told.plain)


def _frame_of(one: Predicate) -> Frame | None:
    return one.word.frames[0] if one.word.frames else None


def effect_of(one: Predicate) -> str | None:
    """What a predicate does with what hangs on it."""
    governor = one.word.governor
    if governor is not None:
        return governor.effect
    if any(frame.speaks for frame in one.word.frames):
        return "facts"
    return "report" if one.word.report else None


def governs_itself(governor: Governor, told: Told, content: bool) -> Status | None:
    """The status of a governor's own claim; ``content``: whether what hangs on it is still to come."""
    same = _SAME.get(governor.effect)
    if told.status in ("not_happened", "conditional"):
        return told.status
    if governor.effect in ("agreed", "confirmed"):
        return "agreed" if content else told.status or "happened"
    if governor.effect in ("facts", "denied", "stops"):
        return told.status if told.status in ("hoped", "called_for") else "happened"
    if same and told.status in _WEAK and _WEAK[told.status] > _WEAK.get(same, 0):
        return told.status
    return same
