"""Feeds and sitemaps: links with what is said of them, and what is no feed told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import documents, found_in, reasons
from tests.read.formats.shapes import LINES, PARAGRAPHS, TITLE

from comity.model import Document, Rejected
from comity.read import Item, read_item
from comity.read.matter import Matter
from comity.read.reader import Link, find_reader

ENTRY = (
    f"<item><title>{TITLE} &amp;amp; a road</title><link>/a?utm_source=rss</link><dc:creator>Carmen Soto</dc:creator>"
    "<pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate>"
    f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>"
)
SPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, version: str = "2.0", more: str = "") -> str:
    """A feed."""
    head = f"<title>World - The Harbour Times</title><language>en-IN</language>{more}"
    return f'<?xml version="1.0"?><rss version="{version}" {SPACES}><channel>{head}{"".join(items)}</channel></rss>'


def links(source: str, *, base: str | None = "https://harbour.example/feed", encoding: str = "utf-8") -> list[Link]:
    """The links in a feed or sitemap."""
    item = Item("feed", source.encode(encoding), matter=Matter(url=base))
    return [one for one in find_reader(item).read(item) if isinstance(one, Link)]


def atom(entry: str) -> str:
    """An Atom feed."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><title>Herald</title>{entry}</feed>'
    )


def test_an_entry_is_a_link_with_what_the_feed_says_of_it() -> None:
    (link,) = links(rss(ENTRY))
    assert link.address == "https://harbour.example/a"
    assert link.matter == Matter(
        f"{TITLE} & a road", "Carmen Soto", "The Harbour Times", "2024-03-12", link.address, "en"
    )


def test_an_entrys_own_text_is_read_where_no_address_is_asked() -> None:
    (found,) = documents(found_in(rss(ENTRY.replace("/a?", "https://harbour.example/a?")).encode(), "feed.xml"))
    assert [line for line in found.text.split("\n") if line in LINES] == list(LINES)
    assert (found.title, found.published, found.published_basis) == (f"{TITLE} & a road", "2024-03-12", "feed")
    assert found.path == "feed.xml!/1"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://localhost/", ""]
)
def test_only_addresses_on_the_web_are_links(address: str) -> None:
    raw = rss(f"<item><title>a</title><link>{address}</link></item>").encode()
    assert "an entry without an address on the web" in reasons(found_in(raw, "feed.xml"))["feed.xml!/1"]


def test_atom_is_read_and_a_change_is_no_publication() -> None:
    stamp = "<updated>2024-03-15T00:00:00Z</updated>"
    entry = f"<entry><title>{TITLE}</title><link href='p'/>{stamp}%s<author><name>Carmen Soto</name></author></entry>"
    (link,) = links(atom(entry % ""), base=None)
    assert (link.address, link.matter.published, link.matter.author) == ("https://b.example/x/p", None, "Carmen Soto")
    (link,) = links(atom(entry % "<published>2024-03-12T23:00:00-05:00</published>"), base=None)
    assert link.matter.published == "2024-03-12"


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_feeds_with_a_document_type_are_read(version: str) -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss.dtd">'
    assert len(links(rss(ENTRY, version=version).replace("<rss", f"{kind}<rss", 1))) == 1


def test_rdf_is_read() -> None:
    source = (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>'
        f'<channel><title>Herald</title></channel><item rdf:about="https://h.example/a"><title>{TITLE}</title>'
        "<link>https://h.example/a</link><dc:date>2024-03-12T10:00:00+09:00</dc:date></item></rdf:RDF>"
    )
    (link,) = links(source)
    assert (link.address, link.matter.published) == ("https://h.example/a", "2024-03-12")


def test_the_same_address_is_one_link() -> None:
    assert len(links(rss(ENTRY, ENTRY))) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_feeds_are_read_in_their_encoding(encoding: str) -> None:
    source = rss(ENTRY.replace(TITLE, "Café")).replace('"1.0"', f'"1.0" encoding="{encoding}"', 1)
    assert links(source, encoding=encoding)[0].matter.title == "Café & a road"


def test_an_ill_formed_feed_is_read_as_far_as_it_can_be() -> None:
    source = rss(ENTRY).replace("&amp;amp;", "& ").replace("</channel></rss>", "")
    assert links(source)[0].matter.published == "2024-03-12"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;">]><rss><title>&b;</title></rss>', "entities"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', "entities"),
        ("<rss><channel></channel></rss>", "without entries"),
        ("<invoice><sum>1</sum></invoice>", "root element is invoice"),
        ("<?xml version='1.0'?>", "root element is missing"), ("<urlset></urlset>", "without addresses"),
    ],
)  # fmt: skip
def test_what_is_no_feed_says_what_it_is(source: str, words: str) -> None:
    assert words in reasons(found_in(source.encode(), "feed.xml"))["feed.xml"]


# --- sitemaps -----------------------------------------------------------------------------------------------------

NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc> https://h.example/a </loc><lastmod>2025-01-01</lastmod><news:news><news:publication><news:name>Herald"
    "</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-03-12T23:00:00-05:00"
    f"</news:publication_date><news:title>{TITLE}</news:title></news:news></url><url><loc>data:x</loc></url>"
    "<url><loc>https://h.example/b</loc><lastmod>2025-01-01</lastmod></url></urlset>"
)


def test_a_news_sitemap_says_what_its_pages_are() -> None:
    first, second = links(NEWS)
    assert first.matter == Matter(TITLE, None, "Herald", "2024-03-12", "https://h.example/a", "en")
    assert second.matter == Matter(url="https://h.example/b")


def test_a_sitemap_of_sitemaps_links_to_them() -> None:
    source = "<sitemapindex><sitemap><loc>https://h.example/1.xml</loc></sitemap></sitemapindex>"
    assert [link.address for link in links(source)] == ["https://h.example/1.xml"]


def test_lines_of_addresses_are_a_sitemap_and_other_lines_are_a_text() -> None:
    assert len(links("https://h.example/a\nhttps://h.example/b\n")) == 2
    text = "https://h.example/a\n" * 400 + LINES[0]
    assert documents(found_in(text.encode(), "a.txt"))[0].text == text


def test_an_ill_formed_sitemap_gives_its_addresses() -> None:
    assert len(links(NEWS.replace("</urlset>", "<url>&"))) == 2


PIECES = [
    ENTRY, "<rss>", "<channel>", "</item>", "<item>", "&x;", "<![CDATA[", "<link>x", "<urlset>", "<loc>http://[",
    "<feed>", "<?xml ?>", "<!DOCTYPE", "\0", "]]>", "<pubDate>9",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.binary(max_size=30))
def test_no_bytes_make_reading_a_feed_raise(pieces: list[str], noise: bytes) -> None:
    found = list(read_item(Item("feed.xml", "".join(pieces).encode() + noise)))
    assert all(isinstance(one, Document | Rejected) for one in found)
    assert not any("damaged" in one.reason and "Error in" in one.reason for one in found if isinstance(one, Rejected))


def test_halves_of_letters_by_their_numbers_cost_no_feed() -> None:
    entry = "<item><title>Ports &#xD83D; &#57343; &#8211; & more</title><link>https://harbour.example/1</link></item>"
    (link,) = links(rss(entry))
    assert link.matter.title == "Ports \ufffd \ufffd – & more"
