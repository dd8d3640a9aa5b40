"""Said and done by year."""

from __future__ import annotations

import re
from typing import Any

from analyse.kept import again, deed, promise
from comity.analyse.balance import balance, restating
from comity.analyse.deeds import Deeds
from comity.analyse.figures import Figures
from comity.analyse.pair import Coverage, Side
from comity.analyse.survival import delay
from comity.present.pictures import Picture
from comity.present.pictures.balance import MOST, draw_balance
from comity.promise.records import Commitment
from present.pictures.drawn import addresses, cells, claims_only, keeps, marks, page, texts

PUBLISHED = {"d-1": "2018-10-29", "d-2": "2018-12-01", "d-3": "2021", "d-4": None}
SALE = promise("2018-10-29", again("2019-03-02"), deed(2, "2019-05-01"), deed(5, "2020-02"))
VISIT = promise("2018-12-01", deed(-1, None))


def figures(*commitments: Commitment, published: Any = None) -> Figures:
    read = PUBLISHED if published is None else published
    none = Deeds((), (), balance([], {}).total.counts[0])
    return Figures(
        Side("IND", "India"), Side("JPN", "Japan"), "2022-05-01", Coverage(4, 9, (), None, None, 1),
        balance(commitments, read), (), delay(commitments, ()), restating(commitments), (), none, (), commitments,
        published=read,
    )  # fmt: skip


def drawn(*commitments: Commitment, links: Any = page, published: Any = None) -> Picture:
    return keeps(draw_balance(figures(*commitments, published=published), links))


def test_every_part_is_a_mark_with_its_row() -> None:
    picture = drawn(SALE, VISIT)
    assert cells(picture) == [
        ("2018", "said first", "2", "2"), ("2019", "said again", "1", "0"), ("2019", "stepped towards", "1", "0"),
        ("2020", "delivered", "1", "0"), ("undated", "done against it", "1", "1"),
    ]  # fmt: skip
    assert set(marks(picture)) == {row.id for row in picture.table.rows}
    assert marks(picture)["said.2018"] == "2018, said first: 2 promises"


def test_a_part_of_one_sentence_opens_it_and_one_of_several_its_figure() -> None:
    led = addresses(drawn(SALE, VISIT))
    assert led["said.2018"] == "/to/said.2018"
    assert sum(id.startswith("c-") for id in led) == 4


def test_without_a_page_of_figures_the_first_sentence_opens() -> None:
    assert (addresses(drawn(SALE, VISIT, links=claims_only))["said.2018"] or "").startswith("/claim/c-")


def test_words_are_hollow_and_deeds_are_full() -> None:
    svg = drawn(SALE).svg
    assert 'fill="var(--cy-paper)" stroke="var(--cy-likely)"' in svg.replace(' stroke-width="1.4"', "")
    assert 'fill="var(--cy-actually)" stroke="var(--cy-actually)"' in svg


def test_words_go_up_and_deeds_go_down() -> None:
    shape = r"<title>\d+, ([a-z ]+): [^<]*</title><path d=\"M[-\d.]+,([-\d.]+)"
    tops = {told: float(y) for told, y in re.findall(shape, drawn(SALE).svg)}
    assert tops["said first"] < tops["delivered"]
    assert tops["said again"] < tops["stepped towards"]


def test_every_year_between_has_a_place_and_what_was_not_read_is_hatched() -> None:
    picture = drawn(SALE, promise("2021-01-01"))
    assert [text for text in texts(picture) if text.startswith("20")] == ["2018", "2019", "2020", "2021"]
    assert picture.svg.count("url(#balance-hatch)") == 2 + 1


def test_documents_read_stand_beneath_each_year() -> None:
    found = texts(drawn(SALE, VISIT))
    years = found[found.index("2018") : found.index("undated") + 1]
    read = found[: found.index("2018")]
    assert (years, read[-4:]) == (["2018", "2019", "2020", "undated"], ["2", "0", "0", "1"])


def test_what_no_text_dates_stands_apart() -> None:
    assert "undated" in texts(drawn(VISIT))
    assert "undated" not in texts(drawn(SALE))


def test_long_ago_is_in_the_table_alone() -> None:
    picture = drawn(SALE, promise(str(2020 - MOST)))
    assert str(2020 - MOST) not in texts(picture)
    assert picture.key.endswith("1 earlier year in the table alone.")
    assert cells(picture)[0][0] == str(2020 - MOST)


def test_nothing_promised_is_said_with_what_was_read() -> None:
    picture = drawn()
    assert picture.alt == "No promise was found by 1 May 2022 in 4 documents on India and Japan."
    assert picture.alt in texts(picture)
