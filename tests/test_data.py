"""The data files' schema: what breaks it is named by file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.data import PACKAGE, check, digest, keys, load, strings
from comity.errors import DataError
from comity.who.bodies import _body, _service, bodies, services
from comity.who.forms import _office, forms, plural
from comity.who.offices import _read, _term, terms
from comity.who.states import states


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone.yaml cannot be read"):
        load(tmp_path / "gone.yaml")


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("a: [1, 2", "utf-8")
    with pytest.raises(DataError, match=r"bad.yaml is no YAML"):
        load(tmp_path / "bad.yaml")


def test_a_value_of_the_wrong_kind_is_shown() -> None:
    with pytest.raises(DataError, match="row 3: expected list, found 'x'"):
        check("x", list, "row 3")


def test_a_word_that_yaml_read_as_truth_is_caught() -> None:
    with pytest.raises(DataError, match="at: False is not a non-empty string; quote it"):
        strings(["in", False], "at")


def test_no_list_is_an_empty_list() -> None:
    assert strings(None, "aliases") == ()


def test_missing_and_unknown_keys_are_listed() -> None:
    with pytest.raises(DataError, match=r"row: missing \['name'\], unknown \['nmae'\]"):
        keys({"nmae": 1}, "row", frozenset({"name"}), frozenset())


def test_data_of_later_steps_make_no_other_coder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("who/states.yaml", "promise/words.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("a: 1", "utf-8")
    monkeypatch.setattr("comity.data.PACKAGE", tmp_path)
    before = digest()
    (tmp_path / "promise/words.yaml").write_text("a: 2", "utf-8")
    assert digest() == before
    (tmp_path / "who/states.yaml").write_text("a: 2", "utf-8")
    assert digest() != before


@pytest.mark.parametrize("row", [{"id": "X"}, {"name": "X"}, "X", {"id": "X", "name": "Y", "alias": []}])
def test_a_body_needs_id_and_name(row: object) -> None:
    with pytest.raises(DataError, match=r"bodies.yaml"):
        _body(row)


@pytest.mark.parametrize("row", [{"name": "Army", "state": "IND"}, {"state": "IND", "sector": "MIL"}, None])
def test_a_service_needs_state_and_sector(row: object) -> None:
    with pytest.raises(DataError, match=r"services.yaml"):
        _service(row)


def test_an_office_of_the_vocabulary_needs_titles() -> None:
    with pytest.raises(DataError, match="offices: minister: missing"):
        _office("minister", {"name": "Minister", "sector": "GOV"})


@pytest.mark.parametrize(
    "row", [{"name": "A B"}, {"from": "2020-01-01"}, {"name": "A B", "from": 2020, "to": None}, "A B"]
)
def test_a_term_needs_name_and_day(row: object) -> None:
    with pytest.raises(DataError, match=r"IND.yaml"):
        _term("IND.yaml", "IND", "head_of_state", row)


def test_an_office_file_needs_its_state() -> None:
    with pytest.raises(DataError, match=r"X.yaml: missing \['state'\]"):
        _read("X.yaml", {"offices": []})


def test_every_file_loads() -> None:
    assert len(terms()) > 300
    assert len(bodies()) > 50
    assert len(services()) > 100
    assert forms().sectors["navy"] == "MIL"


def test_rows_speak_of_states_that_exist() -> None:
    known = states().keys()
    assert {term.state for term in terms()} <= known
    assert {service.state for service in services()} <= known
    assert all(len(member) == 3 and member.isupper() for body in bodies() for member in body.members)


def test_files_are_named_by_their_state() -> None:
    assert all(load(path)["state"] == path.stem for path in (PACKAGE / "who" / "offices").glob("*.yaml"))


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("navy", "navies"),
        ("convoy", "convoys"),
        ("embassy", "embassies"),
        ("coast guard", "coast guards"),
        ("boss", "bosses"),
    ],
)
def test_plurals_are_plain(noun: str, many: str) -> None:
    assert plural(noun) == many
