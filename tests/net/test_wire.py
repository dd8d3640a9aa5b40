"""Connections: to the number that was looked at, and to no other."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from pathlib import Path

import httpcore
import pytest

from comity.net.answers import AskError, Failed, Fetched
from comity.net.guard import Guard
from comity.net.pace import Timer
from comity.net.wire import GuardedBackend, resolved, told, within
from net.conftest import Make
from net.server import OTHER, PUBLIC, FakeTime, answer, moved

LOOPBACK = "127.0.0.1"


def test_the_number_that_was_looked_at_is_connected_to(net: Make) -> None:
    made = net({"/a": answer(), "/robots.txt": answer()}, names={"news.example": [[PUBLIC]]})
    assert isinstance(made.fetcher.fetch("http://news.example/a"), Fetched)
    assert set(made.led.numbers) == {PUBLIC}
    assert "Host: news.example\r\n" in made.served.asked[-1]


def test_a_name_is_looked_up_once_a_connection(net: Make) -> None:
    made = net({"/a": answer()}, names={"news.example": [[PUBLIC], [PUBLIC], [LOOPBACK]]})
    made.fetcher.fetch("http://news.example/a")
    assert made.resolved == ["news.example", "news.example"], "one for robots.txt and one for the page"
    assert made.led.numbers == [PUBLIC, PUBLIC]


def test_a_name_that_leads_inside_the_second_time_is_refused(net: Make) -> None:
    made = net({"/a": answer()}, names={"news.example": [[PUBLIC], [LOOPBACK]]})
    found = made.fetcher.fetch("http://news.example/a")
    assert isinstance(found, Failed) and "not on the public internet (loopback)" in found.reason
    assert (made.served.paths(), made.led.numbers) == (["/robots.txt"], [PUBLIC])


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
     "http://10.0.0.1/", "http://inner.example/", "http://[::ffff:7f00:1]/"],
)  # fmt: skip
def test_a_redirect_inside_is_refused(net: Make, target: str) -> None:
    hosts = ("127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "::ffff:7f00:1")
    names = {host: [[host]] for host in hosts} | {"inner.example": [["192.168.1.1"]], "localhost": [[LOOPBACK]]}
    made = net({"/a": moved(target)}, names=names)
    found = made.fetcher.fetch("http://news.example/a")
    assert isinstance(found, Failed) and "not on the public internet" in found.reason
    assert set(made.led.numbers) == {PUBLIC}, "nothing else was connected to"


def test_the_next_number_is_tried_where_one_does_not_answer() -> None:
    class Half(httpcore.MockBackend):
        def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
            if host == PUBLIC:
                raise httpcore.ConnectError("refused")
            return super().connect_tcp(host, 80)

    clock = FakeTime().clock()
    backend = GuardedBackend(Guard(), Timer(clock, 9), lambda *_: [PUBLIC, OTHER], Half([b""]))
    assert backend.connect_tcp("news.example", 80)
    with pytest.raises(httpcore.ConnectError):
        GuardedBackend(Guard(), Timer(clock, 9), lambda *_: [PUBLIC], Half([b""])).connect_tcp("news.example", 80)


def test_no_proxy_of_the_environment_is_used(net: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(net({"/a": answer()}).fetcher.fetch("http://news.example/a"), Fetched)


def test_a_host_that_there_is_not_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(AskError, match=r"no host is called 'news\.example'") as caught:
        resolved("news.example", 80)
    assert not caught.value.again


def test_a_name_is_looked_up_by_the_system() -> None:
    assert resolved("127.0.0.1", 80) == [LOOPBACK]
    with pytest.raises(AskError):
        resolved("a" * 70 + ".example", 80)


@pytest.mark.parametrize(
    ("fault", "again"),
    [(httpcore.ConnectError("x"), True), (httpcore.ReadTimeout("x"), True), (httpcore.ReadError("x"), True),
     (httpcore.RemoteProtocolError("illegal header line"), False), (httpcore.UnsupportedProtocol("x"), False),
     (httpcore.RemoteProtocolError("Server disconnected without sending a response."), True)],
)  # fmt: skip
def test_faults_of_the_network_are_told_in_words(fault: Exception, again: bool) -> None:
    with pytest.raises(AskError) as caught, told():
        raise fault
    assert caught.value.again == again


@pytest.mark.parametrize(("left", "again"), [(9.0, True), (0.0, False)])
def test_a_wait_that_ends_with_the_time_for_all_is_not_begun_again(left: float, again: bool) -> None:
    time = FakeTime()
    timer = Timer(time.clock(), 9.0)
    with pytest.raises(AskError) as caught, told(), within(timer):
        time.at = 9.0 - left
        raise httpcore.ReadTimeout("x")
    assert caught.value.again == again


# --- TLS ----------------------------------------------------------------------------------------------------------


def certificate(folder: Path, name: str) -> Path:
    """A certificate that nobody signed but itself, and its key, in one file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, own = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(own, own, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - dt.timedelta(1)).not_valid_after(now + dt.timedelta(1))
    made = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False).sign(key, hashes.SHA256())
    path = folder / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def secured(folder: Path, name: str = "news.example") -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server, and what somebody who trusts its certificate, need."""
    path = certificate(folder, name)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=str(path))


def test_the_certificate_has_to_bear_the_name(net: Make, tmp_path: Path) -> None:
    server, client = secured(tmp_path)
    made = net({"/a": answer()}, tls=server, context=client)
    assert isinstance(made.fetcher.fetch("https://news.example/a"), Fetched)
    found = made.fetcher.fetch("https://other.example/a")
    assert isinstance(found, Failed) and "its certificate is no good" in found.reason


def test_a_certificate_that_nobody_signed_is_refused(net: Make, tmp_path: Path) -> None:
    server, _ = secured(tmp_path)
    found = net({"/a": answer()}, tls=server).fetcher.fetch("https://news.example/a")
    assert isinstance(found, Failed) and "its certificate is no good (self-signed certificate)" in found.reason


def test_what_speaks_no_tls_is_told(net: Make) -> None:
    found = net({"/a": answer()}).fetcher.fetch("https://news.example/a")
    assert isinstance(found, Failed) and "no safe connection" in found.reason


def test_a_redirect_away_from_safety_is_refused(net: Make, tmp_path: Path) -> None:
    server, client = secured(tmp_path)
    pages = {"/a": moved("http://news.example/b"), "/c": moved("https://news.example/d"), "/d": answer()}
    made = net(pages, tls=server, context=client)
    found = made.fetcher.fetch("https://news.example/a")
    assert isinstance(found, Failed) and "it redirects from https to 'http://news.example/b'" in found.reason
    assert isinstance(made.fetcher.fetch("https://news.example/c"), Fetched)
