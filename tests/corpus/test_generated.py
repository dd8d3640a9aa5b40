"""The generated sentences: same seed same rows, spans on the names, labels from the codebook, every phrase usable."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[2]


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_grammar", ROOT / "corpus" / "grammar.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


generator = load_generator()
GRAMMAR = generator.load_grammar()
CODEBOOK = yaml.safe_load((ROOT / "src/comity/what/codebook.yaml").read_text(encoding="utf-8"))
ROWS = list(generator.Writer(GRAMMAR, 3).rows(600))


def test_same_seed_gives_the_same_rows() -> None:
    assert list(generator.Writer(GRAMMAR, 3).rows(40)) == ROWS[:40]


def test_other_seed_gives_other_rows() -> None:
    assert next(generator.Writer(GRAMMAR, 4).rows(1)) != ROWS[0]


def test_nothing_is_left_unfilled() -> None:
    assert not [row["text"] for row in ROWS if any(mark in row["text"] for mark in "{}[]|\x01\x02")]


def test_spans_stand_on_two_separate_names() -> None:
    for row in ROWS:
        (start, end), other = row["s"], row["t"]
        assert row["text"][start:end].strip()
        assert other is None or other[1] <= start or other[0] >= end


def test_labels_are_those_of_the_codebook() -> None:
    names = {part: {entry["id"] for entry in CODEBOOK[part]} for part in ("kinds", "types", "statuses")}
    assert {row["type"] for row in ROWS} == names["types"] | {"NONE"}
    assert {row["status"] for row in ROWS} <= names["statuses"] | {"none"}
    assert {row["kind"] for row in ROWS} <= names["kinds"] | {"none"}


def test_every_root_and_both_orders_are_drawn() -> None:
    first = sum(row["t"][0] < row["s"][0] for row in ROWS if row["t"]) / len(ROWS)
    assert {row["root"] for row in ROWS} == set(GRAMMAR.weights)
    assert 0.3 < first < 0.55


@pytest.mark.parametrize("root", sorted(set(GRAMMAR.weights) - {"NONE"}))
def test_each_root_has_eighty_phrases(root: str) -> None:
    groups = GRAMMAR.groups_of[root]
    assert sum(len(g.verbs) + len(g.nouns) + len(g.turned) for g in groups) >= 80


@pytest.mark.parametrize("group", GRAMMAR.groups, ids=lambda g: f"{g.root}-{g.kind}")
def test_every_phrase_names_the_other(group: object) -> None:
    verbs, nouns, turned = group.verbs, group.nouns, group.turned  # type: ignore[attr-defined]
    assert not [line for line in verbs if generator.T not in line]
    assert not [line for line in nouns if generator.S not in line or generator.T not in line]
    assert not [line for line in turned if generator.S not in line]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("accuse", ("accuses", "accused", "accused", "accusing")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("ban", ("bans", "banned", "banned", "banning")),
        ("take", ("takes", "took", "taken", "taking")),
        ("free", ("frees", "freed", "freed", "freeing")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert generator.Writer(GRAMMAR, 1).inflect(verb) == forms
