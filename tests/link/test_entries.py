"""Entries: names, parties, accounts, sources, made of their claims whatever order these come in."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.link.entries import Linked, first_told, make_entry, sources_of, things_of
from comity.model import Claim, Entry, Quantity, Speaker, Thing, Where
from factories import claims as any_claims
from factories import make_party
from present.story import ACSA, VEER, day, told


def one(text: str, when: str | None = None, outlet: str = "Example Wire", published: str | None = "2024-08-21",
        **fields: object) -> Claim:  # fmt: skip
    return told(text, when, outlet, published, **fields)[1]


def entry(*claims: Claim, **given: object) -> Entry:
    return make_entry("e-1", claims, **given)  # type: ignore[arg-type]


SIGNED = one("They signed the ACSA.", "2020-09-09", "A", "2020-09-10", thing=ACSA)
FORCE = one("It came into force.", "2021-07-11", "B", "2021-07-12", stage="in_force", trigger="came into force")
PLAN = one("They will hold it.", None, "A", "2022-12-23", kind="exercise", status="planned", thing=VEER,
           due=day("2023-01-16/2023-01-26"))  # fmt: skip


def test_one_life_of_a_named_and_an_unnamed_claim() -> None:
    found = entry(FORCE, SIGNED)
    assert (found.name, found.kind, found.state, found.claims) == (
        ACSA.name, "agreement", "in force", (SIGNED.id, FORCE.id),
    )  # fmt: skip
    assert [(step.state, step.when) for step in found.lifecycle] == [
        ("signed", "2020-09-09"),
        ("in force", "2021-07-11"),
    ]


def test_the_name_of_most_claims_comes_first_the_others_are_aliases() -> None:
    other = one("The pact was signed.", thing=Thing("acsa", "Logistics Pact"))
    again = one("The ACSA was signed again.", thing=ACSA)
    assert (entry(SIGNED, other, again).name, entry(SIGNED, other, again).aliases) == (ACSA.name, ("Logistics Pact",))


def test_a_listed_name_comes_before_others_and_one_of_its_kind_before_all() -> None:
    jets, group = Thing("new:mki-fighters", "MKI fighters"), Thing("group", "Working Group")
    rows = [one(f"Jets {n}.", kind="exercise", thing=jets) for n in range(2)]
    other = one("The group met.", kind="mechanism", thing=group)
    assert [thing.name for thing in things_of([*rows, other, PLAN], "exercise")] == [
        "Veer Guardian", "MKI fighters", "Working Group",
    ]  # fmt: skip


def test_without_a_name_the_words_of_the_first_claim() -> None:
    assert entry(one("| They signed a treaty on fish.")).name == "They signed a treaty on fish"


def test_an_edition_has_the_year_in_its_name() -> None:
    found = entry(PLAN)
    assert (found.name, found.series, found.state) == ("Veer Guardian 2023", "veer-guardian", "planned")


def test_parties_actors_first_without_third_ones() -> None:
    parties = (make_party("JPN", "recipient"), make_party("IND"), make_party("UKR", "third"))
    assert entry(one("India sold it.", parties=parties)).parties == ("IND", "JPN")


# --- accounts -----------------------------------------------------------------------------------------------------


def test_two_days_of_signature_are_both_kept() -> None:
    found = entry(SIGNED, one("Signed on 8 September.", "2020-09-08", "C", "2022-09-20", thing=ACSA))
    assert found.differing == ("signed",)
    assert [(row.field, row.value) for row in found.accounts] == [("signed", "2020-09-09"), ("signed", "2020-09-08")]


def test_planned_days_that_differ_are_both_kept() -> None:
    other = one("It will be held.", None, "B", "2023-01-08", kind="exercise", status="planned", thing=VEER,
                due=day("2023-01-12/2023-01-26"))  # fmt: skip
    found = entry(PLAN, other)
    assert found.differing == ("due",)
    assert [step.when for step in found.lifecycle] == ["2023-01-12/2023-01-26", "2023-01-16/2023-01-26"]


@pytest.mark.parametrize(("numbers", "edition", "differing"), [((6, 6), 6, ()), ((6, 7), None, ("edition",))])
def test_numbers_of_an_edition(numbers: tuple[int, int], edition: int | None, differing: tuple[str, ...]) -> None:
    things = (Thing("jimex", "JIMEX", number) for number in numbers)
    rows = [one(f"JIMEX {n} was held.", kind="exercise", thing=thing, trigger="held") for n, thing in enumerate(things)]
    assert (entry(*rows).edition, entry(*rows).differing) == (edition, differing)


def test_places_and_amounts_are_accounts_that_do_not_differ() -> None:
    places = [Where("Tokyo", "JPN", None, None, "city"), Where("Japan", "JPN", None, None, "country")]
    sums = [Quantity(5e12, "JPY"), Quantity(42e9, "USD")]
    found = entry(*(one(f"{n}.", where=w, quantity=q) for n, (w, q) in enumerate(zip(places, sums, strict=True))))
    assert found.differing == ()
    assert {row.field for row in found.accounts} == {"where", "quantity in JPY", "quantity in USD"}


def test_what_did_not_happen_stays_visible_and_is_no_step() -> None:
    found = entry(SIGNED, one("It was not signed on Saturday.", "2019-11-30", status="not_happened", thing=ACSA))
    assert [step.state for step in found.lifecycle] == ["signed"]
    assert ("did not", "It was not signed on Saturday") in [(row.field, row.value) for row in found.accounts]


def test_a_postponement_is_a_step_and_no_version() -> None:
    found = entry(PLAN, one("It was postponed.", kind="exercise", status="not_happened", trigger="postponed"))
    assert ([step.state for step in found.lifecycle], found.state) == (["planned", "postponed"], "postponed")
    assert {row.field for row in found.accounts} == {"due"}


def test_the_sides_of_an_incident_stand_beside_each_other() -> None:
    china, india = (Speaker(id, None) for id in ("CHN", "IND"))
    found = entry(
        one("Indian troops crossed the line.", kind="incident", speaker=china),
        one("No soldier crossed it.", kind="incident", status="denied", speaker=india),
        one("China shot first, India says.", kind="incident", alleged=True, speaker=india),
    )
    assert [row.field for row in found.accounts] == ["alleged by IND", "denied by IND", "told by CHN"]
    assert (found.state, found.differing) == ("reported", ("whether",))


# --- sources ------------------------------------------------------------------------------------------------------


def test_copies_are_one_source_and_come_behind() -> None:
    copies = {FORCE.document.id: (SIGNED.document.id, False), SIGNED.document.id: (SIGNED.document.id, False)}
    found = entry(FORCE, SIGNED, copies=copies)
    assert (found.sources, found.reports, found.claims) == (1, 2, (SIGNED.id, FORCE.id))
    assert sources_of([FORCE, SIGNED], copies, {}) == (SIGNED.document.id,)


def test_documents_of_one_owner_are_one_source_and_stay_two_reports() -> None:
    owners = {FORCE.document.id: "Harbour Group", SIGNED.document.id: "Harbour Group"}
    found = entry(FORCE, SIGNED, owners=owners)
    assert (found.sources, found.reports) == (1, 2)
    assert sources_of([FORCE, SIGNED], {}, owners) == ("Harbour Group",)


def test_a_copy_is_of_the_source_that_it_copies_not_of_its_own_outlet() -> None:
    links = Linked({}, {FORCE.document.id: (SIGNED.document.id, False)}, owners={FORCE.document.id: "Bay Group"})
    assert links.source_of(FORCE.document.id) == SIGNED.document.id


def test_a_garbled_text_is_never_told_first() -> None:
    early = one("They inked the pact.", "2020-09-09", "Spun", "2020-09-09", thing=ACSA)
    copies = {early.document.id: (early.document.id, True)}
    assert sorted([early, SIGNED], key=lambda claim: first_told(claim, copies)) == [SIGNED, early]


def test_an_undated_text_comes_after_dated_ones() -> None:
    undated = one("They signed it once.", published=None, thing=ACSA)
    assert entry(undated, SIGNED).claims == (SIGNED.id, undated.id)


def test_state_as_of_a_day() -> None:
    assert entry(PLAN, until="2023-01-27").state == "silent"
    assert entry(SIGNED, FORCE, until="2020-12-31").state == "signed"


def test_deliveries_are_counted() -> None:
    rows = (("contract", 36), ("delivered", 6))
    found = entry(*(one(f"{s}.", kind="transfer", stage=s, trigger=s, quantity=Quantity(n, "piece")) for s, n in rows))
    assert found.state == "delivered 6 of 36"


# --- laws ---------------------------------------------------------------------------------------------------------


def test_order_of_claims_does_not_matter() -> None:
    rows = (SIGNED, FORCE, one("The ACSA was agreed on.", "2018-10-29", status="agreed", thing=ACSA))
    assert len({repr(entry(*order)) for order in permutations(rows)}) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(any_claims(), min_size=1, max_size=5))
def test_no_claim_is_lost_and_no_step_is_without_proof(claims: list[Claim]) -> None:
    found = make_entry("e-1", claims, Linked().copies)
    ids = {claim.id for claim in claims}
    assert set(found.claims) == ids
    assert all(step.claims and set(step.claims) <= ids for step in found.lifecycle)
    assert all(account.claims and set(account.claims) <= ids for account in found.accounts)
