"""How things stand to one another by what passages say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.link.descriptors import Descriptor
from comity.link.lineage import Related, find_relations
from comity.model import Thing
from factories import make_claim, make_document

NAGOYA = Thing("new:nagoya-water-treaty", "Nagoya Water Treaty")


def relations(text: str, thing: Thing | None = None, trigger: str = "signed") -> list[Related]:
    """The relations that a report of one sentence tells by one claim."""
    claim = make_claim(make_document(text), text, kind="agreement", thing=thing, trigger=trigger)
    return find_relations([claim])


def short(end: str | Descriptor) -> str:
    return end if isinstance(end, str) else " ".join([*end.words, end.head])


@pytest.mark.parametrize(
    ("text", "kind", "one", "other"),
    [
        ("They signed a protocol amending the 2010 fishing treaty.", "amends", "memorandum", "2010 fishery agreement"),
        ("A declaration, which updates one adopted in May 2008, came.", "amends", "declaration", "2008 declaration"),
        ("The visa pact replaces that of 2008.", "replaces", "visa agreement", "2008 agreement"),
        ("The 2010 treaty was superseded by a visa pact.", "replaces", "visa agreement", "2010 agreement"),
        ("They have replaced their 2010 treaty with a visa pact.", "replaces", "visa agreement", "2010 agreement"),
        ("They signed a treaty to replace the visa pact.", "replaces", "agreement", "visa agreement"),
        ("A pact in succession to the 2010 treaty was signed.", "replaces", "agreement", "2010 agreement"),
        ("The deal, signed on Monday, replaces the visa pact.", "replaces", "loose", "visa agreement"),
        ("It was made under the bilateral visa agreement.", "under", "", "bilateral visa agreement"),
        ("A memorandum was signed pursuant to the visa pact.", "under", "memorandum", "visa agreement"),
        ("A working group was set up under the visa pact.", "under", "working group", "visa agreement"),
        ("They signed an implementing arrangement under the visa pact.", "implements", "implementing memorandum",
         "visa agreement"),
        ("They signed an implementing arrangement for the visa pact.", "implements", "implementing memorandum",
         "visa agreement"),
    ],
)  # fmt: skip
def test_what_a_passage_tells(text: str, kind: str, one: str, other: str) -> None:
    assert [(row.kind, short(row.one), short(row.other)) for row in relations(text)] == [(kind, one, other)]


@pytest.mark.parametrize(
    "text",
    [
        "The visa pact should replace the 2010 treaty.",
        "The visa pact has not replaced the 2010 treaty.",
        "The 2010 treaty will be superseded by a visa pact.",
        "They want to replace the 2010 treaty.",
        "Parliament amended the treaty.",
        "The 2010 treaty was amended by parliament.",
        "The visa pact builds upon that of 2008.",
        "Moscow rents the port for ten years under an arrangement.",
        "The two sides met under a bridge.",
    ],
)
def test_what_is_wished_denied_or_no_relation(text: str) -> None:
    assert relations(text) == []


def test_a_thing_with_a_name_is_told_by_its_id() -> None:
    [row] = relations("The 2010 fishing treaty was superseded by the Nagoya Water Treaty.", NAGOYA)
    assert row.one == NAGOYA.id
    assert row.words == "2010 fishing treaty was superseded by the Nagoya Water Treaty"


def test_it_is_what_the_claim_says_it_is() -> None:
    [row] = relations("It replaces the 2010 fishing treaty.", NAGOYA, "signed It")
    assert row.one == NAGOYA.id


def test_a_name_elsewhere_in_the_document_is_known() -> None:
    text = "They signed the Nagoya Water Treaty. A protocol amending the Nagoya Water Treaty was signed."
    document = make_document(text)
    first, second = (part.strip() + "." for part in text.strip(".").split(". "))
    claims = [
        make_claim(document, first, kind="agreement", thing=NAGOYA, trigger="signed Treaty"),
        make_claim(document, second, kind="agreement", thing=None, trigger="signed protocol"),
    ]
    [row] = find_relations(claims)
    assert (row.other, row.claim) == (NAGOYA.id, claims[1].id)


def test_a_passage_tells_once_by_the_nearest_claim_of_an_agreement() -> None:
    text = "They met and signed a protocol amending the visa pact."
    met = make_claim(make_document(text), text, kind="engagement", thing=None, trigger="met")
    signed = replace(met, id="", kind="agreement", trigger="signed protocol")
    [row] = find_relations([met, signed])
    assert row.claim == signed.id
