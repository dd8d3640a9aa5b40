"""The heat map of a pair by year and domain."""

from __future__ import annotations

from typing import Any

from analyse.test_domains import PUBLISHED, found, story
from comity.analyse.domains import Domains
from comity.model import Column
from comity.present.pictures import Picture
from comity.present.pictures.domains import draw_domains
from present.pictures.drawn import addresses, cells, claims_only, keeps, marks, page, texts


def drawn(data: Domains | None = None, links: Any = page) -> Picture:
    return keeps(draw_domains(data or story(), links))


def test_each_cell_and_number_of_documents_is_a_mark_with_its_row() -> None:
    picture = drawn()
    assert cells(picture) == [
        ("2020", "legal", "1"), ("undated", "legal", "1"), ("2020", "military", "1"), ("2023", "military", "2"),
        ("2020", "documents read", "1"), ("2021", "documents read", "0"), ("2022", "documents read", "0"),
        ("2023", "documents read", "2"), ("undated", "documents read", "1"),
    ]  # fmt: skip
    assert set(marks(picture)) == {row.id for row in picture.table.rows if row.id}
    assert marks(picture)["domains.military.2023"] == "2023, military: 2 lines from 2 documents"


def test_a_cell_of_one_claim_opens_it_and_one_of_several_its_rows() -> None:
    led = addresses(drawn())
    assert led["domains.military.2023"] == "/to/domains.military.2023"
    assert len([id for id in led if id.startswith("c-")]) == 2


def test_where_rows_have_no_page_the_first_sentence_opens() -> None:
    assert (addresses(drawn(links=claims_only))["domains.military.2023"] or "").startswith("/claim/c-")


def test_a_year_of_which_nothing_was_read_is_hatched() -> None:
    picture = drawn()
    assert picture.svg.count("url(#domains-hatch)") == 2 * 2 + 1
    assert "Nothing was read of 2021, 2022." in picture.alt
    assert "nothing was read" in texts(picture)


def test_a_plan_for_a_year_is_not_unread_before_it_comes() -> None:
    picture = drawn(found("LIKELY", due="2030"))
    assert picture.name == "domains-likely"
    assert "hatch)" not in picture.svg.partition("</defs>")[2]
    assert "was read" not in picture.key


def test_nothing_found_is_said_with_what_was_read() -> None:
    picture = drawn(found("SHOULD"))
    assert picture.alt == f"No evidence found in {len(PUBLISHED)} documents on India and Japan."
    assert picture.alt in texts(picture)


def test_undated_lines_stand_apart() -> None:
    assert texts(drawn()).index("undated") > texts(drawn()).index("2023")


def test_each_column_has_a_name_and_a_title_of_its_own() -> None:
    columns: tuple[Column, ...] = ("ACTUALLY", "LIKELY", "SHOULD")
    assert len({(drawn(found(column)).name, drawn(found(column)).title) for column in columns}) == 3
