"""The host that an address leads to, and the domains it lies under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.whence.hosts import ILLEGIBLE, domains_of, host_of, is_host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.mofa.go.jp/region/asia-paci/", "mofa.go.jp"),
        ("HTTPS://WWW.MOFA.GO.JP", "mofa.go.jp"),
        ("https://mofa.go.jp./a", "mofa.go.jp"),
        ("https://mofa.go.jp:8443/a", "mofa.go.jp"),
        ("  http://mea.gov.in?x=1 ", "mea.gov.in"),
        ("mea.gov.in/press", "mea.gov.in"),
        ("www.mea.gov.in:443/press", "mea.gov.in"),
        ("//mea.gov.in/press", ILLEGIBLE),
        ("https://mea.gov.in@lake.example/", "lake.example"),
        ("https://mea.gov.in%40x@lake.example/", "lake.example"),
    ],
)
def test_the_host_is_that_of_a_browser(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "https://lake.example\\@mea.gov.in/",
        "https://mea.gov.in\t.lake.example/",
        "https://lake.example:mea.gov.in/",
        "https://mea.gov.in:99999/",
        "https://mеa.gov.in/",
        "https://ｍea.gov.in/",
        "https://xn--ma-jlc.gov.in/",
        "https://mea.gov.in%2elake.example/",
        "https://mea..gov.in/",
        "https://192.0.2.1/",
        "https://[::1]/",
        "https://localhost/",
        "javascript:alert(1)",
        "data:text/html,mea.gov.in",
        "file:///mea.gov.in/a",
        "ftp://mea.gov.in/a",
        "https://mea.gov.in/" + "a" * 9000,
        "https://",
    ],
)
def test_what_could_be_read_as_leading_elsewhere_has_no_host(address: str) -> None:
    assert host_of(address) == ILLEGIBLE


@pytest.mark.parametrize("address", [None, "", "  "])
def test_no_address(address: str | None) -> None:
    assert host_of(address) is None


def test_domains_the_longest_first() -> None:
    assert list(domains_of("in.emb-japan.go.jp")) == ["in.emb-japan.go.jp", "emb-japan.go.jp", "go.jp", "jp"]


@given(st.text() | st.builds("https://{}".format, st.text()))
def test_any_address_has_a_host_or_none_that_is_believed(address: str) -> None:
    host = host_of(address)
    assert not host or is_host(host)
