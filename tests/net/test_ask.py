"""A question, and what servers do to it: redirects, lengths, headers, bodies that do not end."""

from __future__ import annotations

import gzip

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.net.answers import Failed, Fetched, Gone, Unchanged
from net.conftest import Make
from net.server import FakeTime, Net, Send, Served, answer, moved

PAGE = "http://news.example/a"


def reason(net: Net, address: str = PAGE) -> str:
    found = net.fetcher.fetch(address)
    assert isinstance(found, Failed), found
    return found.reason


# --- redirects ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Again", "308 For Good"])
def test_redirects_are_followed_over_hosts(net: Make, status: str) -> None:
    made = net({"/a": moved("http://other.example/b?c=1#d", status), "/b?c=1": answer(b"There.")})
    found = made.fetcher.fetch(PAGE)
    assert isinstance(found, Fetched)
    assert (found.raw, found.capture.address, found.capture.landed) == (b"There.", PAGE, "http://other.example/b?c=1")


@pytest.mark.parametrize("place", ["b", "/b", "//news.example/b", "http://news.example/b", "../b"])
def test_a_redirect_may_be_short(net: Make, place: str) -> None:
    assert isinstance(net({"/a": moved(place), "/b": answer()}).fetcher.fetch(PAGE), Fetched)


def test_a_redirect_may_have_letters_of_any_script(net: Make) -> None:
    place = "/共同声明".encode().decode("latin-1")
    made = net({"/a": moved(place), "/%E5%85%B1%E5%90%8C%E5%A3%B0%E6%98%8E": answer()})
    assert isinstance(made.fetcher.fetch(PAGE), Fetched)


def test_a_loop_of_redirects_ends(net: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_REDIRECTS", "3")
    made = net({"/a": moved("/b"), "/b": moved("/a")})
    assert "redirects more than 3 times" in reason(made)
    assert made.served.paths() == ["/robots.txt", "/a", "/b", "/a", "/b"]


@pytest.mark.parametrize(
    ("place", "words"),
    [("file:///etc/passwd", "only http"), ("javascript:alert(1)", "only http"), ("ftp://x.example/", "only http"),
     ("http://u:p@x.example/", "a name or a password"), ("http://0x7f.1/", "in disguise"), ("", "without saying"),
     ("http://[", "names no host"), ("http://x.example:6379/", "port 6379")],
)  # fmt: skip
def test_a_redirect_to_what_is_not_asked_is_told(net: Make, place: str, words: str) -> None:
    assert words in reason(net({"/a": moved(place)}))


# --- bodies and headers -------------------------------------------------------------------------------------------


def test_a_packed_page_is_unpacked(net: Make) -> None:
    packed = gzip.compress(b"Chile and Peru agreed.")
    found = net({"/a": answer(packed, Content_Encoding="gzip")}).fetcher.fetch(PAGE)
    assert isinstance(found, Fetched)
    assert (found.raw, found.capture.size) == (b"Chile and Peru agreed.", 22)
    assert ("Content-Encoding", "gzip") in found.capture.headers


def test_a_bomb_is_cut(net: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "1000000")
    bomb = gzip.compress(bytes(20_000_000))
    assert "over the 1000000 bytes" in reason(net({"/a": answer(bomb, Content_Encoding="gzip")}))


def test_a_page_of_two_gigabytes_is_not_loaded(net: Make) -> None:
    made = net({"/a": answer(b"x", Content_Length="2000000000")})
    assert "2000000000 bytes, over the 5000000 allowed" in reason(made)


def test_a_body_without_end_is_cut(net: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "300000")

    def endless(send: Send, _: str) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            send(b"x" * 65536)

    assert "over the 300000 bytes allowed" in reason(net({"/a": endless}))


def test_a_body_shorter_than_it_says_is_tried_again_and_told(net: Make) -> None:
    made = net({"/a": answer(b"Half", Content_Length="8")})
    assert "does not speak HTTP as it should" in reason(made)
    assert made.served.paths().count("/a") == 3


def test_a_body_longer_than_it_says_ends_there(net: Make) -> None:
    found = net({"/a": answer(b"HelloHello", Content_Length="5")}).fetcher.fetch(PAGE)
    assert isinstance(found, Fetched) and found.raw == b"Hello"


@pytest.mark.parametrize("length", ["-1", "five", "5, 6", "9" * 400])
def test_a_length_that_is_none_is_told(net: Make, length: str) -> None:
    assert reason(net({"/a": answer(b"Hello", Content_Length=length)}))


@pytest.mark.parametrize("count", [2, 100_000])
def test_headers_without_measure_are_refused(net: Make, count: int) -> None:
    head = "".join(f"X-{number}: {'x' * (40_000 if count == 2 else 50)}\r\n" for number in range(count))
    made = net({"/a": f"HTTP/1.1 200 OK\r\n{head}\r\nHello".encode()})
    assert "HTTP" in reason(made) or "headers" in reason(made)


class Drips(httpcore.MockBackend):
    """Has no robots.txt, and then gives one small piece a look."""

    def __init__(self, pieces: list[bytes]) -> None:
        super().__init__([answer(b"", "404 None")])
        self._then = pieces

    def connect_tcp(self, *given: object, **more: object) -> httpcore.NetworkStream:
        found = super().connect_tcp(*given, **more)  # type: ignore[arg-type]
        self._buffer = self._then
        return found


@pytest.mark.parametrize(
    "pieces",
    [[b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", *[b"x"] * 999],
     [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 999], [b"H"] * 999,
     [b"HTTP/1.1 100 Go on\r\n\r\n"] * 999],
    ids=["body", "head", "start", "going on"],
)  # fmt: skip
def test_a_server_that_drips_is_cut_by_the_time_for_all(pieces: list[bytes]) -> None:
    net = Net(Served({}), inner=Drips(pieces), time=FakeTime(step=1.0), seconds=60.0)
    assert "it took too long" in reason(net)
    assert net.time.at < 120, "and it is not asked again"
    net.fetcher.close()


def test_each_page_has_its_own_time(net: Make) -> None:
    made = net({"/a": answer()}, time=FakeTime(step=1.0), seconds=40.0)
    assert all(isinstance(made.fetcher.fetch(PAGE), Fetched) for _ in range(9))
    assert made.time.at > 40


# --- anything at all ----------------------------------------------------------------------------------------------

PARTS = st.sampled_from([
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 301 \r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/9.9 999\r\n", b"\r\n",
    b"Location: http://[\r\n", b"Location: /\r\n", b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n",
    b"3\r\nabc\r\n", b"0\r\n\r\n", b"Content-Encoding: gzip\r\n", b"Content-Type: \xff; charset=\x01\r\n",
    b"Retry-After: \xb2\r\n", b"HTTP/1.1 503 No\r\n", b"HTTP/1.1 304 Same\r\n",
    b"Crawl-delay: 1e999\r\nUser-agent: *\r\nDisallow: /*\r\n",
])  # fmt: skip


@given(st.lists(PARTS | st.binary(max_size=30), max_size=9))
def test_whatever_a_server_sends_is_an_answer(parts: list[bytes]) -> None:
    net = Net(Served({}), inner=httpcore.MockBackend([b"".join(parts)]))
    found = net.fetcher.fetch(PAGE)
    net.fetcher.close()
    assert isinstance(found, Fetched | Unchanged | Gone | Failed)
