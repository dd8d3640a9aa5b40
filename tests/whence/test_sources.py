"""How good a source is, and whose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.whence import sources
from comity.whence.sources import (
    CLASSES,
    FOLDER,
    GRADES,
    UNKNOWN,
    Source,
    find_source,
    group_of,
    load_sources,
    load_table,
    read_row,
)
from comity.who.states import states

FILES = [path for path in sorted(FOLDER.glob("*.yaml")) if path.name != "patterns.yaml"]
ROWS = [row for path in FILES for row in yaml.safe_load(path.read_text("utf-8"))["outlets"]]
REAL = [row for row in ROWS if not row.get("sample")]
HERALD = {
    "name": "Lake Herald", "hosts": ["lake.example"], "country": "IND", "class": "media", "grade": "C",
    "languages": ["en"], "source": "https://lake.example/about",
}  # fmt: skip


# --- by name ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("publisher", "name", "kind", "grade"),
    [
        ("Reuters", "Reuters", "wire", "B"),
        ("REUTERS", "Reuters", "wire", "B"),
        ("The Hindu", "The Hindu", "media", "B"),
        ("The Yomiuri Shimbun", "Yomiuri Shimbun", "media", "B"),
        ("PTI", "Press Trust of India", "wire", "B"),
        ("共同通信", "Kyodo News", "wire", "B"),
        ("Ministry of External Affairs,  India", "Ministry of External Affairs of India", "official", "B"),
        ("MOFA Japan", "Ministry of Foreign Affairs of Japan", "official", "B"),
        ("Meridian Wire", "Meridian Wire", "wire", "C"),
    ],
)
def test_a_listed_outlet_by_name_and_alias(publisher: str, name: str, kind: str, grade: str) -> None:
    found = find_source(publisher)
    assert (found.name, found.kind, found.grade) == (name, kind, grade)


@pytest.mark.parametrize(
    "publisher",
    [
        "Ministry of Foreign Affairs of Atlantis",
        "Embassy of Chile in Nairobi",
        "Office of the President, Kenya",
        "Norwegian Foreign Ministry",
        "GOVERNMENT OF FIJI",
    ],
)
def test_an_office_of_state_is_official(publisher: str) -> None:
    assert find_source(publisher) == Source(publisher, "official", "B", group=publisher)


@pytest.mark.parametrize("publisher", [None, "", "Nobody's Blog", "Reuters Fan Club", "My Ministry"])
def test_the_unknown_cannot_be_judged(publisher: str | None) -> None:
    assert find_source(publisher) is UNKNOWN
    assert find_source(publisher, "https://nobody.example/") is UNKNOWN
    assert UNKNOWN.grade == "F"


# --- by address ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "name", "country"),
    [
        ("https://www.mofa.go.jp/region/", "Ministry of Foreign Affairs of Japan", "JPN"),
        ("http://MEA.GOV.IN./press.htm", "Ministry of External Affairs of India", "IND"),
        ("https://www.in.emb-japan.go.jp/a", "Embassies of Japan", "JPN"),
        ("https://www3.nhk.or.jp/nhkworld/en/news/", "NHK", "JPN"),
        ("https://asia.nikkei.com/Politics", "Nikkei Asia", "JPN"),
        ("https://www.nikkei.com/article/1", "Nikkei", "JPN"),
        ("https://www.nato.int/cps/en/a.htm", "North Atlantic Treaty Organization", None),
        ("https://www.consilium.europa.eu/en/press/", "European Union", None),
    ],
)
def test_a_listed_host_by_its_longest_domain(url: str, name: str, country: str | None) -> None:
    assert (find_source(None, url).name, find_source(None, url).country) == (name, country)
    assert find_source("Nobody's Blog", url).name == name


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.indianembassytokyo.gov.in/page", "IND"),
        ("https://www.cas.go.jp/jp/", "JPN"),
        ("https://www.army.mil/a", "USA"),
        ("https://commerce.gov/a", "USA"),
        ("https://www.hacienda.gob.es/", "ESP"),
        ("https://www.defense.gouv.fr/", "FRA"),
        ("https://www.mindef.gov.sg/", "SGP"),
        ("https://treasury.govt.nz/", "NZL"),
        ("https://forces.gc.ca/", "CAN"),
        ("https://moc.go.th/", "THA"),
        ("https://parliament.gov.uk/", "GBR"),
        ("https://ec.itu.int/", None),
    ],
)
def test_a_domain_that_a_registry_keeps_for_its_state_is_official(url: str, country: str | None) -> None:
    found = find_source(None, url)
    assert (found.kind, found.grade, found.country) == ("official", "B", country)
    assert find_source("Ministry of Ferries", url).kind == "official"


def test_a_domain_is_of_the_state_that_has_its_letters() -> None:
    own = {state.code.lower(): id for id, state in states().items()} | {"uk": "GBR"}
    found = {domain: state for domain, state in load_table().states.items() if domain.count(".") == 1}
    kept = {domain: own[domain[-2:]] for domain in found if domain[-3] == "." and domain[-2:] in own}
    assert {domain: found[domain] for domain in kept} == kept
    assert len(kept) > 150


@pytest.mark.parametrize(
    "url",
    [
        "https://mofa.go.jp.evil.com/",
        "https://mea-gov.in/",
        "https://meagov.in/",
        "https://mea.gov.in@evil.com/",
        "https://mea.gov.in:pass@evil.com/",
        "https://evil.com/mea.gov.in",
        "https://evil.com/?https://mea.gov.in",
        "https://evil.com#mea.gov.in",
        "https://evil.com\\@mea.gov.in/",
        "https://evil.com:mea.gov.in/",
        "https://mеa.gov.in/",
        "https://xn--ma-jlc.gov.in/",
        "https://mea.gov.in.evil/",
        "https://mofa.go.com/",
        "https://gov.de/",
        "https://ministry.gov.fr/",
        "https://comune.go.it/",
        "https://gov-in.net/",
        "javascript:mea.gov.in",
    ],
)
@pytest.mark.parametrize("publisher", [None, "Ministry of External Affairs of India", "Embassy of Chile"])
def test_a_look_alike_is_not_believed(publisher: str | None, url: str) -> None:
    assert find_source(publisher, url) is UNKNOWN


@pytest.mark.parametrize(
    "url",
    ["https://medium.com/@MEAIndia/a", "https://mea.substack.com/p/a", "https://x.com/MEAIndia/status/1",
     "https://mea-gov-in.github.io/", "https://www.youtube.com/watch?v=1", "https://mea.gov.in.blogspot.com/"],
)  # fmt: skip
def test_where_anybody_may_publish_nobody_is_official(url: str) -> None:
    found = find_source("Ministry of External Affairs of India", url)
    assert (found.kind, found.grade) == ("other", "F")


def test_an_open_place_that_a_row_lists_is_that_row_s(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Source("Lake Ministry", "official", "B", hosts=("lake.substack.com",))
    table = load_table()
    monkeypatch.setattr(sources, "load_table", lambda: replace(table, held={**table.held, "lake.substack.com": own}))
    find_source.cache_clear()
    assert find_source(None, "https://lake.substack.com/p/a") == own
    assert find_source(None, "https://other.substack.com/p/a").grade == "F"
    find_source.cache_clear()


def test_a_name_is_not_believed_at_another_s_host() -> None:
    assert find_source("Reuters", "https://www.thehindu.com/news/a").name == "The Hindu"
    assert find_source("Ministry of Foreign Affairs of Japan", "https://www.mea.gov.in/a").country == "IND"
    assert find_source("Reuters", "https://reuters.example/a") is UNKNOWN
    assert find_source("Reuters", "https://port.gov.in/a").name == "port.gov.in"


def test_an_office_speaks_at_the_common_host_of_its_state_alone() -> None:
    name = "Foreign, Commonwealth and Development Office"
    assert find_source("FCDO", "https://www.gov.uk/government/news/a").name == name
    assert find_source("FCDO", "https://www.mea.gov.in/a").country == "IND"
    assert find_source("FCDO", "https://www.gov-uk.example/a") is UNKNOWN
    assert find_source("Ministry of Ferries", "https://ferries.gov.in/a").name == "Ministry of Ferries"


def test_an_outlet_that_lists_no_host_is_believed_where_nobody_knows_the_host() -> None:
    assert find_source("Meridian Wire", "https://meridian.example/a").name == "Meridian Wire"
    assert find_source("Meridian Wire", "https://www.thehindu.com/a").name == "The Hindu"


# --- independence -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Nikkei", None), ("Financial Times", None)),
        (("PIB", None), (None, "https://www.mea.gov.in/a")),
        (("Xinhua", None), ("CGTN", None)),
        (("NDTV", None), ("IANS", None)),
        (("Bay Blog", None), ("The Bay  Blog", None)),
        (("Bay Blog", "https://bay.example/1"), ("Reuters", "https://www.bay.example/2")),
    ],
)
def test_what_has_one_owner_is_one_group(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert group_of(*one) == group_of(*other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Asahi Shimbun", None), ("Yomiuri Shimbun", None)),
        ((None, "https://www.mea.gov.in/a"), (None, "https://www.mofa.go.jp/a")),
        (("BBC", None), ("FCDO", None)),
        (("Reuters", "https://www.reuters.com/a"), ("Reuters", "https://reuters.example/a")),
        ((None, "https://one.substack.com/a"), (None, "https://two.substack.com/a")),
    ],
)
def test_what_has_two_owners_is_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert group_of(*one) != group_of(*other)


def test_whose_it_is_may_be_unknown() -> None:
    assert group_of(None, None) is None


# --- what is listed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", load_sources().values(), ids=lambda source: source.name)
def test_every_listed_source_is_well_formed(source: Source) -> None:
    assert source.kind in CLASSES
    assert source.grade in tuple(GRADES)
    assert source.country is None or source.country in states()


@pytest.mark.parametrize("row", REAL, ids=lambda row: row["name"])
def test_every_real_row_says_whose_it_is_and_where_that_was_looked_up(row: dict[str, Any]) -> None:
    assert row["source"]
    assert row["languages"]
    assert row["hosts"] or row["class"] == "official"


def test_there_are_many_of_them_and_no_host_twice() -> None:
    hosts = [host for row in REAL for host in row["hosts"]]
    assert len(REAL) >= 140
    assert len(hosts) == len(set(hosts))
    assert len(load_sources()) == len(ROWS)


def test_a_state_that_runs_an_outlet_makes_it_no_better_than_c() -> None:
    run = [row for row in REAL if row["class"] in ("wire", "media") and row.get("group") in states()]
    assert {row["grade"] for row in run} == {"C"}


def test_nobody_has_an_a() -> None:
    assert not [row["name"] for row in ROWS if row["grade"] == "A"]


def test_a_good_row() -> None:
    found = read_row(HERALD, "media.yaml")
    assert found == Source("Lake Herald", "media", "C", "IND", "Lake Herald", ("en",), ("lake.example",))
    assert read_row(HERALD | {"class": "official"}, "x").group == "IND"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"class": "gossip"}, "needs a class of official, joint, "),
        ({"class": None}, "needs a class of official, joint, "),
        ({"grade": "G"}, "and a grade A to F"),
        ({"grade": "AB"}, "and a grade A to F"),
        ({"country": "India"}, "'India' is no ISO 3166-1"),
        ({"languages": ["eng"]}, "'eng' is no ISO 639-1"),
        ({"hosts": ["www.lake.example"]}, "'www.lake.example' is no host"),
        ({"hosts": ["lake.example/news"]}, "is no host"),
        ({"hosts": ["Lake.example"]}, "is no host"),
        ({"source": "a friend"}, "'a friend' is no address"),
        ({"owner": "me"}, "unknown \\['owner'\\]"),
    ],
    ids=str,
)
def test_a_row_that_breaks_the_schema_is_named(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError, match=rf"media\.yaml: 'Lake Herald'.*{words}"):
        read_row(HERALD | changed, "sources/media.yaml: 'Lake Herald'")


@pytest.mark.parametrize("key", ["hosts", "languages", "source"])
def test_only_a_sample_may_say_less(key: str) -> None:
    row = {name: value for name, value in HERALD.items() if name != key}
    with pytest.raises(DataError, match=key):
        read_row(row, "media.yaml")
    assert read_row(row | {"sample": True}, "samples.yaml").name == "Lake Herald"


@pytest.mark.parametrize("second", [{"name": "LAKE herald", "hosts": []}, {"name": "Lake Post"}])
def test_a_name_and_a_host_are_one_outlet_s(
    second: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patterns.yaml").write_bytes((FOLDER / "patterns.yaml").read_bytes())
    (tmp_path / "media.yaml").write_text(yaml.safe_dump({"outlets": [HERALD, HERALD | second]}), "utf-8")
    monkeypatch.setattr(sources, "FOLDER", tmp_path)
    with pytest.raises(DataError, match="is Lake Herald's already"):
        load_table.__wrapped__()


# --- laws ---------------------------------------------------------------------------------------------------------


@given(st.text(), st.none() | st.text() | st.builds("https://{}".format, st.text()))
def test_any_name_and_address_have_a_grade(publisher: str, url: str | None) -> None:
    source = find_source(publisher, url)
    assert source.grade in tuple(GRADES)
    assert source.kind in CLASSES


@given(st.sampled_from(sorted(load_sources())), st.sampled_from([str.upper, str.lower]))
def test_capitals_do_not_matter(name: str, write: Any) -> None:
    assert find_source(write(name)) == load_sources()[name]


@given(st.sampled_from(sorted(load_table().held)), st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True))
def test_what_lies_under_a_listed_host_is_its_own_and_what_merely_begins_so_is_not(host: str, label: str) -> None:
    assert find_source(None, f"https://{host}/{label}") == load_table().held[host]
    assert find_source(None, f"https://{host}.{label}.example/") is UNKNOWN
