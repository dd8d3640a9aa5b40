"""The brief as one self-contained HTML page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from comity.analyse import pair_page
from comity.present.brief import brief
from comity.present.html import to_html
from present.dossiers import make_dossier, make_picture
from present.story import HOSTILE, story_page, told


class Page(HTMLParser):
    """The tags, ids and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.loaded += [value for name, value in given.items() if name in ("src", "srcset", "data", "action")]


@pytest.fixture(scope="module")
def text() -> str:
    return to_html(brief(make_dossier(), [make_picture()]))


def test_no_script_and_nothing_loaded(text: str) -> None:
    page = Page(text)
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(page.tags)
    assert page.loaded == []
    assert not re.search(r"url\(|@import|\son\w+=", text.split("<body>")[0])


def test_every_link_stays_in_the_page_and_arrives(text: str) -> None:
    page = Page(text)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_notes_link_both_ways(text: str) -> None:
    links = Page(text).links
    there = {link.removeprefix("#n") for link in links if link.startswith("#n")}
    back = {link.removeprefix("#r").split("-")[0] for link in links if link.startswith("#r")}
    assert there == back
    assert there


def test_ids_are_unique(text: str) -> None:
    ids = Page(text).ids
    assert len(ids) == len(set(ids))


def test_one_title_and_a_heading_for_each_section(text: str) -> None:
    tags = Page(text).tags
    assert tags.count("h1") == 1
    assert tags.count("h2") == tags.count("section") == 14
    assert '<html lang="en">' in text


def test_every_sentence_has_a_note(text: str) -> None:
    lists = re.findall(r"(?s)<ul.*?>(.*?)</ul>", text)
    items = [item for found in lists for item in re.findall(r"(?s)<li.*?</li>", found)]
    assert len(items) > 15
    assert all('<a href="#n' in item for item in items)


def test_every_row_has_a_note() -> None:
    page = to_html(brief(make_dossier()))
    rows = re.findall(r"(?s)<tbody>(.*?)</tbody>", page)
    found = [row for table in rows for row in re.findall(r"(?s)<tr>.*?</tr>", table)]
    assert found
    assert all('<a href="#n' in row for row in found)


def test_a_picture_stands_in_the_page_and_its_rows_are_cited_under_it(text: str) -> None:
    figure = text.split("<figure>")[1]
    assert 'fill="var(--cy-ink)"' in figure.split("</figure>")[0]
    assert "<details>" in figure
    assert '<a href="#n' in figure.split("Rows:")[1].split("</p>")[0]


def test_texts_of_sources_are_escaped() -> None:
    document, claim = told(HOSTILE, "2024-08-20", "=Outlet & Sons", kind="transfer", trigger="could be")
    text = to_html(brief(make_dossier(pair_page([claim], [document], "IND", "JPN"))))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "=Outlet &amp; Sons" in text
    assert "\x1b" not in text


def test_light_dark_and_print(text: str) -> None:
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_same_page_same_bytes(text: str) -> None:
    assert to_html(brief(make_dossier(), [make_picture()])) == text


def test_absence_cites_the_receipt() -> None:
    text = to_html(brief(make_dossier(story_page("2001-01-01"), ())))
    found = re.search(r"No promise is overdue by 1 January 2001\.(.*?)</p>", text)
    assert found
    assert 'href="#n1"' in found[1]
