"""Merges and splits as the resolver takes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.judge.constraints import constraints
from comity.model import Claim
from factories import make_claim, make_document
from judge.made import decided, undone

A, B, C, D = CLAIMS = [make_claim(make_document(f"Report {name}: India and Japan signed a pact.")) for name in "ABCD"]


def ids(*claims: Claim) -> set[str]:
    return {claim.id for claim in claims}


def test_a_merge_puts_together_and_a_split_keeps_apart() -> None:
    made = [decided("merge", A, B), decided("split", C, others=(A, D))]
    assert constraints(CLAIMS, made) == ([ids(A, B)], [(ids(C), ids(A, D))])


def test_merges_that_share_a_claim_are_one() -> None:
    made = [decided("merge", A, B), decided("merge", C, D), decided("merge", B, C)]
    assert constraints(CLAIMS, made)[0] == [ids(A, B, C, D)]


def test_a_later_split_takes_the_place_of_the_merge_that_it_contradicts() -> None:
    made = [decided("merge", A, B), decided("merge", C, D), decided("split", B, others=(A,))]
    assert constraints(CLAIMS, made) == ([ids(C, D)], [(ids(B), ids(A))])


def test_a_later_merge_takes_the_place_of_the_split_that_it_contradicts() -> None:
    made = [decided("split", B, others=(A,)), decided("merge", A, C), decided("merge", C, B)]
    assert constraints(CLAIMS, made) == ([ids(A, B, C)], [])


def test_what_is_undone_constrains_nothing() -> None:
    merge = decided("merge", A, B)
    assert constraints(CLAIMS, [merge, undone(merge)]) == ([], [])


def test_claims_that_are_not_found_are_left_out() -> None:
    assert constraints([A, C], [decided("merge", A, B, C), decided("split", B, others=(A,))]) == ([ids(A, C)], [])
    assert constraints([A], [decided("merge", A, B)]) == ([], [])


def test_what_leaves_a_merged_entry_leaves_it_alone_and_the_rest_stays_together() -> None:
    made = [decided("merge", A, B, C, D), decided("split", D, others=(A, B, C))]
    assert constraints(CLAIMS, made) == ([ids(A, B, C)], [(ids(D), ids(A, B, C))])


def test_of_a_split_that_a_merge_takes_back_in_part_the_rest_holds() -> None:
    made = [decided("split", A, B, others=(C, D)), decided("merge", A, C)]
    together, apart = constraints(CLAIMS, made)
    assert together == [ids(A, C)]
    assert sorted(apart, key=lambda pair: len(pair[1])) == [(ids(A), ids(D)), (ids(B), ids(C, D))]


def test_an_entry_by_itself_is_no_merge() -> None:
    entries = {A.id: "e-1", B.id: "e-1", C.id: "e-2"}
    assert constraints([A, B, D], [decided("merge", A, B, C, entries=entries)]) == ([], [])


claims_of_them = st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=3, unique_by=lambda claim: claim.id)


@given(st.lists(st.tuples(st.booleans(), claims_of_them, claims_of_them), max_size=6))
def test_no_two_constraints_contradict_one_another(rows: list[tuple[bool, list[Claim], list[Claim]]]) -> None:
    made = [
        decided("merge", *a, *b) if merge else decided("split", *a, others=tuple(c for c in b if c not in a))
        for merge, a, b in rows
    ]
    together, apart = constraints(CLAIMS, made)
    assert not [1 for group in together for one, other in apart if group & one and group & other]
    assert sum(map(len, together)) == len(set().union(*together))
    assert all(one and other and not one & other for one, other in apart)


@given(st.lists(st.tuples(st.booleans(), claims_of_them, claims_of_them), min_size=1, max_size=6))
def test_the_latest_decision_holds_as_a_whole(rows: list[tuple[bool, list[Claim], list[Claim]]]) -> None:
    made = [
        decided("merge", *a, *b) if merge else decided("split", *a, others=tuple(c for c in b if c not in a))
        for merge, a, b in rows
    ]
    together, apart = constraints(CLAIMS, made)
    last, targets, others = (
        made[-1],
        *({anchor.claim for anchor in side} for side in (made[-1].targets, made[-1].others)),
    )
    if last.action == "merge":
        assert len(targets) < 2 or any(targets <= group for group in together)
    else:
        assert not others or any(targets <= one and others <= other for one, other in apart)
