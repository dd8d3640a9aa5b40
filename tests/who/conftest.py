"""What most tests of actors ask: the states, forms and sectors of the mentions in a text of one or more paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention
from comity.parse import load_parser, parse_text
from comity.who import find_mentions

Found = list[tuple[str, str]]


def read(text: str, on: str | None = None, publisher: str | None = None) -> list[Mention]:
    """All mentions of a text whose paragraphs are parted by ``|``."""
    sentences = parse_text(load_parser(), [part.strip() for part in text.split("|")])
    return [mention for row in find_mentions(sentences, on, publisher) for mention in row]


def ids(mention: Mention) -> str:
    return "+".join(actor.id for actor in mention.actors)


@pytest.fixture
def mentions() -> Callable[..., list[Mention]]:
    """``mentions(text, on)``: every mention of the text."""
    return read


@pytest.fixture
def states() -> Callable[..., Found]:
    """``states(text)``: (words, "IND" or "IND+JPN") of every mention but places."""
    return lambda text, on=None: [(mention.text, ids(mention)) for mention in read(text, on) if mention.form != "place"]


@pytest.fixture
def sectors() -> Callable[..., Found]:
    """``sectors(text)``: (words, "IND MIL") of every mention with one actor."""
    return lambda text, on=None: [
        (mention.text, f"{mention.actors[0].id} {mention.actors[0].sector}") for mention in read(text, on)
    ]


@pytest.fixture
def forms() -> Callable[..., Found]:
    """``forms(text)``: (words, form) of every mention."""
    return lambda text, on=None: [(mention.text, mention.form) for mention in read(text, on)]


@pytest.fixture
def meant() -> Callable[..., list[str]]:
    """``meant(text, word)``: the states that each mention with these words stands for."""
    return lambda text, word, on=None, publisher=None: [
        ids(mention) for mention in read(text, on, publisher) if mention.text == word
    ]
