"""What the texts on a pair tell: claims with what linking says of them, clauses that commit, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from comity.ledger import MemoryLedger
from comity.link.descriptors import content_words
from comity.model import Claim, Document
from comity.promise.records import Told
from comity.relink import relink
from comity.telling import (
    REACH,
    Telling,
    context_of,
    documents_on,
    find_done,
    find_statements,
    is_goal,
    is_undone,
    span_of,
    tell,
    weigher,
    words_before,
)
from factories import make_claim, make_document, make_party, make_thing, make_when

PAIR = ("IND", "JPN")
PORT = make_thing("port", "Port of Kochi Pact")


def paper(text: str, published: str | None = "2019-05-02", **fields: Any) -> Document:
    return make_document(text, **({"published": published, "path": f"{published}.txt", "title": None} | fields))


def telling_of(*rows: tuple[Document, Sequence[Claim]]) -> Telling:
    """What is told of these, recorded and linked."""
    ledger = MemoryLedger()
    for document, claims in rows:
        ledger.record(document, claims, "test-1")
    relink(ledger)
    return tell(ledger, PAIR, list(ledger.claims()), list(ledger.documents()))


def plain(text: str, *claims: Claim) -> Telling:
    return telling_of((paper(text), claims))


def clauses(telling: Telling) -> list[str]:
    return [row.clause for row in find_statements(telling)[0]]


def deeds(telling: Telling) -> list[tuple[str, str]]:
    found: list[Told] = find_done(telling, find_statements(telling)[0])
    return [(one.claim.status, one.claim.trigger) for one in found]


# --- a claim as it is told ----------------------------------------------------------------------------------------


def test_a_claim_knows_the_entry_its_name_and_the_step_that_it_tells() -> None:
    document = paper("India and Japan signed the Port of Kochi Pact.")
    claim = make_claim(document, thing=PORT, when=make_when("2019-05-01"))
    (one,) = telling_of((document, [claim])).told
    assert (one.entry, one.name, one.step) == (f"e-{claim.id[2:]}", PORT.name, "signed")


def test_a_claim_knows_the_day_of_its_text_and_its_source() -> None:
    document = paper("India and Japan signed a pact.", "2019-05")
    (one,) = telling_of((document, [make_claim(document)])).told
    assert (one.day, one.source, one.garbled) == ("2019-05-31", document.id, False)


def test_a_text_that_nothing_dates_has_no_day() -> None:
    document = paper("India and Japan signed a pact.", None)
    assert [one.day for one in telling_of((document, [make_claim(document)])).told] == [None]


def test_a_copy_has_the_source_of_what_it_copies() -> None:
    text = "India and Japan signed a pact on the port of Kochi, and its cranes will be lent by a bank of Osaka. " * 3
    rows = [paper(text, day, publisher=name) for day, name in (("2019-05-02", "A Wire"), ("2019-05-03", "B Post"))]
    rows[1] = paper(text + "\n\nB Post", "2019-05-03", publisher="B Post")
    telling = telling_of(*((row, [make_claim(row, "India and Japan signed a pact")]) for row in rows))
    assert len({one.source for one in telling.told}) == 1


def test_what_waits_for_a_person_is_told_and_not_counted() -> None:
    document = paper("India and Japan signed a pact.")
    telling = telling_of((document, [make_claim(document, score=0.01)]))
    assert (len(telling.told), telling.counted) == (1, [])


def test_words_before_a_sentence_are_those_of_its_paragraph_else_of_the_one_before() -> None:
    text = "The port is old.\n\nIt has cranes. They rust."
    assert words_before(text, text.index("They")) == "It has cranes."
    assert words_before(text, text.index("It")) == "The port is old."
    assert words_before(text, 0) == ""


def test_words_before_reach_only_so_far() -> None:
    assert len(words_before("x" * 900, 800)) == REACH


# --- which documents ----------------------------------------------------------------------------------------------


def on_pair(document: Document, *claims: Claim, claiming: bool = False) -> bool:
    ledger = MemoryLedger()
    ledger.record(document, claims, "test-1")
    return bool(documents_on(ledger, [document], PAIR, {document.id} if claiming else ()))


def test_a_document_that_claims_on_both_is_on_the_pair() -> None:
    assert on_pair(paper("They met."), claiming=True)


@pytest.mark.parametrize(("text", "found"), [
    ("Japan opened a port. Ships from India came.", True), ("Japan opened a port. Ships from Peru came.", False),
])  # fmt: skip
def test_a_document_that_claims_on_one_needs_a_word_for_the_other(text: str, found: bool) -> None:
    document = paper(text)
    assert on_pair(document, make_claim(document, "Japan opened a port.", parties=("JPN",))) == found


@pytest.mark.parametrize(("text", "found"), [
    ("India and Japan are old lands.", True), ("A line from Mumbai to Ahmedabad is built with Tokyo.", True),
    ("India is an old land.", False), ("Peru met Chile in Tokyo and Delhi. Peru left.", False), ("Old lands.", False),
])  # fmt: skip
def test_without_a_claim_no_other_state_may_be_named_as_often(text: str, found: bool) -> None:
    assert on_pair(paper(text)) == found


def test_a_side_that_no_claim_names_has_its_own_name() -> None:
    context = context_of([make_claim(parties=(make_party("IND", mention="Delhi"),))], PAIR)
    assert [side.name for side in context.sides] == ["India", "Japan"]
    assert context.names == {"delhi": "IND", "india": "IND", "japan": "JPN"}


# --- what commits -------------------------------------------------------------------------------------------------


def test_a_claim_and_a_bare_clause_that_no_claim_covers_both_commit() -> None:
    document = paper("Japan will lease a dredger to India. India will sell rice to Japan by 2021.")
    leased = make_claim(document, "Japan will lease a dredger to India.", status="promised", trigger="lease")
    found = clauses(telling_of((document, [leased])))
    assert found == ["Japan will lease a dredger to India.", "India will sell rice to Japan by 2021."]


def test_a_clause_that_a_claim_covers_commits_once() -> None:
    document = paper("Japan will build a mill in India by 2021.")
    claims = [make_claim(document, status="promised", trigger=trigger) for trigger in ("build", "will build")]
    assert clauses(telling_of((document, claims))) == ["Japan will build a mill in India by 2021."]


@pytest.mark.parametrize(("status", "text", "why"), [
    ("conditional", "If asked, Japan could build a mill in India.", "conditional"),
    ("hoped", "Japan hopes to build a mill in India.", "wish"),
    ("expected", "A mill is expected to be built in India.", "expected"),
])  # fmt: skip
def test_what_only_looks_like_a_promise_is_refused_with_the_reason(status: str, text: str, why: str) -> None:
    document = paper(text)
    telling = telling_of((document, [make_claim(document, status=status, trigger="build")]))
    statements, refused = find_statements(telling)
    assert (statements, [one.why for one in refused]) == ([], [why])


# --- what was done ------------------------------------------------------------------------------------------------


def test_a_counted_claim_of_a_deed_is_one() -> None:
    document = paper("India and Japan signed a pact.")
    assert deeds(telling_of((document, [make_claim(document)]))) == [("happened", "signed")]


def test_a_claim_that_waits_is_read_by_its_words_instead() -> None:
    document = paper("India and Japan signed a pact.")
    found = find_done(telling_of((document, [make_claim(document, score=0.01)])), [])
    assert [(one.claim.kind, one.claim.trigger) for one in found] == [("policy", "signed")]


def test_a_bare_clause_tells_a_deed_or_that_it_was_not_done() -> None:
    assert deeds(plain("The mill in India was opened by Japan.")) == [("happened", "opened")]
    assert deeds(plain("The mill in India was never opened by Japan.")) == [("not_happened", "opened")]


@pytest.mark.parametrize(("text", "status"), [
    ("The mill in India was opened by Japan without delay.", "happened"),
    ("No fewer than six mills were opened by Japan in India.", "happened"),
    ("No mill was opened by Japan in India.", "not_happened"),
    ("Japan opened a mill in Nova, India.", "happened"),
])  # fmt: skip
def test_what_only_sounds_like_a_negation_undoes_nothing(text: str, status: str) -> None:
    assert deeds(plain(text)) == [(status, "opened")]


def test_a_promise_in_one_text_takes_no_deed_from_another() -> None:
    will, did = paper("India will build a new mill now."), paper("India has built a new mill there.", "2020-02-03")
    made = make_claim(will, status="promised", trigger="build")
    done = make_claim(did, status="happened", trigger="built")
    assert deeds(telling_of((will, [made]), (did, [done]))) == [("happened", "built")]


def test_a_promise_to_call_off_is_one_deed() -> None:
    text = "Japan will cancel the mill in India by 2021."
    claim = make_claim(paper(text), status="planned", trigger="cancel")
    assert len([one for one in deeds(plain(text, claim)) if one == ("planned", "cancel")]) == 1


def test_a_clause_that_commits_is_no_deed() -> None:
    document = paper("Japan agreed to build a mill in India by 2021.")
    claim = make_claim(document, status="happened", trigger="agreed")
    telling = telling_of((document, [claim]))
    assert len(clauses(telling)) == 1
    assert deeds(telling) == []


def test_what_was_called_off_counts_against_even_where_it_commits() -> None:
    document = paper("Japan will cancel the mill in India by 2021.")
    claim = make_claim(document, status="planned", trigger="cancel")
    assert ("planned", "cancel") in deeds(telling_of((document, [claim])))


@pytest.mark.parametrize(("text", "found"), [("They set a target of 900 nurses.", True), ("They set a table.", False)])
def test_a_goal_that_was_set_is_no_deed(text: str, found: bool) -> None:
    claim = make_claim(paper(text), trigger="set")
    assert is_goal(claim) == found
    assert [one.claim for one in find_done(plain(text, claim), [])] == ([] if found else [claim])


@pytest.mark.parametrize(("fields", "found"), [
    ({"status": "happened", "trigger": "cancelled"}, True), ({"status": "happened", "trigger": "postponed"}, True),
    ({"status": "denied", "trigger": "signed"}, True), ({"status": "happened", "trigger": "signed"}, False),
])  # fmt: skip
def test_what_tells_that_something_was_undone(fields: dict[str, Any], found: bool) -> None:
    assert is_undone(make_claim(**fields)) == found


def test_the_span_of_a_claim_is_that_of_its_clause() -> None:
    document = paper("It rained. India signed a pact, and Japan will build a mill.")
    claim = make_claim(document, "India signed a pact, and Japan will build a mill.", trigger="build")
    start, end = span_of(claim)
    assert document.text[start:end] == "and Japan will build a mill."


# --- words --------------------------------------------------------------------------------------------------------


def test_who_takes_part_and_years_and_words_of_promising_tell_nothing() -> None:
    weigh = weigher([make_claim(parties=(make_party("IND", mention="Kerala"),))])
    assert set(weigh("Kerala agreed in 2019 to build dredgers")) >= {"dredger"}
    assert not {"kerala", "2019", "agree", "agreed"} & set(weigh("Kerala agreed in 2019 to build dredgers"))


def test_a_word_in_the_names_of_both_sides_tells_what_it_is_about() -> None:
    both = [make_claim(parties=(make_party(id, mention="Coast Guard"),)) for id in ("IND", "JPN")]
    assert "guard" not in weigher(both[:1])("the coast guard")
    assert "guard" in weigher(both)("the coast guard")


def test_words_that_say_the_same_are_one_and_faint_ones_weigh_less() -> None:
    weigh = weigher([])
    assert set(weigh("a warship")) == set(weigh("a vessel"))
    assert weigh("a partnership")["partnership"] < content_words("a partnership")["partnership"]
    assert weigh("a dredger") == content_words("a dredger")


def test_who_meets_counts_under_a_name_of_its_own() -> None:
    assert "@leaders" in weigher([])("a summit of the presidents")
