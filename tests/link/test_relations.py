"""How entries stand to one another: by lists, by passages, as editions of one series."""

from __future__ import annotations

from typing import Any

from comity.link.relations import relations_of
from comity.model import Claim
from factories import make_claim, make_document, make_thing, make_when

OLD, NEW = make_thing("old-pact", "Old Pact"), make_thing("new-pact", "New Pact")


def say(text: str, **fields: Any) -> Claim:
    return make_claim(make_document(text), **fields)


FIRST = say("India and Japan signed the Old Pact in 2008.", thing=OLD)
SECOND = say("India and Japan signed the New Pact in 2025.", thing=NEW)
DRILLS = [
    say(f"JIMEX {year} was held.", kind="exercise", thing=make_thing("jimex", "JIMEX"), when=make_when(f"{year}-09-11"))
    for year in (2021, 2022)
]
ENTRIES = {FIRST.id: "e-old", SECOND.id: "e-new", DRILLS[0].id: "e-2021", DRILLS[1].id: "e-2022"}


def rows(id: str, *claims: Claim, known: tuple[Any, ...] = ()) -> list[tuple[str, str]]:
    return [(row.kind, row.entry) for row in relations_of(id, claims, ENTRIES, known)]


def test_what_a_list_says_is_seen_from_both_sides() -> None:
    known = (("replaces", "new-pact", "old-pact"), ("amends", "new-pact", "unheard-of"))
    assert rows("e-new", FIRST, SECOND, known=known) == [("replaces", "e-old")]
    assert rows("e-old", FIRST, SECOND, known=known) == [("replaced_by", "e-new")]
    assert rows("e-2021", FIRST, SECOND, known=known) == []


def test_editions_of_one_series_know_one_another() -> None:
    assert rows("e-2021", *DRILLS) == [("other_edition", "e-2022")]
    assert rows("e-2022", *DRILLS) == [("other_edition", "e-2021")]


def test_claims_that_are_not_linked_tell_nothing() -> None:
    assert relations_of("e-2021", DRILLS, {DRILLS[0].id: "e-2021"}) == ()


def test_a_passage_tells_with_its_claim() -> None:
    treaty = say("India and Japan signed the fisheries treaty in 2008.", trigger="signed treaty")
    protocol = say(
        "India and Japan signed a protocol amending the fisheries treaty of 2008.", trigger="signed protocol"
    )
    entries = {treaty.id: "e-treaty", protocol.id: "e-protocol"}
    (row,) = relations_of("e-treaty", [treaty, protocol], entries)
    assert (row.kind, row.entry, row.claims) == ("amended_by", "e-protocol", (protocol.id,))


def test_what_is_only_wished_tells_nothing() -> None:
    treaty = say("India and Japan signed the fisheries treaty in 2008.", trigger="signed treaty")
    wish = say(
        "India wants a protocol amending the fisheries treaty of 2008.", trigger="wants protocol", status="hoped"
    )
    assert relations_of("e-treaty", [treaty, wish], {treaty.id: "e-treaty", wish.id: "e-wish"}) == ()
