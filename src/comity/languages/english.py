"""English: parsed by spaCy's small model, coded by rules and an encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from comity.coder import code, coder_version
from comity.model import Claim, Document, Sentence
from comity.parse import Parser, load_parser
from comity.triage import worth_parsing
from comity.what.encoder import Reader, load_encoder


@dataclass(frozen=True)
class English:
    """English with a parser and an encoder; where none is given, those that are shipped, loaded when first needed."""

    given_parser: Parser | None = None
    given_encoder: Reader | None = None
    id: str = "en"
    name: str = "English"

    @cached_property
    def parser(self) -> Parser:
        return self.given_parser or load_parser()

    @cached_property
    def encoder(self) -> Reader:
        return self.given_encoder or load_encoder()

    @property
    def version(self) -> str:
        """Rules, codebook, data, parser and encoder."""
        return f"{coder_version()}/{self.parser.name}/{self.encoder.name}"

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each document, of paragraphs in which a claim can be."""
        return self.parser.parse(map(worth_parsing, documents))

    def code(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
        """The claims of a document: by rules first, then as the encoder reads it."""
        return code(document, sentences, self.encoder)


LANGUAGE: Final = English()
