"""Entries, groups of copies and proposals: what every ledger keeps of the linking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import LedgerError, NotFoundError
from comity.ledger import Lost, Proposal, Source
from factories import make_claim, make_document

FIRST = make_document("India and Japan signed a pact.", path="a.txt")
SECOND = make_document("Tokyo and Delhi signed the pact.", path="b.txt")
A, B, C = make_claim(FIRST), make_claim(SECOND), make_claim(SECOND, kind="position")
ENTRY = f"e{A.id[1:]}"
OTHER = f"e{C.id[1:]}"


@pytest.fixture
def filled(ledger):
    """Three claims of two documents, not linked yet."""
    ledger.record(FIRST, [A], "test-1")
    ledger.record(SECOND, [C, B], "test-1")
    return ledger


@pytest.fixture
def linked(filled):
    """Two entries: one of A and B, one of C."""
    with filled.linking() as links:
        links.put(
            {A.id: ["pact", "ind-jpn"], B.id: ["pact"], C.id: ["stance"]}, {A.id: ENTRY, B.id: ENTRY, C.id: OTHER}
        )
    return filled


def seen(ledger):
    """All that a ledger tells of its linking."""
    with ledger.linking() as links:
        return (
            links.pending(), links.unsorted(), shared(links, ["pact", "stance"]), links.alike(["k1", "k2"]),
            dict(ledger.entries_of([A.id, B.id, C.id])), list(ledger.proposals()),
            dict(ledger.sources_of([FIRST.id, SECOND.id])),
        )  # fmt: skip


def shared(links, keys):
    """The claims under some keys, each once."""
    return in_order(*{claim.id: claim for held in links.sharing(keys).values() for claim in held}.values())


def in_order(*claims):
    return sorted(claims, key=lambda claim: (claim.document.path, claim.passage.start, claim.id))


# --- entries ------------------------------------------------------------------------------------------------------


def test_new_claims_wait_in_order(filled):
    with filled.linking() as links:
        assert links.pending() == in_order(A, B, C)
    assert filled.entries_of([A.id, B.id]) == {}


def test_what_was_put_is_linked(linked):
    assert linked.entries_of([A.id, C.id, "c-unknown"]) == {A.id: ENTRY, C.id: OTHER}
    assert linked.members(ENTRY) == [A, B]
    assert linked.members("e-unknown") == []
    with linked.linking() as links:
        assert links.pending() == []
        assert links.members([ENTRY, OTHER]) == in_order(A, B, C)


@pytest.mark.parametrize(
    ("keys", "found"), [(["pact"], (A, B)), (["ind-jpn", "stance"], (A, C)), (["pact", "ind-jpn"], (A, B)), ([], ())]
)
def test_sharing_gives_each_claim_under_a_key_once(linked, keys, found):
    with linked.linking() as links:
        assert shared(links, keys) == in_order(*found)


def test_very_many_keys(linked):
    with linked.linking() as links:
        assert links.sharing([*map(str, range(40_000)), "stance"]) == {"stance": [C]}


def test_claims_with_keys_and_no_entry_are_shared_by_none(filled):
    with filled.linking() as links:
        links.put({A.id: ["pact"]}, {})
        assert links.sharing(["pact"]) == {}
        assert links.pending() == in_order(A, B, C)


def test_put_replaces_what_was_held_for_those_claims(linked):
    with linked.linking() as links:
        links.put({B.id: ["other", "other"]}, {B.id: OTHER})
        assert links.sharing(["pact", "other"]) == {"pact": [A], "other": [B]}
        assert links.sharing(["pact"]) == {"pact": [A]}
    assert linked.entries_of([A.id, B.id]) == {A.id: ENTRY, B.id: OTHER}


def test_claims_that_are_not_held_are_passed_over(linked):
    before = seen(linked)
    with linked.linking() as links:
        links.put({"c-unknown": ["pact"]}, {"c-unknown": ENTRY})
        links.propose([], [Proposal("c-unknown", A.id, 0.5, "")])
        links.group({"d-unknown": ["k1"]}, {"d-unknown": Source(FIRST.id)})
    assert seen(linked) == before


def test_an_entry_that_loses_a_claim_is_told_once(linked):
    linked.record(SECOND, [C], "test-1b")
    assert linked.members(ENTRY) == [A]
    with linked.linking() as links:
        assert links.gone().entries == {ENTRY}
        assert links.gone() == Lost()
        assert links.sharing(["pact"]) == {"pact": [A]}
        assert links.pending() == []


def test_a_claim_coded_anew_waits_again(linked):
    newer = replace(B, coder="test-2")
    linked.record(SECOND, [newer, C], "test-2")
    assert linked.entries_of([B.id, C.id]) == {C.id: OTHER}
    with linked.linking() as links:
        assert links.pending() == [newer]
        assert links.gone().entries == {ENTRY}


def test_a_claim_that_comes_back_waits_again(linked):
    linked.record(FIRST, [], "test-1")
    linked.record(FIRST, [A], "test-1")
    with linked.linking() as links:
        assert links.pending() == [A]
        assert links.gone().entries == {ENTRY}


def test_a_claim_that_goes_before_it_was_linked_leaves_nothing(filled):
    filled.record(FIRST, [], "test-1")
    with filled.linking() as links:
        assert links.gone() == Lost()
        assert links.pending() == in_order(B, C)


# --- ids of entries -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", [A, B])
@pytest.mark.parametrize("length", [8, 18])
def test_the_number_of_any_claim_finds_its_entry(linked, claim, length):
    assert linked.entry(f"e{claim.id[1:]}"[:length]) == ENTRY


def test_an_id_that_fits_several_entries(linked):
    with pytest.raises(LedgerError, match=r"several entries have ids that begin with 'e-' \(e-.*, e-.*\): give more"):
        linked.entry("e-")


@pytest.mark.parametrize("id", ["e-ffff", A.id, "", "pact", f"{ENTRY}0"])
def test_ids_of_no_entry(linked, id):
    with pytest.raises(NotFoundError, match=f"no entry has the id '{id}'"):
        linked.entry(id)


def test_an_entry_whose_claims_are_gone_is_none(linked):
    linked.record(SECOND, [B], "test-1")
    with pytest.raises(NotFoundError):
        linked.entry(OTHER)


# --- proposals ----------------------------------------------------------------------------------------------------

PAIRS = [Proposal(*sorted((x.id, y.id)), score, "names") for x, y, score in ((A, B, 0.4), (B, C, 0.5), (A, C, 0.4))]
LIKELIEST = [PAIRS[1], *sorted((PAIRS[0], PAIRS[2]), key=lambda one: (one.a, one.b))]


def test_proposals_come_likeliest_first(filled):
    with filled.linking() as links:
        links.propose([], PAIRS)
    assert list(filled.proposals()) == LIKELIEST


def test_proposals_of_touched_claims_are_replaced(filled):
    newer = replace(PAIRS[1], score=0.36)
    with filled.linking() as links:
        links.propose([], PAIRS)
        links.propose([B.id, "c-unknown"], [newer])
    assert list(filled.proposals()) == [PAIRS[2], newer]


def test_proposals_of_some_claims_are_found(filled):
    with filled.linking() as links:
        links.propose([], PAIRS)
        assert links.proposed([A.id, "c-unknown"]) == LIKELIEST[1:]
        assert links.proposed([A.id, C.id]) == LIKELIEST
        assert links.proposed([]) == []


def test_a_pair_proposed_again_has_its_newer_score(filled):
    newer = replace(PAIRS[0], score=0.55)
    with filled.linking() as links:
        links.propose([], PAIRS[:1])
        links.propose([], [newer])
    assert list(filled.proposals()) == [newer]


def test_proposals_end_with_their_claims(filled):
    with filled.linking() as links:
        links.propose([], PAIRS)
    filled.record(SECOND, [replace(B, coder="test-2"), C], "test-2")
    assert list(filled.proposals()) == [PAIRS[2]]
    with filled.linking() as links:
        links.gone()
    assert list(filled.proposals()) == [PAIRS[2]]


# --- copies -------------------------------------------------------------------------------------------------------


@pytest.fixture
def grouped(filled):
    """The second document is a garbled copy of the first."""
    with filled.linking() as links:
        sources = {FIRST.id: Source(FIRST.id), SECOND.id: Source(FIRST.id, garbled=True)}
        links.group({FIRST.id: ["k1"], SECOND.id: ["k1", "k2"]}, sources)
    return filled


def test_new_documents_wait_in_order(filled):
    with filled.linking() as links:
        assert links.unsorted() == [FIRST, SECOND]
        assert links.alike(["k1"]) == []


def test_documents_are_grouped(grouped):
    sources = {FIRST.id: Source(FIRST.id), SECOND.id: Source(FIRST.id, garbled=True)}
    assert grouped.sources_of([FIRST.id, SECOND.id, "d-unknown"]) == sources
    with grouped.linking() as links:
        assert links.unsorted() == []
        assert links.alike(["k2"]) == [SECOND]
        assert links.alike(["k2", "k1"]) == [FIRST, SECOND]


def test_a_document_like_no_other_is_sorted_and_in_no_group(filled):
    with filled.linking() as links:
        links.group({FIRST.id: []}, {})
        assert links.unsorted() == [SECOND]
    assert filled.sources_of([FIRST.id]) == {}


def test_grouping_replaces_what_was_held(grouped):
    with grouped.linking() as links:
        links.group({SECOND.id: ["k3"]}, {SECOND.id: Source(SECOND.id)})
        assert (links.alike(["k1"]), links.alike(["k3"])) == ([FIRST], [SECOND])
    assert grouped.sources_of([SECOND.id]) == {SECOND.id: Source(SECOND.id)}


def test_a_document_with_a_new_date_is_sorted_again(grouped):
    dated = replace(SECOND, published="2020")
    grouped.record(dated, [], "test-1")
    with grouped.linking() as links:
        assert links.unsorted() == [dated]
        assert links.alike(["k1", "k2"]) == [FIRST]
    assert grouped.sources_of([FIRST.id, SECOND.id]) == {FIRST.id: Source(FIRST.id)}


def test_a_document_coded_anew_stays_sorted(grouped):
    grouped.record(SECOND, [], "test-2")
    with grouped.linking() as links:
        assert links.unsorted() == []
        assert links.alike(["k2"]) == [SECOND]


# --- as a whole ---------------------------------------------------------------------------------------------------


def test_reset_forgets_all_linking(grouped):
    new = seen(grouped)[:2]
    with grouped.linking() as links:
        links.put({A.id: ["pact"], C.id: ["stance"]}, {A.id: ENTRY, C.id: OTHER})
        links.propose([], PAIRS)
        links.group({FIRST.id: ["k1"]}, {FIRST.id: Source(FIRST.id)})
    grouped.record(FIRST, [A], "test-2")
    with grouped.linking() as links:
        links.reset()
        assert links.gone() == Lost()
    assert seen(grouped) == (in_order(A, B, C), [FIRST, SECOND], [], [], {}, [], {})
    assert new == (in_order(A, B, C), [])


def test_linking_that_fails_changes_nothing(linked):
    before = seen(linked)
    with pytest.raises(KeyError), linked.linking() as links:
        links.put({A.id: ["other"]}, {A.id: OTHER})
        links.group({FIRST.id: ["k1"]}, {FIRST.id: Source(FIRST.id)})
        links.propose([], PAIRS)
        raise KeyError
    assert seen(linked) == before
    with pytest.raises(KeyError), linked.linking() as links:
        links.reset()
        raise KeyError
    assert seen(linked) == before


@settings(max_examples=40, deadline=None)
@given(rounds=st.lists(st.dictionaries(st.sampled_from([A.id, B.id, C.id]), st.sampled_from([ENTRY, OTHER]))))
def test_every_claim_is_in_the_entry_it_was_put_in_last(opener, rounds):
    with opener() as ledger:
        ledger.record(FIRST, [A], "test-1")
        ledger.record(SECOND, [B, C], "test-1")
        last = {}
        for put in rounds:
            last |= put
            with ledger.linking() as links:
                links.put({}, put)
        assert ledger.entries_of([A.id, B.id, C.id]) == last
        for entry in (ENTRY, OTHER):
            assert {claim.id for claim in ledger.members(entry)} == {id for id in last if last[id] == entry}
