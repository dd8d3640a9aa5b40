"""Who may do what: tokens, sessions, forms, and how often one writes."""

from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.web.guard import LASTS, Guard, host_of, is_loopback, make_guard

READER, EDITOR = "r" * 20, "e" * 20


def guard(**fields: object) -> Guard:
    return Guard(READER, EDITOR, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("token", "role"), [(READER, "reader"), (EDITOR, "editor"), ("", "none"), ("e", "none"), ("é\ud800", "none")]
)
def test_a_token_gives_its_role(token: str, role: str) -> None:
    assert guard().role_of(token) == role


def test_an_unset_token_lets_nobody_in() -> None:
    assert Guard("", EDITOR).role_of("") == "none"
    assert not Guard("", EDITOR).open
    assert Guard().open


def test_a_session_is_known_again_by_its_cookie() -> None:
    keeper = guard()
    begun, cookie = keeper.begin("editor")
    assert keeper.viewer(cookie) == begun
    assert begun.may("reader")


@pytest.mark.parametrize("forge", [
    lambda cookie: cookie.replace(".reader.", ".editor."), lambda cookie: cookie[:-1] + "0",
    lambda cookie: "x" + cookie,
    lambda cookie: cookie.rpartition(".")[0], lambda _: "", lambda _: "...", lambda _: "é.é.é.é",
    lambda _: "a.editor.0." + "0" * 64,
])  # fmt: skip
def test_a_forged_cookie_is_nobodys(forge: object) -> None:
    keeper = guard()
    _, cookie = keeper.begin("reader")
    changed = forge(cookie)  # type: ignore[operator]
    assert changed == cookie or keeper.viewer(changed) is None


def test_another_servers_cookie_is_nobodys() -> None:
    assert guard().viewer(guard().begin("editor")[1]) is None


def test_a_session_grows_old() -> None:
    now = [0.0]
    keeper = guard(clock=lambda: now[0])
    _, cookie = keeper.begin("reader")
    now[0] = LASTS
    assert keeper.viewer(cookie)
    now[0] = LASTS + 1
    assert keeper.viewer(cookie) is None


def test_a_session_that_ended_is_nobodys_though_its_cookie_was_kept() -> None:
    keeper = guard()
    viewer, cookie = keeper.begin("editor")
    keeper.end(viewer)
    assert keeper.viewer(cookie) is None


def test_a_form_of_another_session_is_forged() -> None:
    keeper = guard()
    (mine, _), (other, _) = keeper.begin("editor"), keeper.begin("editor")
    assert not keeper.forged(mine, mine.csrf)
    assert all(keeper.forged(mine, token) for token in (other.csrf, "", "é"))


def test_who_shows_a_token_has_no_forms() -> None:
    keeper = guard()
    viewer = keeper.bearer(EDITOR)
    assert (viewer.role, keeper.bearer("x").role) == ("editor", "none")
    assert keeper.forged(viewer, "")


def test_so_many_writes_a_minute_are_saved_up() -> None:
    now = [0.0]
    keeper = guard(writes=3, clock=lambda: now[0])
    assert [keeper.allows("a") for _ in range(4)] == [True, True, True, False]
    assert keeper.allows("b")
    now[0] = 20.0
    assert [keeper.allows("a") for _ in range(2)] == [True, False]


def test_nothing_secret_is_shown() -> None:
    keeper = guard()
    viewer, _ = keeper.begin("editor")
    shown = f"{keeper!r} {viewer!r}"
    assert not [secret for secret in (READER, EDITOR, viewer.csrf, str(keeper.secret)) if secret in shown]


@pytest.mark.parametrize(
    ("reader", "editor", "words"),
    [("short", "", "COMITY_READER_TOKEN"), ("", " " * 20, "COMITY_EDITOR_TOKEN"), (READER, READER, "one token")],
)
def test_a_token_that_can_be_guessed_is_refused_without_being_named(reader: str, editor: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        make_guard(reader, editor, 60)
    assert not reader or reader not in str(caught.value)


@pytest.mark.parametrize(("host", "here"), [
    ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("LOCALHOST", True),
    ("0.0.0.0", False), ("::", False), ("192.168.0.4", False), ("localhost.example", False), ("", False),
])  # fmt: skip
def test_what_is_this_machine_alone(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.parametrize(("header", "name"), [
    ("localhost:8080", "localhost"), ("Example.ORG.", "example.org"), ("[::1]:80", "::1"), ("[::1", "["), ("", ""),
    ("a:b:c", "a"),
])  # fmt: skip
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_of(header) == name
