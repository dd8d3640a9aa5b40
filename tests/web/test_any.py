"""Whatever an address holds, no page fails: of a ledger with a story, of an empty one, of one without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from cli.conftest import record_story
from comity.ledger import SqlLedger, open_ledger
from comity.relink import relink
from comity.web import create_app
from comity.web.pages import PAGES
from factories import make_claim, make_document
from present.story import CLAIMS

GETS = [page for page in PAGES if page.method == "GET"]
DATES = ("0000", "0001-01-01", "2021", "2021-02-30", "2022-03-19", "9999", "9999-12-31", "-0044", "٢٠٢١", "2021~", "..")
PAIRS = ("IND-JPN", "JPN-IND", "india-japan", "IND-IND", "TUV-NRU", "ZZZ-JPN", "guinea-bissau-japan", "IND", "-", "a-")
IDS = (CLAIMS[0].id, CLAIMS[0].document.id, "c-", "c-0", "e-", "p-", "p-1a2b3", "d-", "j-", "x")
ODD = (
    "",
    "0",
    "1",
    "-1",
    "²",
    "99999999999",
    "\x00",
    "\u202e",
    "日本",
    "'\"><script>",
    "{{7*7}}",
    "../..",
    "%",
    "a" * 600,
)
NAMES = ("ladder", "lanes", "strip", "rhythm", "numbers", "atlas", "domains", "balance", "network", "md", "html", "csv")
ASKED = (
    "as_of", "known_on", "since", "from", "to", "month", "year", "column", "kind", "page", "pair", "pairs", "a", "b",
    "q", "status", "domain", "alleged", "outlet", "rows", "state", "due_within", "limit", "from_row", "theme", "item",
    "at", "nature", "action", "ids", "back", "by", "did", "next", "assess", "now",
)  # fmt: skip
VALUES = (
    *ODD, *DATES, *PAIRS, *IDS, "waiting", "moved", "exercise", "happened", "none", "yes", "said", "kept.3", "overdue",
    "in_progress", "90d", "9999y", "doubt", "merge", "split", "undo", "edit", "IND-JPN,AUS-JPN", '"', "NEAR(", "a OR b",
)  # fmt: skip
values = st.sampled_from(VALUES) | st.text(max_size=20)
INSIDE = {"pair": st.sampled_from(PAIRS), "id": st.sampled_from(IDS), "name": st.sampled_from(NAMES)}


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address of some page, with anything in it and behind it."""
    page = draw(st.sampled_from(GETS))
    path = re.sub(r"{(\w+)}", lambda hole: _quoted(draw(INSIDE.get(hole[1], values) | values)), page.path)
    asked = draw(st.dictionaries(st.sampled_from(ASKED), values, max_size=3))
    return f"{path}?{'&'.join(f'{name}={_quoted(value)}' for name, value in asked.items())}"


def _quoted(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def record_undated(ledger: SqlLedger) -> None:
    document = make_document("India and Japan signed a pact. Japan will deliver aircraft to India.", published=None)
    first, second = document.text.split(". ")
    ledger.record(
        document, [make_claim(document, f"{first}."), make_claim(document, second, status="promised")], "test"
    )
    relink(ledger)


LEDGERS = {"story": record_story, "empty": lambda _: None, "undated": record_undated}


@pytest.fixture(scope="module", params=LEDGERS)
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser that fails where the server does."""
    path = tmp_path_factory.mktemp("any") / "comity.db"
    with open_ledger(path) as ledger:
        LEDGERS[request.param](ledger)
    yield TestClient(create_app(str(path)), base_url="http://localhost", follow_redirects=False)


@settings(max_examples=150, deadline=None)
@given(address=addresses(), part=st.booleans())
def test_no_address_makes_a_page_fail(browser: TestClient, address: str, part: bool) -> None:
    answer = browser.get(address, headers={"hx-request": "true"} if part else {})
    assert answer.status_code < 500, answer.text[-500:]
    assert 'href="None' not in answer.text


@pytest.mark.parametrize("day", ["0000", "9999-12-31"])
def test_a_day_at_an_end_of_the_calendar_is_one_like_others(browser: TestClient, day: str) -> None:
    for path in ("/api/promises/IND-JPN", "/IND-JPN/promises", "/IND-JPN"):
        assert browser.get(path, params={"as_of": day}).status_code == 200
