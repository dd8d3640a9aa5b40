"""Merging above one bar, never what is ruled out, what people decided first; no order but that of content."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comity.link.compare import Likeness
from comity.link.resolve import Ruling, founder, resolve
from comity.link.traits import Chain
from comity.model import Claim
from factories import make_claim, make_document, make_thing


def chain(place: int, **fields: object) -> Chain:
    document = make_document(f"India and Japan met for the {place}th time.", path=f"{place}.txt",
                             published=f"2024-01-{place + 1:02}")  # fmt: skip
    return Chain((make_claim(document, kind="engagement", **fields),))


CHAINS = [chain(place) for place in range(5)]


def pair(a: int, b: int) -> tuple[str, str]:
    one, other = sorted((CHAINS[a].id, CHAINS[b].id))
    return one, other


def likely(*pairs: tuple[int, int, float]) -> dict[tuple[str, str], Likeness]:
    return {pair(a, b): Likeness(score, ()) for a, b, score in pairs}


def ids(groups: list[list[Chain]]) -> set[frozenset[int]]:
    place = {chain.id: at for at, chain in enumerate(CHAINS)}
    return {frozenset(place[chain.id] for chain in group) for group in groups}


def test_likely_pairs_are_one_and_unlikely_ones_are_not() -> None:
    groups = resolve(CHAINS, likely((0, 1, 0.9), (1, 2, 0.7), (2, 3, 0.5)), 0.6)
    assert ids(groups) == {frozenset({0, 1, 2}), frozenset({3}), frozenset({4})}


def test_what_is_ruled_out_keeps_whole_groups_apart() -> None:
    first, second = (chain(at, thing=make_thing("jimex", "JIMEX", at + 1)) for at in range(2))
    vague = chain(2, thing=make_thing("jimex", "JIMEX"))
    pairs = {tuple(sorted((vague.id, one.id))): Likeness(score, ()) for one, score in ((first, 0.9), (second, 0.8))}
    groups = resolve([first, second, vague], pairs, 0.6)
    assert sorted(len(group) for group in groups) == [1, 2]
    assert [vague, first] in [sorted(group, key=lambda one: one is first) for group in groups]


def test_what_people_put_together_is_one_and_what_they_parted_is_not() -> None:
    claims = [chain.claims[0].id for chain in CHAINS]
    ruling = Ruling((frozenset({claims[0], claims[4]}),), ((frozenset({claims[0]}), frozenset({claims[1]})),))
    groups = resolve(CHAINS, likely((0, 1, 0.9), (1, 4, 0.8)), 0.6, ruling)
    assert ids(groups) == {frozenset({0, 4}), frozenset({1}), frozenset({2}), frozenset({3})}


def test_claims_that_are_gone_rule_nothing() -> None:
    ruling = Ruling((frozenset({"c-gone", CHAINS[0].claims[0].id}),), ((frozenset({"c-gone"}), frozenset({"c-old"})),))
    assert ids(resolve(CHAINS[:1], {}, 0.6, ruling)) == {frozenset({0})}


@given(st.permutations(CHAINS), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0, 1)), max_size=8))
def test_the_order_of_the_input_does_not_matter(shuffled: list[Chain], rows: list[tuple[int, int, float]]) -> None:
    pairs = likely(*((a, b, score) for a, b, score in rows if a != b))
    backwards = dict(reversed(list(pairs.items())))
    assert ids(resolve(shuffled, backwards, 0.6)) == ids(resolve(CHAINS, pairs, 0.6))


def test_the_founder_is_the_first_to_be_published() -> None:
    undated = Chain(tuple(replace(one, document=replace(one.document, published=None)) for one in CHAINS[0].claims))
    assert founder([CHAINS[2], undated, CHAINS[1]]) is CHAINS[1]
    assert founder([undated]) is undated


def claims_of(groups: list[list[Chain]]) -> list[Claim]:
    return [claim for group in groups for one in group for claim in one.claims]


def test_nothing_is_lost() -> None:
    assert {claim.id for claim in claims_of(resolve(CHAINS, likely((0, 3, 1.0)), 0.6))} == {
        chain.claims[0].id for chain in CHAINS
    }
