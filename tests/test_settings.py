"""One table of settings: defaults, environment variables, and what is said of a wrong value."""

from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.settings import TABLE, Setting, get, number

NUMBERS = [setting for setting in TABLE if isinstance(setting.default, int)]


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in TABLE:
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_default_where_the_environment_is_silent(setting: Setting) -> None:
    assert get(setting.name) == setting.default


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_a_setting_has_a_name_a_variable_and_help(setting: Setting) -> None:
    assert setting.name.islower()
    assert setting.variable == f"COMITY_{setting.name.upper()}"
    assert setting.help


def test_names_are_unique() -> None:
    assert len({setting.name for setting in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("ledger", "other.db", "other.db"),
        ("max_bytes", "1000", 1000),
        ("max_bytes", " 1_000 ", 1000),
        ("max_binary_share", "0.5", 0.5),
        ("max_binary_share", "1", 1.0),
    ],
)
def test_a_variable_has_the_type_of_the_default(
    monkeypatch: pytest.MonkeyPatch, name: str, raw: str, value: str | float
) -> None:
    monkeypatch.setenv(f"COMITY_{name.upper()}", raw)
    assert get(name) == value
    assert type(get(name)) is type(value)


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("max_bytes", "many", "int"),
        ("max_bytes", "1.5", "int"),
        ("max_binary_share", "half", "float"),
        ("max_binary_share", "1,5", "float"),
    ],
)
def test_a_wrong_value_names_the_variable_the_value_and_the_type(
    monkeypatch: pytest.MonkeyPatch, name: str, raw: str, kind: str
) -> None:
    variable = f"COMITY_{name.upper()}"
    monkeypatch.setenv(variable, raw)
    with pytest.raises(UsageError, match=rf"{variable} is '{raw}': set it to a value of type {kind}, or unset it"):
        get(name)


def test_the_environment_is_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = get("languages")
    monkeypatch.setenv("COMITY_LANGUAGES", "en,fr")
    assert (before, get("languages")) == ("en,ja", "en,fr")


def test_an_unknown_setting_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="colour"):
        get("colour")


@pytest.mark.parametrize("setting", NUMBERS, ids=lambda setting: setting.name)
def test_whole_numbers(monkeypatch: pytest.MonkeyPatch, setting: Setting) -> None:
    monkeypatch.setenv(setting.variable, "7")
    assert number(setting.name) == 7


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_LEDGER", "")
    assert get("ledger") == "comity.db"


def test_a_number_too_small_to_work_with_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_BATCH_DOCUMENTS", "0")
    with pytest.raises(UsageError, match="set it to 1 or more"):
        get("batch_documents")
