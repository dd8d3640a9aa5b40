"""The heat map of all pairs."""

from __future__ import annotations

from analyse.test_pairs import NAMES, of
from comity.analyse.pairs import Together, pairs
from comity.present.pictures import Picture
from comity.present.pictures.pairs import draw_pairs
from present.pictures.drawn import addresses, cells, keeps, marks, page, texts


def drawn(most: int = 20) -> Picture:
    return keeps(draw_pairs(of(most), page))


def test_a_cell_opens_the_page_of_its_pair() -> None:
    assert addresses(drawn())["IND-JPN"] == "/to/IND-JPN"
    assert marks(drawn())["IND-JPN"] == "India and Japan: 9 claims in 4 documents, the last of 31 Jan 2025"


def test_a_pair_without_a_dated_text_has_no_last_day() -> None:
    assert marks(drawn())["AUS-JPN"] == "Australia and Japan: 2 claims in 2 documents"


def test_every_pair_has_a_row() -> None:
    assert cells(drawn()) == [
        ("India", "Japan", "9", "4", "2025-01-31"), ("Australia", "Japan", "2", "2", ""),
        ("China", "India", "2", "1", "2024-01-31"),
    ]  # fmt: skip


def test_each_two_states_have_one_cell() -> None:
    assert texts(drawn())[:3] == ["9", "2", "2"]
    assert drawn().svg.count("var(--cy-heat0)") == 3 + 1


def test_what_is_not_shown_is_said() -> None:
    assert "Not shown: 1 smaller state, 1 pair." in drawn(most=3).alt
    assert "Not shown: 1 smaller state, 1 pair." in drawn(most=3).key
    assert "Not shown" not in drawn().key


def test_long_names_are_cut() -> None:
    names = {**NAMES, "CHN": "A very long name of a state that no row holds"}
    picture = keeps(draw_pairs(pairs([Together("CHN", "IND", 2, 1, None), Together("IND", "JPN", 9, 4, None)], names)))
    assert any(text.startswith("A very long name") and text.endswith("…") for text in texts(picture))


def test_an_empty_ledger_says_so() -> None:
    picture = keeps(draw_pairs(pairs([], NAMES)))
    assert texts(picture) == [picture.alt] == ["No claim of the ledger names two states."]
