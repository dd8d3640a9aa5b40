"""Two sides' accounts of one meeting: on a terminal, as Markdown, and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import quote

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Styled

from comity.analyse.aligning import Difference, Match, Statement
from comity.analyse.force import Verdict
from comity.analyse.sides import JOINT, Accounts, Comparison, Looked, Side, Text
from comity.model import DocumentRef
from comity.present.dates import full, short, spanned
from comity.present.inert import inert
from comity.present.markdown import escaped
from comity.present.terminal import PLAIN, PREFIX, heading
from comity.present.words import outlet_of, plural

MANY: Final[dict[str, str]] = {"number": "numbers", "date": "dates", "name": "names"}
SAME: Final = "the same"
UNCUED: Final = "the same: neither binds, asks, supports or opposes"
NEITHER: Final = "not compared: their verbs are on no ladder in common"
FIRST: Final = 8
"""Words by which a sentence is found in its text."""
NOTHING: Final = "Nothing."


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an account, ready to be shown; ``start`` and ``end`` are offsets into the document's text."""

    text: str
    outlet: str
    published: str
    document: str
    start: int
    end: int
    claims: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where its sentence stands in the kept text: by its claim, else by its first words."""
        words = " ".join(self.text.split()[:FIRST])
        return f"/document/{self.document}#{self.claims[0] if self.claims else f':~:text={quote(words)}'}"

    @property
    def place(self) -> str:
        """``d-1f0a92b3:12-80``, and the claim where there is one."""
        claim = f" {self.claims[0][:PREFIX]}" if self.claims else ""
        return f"{self.document[:PREFIX]}:{self.start}-{self.end}{claim}"


@dataclass(frozen=True, slots=True)
class Row:
    """What both say: the sentences of each, which is harder, and what differs."""

    a: tuple[Quote, ...]
    b: tuple[Quote, ...]
    verdict: str
    notes: tuple[str, ...]
    """What differs: numbers, dates, names, who says it, and what one adds."""
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Two sides against one another, in words."""

    a: str
    b: str
    both: tuple[Row, ...]
    only_a: tuple[Quote, ...]
    only_b: tuple[Quote, ...]
    counted: str


def shown(comparison: Comparison) -> Shown:
    """A comparison in words."""
    a, b, found = comparison.a, comparison.b, comparison.alignment
    names = inert(a.name), inert(b.name)
    documents = {text.document.id: text.document for side in (a, b) for text in side.texts}
    return Shown(
        *names,
        tuple(_row(match, names, documents) for match in found.both),
        tuple(_quote(one, documents) for one in found.only_a),
        tuple(_quote(one, documents) for one in found.only_b),
        _counted(comparison),
    )


def _row(match: Match, names: tuple[str, str], documents: dict[str, DocumentRef]) -> Row:
    a, b = (tuple(_quote(one, documents) for one in side) for side in (match.a, match.b))
    return Row(a, b, verdict_words(match.verdict, *names), tuple(_notes(match, names)), inert("; ".join(match.why)))


def _quote(one: Statement, documents: dict[str, DocumentRef]) -> Quote:
    document = documents[one.document]
    published = short(document.published)
    return Quote(
        inert(" ".join(one.exact.split())), outlet_of(document), published, one.document, one.start, one.end, one.claims
    )


def verdict_words(verdict: Verdict | None, a: str, b: str) -> str:
    """``India harder: condemned / Japan: expressed concern``, ``the same: agreed``."""
    if verdict is None:
        return NEITHER
    if not verdict.ladder and verdict.harder == "same":
        return UNCUED
    one, other = inert(verdict.a), inert(verdict.b)
    if verdict.harder == "contrary":
        return f"contrary: {a}: {one} / {b}: {other}"
    if verdict.harder == "same":
        return f"{SAME}: {one}" + (f" / {other}" if other.lower() != one.lower() else "")
    first, second = ((a, one), (b, other)) if verdict.harder == "a" else ((b, other), (a, one))
    return f"{first[0]} harder: {first[1]} / {second[0]}: {second[1]}"


def _notes(match: Match, names: tuple[str, str]) -> Iterator[str]:
    yield from (_difference(one, names) for one in match.differing)
    mine, yours = match.speakers
    if mine and yours and mine != yours:
        yield f"said by others: {names[0]} has {_ids(mine)} / {names[1]} has {_ids(yours)}"
    for name, points in zip(names, (match.more_a, match.more_b), strict=True):
        yield from (f"{name} adds: “{inert(' '.join(point.text.split()))}”" for point in points)


def _ids(ids: Iterable[str]) -> str:
    return inert(", ".join(sorted(ids)))


def _difference(one: Difference, names: tuple[str, str]) -> str:
    """``numbers differ: India 65 minutes / Japan 60 minutes``, ``number given by India alone: 65 minutes``."""
    if one.both and one.field != "name":
        return f"{MANY[one.field]} differ: {names[0]} {_joined(one.a)} / {names[1]} {_joined(one.b)}"
    alone = [
        f"{one.field} given by {name} alone: {_joined(words)}"
        for name, words in zip(names, (one.a, one.b), strict=True)
        if words
    ]
    return "; ".join(alone)


def _joined(words: Sequence[str]) -> str:
    return inert(", ".join(" ".join(one.split()) for one in words))


def _counted(comparison: Comparison) -> str:
    found = comparison.alignment
    parts = [f"{inert(side.name)}: {_sentences(side)}" for side in (comparison.a, comparison.b)]
    parts.append(f"{len(found.both):,} said by both, {len(found.only_a):,} and {len(found.only_b):,} by one alone")
    return " · ".join(parts)


def _sentences(side: Side) -> str:
    """``12 sentences compared, left out: 2 headline``."""
    left = [f"{count:,} {inert(reason)}" for text in side.texts for reason, count in text.left]
    return f"{plural(len(side.statements), 'sentence')} compared" + (f", left out: {', '.join(left)}" if left else "")


# --- the meeting and its texts ---------------------------------------------------------------------------------------


def title_of(accounts: Accounts) -> str:
    """What the meeting is called, and its day."""
    day = f" · {spanned(*accounts.days)}" if accounts.days else " · undated"
    return f"{inert(accounts.entry.name)}{day}"


def text_words(text: Text) -> str:
    """``“Title”, Ministry X, 19 Mar 2022, d-1f0a92``."""
    document = text.document
    title = f"“{inert(document.title)}”, " if document.title else ""
    return f"{title}{outlet_of(document)}, {full(document.published)}, {document.id[:PREFIX]}"


def pair_words(accounts: Accounts) -> tuple[str, ...]:
    """Why two texts are held to tell of one meeting, a line for each two."""
    return tuple(
        f"{pair.a[:PREFIX]} same_meeting_as {pair.b[:PREFIX]} ({pair.score:.2f}): {inert('; '.join(pair.why))}"
        for pair in accounts.pairs
    )


def looked_words(accounts: Accounts) -> str:
    """What was looked through, and for whom nothing was found."""
    looked = accounts.looked
    parts = [f"{plural(looked.members, 'document')} with a claim on it"]
    for count, words in (
        (looked.copies, "a copy" if looked.copies == 1 else "copies"),
        (looked.others, "of no state"),
        (looked.far, "published long before or after"),
    ):
        parts += [f"{count:,} {words}"] if count else []
    parts.append(f"{plural(looked.near, 'further text')} of its parties of about that time")
    return f"Looked through: {', '.join(parts)}{_span(looked)}."


def _span(looked: Looked) -> str:
    return f"; published {spanned(looked.since, looked.until)}" if looked.since and looked.until else ""


def lack_words(accounts: Accounts) -> str:
    """That there is one side's text alone, or none; empty where two can be compared."""
    if len(accounts.sides) > 1:
        return "" if accounts.comparisons else "The sides' texts are not in English, or one alone is: not compared."
    told = {side.id for side in accounts.sides}
    missing = inert(", ".join(id for id in accounts.entry.parties if id not in told))
    if not told:
        return "No side's own text of this meeting was found: there is nothing to compare."
    if told == {JOINT}:
        return "Only a joint text of this meeting was found: neither side's own text is there to hold against it."
    return (
        f"Only the text of {inert(accounts.sides[0].name)} was found, none of {missing}: there is nothing to compare."
    )


# --- terminal -------------------------------------------------------------------------------------------------------


def print_accounts(out: Console, accounts: Accounts) -> None:
    """The meeting, its texts, and for each two sides what both say and what one alone does."""
    out.print(
        Styled(title_of(accounts), style="bold").append(
            f"  {accounts.entry.kind} {accounts.entry.id}", style="dim not bold"
        )
    )
    texts = [(side, text) for side in accounts.sides for text in side.texts]
    out.print(heading("TEXTS", "by whose they are", len(texts), PLAIN))
    for side, text in texts:
        out.print(Styled(f"{inert(side.name)}: ").append(text_words(text), style="dim"))
    for line in (*pair_words(accounts), looked_words(accounts)):
        out.print(Styled(line, style="dim"))
    if lack := lack_words(accounts):
        out.print(Styled(f"\n{lack}", style="bold"))
    for comparison in accounts.comparisons:
        _print(out, shown(comparison))


def _print(out: Console, found: Shown) -> None:
    out.print(heading("BOTH SAY", f"{found.a} and {found.b}", len(found.both), PLAIN))
    for row in found.both:
        for name, quotes in ((found.a, row.a), (found.b, row.b)):
            _print_quotes(out, quotes, f"{name}: ")
        style = "dim" if row.verdict == NEITHER or row.verdict.startswith(SAME) else "yellow"
        out.print(Padding(Styled(row.verdict, style=style), (0, 0, 0, 2)))
        for note in row.notes:
            out.print(Padding(Styled(f"≠ {note}", style="magenta"), (0, 0, 0, 2)))
        out.print(Padding(Styled(row.why, style="dim"), (0, 0, 1, 2)))
    for name, quotes in ((found.a, found.only_a), (found.b, found.only_b)):
        out.print(heading(f"ONLY {name.upper()} SAYS", "", len(quotes), PLAIN))
        _print_quotes(out, quotes, "")
    out.print(Styled(f"\n{found.counted}", style="dim"))


def _print_quotes(out: Console, quotes: Sequence[Quote], before: str) -> None:
    for one in quotes:
        out.print(Styled(before).append(f"“{one.text}” ").append(one.place, style="dim"))


# --- Markdown -------------------------------------------------------------------------------------------------------


def to_markdown(accounts: Accounts) -> str:
    """The same as Markdown, one sentence an item, each with its place."""
    lines = [f"# {escaped(title_of(accounts))}", ""]
    lines += [f"- {escaped(f'{side.name}: {text_words(text)}')}" for side in accounts.sides for text in side.texts]
    lines += ["", *(escaped(line) + "  " for line in (*pair_words(accounts), looked_words(accounts)))]
    lines += ["", f"**{escaped(lack)}**"] if (lack := lack_words(accounts)) else []
    for comparison in accounts.comparisons:
        lines += ["", *_written(shown(comparison))]
    return "\n".join(lines) + "\n"


def _written(found: Shown) -> Iterator[str]:
    yield f"## {escaped(f'Both say: {found.a} and {found.b}')} ({len(found.both):,})"
    yield ""
    for row in found.both:
        yield f"- **{escaped(row.verdict)}**"
        for name, quotes in ((found.a, row.a), (found.b, row.b)):
            yield from (f"    - {escaped(name)}: {_cited(one)}" for one in quotes)
        yield from (f"    - ≠ {escaped(note)}" for note in row.notes)
        yield f"    - *{escaped(row.why)}*"
    for name, quotes in ((found.a, found.only_a), (found.b, found.only_b)):
        yield from ("", f"## {escaped(f'Only {name} says')} ({len(quotes):,})", "")
        yield from ([f"- {_cited(one)}" for one in quotes] or [NOTHING])
    yield from ("", escaped(found.counted))


def _cited(one: Quote) -> str:
    return f"“{escaped(one.text)}” ({escaped(one.outlet)}, {escaped(one.published)}, `{one.place}`)"


# --- data -----------------------------------------------------------------------------------------------------------


def accounts_record(accounts: Accounts) -> dict[str, Any]:
    """The same as plain dicts: each sentence with its document, offsets and claims."""
    return {
        "entry": {"id": accounts.entry.id, "name": accounts.entry.name, "kind": accounts.entry.kind},
        "days": list(accounts.days) if accounts.days else None,
        "sides": [
            {"id": side.id, "name": side.name, "texts": [_text_record(text) for text in side.texts]}
            for side in accounts.sides
        ],
        "same_meeting_as": [asdict(pair) for pair in accounts.pairs],
        "looked": asdict(accounts.looked),
        "comparisons": [_comparison_record(one) for one in accounts.comparisons],
    }


def _text_record(text: Text) -> dict[str, Any]:
    return {
        "document": asdict(text.document), "sentences": len(text.statements),
        "left": [{"why": why, "count": count} for why, count in text.left],
    }  # fmt: skip


def _comparison_record(one: Comparison) -> dict[str, Any]:
    found = one.alignment
    return {
        "a": one.a.id,
        "b": one.b.id,
        "both": [_match_record(match) for match in found.both],
        "only_a": [_statement_record(row) for row in found.only_a],
        "only_b": [_statement_record(row) for row in found.only_b],
    }


def _match_record(match: Match) -> dict[str, Any]:
    return {
        "a": [_statement_record(one) for one in match.a],
        "b": [_statement_record(one) for one in match.b],
        "score": match.score,
        "why": list(match.why),
        "verdict": asdict(match.verdict) if match.verdict else None,
        "speakers": [sorted(side) for side in match.speakers],
        "differing": [asdict(row) for row in match.differing],
        "adds": [[point.text for point in side] for side in (match.more_a, match.more_b)],
    }


def _statement_record(one: Statement) -> dict[str, Any]:
    return {
        "document": one.document,
        "start": one.start,
        "end": one.end,
        "exact": one.exact,
        "claims": list(one.claims),
    }
