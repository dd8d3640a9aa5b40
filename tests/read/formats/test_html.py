"""HTML pages: the article found in every shape, what the page says of it, and what is no article told."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.shapes import (
    BY,
    DAY,
    FOOT,
    LINES,
    MENU,
    NAMED,
    OTHER,
    OUTLET,
    PARAGRAPHS,
    SHAPES,
    TITLE,
    jsonld,
    page,
)
from tests.read.test_laws import assert_laws

from comity.model import CLAIMING_ROLES, Document, Rejected
from comity.read import Item, read_item
from comity.read.matter import Matter


def read_page(source: str | bytes, **more: object) -> Document | Rejected:
    raw = source.encode() if isinstance(source, str) else source
    (found,) = read_item(Item("page.html", raw, **more))
    return found


def document(source: str | bytes, **more: object) -> Document:
    found = read_page(source, **more)
    assert isinstance(found, Document), found
    return found


def reason(source: str | bytes) -> str:
    found = read_page(source)
    assert isinstance(found, Rejected), found
    return found.reason


def told(found: Document, *roles: str) -> list[str]:
    wanted = roles or tuple(CLAIMING_ROLES)
    return [found.text[row.start : row.end] for row in found.sections if row.role in wanted]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_article_and_nothing_else_is_read_in_every_shape(shape: str) -> None:
    found = document(SHAPES[shape])
    lines = told(found)
    assert [line for line in lines if line in LINES] == list(LINES)
    assert OTHER not in found.text and "cookies" not in found.text
    assert_laws(found)


@pytest.mark.parametrize("shape", SHAPES)
def test_headline_and_outlet_are_told_in_every_shape(shape: str) -> None:
    found = document(SHAPES[shape])
    assert (found.title, told(found, "headline")) == (TITLE, [TITLE])
    assert found.publisher == ("Ministry of Ports of Peru" if shape == "ministry" else "The Harbour Times")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_day_and_the_author_are_right_or_unknown_in_every_shape(shape: str) -> None:
    found = document(SHAPES[shape])
    stated = DAY[:4] in SHAPES[shape].replace("<h1", "") or "March" in SHAPES[shape]
    assert found.published == (DAY if stated else None)
    assert found.author == ("Carmen Soto" if "Carmen Soto" in SHAPES[shape] else None)


def test_roles_follow_from_the_markup() -> None:
    found = document(SHAPES["sections"])
    assert told(found, "list") == [LINES[1], LINES[2]]
    assert told(found, "quote") == ["We shall build it, the minister said."]
    assert {row.heading for row in found.sections if row.role == "list"} == {"What was agreed"}
    assert told(document(SHAPES["news"]), "caption") == ["The port of Arica at dawn."]


def test_readers_comments_are_comments_and_make_no_claims() -> None:
    found = document(SHAPES["comments"])
    assert any("full of mud" in line for line in told(found, "comment"))
    assert not any("full of mud" in line for line in told(found))


# --- days ---------------------------------------------------------------------------------------------------------


def dated(line: str, *, lang: str = "en", head: str = "", url: str | None = None, body: str = PARAGRAPHS) -> Document:
    source = page(head, f"<article><h1>{TITLE}</h1><p class=date>{line}</p>{body}</article>{FOOT}", lang=lang)
    return document(source, matter=Matter(url=url))


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("03/04/2024", "en-US", "2024-03-04"), ("03/04/2024", "en-GB", "2024-04-03"), ("03/04/2024", "en", None),
        ("25/03/2024", "en", "2024-03-25"), ("03/25/2024", "en", "2024-03-25"), ("3.4.2024", "de", "2024-04-03"),
        ("12 mars 2024", "fr", "2024-03-12"), ("2024年3月12日", "en", DAY), ("令和6年3月12日", "en", DAY),
        ("Tue, 12 Mar 2024 23:59:00 -0800", "en", DAY), ("Printed on 12 March 2024", "en", None),
        ("Last updated: 12 March 2024", "en", DAY),
    ],
)  # fmt: skip
def test_days_in_print_are_read_where_they_have_one_reading(line: str, lang: str, day: str | None) -> None:
    assert dated(line, lang=lang).published == day


def test_an_ambiguous_day_is_settled_by_the_host_or_by_another_on_the_page() -> None:
    assert dated("03/04/2024", url="https://herald.example.in/a").published == "2024-04-03"
    assert dated("03/04/2024", body=PARAGRAPHS + "<p>Posted 25/03/2024</p>").published == "2024-04-03"


def test_a_time_that_stands_between_the_paragraphs_gives_its_day() -> None:
    source = page(OUTLET, f'<article><h1>{TITLE}</h1><time datetime="{DAY}">12 March</time>{PARAGRAPHS}</article>')
    assert (document(source).published, document(source).published_basis) == (DAY, "byline")


def test_a_change_is_no_publication() -> None:
    head = jsonld(dateModified="2024-03-15") + '<meta property="article:modified_time" content="2024-03-15">'
    assert document(page(head, f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>{FOOT}")).published is None


def test_two_witnesses_count_more_than_one() -> None:
    head = jsonld(datePublished="2020-01-01")
    found = dated("12 March 2024", head=head, url="https://harbour.example/2024/03/12/port")
    assert (found.published, found.published_basis) == (DAY, "byline")


def test_the_basis_says_where_the_day_is_from() -> None:
    assert document(SHAPES["news"]).published_basis == "metadata"
    assert document(SHAPES["day in the address"]).published_basis == "address"
    assert document(SHAPES["line under the headline"]).published_basis == "byline"


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Carmen Soto and Luis Paz", "Carmen Soto, Luis Paz"), ("Harbour Times Staff", None), ("PTI", None),
        ("admin", None), ("https://facebook.com/x", None), ("The Harbour Times", None), ("CARMEN SOTO", "Carmen Soto"),
        ("Web Desk", None), ("@carmen", None), ("Ministry of Ports", None),
    ],
)  # fmt: skip
def test_authors_are_people(author: str, name: str | None) -> None:
    head = NAMED + OUTLET + f'<meta name="author" content="{author}">'
    assert document(page(head, f"<h1>{TITLE}</h1>{PARAGRAPHS}")).author == name


def test_the_outlet_is_none_where_no_place_names_it() -> None:
    found = document(page(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>{PARAGRAPHS}"))
    assert (found.publisher, found.author, found.published, found.url) == (None, None, None, None)


@pytest.mark.parametrize(
    ("owner", "outlet"),
    [
        ("© 2019-2024 Harbour Times Ltd. All rights", "Harbour Times"), ("© Harbour Times 2024", "Harbour Times"),
        ("© 2024 Webworks Studio", None), ("Copyright © Ministry of Ports, Chile", "Ministry of Ports"),
    ],
)  # fmt: skip
def test_who_owns_a_page_is_its_outlet_where_its_host_or_a_state_stands_for_it(owner: str, outlet: str | None) -> None:
    head = f'<title>{TITLE}</title><link rel="canonical" href="https://harbourtimes.example/a">'
    assert document(page(head, f"<h1>{TITLE}</h1>{PARAGRAPHS}<footer>{owner}</footer>")).publisher == outlet


def test_a_title_that_is_a_kind_of_page_and_its_site_names_the_outlet() -> None:
    source = page("<title>Press Release:Port Information Office</title>", f"<h2>{TITLE}</h2>{PARAGRAPHS}")
    assert document(source).publisher == "Port Information Office"


@pytest.mark.parametrize(
    ("canonical", "fetched", "url"),
    [
        ("/a?id=1&utm_medium=x", "https://harbour.example/b", "https://harbour.example/a?id=1"),
        ("https://harbour.example/", "https://harbour.example/b", "https://harbour.example/b"),
        ("https://other.example/a", "https://harbour.example/b", "https://harbour.example/b"),
        ("javascript:alert(1)", None, None), ("http://localhost/a", None, None), ("//[", None, None),
    ],
)  # fmt: skip
def test_the_address_is_the_pages_own(canonical: str, fetched: str | None, url: str | None) -> None:
    source = page(f"<link rel=canonical href='{canonical}'>", f"<h1>{TITLE}</h1>{PARAGRAPHS}")
    assert document(source, matter=Matter(url=fetched)).url == url


def test_a_stated_language_counts_only_where_the_text_agrees() -> None:
    assert document(page(NAMED, f"<h1>{TITLE}</h1>{PARAGRAPHS}", lang="ja")).language == "en"
    notice = (
        "<p>Los ministros de Chile y del Perú firmaron el lunes en Lima un acuerdo sobre el puerto de Arica.</p>" * 3
    )
    assert reason(page("<title>Acuerdo sobre el puerto</title>", notice, lang="es")).startswith(
        "language: Spanish (es)"
    )


# --- walls, frames, errors ----------------------------------------------------------------------------------------

WALL = "<div class=barrier><h2>Subscribe to continue reading</h2><p>Already a subscriber? Sign in.</p></div>"


def test_a_stub_before_a_wall_is_rejected_as_one() -> None:
    closed = jsonld(isAccessibleForFree="False", articleBody=" ".join(LINES * 9))
    for head, wall in ((closed, ""), (NAMED, WALL)):
        assert reason(page(head, f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p>{wall}</article>")).startswith(
            "paywall: a stub"
        )


def test_a_longer_part_before_a_wall_is_read_and_the_wall_is_promotion() -> None:
    found = document(page(NAMED, f"<article><h1>{TITLE}</h1>{PARAGRAPHS}{PARAGRAPHS}{WALL}</article>"))
    assert "Subscribe to continue reading" in told(found, "promotion")
    assert not any("Subscribe" in line for line in told(found))


def test_a_whole_article_that_is_not_free_is_read() -> None:
    closed = jsonld(isAccessibleForFree=False, hasPart={"@type": "WebPageElement", "cssSelector": ".paywall"})
    body = "".join(f"<p>{line} Part {n}.</p>" for n in range(6) for line in LINES)
    assert len(told(document(page(closed, f"<h1>{TITLE}</h1><div class=paywall>{body}</div>")), "body")) == 24


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (page("", "".join(f"<h3><a href={n}>{TITLE}</a></h3><p>{LINES[0]}</p>" for n in range(6))), "list of stories"),
        ("<html><frameset><frame src='/text.html'><frame src=b></frameset></html>", "in a frame: add /text.html"),
        (page("", "<iframe src='https://h.example/t'></iframe>"), "add https://h.example/t"),
        (page("<title>404 Not Found</title>", "<p>It was not found on this server.</p>"), "error"),
        (page("<title>Just a moment...</title>", "<p>Checking your browser before you go on to it.</p>"), "error"),
        (page("", "<div id=app></div><script>start()</script>"), "scripts run"),
        (page("<title>App</title>", "<div id=root>You need to enable JavaScript to run it.</div>"), "scripts run"),
        ("<html><body><p>Port.</p></body></html>", "empty: 4 letters"), ("<!doctype html>", "empty page"),
    ],
)  # fmt: skip
def test_what_is_no_article_says_what_it_is(source: str, words: str) -> None:
    assert words in reason(source)


# --- encodings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "stated", "letters"),
    [
        ("cp1252", "iso-8859-1", "José said “yes” – twice"), ("utf-8", "iso-8859-1", "José said “yes”"),
        ("utf-16", "utf-16", "José"), ("utf-8-sig", "windows-1252", "José"), ("cp932", "Shift_JIS", "会談 in Tokyo"),
        ("euc_jp", "x-euc-jp", "会談 in Tokyo"), ("gb18030", "gb2312", "北京 talks"), ("iso2022_jp", "x-none", "会談"),
    ],
)  # fmt: skip
def test_pages_are_read_in_their_encoding(codec: str, stated: str, letters: str) -> None:
    source = (
        f"<html><head><meta charset={stated}>{NAMED}</head><body><h1>{TITLE}</h1>{PARAGRAPHS}<p>It was {letters}.</p>"
    )
    assert f"It was {letters}." in document(source.encode(codec)).text


def test_the_server_counts_before_the_page() -> None:
    source = f"<html><head><meta charset=cp932></head><body>{PARAGRAPHS}<p>It was Łódź.</p>"
    assert "Łódź" in document(source.encode("iso8859_2"), charset="iso-8859-2").text


# --- hostile ------------------------------------------------------------------------------------------------------


def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    found = document(f"{bomb}<html><body><h1>{TITLE}</h1>{PARAGRAPHS}<p>So &b; and &c; said nothing.</p></body></html>")
    assert "root:" not in found.text and "aaaaaaaa" not in found.text


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote", "font", "span", "section"])
def test_what_lies_deep_is_read(tag: str) -> None:
    found = document(f"<html><body>{f'<{tag}>' * 3000}{PARAGRAPHS}</body></html>")
    assert set(told(found)) >= set(LINES)


@pytest.mark.parametrize(
    "trouble",
    [
        "<div " + "a=b " * 60_000 + ">", f"<img src='data:{'A' * 900_000}'>", "\0\x1b[2J", "<!--" * 20_000,
        "<script>" + "x={" * 60_000 + "</script>", f"<script type=application/ld+json>{'[' * 90_000}</script>",
    ],
    ids=["attributes", "picture", "controls", "comments", "braces", "brackets"],
)  # fmt: skip
def test_trouble_before_an_article_does_not_hide_it(trouble: str) -> None:
    found = document(f"<html><body><article>{PARAGRAPHS * 9}</article>{trouble}</body></html>")
    assert set(told(found)) >= set(LINES)
    assert "\x1b" not in found.text


PIECES = [
    *LINES, f"<h1>{TITLE}</h1>", MENU, FOOT, BY, NAMED, OUTLET, "<div>", "</div>", "<p>", "<li>", "<table><tr><td>",
    "<br>", "<figure>", "<figcaption>", "<script>", "</script>", "<style>", "<template>", "<div hidden>", "<body>",
    "</html>", "<!--", '<script type="application/ld+json">{"@type":', "<time datetime=2024-99-99>", "03/04/2024",
    "&#0;", "&a;", "<a href='//['>", "<link rel=canonical href='http://[::1'>", "<meta name=date content=x>", "<td>",
    "<html lang=zz>", "<base href='x:'>", "<frame src=a>", "<div class=comments>", "<title>", "]]>", "<svg><p>",
    "<math>", "<select><option>", "<h2>", "Subscribe to continue reading",
]  # fmt: skip
SOURCES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=16).map("".join)


@settings(deadline=None, max_examples=150)
@given(SOURCES)
def test_no_page_makes_reading_raise_and_reading_twice_gives_the_same(source: str) -> None:
    raw = ("<html>" + source).encode("utf-8", "ignore")
    first, second = read_page(raw), read_page(raw)
    assert first == second
    assert not isinstance(first, Rejected) or "damaged" not in first.reason, first
    if isinstance(first, Document):
        assert_laws(first)


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 3000), st.binary(max_size=60), st.sampled_from(sorted(SHAPES)))
def test_damage_anywhere_in_a_page_never_raises(cut: int, noise: bytes, shape: str) -> None:
    raw = SHAPES[shape].encode()
    found = read_page(raw[:cut] + noise + raw[cut + len(noise) :])
    assert isinstance(found, Document) or "damaged" not in found.reason


def test_pieces_of_a_text_are_apart() -> None:
    rows = document(SHAPES["news"]).sections
    assert all(one.end < other.start for one, other in itertools.pairwise(rows))
