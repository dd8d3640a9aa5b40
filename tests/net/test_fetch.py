"""Answers: what is asked with, what is tried again, what the fetcher says of itself; the fake keeps the contract."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from comity.captures import Capture, media_of
from comity.net import Failed, Fetched, Fetcher, Gone, Known, Unchanged
from comity.net.answers import AskError
from comity.net.fake import FakeFetcher, Page
from comity.net.fetch import agent, wait_of
from net.conftest import Make
from net.server import Script, Send, answer

PAGE = "http://news.example/a"
TEXT = b"Chile and Peru agreed."


# --- the contract -------------------------------------------------------------------------------------------------


def by_state(send: Send, request: str) -> None:
    """A page that says whether it changed."""
    same = 'If-None-Match: "1"' in request
    send(answer(b"", "304 Not Modified") if same else answer(TEXT, Content_Type="text/html", ETag='"1"'))


@pytest.fixture(params=["http", "fake"])
def fetcher(request: pytest.FixtureRequest, net: Make) -> Fetcher:
    """A page, one that is no longer, and one that fails."""
    if request.param == "fake":
        pages = {PAGE: Page(TEXT, etag='"1"'), "http://news.example/bad": Page(status=500)}
        return FakeFetcher({**pages, "http://news.example/gone": Page(status=410)})
    pages = {"/a": by_state, "/gone": answer(b"", "410 Gone"), "/bad": answer(b"", "500 No")}
    return net(pages).fetcher


def test_a_page_comes_with_its_capture(fetcher: Fetcher) -> None:
    found = fetcher.fetch(PAGE)
    assert isinstance(found, Fetched)
    assert (found.raw, found.media, found.known) == (TEXT, "text/html", Known('"1"'))
    assert (found.capture.sha256, found.capture.size) == (hashlib.sha256(TEXT).hexdigest(), len(TEXT))


def test_a_page_that_is_the_same_is_not_sent_again(fetcher: Fetcher) -> None:
    assert fetcher.fetch(PAGE, Known('"1"')) == Unchanged(PAGE)
    assert isinstance(fetcher.fetch(PAGE, Known('"0"')), Fetched)


@pytest.mark.parametrize(("path", "kind"), [("gone", Gone), ("none", Gone), ("bad", Failed)])
def test_what_gives_nothing_says_so(fetcher: Fetcher, path: str, kind: type) -> None:
    found = fetcher.fetch(f"http://news.example/{path}")
    assert isinstance(found, kind)
    assert found.address == f"http://news.example/{path}"


# --- over HTTP ----------------------------------------------------------------------------------------------------


def test_a_capture_has_all_that_was_sent_in_its_order(net: Make) -> None:
    found = net({"/a": answer(TEXT, X_B="1", X_A="é")}).fetcher.fetch(PAGE)
    assert isinstance(found, Fetched)
    headers = (("Content-Type", "text/plain"), ("Content-Length", "22"), ("Connection", "close"), ("X-B", "1"),
               ("X-A", "é"))  # fmt: skip
    digest = hashlib.sha256(TEXT).hexdigest()
    assert found.capture == Capture(PAGE, PAGE, "2026-11-22T14:00:00Z", 200, headers, digest, 22)


def test_what_is_known_is_asked_with(net: Make) -> None:
    made = net({"/a": answer()})
    made.fetcher.fetch(PAGE, Known('"é"', "Sun, 22 Nov 2026 14:00:00 GMT"))
    assert 'If-None-Match: "é"\r\nIf-Modified-Since: Sun, 22 Nov 2026 14:00:00 GMT\r\n' in made.served.asked[-1]


def test_nothing_is_sent_but_what_a_reader_sends(net: Make) -> None:
    made = net({"/a": [answer(Set_Cookie="id=1"), answer()]})
    made.fetcher.fetch(PAGE)
    made.fetcher.fetch(PAGE)
    first, *names = [line.partition(":")[0] for line in made.served.asked[-1].split("\r\n") if line]
    assert first.startswith("GET /a HTTP")
    assert names == ["Host", "User-Agent", "Accept-Encoding", "Accept"], "no cookie, no referrer, nothing of the reader"


def test_304_without_a_question_is_a_fault(net: Make) -> None:
    assert isinstance(net({"/a": answer(b"", "304 Not Modified")}).fetcher.fetch(PAGE), Failed)


@pytest.mark.parametrize("script", [answer(b"", "503 No"), answer(b"", "429 Slow down"), b"", b"HTTP/1.1 200 OK\r\n"])
def test_passing_faults_are_tried_again(net: Make, script: Script) -> None:
    made = net({"/a": [script, script, answer(TEXT)]})
    assert isinstance(made.fetcher.fetch(PAGE), Fetched)
    assert made.served.paths() == ["/robots.txt", "/a", "/a", "/a"]


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 None", "410 Gone", "418 Tea", "451 Law"])
def test_other_faults_are_not(net: Make, status: str) -> None:
    made = net({"/a": answer(b"", status)})
    found = made.fetcher.fetch(PAGE)
    assert isinstance(found, Gone | Failed) and status[:3] in found.reason
    assert made.served.paths() == ["/robots.txt", "/a"]


def fault(net: Make, after: str) -> AskError:
    """What a server that asks to be left alone for a while makes of a question."""
    made = net({})
    from comity.net.ask import Reply

    return made.fetcher._later(Reply(PAGE, 429, (("Retry-After", after),)))


@pytest.mark.parametrize(
    ("after", "wait"),
    [("7", 7.0), ("Sun, 22 Nov 2026 14:00:30 GMT", 30.0), ("Sun, 22 Nov 2026 13:00:00 GMT", 0.0), ("soon", True),
     ("", True), ("3600", False), ("Mon, 23 Nov 2026 14:00:00 GMT", False), ("-5", True), ("²", True)],
)  # fmt: skip
def test_a_server_says_when_to_come_again(net: Make, after: str, wait: float | bool) -> None:
    found = wait_of(fault(net, after))
    assert (found, type(found)) == (wait, type(wait))


def test_a_long_wait_is_told(net: Make) -> None:
    made = net({"/a": answer(b"", "429 Slow down", Retry_After="3600")})
    found = made.fetcher.fetch(PAGE)
    assert isinstance(found, Failed) and "left alone for 3600 seconds" in found.reason
    assert made.served.paths().count("/a") == 1


def test_other_exceptions_are_not_tried_again() -> None:
    assert wait_of(KeyError("a mistake of ours")) is False


@pytest.mark.parametrize("media", ["image/png", "VIDEO/mp4; x=y", "audio/ogg", "text/css", "font/woff2"])
def test_pictures_and_the_like_are_not_loaded(net: Make, media: str) -> None:
    def picture(send: Send, _: str) -> None:
        send(f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: 5000000\r\n\r\n".encode())

    found = net({"/a": picture}).fetcher.fetch(PAGE)
    assert isinstance(found, Failed) and "is no text" in found.reason


@pytest.mark.parametrize(("media", "fits"), [("text/html", False), ("application/zip", True), ("", True)])
def test_archives_may_be_larger_than_pages(net: Make, monkeypatch: pytest.MonkeyPatch, media: str, fits: bool) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "10")
    assert isinstance(net({"/a": answer(TEXT, Content_Type=media)}).fetcher.fetch(PAGE), Fetched) == fits


@pytest.mark.parametrize(
    ("stated", "media", "charset"),
    [("text/html; charset=UTF-8", "text/html", "utf-8"), ('text/HTML;charset="euc_jp"; x=y', "text/html", "euc_jp"),
     ("text/html; charset=nonsense", "text/html", None), ("text/html; charset=zlib", "text/html", None),
     ("", None, None), ("; charset=", None, None), ("text/html; charset=\0", "text/html", None)],
)  # fmt: skip
def test_what_a_server_states_counts_where_it_can_be(stated: str, media: str | None, charset: str | None) -> None:
    assert media_of(stated) == (media, charset)


def test_it_says_who_it_is_and_whom_to_turn_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert agent().startswith("Comity/")
    monkeypatch.setenv("COMITY_CONTACT", "desk@ministry.example\r\nX: y")
    assert agent().endswith("; desk@ministry.exampleX: y)")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "gopher://x.example/", "http://x\r\ny/"],
)
def test_what_is_no_web_address_is_not_asked(net: Make, address: str) -> None:
    made = net({})
    found = made.fetcher.fetch(address)
    assert isinstance(found, Failed) and found.address == address
    assert (made.resolved, made.served.asked) == ([], [])


def test_nothing_of_the_network_is_loaded_before_it_is_needed() -> None:
    code = "import sys, comity.net, comity.gathering; print([m for m in sys.argv[1:] if m in sys.modules])"
    names = ["httpx", "httpcore", "protego", "stamina", "ssl", "warcio"]
    ran = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == "[]", ran.stderr
