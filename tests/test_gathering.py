"""Addresses among files: asked, kept, read, followed up to a number, and told where they give nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from comity import gathering, settings
from comity.gathering import Web, gather, newest_first
from comity.ledger import MemoryLedger
from comity.model import Document, Rejected
from comity.net.fake import FakeFetcher, Page
from comity.pipeline import add
from comity.read import Item, Options
from comity.read.matter import Matter
from comity.read.reader import Link
from listing import listing, lists

__all__ = ["lists"]

TEXT = b"Kenya and Uganda signed a fisheries treaty in Nairobi on 4 May 2023. The hall was full to the last seat."
OTHER = b"Ministers of Peru and Bolivia held talks on Tuesday about the water of the lake, which is blue and cold."
PAGE, LIST = "https://news.example/a", "https://news.example/list"


def text(raw: bytes = TEXT, **fields: object) -> Page:
    return Page(raw, "text/plain", **fields)  # type: ignore[arg-type]


def read(pages: dict[str, Page], address: str, **options: object) -> tuple[list[Document | Rejected], FakeFetcher]:
    fetcher = FakeFetcher(pages)
    web = Web(fetcher, MemoryLedger().archive, Options(**options))  # type: ignore[arg-type]
    return list(web.read(Link(address))), fetcher


def test_a_text_has_its_address_and_where_that_led() -> None:
    (found,), _ = read({PAGE: text(landed="https://news.example/b")}, PAGE)
    assert isinstance(found, Document)
    assert (found.path, found.url) == (PAGE, "https://news.example/b")


@pytest.mark.parametrize(
    ("page", "words"), [(text(status=404), "404"), (text(status=500), "500"), (text(b"x"), "empty")]
)
def test_an_address_that_gives_nothing_is_rejected_once(page: Page, words: str) -> None:
    (found,), _ = read({PAGE: page}, PAGE)
    assert isinstance(found, Rejected)
    assert found.document == PAGE and words in found.reason


def test_an_archive_is_read_with_its_members() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("a.txt", TEXT)
        made.writestr("b.txt", OTHER)
    found, _ = read({PAGE: Page(packed.getvalue(), "application/zip")}, PAGE)
    assert [one.path for one in found if isinstance(one, Document)] == [f"{PAGE}!/a.txt", f"{PAGE}!/b.txt"]


@pytest.mark.usefixtures("lists")
def test_what_a_list_names_is_fetched() -> None:
    pages = {LIST: listing(f"{PAGE} 2024-03-12", "https://news.example/gone"), PAGE: text()}
    found, fetcher = read(pages, LIST)
    assert fetcher.asked == [LIST, PAGE, "https://news.example/gone"]
    assert [getattr(one, "published", "rejected") for one in found] == ["2024-03-12", "rejected"]


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(("limit", "asked"), [(0, 0), (2, 2), (None, 3)])
def test_so_many_are_fetched_as_is_asked_for(monkeypatch: pytest.MonkeyPatch, limit: int | None, asked: int) -> None:
    monkeypatch.setenv("COMITY_MAX_LINKS", "3")
    _, fetcher = read({LIST: listing(*(f"{PAGE}{number}" for number in range(9)))}, LIST, links=limit)
    assert len(fetcher.asked) == 1 + asked


def test_the_newest_come_first_and_those_without_a_day_last() -> None:
    days = [None, "2024-03-01", "2024-05", None, "2024-04-30"]
    links = [Link(str(place), Matter(published=day)) for place, day in enumerate(days)]
    assert [link.address for link in newest_first(links)] == ["2", "4", "1", "0", "3"]


@pytest.mark.usefixtures("lists")
def test_lists_of_lists_end() -> None:
    pages = {f"{LIST}{number}": listing(f"{LIST}{number + 1}", f"{LIST}{number}") for number in range(20)}
    _, fetcher = read(pages, f"{LIST}0")
    assert fetcher.asked == [f"{LIST}{number}" for number in range(gathering.DEEPEST + 1)]


@pytest.mark.usefixtures("lists")
def test_a_list_of_itself_is_asked_once() -> None:
    _, fetcher = read({LIST: listing(LIST, PAGE, PAGE, "javascript:alert(1)"), PAGE: listing(LIST)}, LIST)
    assert fetcher.asked == [LIST, PAGE, "javascript:alert(1)"]


@pytest.mark.usefixtures("lists")
def test_the_network_is_not_touched_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "open_fetcher", lambda: pytest.fail("nobody asked for it"))
    items = [Item("list", listing(PAGE).raw), Item("a.txt", TEXT)]
    assert [one.path for one in gather(items, MemoryLedger().archive) if isinstance(one, Document)] == ["a.txt"]


def test_what_was_fetched_is_kept_as_it_came() -> None:
    ledger, fetcher = MemoryLedger(), FakeFetcher({PAGE: text(etag='"1"')})
    list(Web(fetcher, ledger.archive).read(Link(PAGE)))
    (capture,) = ledger.archive.captures(PAGE)
    assert ledger.archive.copy(capture.sha256) == TEXT
    assert ("ETag", '"1"') in capture.headers


# --- among the paths of add ---------------------------------------------------------------------------------------


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeFetcher:
    fetcher = FakeFetcher({PAGE: text()})
    monkeypatch.setattr(gathering, "open_fetcher", lambda: fetcher)
    return fetcher


def test_addresses_and_files_are_added_together(web: FakeFetcher, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(OTHER)
    ledger = MemoryLedger()
    report = add(ledger, [str(tmp_path), PAGE, "https://news.example/none", "file:///etc/passwd"])
    assert (report.new, len(report.rejected)) == (2, 2)
    assert {row.step for row in ledger.rejections()} == {"fetch"}
    assert web.asked == [PAGE, "https://news.example/none", "file:///etc/passwd"]


@pytest.mark.usefixtures("web")
@pytest.mark.parametrize("name", [PAGE, "a", ""])
def test_a_date_that_the_user_states_counts(name: str) -> None:
    ledger = MemoryLedger()
    add(ledger, [PAGE], published={name: "2023-05-05"})
    (document,) = ledger.documents()
    assert (document.published, document.published_basis) == ("2023-05-05", "given")


def test_links_are_limited_by_a_setting() -> None:
    assert settings.number("max_links") == 100
