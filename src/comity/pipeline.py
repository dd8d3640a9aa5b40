"""read -> parse -> code -> record -> link: the whole flow as one function."""

from __future__ import annotations

import gc
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from comity import settings
from comity.errors import ComityError, NotFoundError
from comity.gathering import gather
from comity.languages.english import English
from comity.languages.seam import Language, get_language
from comity.ledger.store import Ledger
from comity.model import Claim, Document, Rejected, Sentence
from comity.parse import Parser
from comity.read import find_items
from comity.read.item import AS_IT_IS, Options
from comity.relink import relink
from comity.what.encoder import Reader
from comity.whence.sources import find_source

AHEAD: Final = 32
"""Documents that may be parsed before the first of them is coded."""

Progress = Callable[[int, int], None]
Coded = TypeVar("Coded")


@dataclass(slots=True)
class AddReport:
    """What one run of ``add`` did, in documents; ``claims`` counts the claims of new and updated ones."""

    new: int = 0
    same: int = 0
    updated: int = 0
    claims: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def add(
    ledger: Ledger,
    paths: Sequence[str],
    *,
    published: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    options: Options = AS_IT_IS,
    progress: Progress | None = None,
) -> AddReport:
    """Read files, folders and addresses, code their sentences, record the claims, link them.

    One document is one transaction. ``published``: file name -> EDTF date, for texts that do not say. ``progress`` is
    called with the number of documents done and known so far. Bad texts are recorded as rejections and the batch goes
    on.
    """
    items = list(find_items(paths, published or {}, stdin, options))
    with closing(gather(items, ledger.archive, options)) as texts:
        return add_texts(ledger, texts, known=len(items), progress=progress)


def add_texts(
    ledger: Ledger, texts: Iterable[Document | Rejected], *, known: int = 0, progress: Progress | None = None
) -> AddReport:
    """Code texts as they come, some at a time, record their claims and link them; see ``add``.

    ``known``: how many there are at least, for ``progress``.
    """
    report, done = AddReport(), 0
    for batch in _batches(texts, settings.number("batch_documents")):
        with closing(_add_batch(ledger, batch, report)) as steps:
            for _ in steps:
                done += 1
                if progress is not None:
                    progress(done, max(done, known))
        relink(ledger)
    return report


def _batches(texts: Iterable[Document | Rejected], size: int) -> Iterator[list[Document | Rejected]]:
    rest = iter(texts)
    while batch := list(islice(rest, size)):
        yield batch


def _add_batch(ledger: Ledger, texts: Sequence[Document | Rejected], report: AddReport) -> Generator[None, None, None]:
    """Record a batch of texts; yields once for each that is done."""
    speech = Speech()
    new: dict[str, Document] = {}
    for text in texts:
        if isinstance(text, Rejected):
            ledger.reject(text)
            report.rejected.append(text)
            yield
            continue
        document = graded(settled(text, new.get(text.id) or _held(ledger, text.id)))
        coded = ledger.coded(document, speech.coder_of(document))
        if text.id in new or coded:
            report.same += 1
            yield
        if text.id in new or not coded:
            new[text.id] = document
    if not new:
        return
    with closing(code_each(new.values(), code_or_reject, speech)) as coded_anew:
        for document, claims in zip(new.values(), coded_anew, strict=True):
            if isinstance(claims, Rejected):
                ledger.reject(claims)
                report.rejected.append(claims)
                yield
                continue
            outcome = ledger.record(document, claims, speech.coder_of(document))
            setattr(report, outcome, getattr(report, outcome) + 1)
            report.claims += len(claims) if outcome != "same" else 0
            yield


def _held(ledger: Ledger, id: str) -> Document | None:
    try:
        return ledger.document(id)
    except NotFoundError:
        return None


BASES: Final = (
    "given",
    "front matter",
    "column",
    "metadata",
    "header",
    "feed",
    "byline",
    "dateline",
    "heading",
    "foot",
    "address",
    "updated",
    "masthead",
)
"""How a date of publication is known, the best first."""


def settled(document: Document, held: Document | None) -> Document:
    """A text that the ledger holds already, with all that either copy knows of it.

    The copy at the first path in sort order speaks for both; what it does not say, the other does. Of two dates the
    better known stands (a date given by hand above one on the page), so that adding a text again without its date
    loses nothing, and a date given later mends it.
    """
    if held is None:
        return document
    first, second = sorted((document, held), key=lambda copy: copy.path or "")
    dated = min((document, held), key=_doubt)
    return replace(
        first,
        url=first.url or second.url,
        title=first.title or second.title,
        author=first.author or second.author,
        publisher=first.publisher or second.publisher,
        published=dated.published,
        published_basis=dated.published_basis,
    )


def _doubt(document: Document) -> int:
    if document.published is None:
        return len(BASES) + 1
    return BASES.index(document.published_basis) if document.published_basis in BASES else len(BASES)


def graded(document: Document) -> Document:
    """The document with the grade of its source: of the host of its address, else of its publisher."""
    return replace(document, grade=find_source(document.publisher, document.url).grade)


@dataclass(slots=True)
class Speech:
    """The languages of a run: English with a given parser and encoder, all others as they are."""

    parser: Parser | None = None
    encoder: Reader | None = None
    _english: English = field(init=False)
    _names: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._english = English(self.parser, self.encoder)

    def of(self, document: Document) -> Language:
        """The language of a document. Raises UsageError where none codes it."""
        return self._english if document.language == self._english.id else get_language(document.language)

    def coder_of(self, document: Document) -> str:
        """The coder of a document's language, as it is stored."""
        if document.language not in self._names:
            self._names[document.language] = self.of(document).version
        return self._names[document.language]


def code(document: Document, sentences: Sequence[Sentence], language: Language) -> tuple[Claim, ...]:
    """The claims of a document, as its language codes them."""
    return language.code(document, sentences)


def code_or_reject(
    document: Document, sentences: Sequence[Sentence], language: Language
) -> tuple[Claim, ...] | Rejected:
    """The claims of a document. A fault of the coder costs that text alone: it is told as what became of it."""
    try:
        return code(document, sentences, language)
    except ComityError:
        raise
    except Exception as exc:
        place = traceback.extract_tb(exc.__traceback__)[-1]
        reason = (
            f"the coder failed, {type(exc).__name__} in {Path(place.filename).name}:{place.lineno}: report this text"
        )
        return Rejected(document.path or document.id, "code", reason)


def code_documents(
    documents: Iterable[Document], parser: Parser | None = None, encoder: Reader | None = None
) -> Generator[tuple[Claim, ...], None, None]:
    """The claims of each document, in order; what goes wrong in coding one is raised in its place."""
    return code_each(documents, code, Speech(parser, encoder))


def code_each(
    documents: Iterable[Document],
    by: Callable[[Document, Sequence[Sentence], Language], Coded],
    speech: Speech | None = None,
) -> Generator[Coded, None, None]:
    """What ``by`` makes of each document, its sentences and its language, in order.

    Documents are coded beside the parser: while it works on the next ones, outside of Python, rules and encoder go on
    where there is a second core. No claim depends on it. After an error, as where the caller leaves early, what still
    waits is not coded.
    """
    speech = speech or Speech()
    kept = list(documents)
    spoken = [speech.of(document) for document in kept]
    with _tables_kept(), _one_worker() as pool:
        waiting: deque[Future[Coded]] = deque()
        for document, language, sentences in zip(kept, spoken, _parsed(kept, spoken), strict=True):
            waiting.append(pool.submit(by, document, sentences, language))
            while waiting and (len(waiting) > AHEAD or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _parsed(documents: Sequence[Document], spoken: Sequence[Language]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each document, in order; those of one language are parsed together."""
    own: dict[str, list[Document]] = {}
    for document, language in zip(documents, spoken, strict=True):
        own.setdefault(language.id, []).append(document)
    streams = {language.id: language.parse(own[language.id]) for language in dict.fromkeys(spoken)}
    for language in spoken:
        yield next(streams[language.id])
    for stream in streams.values():
        yield from stream


@contextmanager
def _one_worker() -> Iterator[ThreadPoolExecutor]:
    """A thread for coding; at the end, or when it is left early, only what it is at is waited for."""
    pool = ThreadPoolExecutor(1, "comity-code")
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _tables_kept() -> Iterator[None]:
    """Leave what was loaded before (tables, models) out of the search for garbage: there is a lot of it, and none."""
    frozen = gc.get_freeze_count()
    if not frozen:
        gc.freeze()
    try:
        yield
    finally:
        if not frozen:
            gc.unfreeze()
