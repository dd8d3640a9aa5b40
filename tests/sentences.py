"""Parsed sentences and coded texts for tests: the real parser, each sentence parsed once."""

from __future__ import annotations

from functools import cache

from comity.coder import Draft, code, draft_claims
from comity.model import Claim, Sentence, Token
from comity.parse import load_parser, parse_text
from comity.what.encoder import Reader
from factories import make_document


@cache
def parsed(text: str) -> Sentence:
    """The first sentence of a text."""
    return parse_text(load_parser(), [text])[0]


def token(sentence: Sentence, word: str) -> Token:
    """The first token with these letters."""
    return next(t for t in sentence.tokens if t.text == word)


def coded(text: str, encoder: Reader | None = None) -> tuple[Claim, ...]:
    """The claims of a report with this text; without an encoder those of the rules alone."""
    document = make_document(text)
    (sentences,) = load_parser().parse([document])
    return code(document, sentences, encoder)


def drafted(text: str, encoder: Reader | None = None) -> tuple[Draft, ...]:
    """The same claims, each with what made it."""
    document = make_document(text)
    (sentences,) = load_parser().parse([document])
    return draft_claims(document, sentences, encoder)
