"""What hosts ask programs not to read, and the pauses between two questions."""

from __future__ import annotations

import pytest

from comity.net import Failed, Fetched
from net.conftest import Make
from net.server import FakeTime, Net, Script, answer, moved

PAGE = "http://news.example/a"


def robots(net: Make, script: Script, **options: object) -> Net:
    return net({"/robots.txt": script, "/a": answer(), "/b": answer()}, **options)


def rules(*lines: str) -> bytes:
    return answer("\n".join(lines).encode())


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [(["User-agent: *", "Disallow: /"], False), (["User-agent: *", "Disallow: /b"], True),
     (["User-agent: comity", "Disallow: /a"], False), (["User-agent: Other", "Disallow: /"], True),
     (["User-agent: *", "Disallow: /", "Allow: /a"], True), (["User-agent: *", "Disallow: /*a$"], False), ([], True),
     (["\ufeffUser-agent: *", "Disallow: /"], False)],
)  # fmt: skip
def test_what_a_host_does_not_want_is_not_read(net: Make, lines: list[str], allowed: bool) -> None:
    made = robots(net, rules(*lines))
    found = made.fetcher.fetch(PAGE)
    assert isinstance(found, Fetched) == allowed
    assert ("/a" in made.served.paths()) == allowed


def test_the_refusal_is_told(net: Make) -> None:
    found = robots(net, rules("User-agent: *", "Disallow: /")).fetcher.fetch(PAGE)
    assert isinstance(found, Failed) and "the robots.txt of 'news.example' asks programs not to read it" in found.reason


@pytest.mark.parametrize(
    ("script", "allowed"),
    [(answer(b"", "404 None"), True), (answer(b"", "403 No"), True), (answer(b"", "500 No"), False),
     (answer(b"", "429 Slow"), False), (b"", False), (moved("http://127.0.0.1/robots.txt"), False),
     (answer(b"<!doctype html><p>Disallow: / this page is not here", Content_Type="text/html"), True),
     (moved("/rules"), True), (answer(b"\xff\xfe\x00User-agent"), True)],
)  # fmt: skip
def test_a_file_that_is_none_asks_for_nothing_and_one_that_cannot_be_had_for_all(
    net: Make, script: Script, allowed: bool
) -> None:
    made = robots(net, script, names={"127.0.0.1": [["127.0.0.1"]]})
    assert isinstance(made.fetcher.fetch(PAGE), Fetched) == allowed
    assert ("/a" in made.served.paths()) == allowed


def test_the_file_is_looked_at_once_a_host(net: Make) -> None:
    made = robots(net, rules("User-agent: *", "Disallow: /none"))
    for address in (PAGE, "http://news.example/b", "http://other.example/b", PAGE):
        made.fetcher.fetch(address)
    assert made.served.paths().count("/robots.txt") == 2


def test_a_redirect_is_asked_for_too(net: Make) -> None:
    made = net({"/robots.txt": rules("User-agent: *", "Disallow: /b"), "/a": moved("/b"), "/b": answer()})
    assert isinstance(made.fetcher.fetch(PAGE), Failed)
    assert "/b" not in made.served.paths()


def test_a_file_without_end_counts_as_far_as_it_is_read(net: Make) -> None:
    body = b"User-agent: *\nDisallow: /a\n" + b"# \n" * 400_000
    made = robots(net, answer(body))
    assert isinstance(made.fetcher.fetch(PAGE), Failed)


# --- pauses -------------------------------------------------------------------------------------------------------


def slept(net: Make, script: Script, *addresses: str) -> list[float]:
    """The pauses of a run, with a second between two questions to one host."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMITY_SECONDS_BETWEEN_REQUESTS", "1")
        made = robots(net, script, time=FakeTime())
    for address in addresses:
        made.fetcher.fetch(address)
    return made.time.slept


def test_a_host_has_a_pause_between_two_questions_and_others_do_not_wait(net: Make) -> None:
    assert slept(net, answer(), PAGE, "http://news.example/b") == [1.0, 1.0]
    assert slept(net, answer(), PAGE, "http://other.example/b") == [1.0, 1.0], "each for its own robots.txt"


@pytest.mark.parametrize(
    ("delay", "pause"), [("5", 5.0), ("0.2", 1.0), ("9999", 30.0), ("nan", 1.0), ("-3", 1.0), ("x", 1.0)]
)
def test_longer_pauses_are_kept_as_a_host_asks_within_reason(net: Make, delay: str, pause: float) -> None:
    script = rules("User-agent: *", f"Crawl-delay: {delay}")
    assert slept(net, script, PAGE, "http://news.example/b")[-1] == pause
