"""Aligning two accounts: laws over any statements, and what differs in a pair."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comity.analyse.aligning import Alignment, Statement, Value, align
from comity.analyse.force import Point, Verdict

WORDS = ("dam", "river", "road", "bridge", "fish", "gas", "visa", "border")
FLIP = {"a": "b", "b": "a"}
STATES = (frozenset[str](), frozenset({"PER"}), frozenset({"CHL"}), frozenset({"PER", "CHL"}))


def near(one: str, other: str) -> float:
    """Likeness without a model: the share of words in common."""
    mine, yours = set(one.split()), set(other.split())
    return len(mine & yours) / len(mine | yours)


def say(
    text: str, rung: float = 2.0, document: str = "d-a", start: int = 0, who: frozenset[str] = frozenset()
) -> Statement:
    point = Point(start, start + len(text), text, "agreed", (("commitment", rung),), head=0)
    return Statement(document, start, start + len(text), text, frozenset(text.split()), (point,), (who,))


@st.composite
def accounts(draw: st.DrawFn, document: str) -> list[Statement]:
    """Some sentences of one text, no two of them the same."""
    texts = draw(st.lists(st.sets(st.sampled_from(WORDS), min_size=1, max_size=4), max_size=5, unique_by=frozenset))
    rungs, states = st.sampled_from((0.0, 1.0, 2.0, 3.0)), st.sampled_from(STATES)
    return [
        say(" ".join(sorted(words)), draw(rungs), document, 100 * place, draw(states))
        for place, words in enumerate(texts)
    ]


def pairs(found: Alignment) -> set[tuple[str, str]]:
    return {(one.exact, other.exact) for match in found.both for one in match.a for other in match.b}


def verdicts(found: Alignment) -> set[tuple[frozenset[str], str]]:
    return {(frozenset(one.exact for one in match.a), match.verdict.harder) for match in found.both if match.verdict}


@given(accounts("d-a"), accounts("d-b"))
def test_swapping_the_sides_swaps_all(a: list[Statement], b: list[Statement]) -> None:
    there, back = align(a, b, near), align(b, a, near)
    assert {(y, x) for x, y in pairs(back)} == pairs(there)
    assert (back.only_a, back.only_b) == (there.only_b, there.only_a)
    harder = {match.a[0].id: match.verdict.harder for match in there.both if match.verdict}
    assert {
        match.b[0].id: FLIP.get(match.verdict.harder, match.verdict.harder) for match in back.both if match.verdict
    } == harder


@given(accounts("d-a"))
def test_a_text_says_what_it_says(a: list[Statement]) -> None:
    b = [replace(one, document="d-b") for one in a]
    found = align(a, b, near)
    assert (found.only_a, found.only_b) == ((), ())
    assert {match.verdict.harder for match in found.both if match.verdict} <= {"same"}


@given(accounts("d-a"), accounts("d-b"), st.randoms(use_true_random=False))
def test_the_order_of_sentences_tells_nothing(a: list[Statement], b: list[Statement], random: object) -> None:
    mixed = list(b)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert pairs(align(a, mixed, near)) == pairs(align(a, b, near))
    assert verdicts(align(a, mixed, near)) == verdicts(align(a, b, near))


@given(accounts("d-a"), accounts("d-b"))
def test_every_sentence_is_told_once(a: list[Statement], b: list[Statement]) -> None:
    found = align(a, b, near)
    both = [one for match in found.both for one in (*match.a, *match.b)]
    assert sorted(one.id for one in (*both, *found.only_a, *found.only_b)) == sorted(one.id for one in (*a, *b))


def test_the_harder_verb_is_told() -> None:
    (match,) = align([say("open the road", 3.0)], [say("open the road soon", 1.0, "d-b")], near).both
    assert match.verdict == Verdict("a", "commitment", "agreed", "agreed")


def test_two_states_ministers_say_nothing_together() -> None:
    one, other = say("open the road", who=STATES[1]), say("open the road now", document="d-b", who=STATES[2])
    assert align([one], [other], near).both == ()
    named = [replace(row, named=(frozenset({"Salas"}),)) for row in (one, other)]
    assert len(align(named[:1], named[1:], near).both) == 1


def test_a_sentence_split_in_two_is_aligned_with_both() -> None:
    whole = say("open the road and free the fish")
    parts = [say("open the road", document="d-b"), say("free the fish", document="d-b", start=100)]
    (match,) = align([whole], parts, near).both
    assert [one.exact for one in match.b] == ["open the road", "free the fish"]


def number(text: str, amount: float, unit: str = "tonne") -> Value:
    return Value("number", unit, text, amount)


def test_numbers_that_differ_are_shown_and_none_chosen() -> None:
    one = replace(say("buy the gas"), values=(number("40 tonnes", 40.0),))
    other = replace(say("buy the gas", document="d-b"), values=(number("60 tonnes", 60.0),))
    (differing,) = align([one], [other], near).both[0].differing
    assert (differing.a, differing.b, differing.both) == (("40 tonnes",), ("60 tonnes",), True)


def test_what_one_alone_gives_is_told_as_such() -> None:
    values = (number("40 tonnes", 40.0), Value("date", "2024-05", "in May"))
    one = replace(say("buy the gas"), values=values)
    other = replace(say("buy the gas", document="d-b"), values=(Value("date", "2024-05-03", "on 3 May"),))
    (differing,) = align([one], [other], near).both[0].differing
    assert (differing.field, differing.a, differing.both) == ("number", ("40 tonnes",), False)
