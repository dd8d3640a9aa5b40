"""Parsed sentences for tests: the real parser, each text parsed once."""

from __future__ import annotations

from functools import cache

from comity.model import Sentence, Token
from comity.parse import load_parser, parse_text


@cache
def parsed(text: str) -> Sentence:
    """The first sentence of a text."""
    return parse_text(load_parser(), [text])[0]


def token(sentence: Sentence, word: str) -> Token:
    """The first token with these letters."""
    return next(t for t in sentence.tokens if t.text == word)
