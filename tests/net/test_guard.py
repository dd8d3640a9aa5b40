"""Which addresses may be asked."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.net.answers import AskError
from comity.net.guard import Guard, checked, closed_block

CLOSED = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "2002:7f00:1::", "2001::1",
    "2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1",
)  # fmt: skip
OPEN = ("8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1", "64:ff9b::808:808")


@pytest.mark.parametrize("number", CLOSED)
def test_what_is_not_public_is_refused(number: str) -> None:
    with pytest.raises(AskError, match="not on the public internet"):
        Guard().check("news.example", 80, [number])


@pytest.mark.parametrize("number", OPEN)
def test_what_is_public_is_let_through(number: str) -> None:
    Guard().check("news.example", 443, [number])


@given(st.ip_addresses())
def test_nothing_counts_as_public_that_the_standard_library_knows_better(ip: IPv4Address | IPv6Address) -> None:
    assert closed_block(ip) is not None or ip.is_global


@given(st.ip_addresses(v=4))
def test_a_translated_number_counts_as_the_one_it_stands_for(ip: IPv4Address) -> None:
    assert closed_block(ip_address(f"64:ff9b::{ip}")) == closed_block(ip)


def test_one_private_number_among_public_ones_is_enough() -> None:
    with pytest.raises(AskError, match="private"):
        Guard().check("news.example", 80, ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "a.localhost", "printer.local", "intranet", "db.internal", "nas.home.arpa"]
)
def test_local_names_are_refused_wherever_they_lead(host: str) -> None:
    with pytest.raises(AskError, match="a local name"):
        Guard().check(host, 80, ["8.8.8.8"])


def test_other_ports_are_refused() -> None:
    with pytest.raises(AskError, match="port 6379 is not asked"):
        Guard().check("news.example", 6379, ["8.8.8.8"])


@pytest.mark.parametrize(
    ("setting", "host", "number"),
    [("10.0.0.0/8", "wiki.example", "10.1.2.3"), ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
     ("fd00::/8, wiki", "wiki", "192.168.0.9"), ("WIKI.example.", "wiki.example", "10.0.0.1")],
)  # fmt: skip
def test_what_the_setting_names_is_let_through_at_any_port(
    monkeypatch: pytest.MonkeyPatch, setting: str, host: str, number: str
) -> None:
    monkeypatch.setenv("COMITY_ALLOW_HOSTS", setting)
    Guard.from_settings().check(host, 8080, [number])


def test_what_the_setting_does_not_name_stays_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_ALLOW_HOSTS", "10.0.0.0/8")
    for found in (["127.0.0.1"], ["10.0.0.1", "127.0.0.1"]):
        with pytest.raises(AskError, match="loopback"):
            Guard.from_settings().check("wiki.example", 80, found)


@pytest.mark.parametrize(("name", "value"), [("HOSTS", "10.0.0.0/99"), ("PORTS", "80,http")])
def test_a_setting_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"COMITY_ALLOW_{name}", value)
    with pytest.raises(UsageError, match=f"allow_{name.lower()} has"):
        Guard.from_settings()


# --- the letters of an address ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/a", "gopher://x.example:70/1", "data:text/html,hi",
     "mailto:a@x.example", "x.example/a", "", "//x.example/", "ws://x.example/", "HTTPX://x.example"],
)  # fmt: skip
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(AskError, match="only http and https addresses"):
        checked(address)


@pytest.mark.parametrize(
    "address",
    ["http://x.example/\r\nX: y", "http://x.example/a b", "http://x.example\\@127.0.0.1/", "http://x.example/\x00",
     "http://u:p@x.example/", "http://x.example@127.0.0.1/", "http://", "http:///a", "http://x.example:99999/",
     "http://[::1", "http://①②⑦.⓪.⓪.①/", "http://x.example/" + "a" * 5000],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    with pytest.raises(AskError):
        checked(address)


@pytest.mark.parametrize(
    "host", ["0x7f.1", "2130706433", "127.1", "0177.0.0.1", "0x7f000001", "127.0.0.1.", "１２７.0.0.1", "1.2.3.4.5"]
)
def test_numbers_in_disguise_reach_nothing(host: str) -> None:
    with pytest.raises(AskError):
        Guard().check(checked(f"http://{host}/").host, 80, ["127.0.0.1"])


@pytest.mark.parametrize("host", ["0x7f.1", "2130706433", "127.1", "0x7f000001"])
def test_numbers_in_disguise_are_told(host: str) -> None:
    with pytest.raises(AskError, match="a number in disguise"):
        checked(f"http://{host}/")


@pytest.mark.parametrize(
    ("address", "asked"),
    [("HTTP://News.Example/a?b=c#d", "http://news.example/a?b=c"), ("https://外務省.example/", "https://xn--"),
     ("http://x.example:8080/", "http://x.example:8080/")],
)  # fmt: skip
def test_an_address_is_asked_in_its_plain_form(address: str, asked: str) -> None:
    assert str(checked(address).copy_with(fragment=None)).startswith(asked) or asked in repr(checked(address).raw_host)


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://x.example/", "http://[", "http://x:"]))
def test_any_text_is_an_address_or_is_refused(text: str, start: str) -> None:
    try:
        assert checked(start + text).scheme in ("http", "https")
    except AskError as exc:
        assert str(exc)
