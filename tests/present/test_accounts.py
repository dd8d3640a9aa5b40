"""Two sides' accounts on a terminal, as Markdown and as data; what texts hold is shown inert."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from comity.analyse.aligning import Statement, Value
from comity.analyse.force import Point, Verdict
from comity.analyse.sides import JOINT, Accounts, Looked, Side, Text, compare_sides
from comity.link.entries import make_entry
from comity.present.accounts import (
    NEITHER,
    accounts_record,
    lack_words,
    looked_words,
    print_accounts,
    shown,
    to_markdown,
    verdict_words,
)
from comity.present.data import to_json
from comity.present.terminal import console
from factories import make_claim, make_document, make_ref

HOSTILE = "they \x1b[31magreed\u202e <b>[x](http://x)</b> | to *open* the road"


def say(words: str, document: str, rung: float) -> Statement:
    point = Point(0, len(words), words, "agreed" if rung else "noted", (("commitment", rung),), head=0)
    values = (Value("number", "tonne", f"{rung:g} tonnes", rung),)
    return Statement(
        document,
        0,
        len(words),
        words,
        frozenset(words.split()),
        (point,),
        (frozenset(),),
        (),
        values,
        ("c-0123456789",),
    )


def side(id: str, name: str, words: str, rung: float) -> Side:
    document = make_document(words, publisher=f"Ministry of {name}", title=words)
    return Side(id, name, (Text(make_ref(document), (say(words, document.id, rung),), (("headline", 2),)),))


def near(one: str, other: str) -> float:  # noqa: ARG001
    return 1.0


def made(*sides: Side) -> Accounts:
    entry = make_entry("e-0123456789abcdef", [make_claim(kind="engagement")])
    return Accounts(entry, ("2024-08-20", "2024-08-20"), sides, (), compare_sides(sides, near), Looked(3, 1, 1))


BOTH = made(
    side("IND", "India", "they agreed to open the road", 2.0), side("JPN", "Japan", "they will open the road", 0.0)
)
ATTACK = made(side("IND", "India", HOSTILE, 2.0), side("JPN", "Japan", HOSTILE + " now", 2.0))


def printed(accounts: Accounts) -> str:
    out = io.StringIO()
    print_accounts(console(out, 120), accounts)
    return " ".join(out.getvalue().split())


def test_what_both_say_has_its_verdict_and_what_differs() -> None:
    (row,) = shown(BOTH.comparisons[0]).both
    assert row.verdict == "India harder: agreed / Japan: noted"
    assert row.notes == ("numbers differ: India 2 tonnes / Japan 0 tonnes",)


def test_each_sentence_opens_its_place() -> None:
    (row,) = shown(BOTH.comparisons[0]).both
    assert row.a[0].place == f"{row.a[0].document[:10]}:0-28 c-01234567"
    assert row.a[0].address == f"/document/{row.a[0].document}#c-0123456789"
    assert replace(row.a[0], claims=()).address.endswith("#:~:text=they%20agreed%20to%20open%20the%20road")


def test_the_terminal_has_texts_counts_and_coverage() -> None:
    text = printed(BOTH)
    assert "BOTH SAY India and Japan" in text
    assert "India: 1 sentence compared, left out: 2 headline" in text
    assert "Looked through: 3 documents with a claim on it, 1 a copy, 1 of no state" in text


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (None, NEITHER),
        (Verdict("same", "request", "urged", "Urged"), "the same: urged"),
        (Verdict("same", "support", "hailed", "welcomed"), "the same: hailed / welcomed"),
        (Verdict("b", "opposition", "expressed concern", "condemned"), "B harder: condemned / A: expressed concern"),
        (Verdict("contrary", "", "agreed", "did not agree"), "contrary: A: agreed / B: did not agree"),
    ],
)
def test_the_words_of_a_verdict(verdict: Verdict | None, words: str) -> None:
    assert verdict_words(verdict, "A", "B") == words


def test_one_side_alone_is_said_plainly() -> None:
    alone = made(side("IND", "India", "they agreed", 2.0))
    assert lack_words(alone) == "Only the text of India was found, none of JPN: there is nothing to compare."
    assert lack_words(alone) in printed(alone)
    assert "Only a joint text" in lack_words(made(side(JOINT, "joint text", "they agreed", 2.0)))
    assert "No side's own text" in lack_words(made())
    assert looked_words(alone).startswith("Looked through: 3 documents")


def test_hostile_words_are_shown_inert() -> None:
    text = printed(ATTACK)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "␛[31magreed" in text


def test_no_word_of_a_text_is_markup() -> None:
    text = to_markdown(ATTACK)
    assert "\\<b\\>\\[x\\](http://x)\\</b\\> \\| to \\*open\\*" in text
    assert "\x1b" not in text


def test_the_data_hold_places_verdicts_and_differences() -> None:
    record = json.loads(to_json(accounts_record(BOTH)))
    (one,) = record["comparisons"][0]["both"]
    assert one["verdict"]["harder"] == "a"
    assert one["differing"] == [{"field": "number", "a": ["2 tonnes"], "b": ["0 tonnes"]}]
    assert (one["a"][0]["start"], one["a"][0]["end"]) == (0, 28)
