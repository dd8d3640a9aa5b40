"""An entry as it is shown and exported."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from analyse.made import AGREED, COPY, FORCE, MISDATED, OTHER_PLAN, PLAN, SIGNED, SIXTH, SPUN, Told, linked
from comity.analyse.entry import EntryPage, entry_page
from comity.link.entries import UNLINKED, Linked
from comity.model import Relation, Speaker, Status
from comity.present.entry import entry_record, print_entry, state_words, told_once
from comity.present.terminal import console
from present.story import ACSA, day, told

COPIES = linked({}, {COPY[0].id: (SIXTH, False), SPUN[0].id: (SPUN, True)})
UNSIGNED = told("It was not signed on Saturday.", "2019-11-30", "Hooghly Mirror", "2019-12-01", status="not_happened",
                thing=ACSA)  # fmt: skip


def made(*rows: Told, links: Linked = UNLINKED, until: str | None = None, decided: tuple[str, ...] = ()) -> EntryPage:
    return entry_page("e-0123456789abcdef", [claim for _, claim in rows], links, until, decided)


def printed(page: EntryPage, width: int = 100) -> str:
    out = io.StringIO()
    print_entry(console(out, width), page)
    return out.getvalue()


def section(page: EntryPage, title: str) -> str:
    """The text under a heading, in one line."""
    text = printed(page)
    assert f"\n{title}  " in text
    return " ".join(text.split(f"\n{title}  ")[1].split("\n\n")[0].split())


def test_what_it_is_and_where_it_stands() -> None:
    text = printed(made(AGREED, SIGNED, FORCE))
    assert text.startswith("Acquisition and Cross-Servicing Agreement  agreement\nentry    e-0123456789abcdef\n")
    assert "parties  India, Japan\nstate    in force\nsources  3 independent sources · 3 reports\n" in text


def test_every_step_has_its_sentence() -> None:
    life = section(made(AGREED, SIGNED, FORCE), "LIFE")
    places = [life.index(words) for words in ("29 Oct 2018 decided", "9 Sep 2020 signed", "11 Jul 2021 in force")]
    assert places == sorted(places)
    assert "“They signed the ACSA on Wednesday.” Coromandel Post" in life
    assert all(claim.id[:10] in life for _, claim in (AGREED, SIGNED, FORCE))


def test_what_waits_stands_apart_and_makes_no_step() -> None:
    unsure = (FORCE[0], replace(FORCE[1], score=0.1))
    page = made(SIGNED, unsure)
    assert page.entry.state == "signed"
    assert FORCE[1].id[:10] in section(page, "WAITING")
    assert FORCE[1].id[:10] not in section(page, "LIFE")
    assert [row["id"] for row in entry_record(page)["waiting"]] == [FORCE[1].id]


def test_where_all_claims_wait_the_entry_is_shown_as_it_may_be() -> None:
    page = made((FORCE[0], replace(FORCE[1], score=0.1)))
    assert (page.entry.state, page.waiting) == ("in force", ())


def test_a_plan_says_for_which_day() -> None:
    assert "16–26 Jan 2023 planned for" in section(made(PLAN), "LIFE")


@pytest.mark.parametrize(
    ("status", "word"), [("hoped", "hoped"), ("called_for", "called for"), ("proposed", "proposed")]
)
def test_a_wish_is_told_in_its_own_word(status: Status, word: str) -> None:
    wish = told("They spoke of an ACSA.", "2018-10-29", "Ministry A", "2018-10-29", thing=ACSA, status=status)
    assert f"29 Oct 2018 {word} c-" in section(made(wish), "LIFE")


def test_accounts_that_differ_stand_beside_each_other_with_their_sources() -> None:
    found = section(made(SIGNED, MISDATED), "ACCOUNTS DIFFER")
    assert "signed 9 September 2020 Coromandel Post" in found
    assert "signed 8 September 2020 Strait & Shore" in found


def test_planned_days_that_differ() -> None:
    found = section(made(PLAN, OTHER_PLAN), "ACCOUNTS DIFFER")
    assert "planned for 16–26 January 2023 Hooghly Mirror" in found
    assert "planned for 12–26 January 2023 Coromandel Post" in found


def test_a_date_that_agrees_with_all_others_is_no_account_that_differs() -> None:
    """A month that holds both of two plans is beside neither."""
    month = told("They will train in January.", None, "Meridian", "2022-12-01", kind="exercise", status="planned",
                 trigger="train", due=day("2023-01"))  # fmt: skip
    found = section(made(PLAN, OTHER_PLAN, month), "ACCOUNTS DIFFER")
    assert (found.count("planned for"), "Meridian" in found) == (2, False)


@pytest.mark.parametrize("when", ["2020-09", "2020", "2020/..", None])
def test_a_step_taken_once_is_told_once_with_its_day(when: str | None) -> None:
    rough = told("The ACSA was signed then.", when, "Meridian", "2020-09-01", thing=ACSA)
    (signed, *_), _ = told_once(made(rough, SIGNED, FORCE))
    assert (signed.state, signed.when) == ("signed", "2020-09-09")
    assert "9 Sep 2020 signed" in section(made(rough, SIGNED), "LIFE")
    assert "“They signed the ACSA on Wednesday.” Coromandel Post +1" in section(made(rough, SIGNED), "LIFE")


def test_a_year_goes_to_no_one_of_two_days() -> None:
    rough = told("The ACSA was signed that year.", "2020", "Meridian", "2020-12-01", thing=ACSA)
    dates = [step.when for step, _ in told_once(made(rough, SIGNED, MISDATED))]
    assert dates == ["2020", "2020-09-08", "2020-09-09"]


@pytest.mark.parametrize("due", ["../2023-12-31", "2023-01-01/2023-01-31"])
def test_other_days_of_a_plan_stay(due: str) -> None:
    wide = told("They will train then.", None, "Meridian", "2022-12-01", kind="exercise", status="planned",
                trigger="train", due=day(due))  # fmt: skip
    assert {step.when for step, _ in told_once(made(PLAN, wide))} == {"2023-01-16/2023-01-26", due}


def test_a_sentence_that_tells_of_a_step_is_not_repeated_for_what_went_on_beside_it() -> None:
    document, claim = told("The pact came into force as the papers were exchanged.", "2021-07-11", stage="in_force",
                           trigger="came into force")  # fmt: skip
    beside = replace(claim, id="", stage=None, trigger="exchanged")
    assert [step.state for step, _ in told_once(made((document, claim), (document, beside)))] == ["in force"]
    assert [step.state for step, _ in told_once(made((document, beside)))] == ["on record"]


def test_what_did_not_happen_is_said() -> None:
    assert "did not “It was not signed on Saturday” Hooghly Mirror" in section(made(SIGNED, UNSIGNED), "VERSIONS")


def test_each_sides_account_of_an_incident() -> None:
    rows = [
        told(f"{id} says the other fired first.", kind="incident", speaker=Speaker(id, None)) for id in ("IND", "CHN")
    ]
    found = section(made(*rows), "VERSIONS")
    assert "told by CHN “CHN says the other fired first”" in found
    assert "told by IND “IND says the other fired first”" in found


def test_accounts_that_agree_have_no_section() -> None:
    text = printed(made(SIGNED, FORCE))
    assert all(title not in text for title in ("ACCOUNTS", "VERSIONS", "COPIES", "LINEAGE", "DECIDED"))


def test_copies_are_named_apart() -> None:
    page = made(SIXTH, COPY, SPUN, links=replace(COPIES, copies=COPIES.copies | {SPUN[0].id: (SIXTH[0].id, True)}))
    found, text = section(page, "COPIES"), printed(page)
    assert f"Coromandel Post {COPY[0].id[:10]} copies {SIXTH[0].id[:10]}" in found
    assert f"Pacific Ledger {SPUN[0].id[:10]} copies, with words swapped, {SIXTH[0].id[:10]}" in found
    assert "1 independent source · 3 reports" in text


def test_lineage_and_decisions() -> None:
    page = made(SIGNED, decided=("merged by K. Ito on 2026-11-22: one pact (j-1)",))
    page = replace(
        page, entry=replace(page.entry, relations=(Relation("replaces", "e-2", ()),)), names={"e-2": "Old pact"}
    )
    assert "replaces Old pact (e-2)" in section(page, "LINEAGE")
    assert "merged by K. Ito on 2026-11-22: one pact (j-1)" in section(page, "DECIDED")


def test_other_entries_of_one_name_are_one_row() -> None:
    page = made(SIXTH)
    others = tuple(Relation("other_edition", f"e-{n}{'0' * 15}", ()) for n in "12")
    page = replace(page, entry=replace(page.entry, relations=others), names={row.entry: "JIMEX" for row in others})
    assert "other edition JIMEX (e-10000000, e-20000000)" in section(page, "LINEAGE")


@pytest.mark.parametrize(
    ("state", "words"),
    [("silent", "planned; its day has passed without a report"), (None, "no step known"), ("held", "held")],
)
def test_states_in_words(state: str | None, words: str) -> None:
    assert state_words(state) == words


def test_silence_is_as_of_a_day() -> None:
    assert "its day has passed without a report" in printed(made(PLAN, until="2023-02-01"))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = printed(made(AGREED, SIGNED, MISDATED, FORCE, UNSIGNED), width)
    assert max(len(line) for line in text.splitlines()) <= width


def test_sequences_of_a_source_are_not_obeyed() -> None:
    assert "\x1b" not in printed(made(told("They \x1b[31msigned it.", thing=ACSA)))


def test_record_has_all_fields_and_the_proof_of_each_claim() -> None:
    record = entry_record(made(SIXTH, COPY, links=COPIES, decided=("so",)))
    assert (record["id"], record["state"], record["sources"], record["reports"]) == ("e-0123456789abcdef", "held", 1, 2)
    assert record["copies"] == [{"document": COPY[0].id, "copies": SIXTH[0].id, "garbled": False}]
    assert [row["exact"] for row in record["claims"]] == [SIXTH[1].passage.exact, COPY[1].passage.exact]
    assert record["decisions"] == ["so"]
