"""The brief as one self-contained HTML page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from comity.analyse import pair_page
from comity.present.brief import brief
from comity.present.html import to_html
from present.story import story_page, told


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
    return to_html(brief(story_page()))


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
    assert tags.count("h2") == tags.count("section") == 8
    assert '<html lang="en">' in text


def test_every_sentence_has_a_note(text: str) -> None:
    rows = re.findall(r"(?s)<ul class=\"rows\">(.*?)</ul>", text)
    items = [item for row in rows for item in re.findall(r"(?s)<li.*?</li>", row)]
    assert items
    assert all('<a href="#n' in item for item in items)


def test_texts_of_sources_are_escaped(text: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "=Outlet &amp; Sons" in text
    assert "\x1b" not in text


def test_light_dark_and_print(text: str) -> None:
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_same_page_same_bytes(text: str) -> None:
    assert to_html(brief(story_page())) == text


def test_section_without_evidence() -> None:
    assert "No evidence found by 31 December 2021 in 3 documents." in to_html(brief(story_page("2021-12-31")))


def test_a_long_date_breaks_after_its_dash_only() -> None:
    document, claim = told("They met in Delhi.", "2025-08-29/2035-08-29~", kind="engagement", trigger="met")
    page = to_html(brief(pair_page([claim], [document], "IND", "JPN")))
    assert "29\u00a0Aug\u00a02025–c.\u00a029\u00a0Aug\u00a02035" in page
