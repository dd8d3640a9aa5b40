"""Which two states, or which group, a document is about."""

from __future__ import annotations

from collections import Counter

import pytest

from comity.parse import load_parser, parse_text
from comity.who.circles import new_trail, other_of
from comity.who.names import actor_of, find_names, meet, read_line, states_named
from comity.who.trail import Trail, states_of


def trail_of(text: str, home: str | None = None) -> Trail:
    sentences = parse_text(load_parser(), [text])
    lines = [read_line(sentence) for sentence in sentences]
    rows = [find_names(line, meet(lines, None), states_named(lines)) for line in lines]
    told = Counter(state for row in rows for state in states_of(row))
    return new_trail(sentences, rows, actor_of(home, "GOV") if home else None, told)


@pytest.mark.parametrize(
    ("text", "home", "two"),
    [
        ("Chad thanked Niger.", None, ("NER", "TCD")),
        ("Chad thanked Niger. Mali waited.", None, None),
        ("Chad thanked Niger. Niger praised Chad. Chad left. Niger left. Mali waited.", None, ("NER", "TCD")),
        ("Chad thanked the minister. Chad left.", "NER", ("NER", "TCD")),
        ("Chad thanked the minister.", "NER", None),
        ("Fighting went on in Chad. Niger waited.", None, None),
        ("The EU and Chad met. Niger waited.", None, None),
    ],
)
def test_the_two_states_of_a_document(text: str, home: str | None, two: tuple[str, str] | None) -> None:
    assert trail_of(text, home).two == two


def test_the_group_of_the_first_sentences() -> None:
    circle = trail_of("Talks began. Chad, Mali and Niger signed. Peru, Chile and Cuba looked on.").circle
    assert [actor.id for actor in circle] == ["TCD", "MLI", "NER"]


def test_the_other_of_two() -> None:
    assert (other_of(("NER", "TCD"), ["TCD"]), other_of(("NER", "TCD"), ()), other_of(None, ["TCD"])) == (
        "NER",
        None,
        None,
    )


def test_a_readout_is_about_whom_its_publisher_met_at_first() -> None:
    text = "The Minister met the Peruvian envoy. | Brazil and Chad wait. | Brazil and Chad protest."
    assert trail_of(text, "CHL").two == ("CHL", "PER")


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Peru met Chile. Peru spoke. Chile spoke. Chad left.", None),
        ("Peru met Chile. Peru spoke. Chile spoke. Peru left. Chile left. Chad left.", ("CHL", "PER")),
        ("Fighting went on in Ukraine. Nobody named Russia.", None),
    ],
)
def test_two_are_likely_where_they_are_named_more_than_twice_as_often(
    text: str, likely: tuple[str, str] | None
) -> None:
    assert trail_of(text).likely == likely
