"""The pair page on a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from analyse.made import FORCE, HELD, MISDATED, PLAN, SIGNED, page_of
from comity.analyse import PairPage, pair_page
from comity.model import COLUMNS, Thing
from comity.present.terminal import COLOURS, WIDEST, console, print_page
from present.story import CLAIMS, DOCUMENTS, VEER, bounded, day, story_page, told

NARROW = """\
India – Japan                                             as of 31 December 2021
3 of 3 documents on this pair · 3 outlets · published 29 Oct 2018 to 12 Jul 2021
· 1 undated, left out

IN PLACE  by the latest act on record ──────────────────────────────────────── 1
11 Jul 2021     Acquisition and Cross-Servicing Agreement             {force}
■ in force      agreement · Setouchi Shimpo · signed 9 Sep 2020

ACTUALLY  happened, or is under way ────────────────────────────────────────── 2
11 Jul 2021     Acquisition and Cross-Servicing Agreement             {force}
● in force      agreement · Setouchi Shimpo
9 Sep 2020      Acquisition and Cross-Servicing Agreement             {signed}
● signed        agreement · Coromandel Post

LIKELY  agreed, promised, planned or expected ──────────────────────────────── 1
29 Oct 2018     Acquisition and Cross-Servicing Agreement             {agreed}
○ agreed        agreement · Ministry A

SHOULD  hoped for, proposed, urged or conditional ──────────────────────────── 0
No evidence found by 31 December 2021 in 3 documents.

The sentence behind a line, in its paragraph: comity show ID
"""


def printed(page: PairPage, width: int = 80, limit: int | None = None) -> str:
    out = io.StringIO()
    print_page(console(out, width), page, limit)
    return out.getvalue()


def test_page_at_80_columns() -> None:
    agreed, signed, force = (claim.id[:10] for claim in CLAIMS[:3])
    assert printed(story_page("2021-12-31")) == NARROW.format(force=force, signed=signed, agreed=agreed)


def test_wide_page_gives_kind_and_source_their_columns() -> None:
    line = next(line for line in printed(story_page(), 120).splitlines() if "● signed" in line)
    assert [cell.strip() for cell in line.split("  ") if cell.strip()] == [
        "9 Sep 2020", "● signed", "agreement", "Acquisition and Cross-Servicing Agreement", "Coromandel Post",
        CLAIMS[1].id[:10],
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 105, 106, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in printed(story_page(), width).splitlines()) <= min(width, WIDEST)


def test_plain_text_has_no_colour_codes_and_no_trailing_blanks() -> None:
    text = printed(story_page())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_sequences_of_a_source_are_shown_and_not_obeyed() -> None:
    assert "␛[31mdeal␛[0m [bold]could[/bold]" in printed(story_page(), 120)


def test_limit_cuts_each_section_and_says_so() -> None:
    text = printed(story_page(), limit=1)
    assert "… 2 more: --limit 0 shows all" in text
    assert text.count("● ") == 1


def test_undated_lines_stand_under_their_own_words() -> None:
    text = printed(story_page())
    assert text.index("Undated, the text gives no time: 1") < text.index("share common values")


def test_pair_without_a_claim() -> None:
    text = printed(pair_page([], DOCUMENTS, "IND", "JPN"))
    assert text.endswith("No evidence found in 8 documents.\n")


def test_further_parties_and_allegations_are_said() -> None:
    told_ones = [
        told("They held it.", kind="exercise", thing=VEER, parties=("IND", "JPN", "AUS")),
        told("India says Japan broke it.", alleged=True),
    ]
    page = pair_page([claim for _, claim in told_ones], [document for document, _ in told_ones], "IND", "JPN")
    assert "with Australia" in printed(page, 120)
    assert "alleged: India says" in printed(page)


@pytest.mark.parametrize(("when", "width"), [("2023-02-28/2023-03-02", 19), ("2025-08-29/2035-08~", 16)])
def test_long_dates_widen_their_column_and_longer_ones_wrap(when: str, width: int) -> None:
    document, claim = told("They met in Delhi.", when, kind="engagement", trigger="met")
    text = printed(pair_page([claim], [document], "IND", "JPN"))
    assert any(line.find("They met in Delhi") == width for line in text.splitlines())


@pytest.mark.parametrize("width", [80, 120])
def test_all_sections_have_columns_of_one_width(width: int) -> None:
    long = told("They met in Delhi.", "2023-02-28/2023-03-02", kind="engagement", trigger="met")
    rows = [long, told("They hope for more.", "2024", status="hoped", kind="position"), told("They spoke of trade.")]
    text = printed(pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN"), width)
    places = {line.find(claim.id[:10]) for _, claim in rows for line in text.splitlines() if claim.id[:10] in line}
    starts = {line.find("They ") for line in text.splitlines() if "They " in line}
    assert (len(places), len(starts)) == (1, 1)


def test_a_row_that_is_not_shown_widens_nothing() -> None:
    rows = [
        told("They met in Delhi.", day, kind="engagement", trigger="met") for day in ("2023-02-28/2023-03-02", "2024")
    ]
    page = pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN")
    assert any(line.find("They met in Delhi") == 16 for line in printed(page, limit=1).splitlines())


def test_steps_behind_the_last_leave_out_a_month_of_which_the_day_is_known() -> None:
    days = ("2022-09", "2022-09-08", "2024-08", "2024-08-20")
    talks = Thing("2+2", "2+2 talks")
    rounds = [told(f"Round {d}.", d, kind="engagement", thing=talks, trigger="held") for d in days]
    launch = told("Talks were launched.", "2019", kind="mechanism", thing=talks, trigger="launched")
    page = pair_page([claim for _, claim in (launch, *rounds)], [], "IND", "JPN")
    assert "met 8 Sep 2022; launched 2019" in " ".join(printed(page).split())


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        ("2025-08-29/2035-08-29~", ["29 Aug 2025–", "c. 29 Aug 2035"]),
        ("2025-08-29~/..", ["since ", "c. 29 Aug 2025"]),
    ],
)
def test_long_dates_break_between_their_ends(when: str, lines: list[str]) -> None:
    document, claim = told("They met in Delhi.", when, kind="engagement", trigger="met")
    text = printed(pair_page([claim], [document], "IND", "JPN"))
    assert all(any(f"{line} ".startswith(part) for line in text.splitlines()) for part in lines)


def test_numbers_come_first_in_their_rows() -> None:
    assert "5 trillion yen  Japan will invest" in printed(story_page())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    print_page(console(out, 80), story_page())
    assert "\x1b[32m● signed" in out.getvalue()
    assert "\x1b[31mdeal" not in out.getvalue()


def test_each_column_has_its_colour() -> None:
    assert set(COLOURS) == set(COLUMNS)
    assert len(set(COLOURS.values())) == 3


def test_an_inferred_date_stands_behind_an_undated_line() -> None:
    document, claim = told("India and Japan held talks on Tuesday.", published=None)
    page = pair_page([replace(claim, id="", when=bounded())], [document], "IND", "JPN")
    _, _, row = printed(page).partition("Undated, the text gives no time: 1\n")
    assert "date inferred from offices: 13 Sep 2023–1 Oct 2024" in " ".join(row.split())
    assert row.startswith("● signed")


# --- entries ------------------------------------------------------------------------------------------------------


def test_accounts_that_differ_stand_in_the_line_and_in_place() -> None:
    text = " ".join(printed(page_of({"e-1": [SIGNED, MISDATED, FORCE]}), 120).split())
    assert text.count("accounts differ: signed 8 or 9 Sep 2020") == 2


def test_that_it_went_on_is_no_step_in_place() -> None:
    document, claim = FORCE
    went_on = replace(claim, id="", stage=None, status="under_way", trigger="exchange", when=day("2021-07-11"))
    text = " ".join(printed(page_of({"e-1": [SIGNED, FORCE, (document, went_on)]}), 120).split())
    in_place, _, _ = text.partition("ACTUALLY")
    assert "signed 9 Sep 2020" in in_place
    assert "under way" not in in_place


def test_plans_that_were_met_are_counted_below_the_columns() -> None:
    text = printed(page_of({"e-1": [PLAN, HELD]}))
    assert "\n1 plan or wish met or off: in the life of the entry\n" in text
    assert text.count("Veer Guardian") == 1


def test_a_missed_plan_is_marked() -> None:
    assert "its day has passed without a report" in " ".join(printed(page_of({"e-1": [PLAN]}, "2023-02-01")).split())
