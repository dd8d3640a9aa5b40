"""The queue on a terminal and as JSON."""

from __future__ import annotations

import io
import json

from comity.judge.agreement import Agreement
from comity.judge.queue import Item
from comity.present.data import to_json
from comity.present.queue import item_record, print_agreement, print_item, print_queue
from comity.present.terminal import console
from judge.made import PACT, drill, pact

ITEM = Item(
    "doubt", (drill(why=("what:\x1b[31mdrill",)),), "score 0.30: \x1b[31mred", 0.7, ("comity decide accept c-1",)
)
BOTH = Item("proposal", (pact(), drill()), "may be about one thing", 0.5, ("comity decide merge e-1 e-2",))


def printed(*items: Item, limit: int | None = None) -> str:
    out = io.StringIO()
    print_queue(console(out, 100), items, limit)
    return out.getvalue()


def test_an_item_shows_its_sentence_why_it_is_there_and_its_commands() -> None:
    text = printed(ITEM)
    assert PACT in text
    assert "in doubt  score 0.30: ␛[31mred" in text
    assert "● happened · exercise · IND:actor, JPN:actor · undated · Example Wire, 21 Aug 2024" in text
    assert "    comity decide accept c-1\n" in text


def test_the_counts_stand_below_and_what_was_cut() -> None:
    text = printed(ITEM, BOTH, ITEM, limit=1)
    assert "… 2 more: --limit 0 shows all" in text
    assert text.splitlines()[-1] == "the machine and a decision differ: 0; one thing?: 1; in doubt: 2"


def test_an_empty_queue_says_so() -> None:
    assert printed() == "Nothing waits to be looked at.\n"


def test_one_item_in_full_shows_every_field_of_each_claim() -> None:
    out = io.StringIO()
    print_item(console(out, 100), BOTH)
    assert [out.getvalue().count(f"claim       {claim.id}") for claim in BOTH.claims] == [1, 1]
    assert "\x1b" not in out.getvalue()


def test_an_item_as_json() -> None:
    record = json.loads(to_json(item_record(BOTH)))
    assert (record["nature"], record["weight"], record["commands"]) == ("proposal", 0.5, list(BOTH.commands))
    assert [claim["id"] for claim in record["claims"]] == [pact().id, drill().id]


def test_agreement_prints_a_line_a_field() -> None:
    out = io.StringIO()
    print_agreement(console(out, 100), [Agreement("kind", 0.5, 0.75, 4), Agreement("when", None, None, 0)], 1)
    assert out.getvalue().splitlines() == [
        "kind          alpha  0.500  same  75.0%  n 4",
        "when          alpha      –  same      –  n 0",
        "1 difference to settle",
    ]
