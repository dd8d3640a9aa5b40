"""Which edition of an exercise, which round of a dialogue: by ordinals about a name, and where the name is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from comity.model import Kind, Sentence, Token
from comity.what.codebook import load_words
from comity.what.line import Line, Span, class_of, key_of

KINDS: Final[tuple[Kind, ...]] = ("exercise", "mechanism", "engagement")
"""Kinds whose things have editions or rounds."""

UNITS: Final = load_words()["ordinals"]
TENS: Final = dict(zip(load_words()["tens"], range(20, 100, 10), strict=True))
ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


WORDS: Final = (
    f"first[- ]ever|inaugural|maiden|(?:{_any([*TENS])})[- ](?:{_any(UNITS[:9])})"
    f"|{_any([*UNITS, *(ten[:-1] + 'ieth' for ten in TENS)])}"
)
ORDINAL: Final = rf"(?P<nth>\b\d{{1,3}}(?:st|nd|rd|th)\b|\b(?:{WORDS})\b)"
EDITION: Final = rf"(?:{_any(load_words()['editions'])})"
SITTING: Final = rf"(?:{_any(load_words()['sittings'])})"
DRILL: Final = rf"(?:{_any(load_words()['drills'])})"
START: Final = r"(?:the|its) (?:series|start|launch)"
SERIES: Final = rf"(?:(?:of|in) (?:the|its|this|their) (?:bilateral |annual )?(?:series|line|kind)|since {START})"
"""Words that make an ordinal one of a series: "the 26th of the series"."""

NAMED: Final = re.compile(rf"{ORDINAL}(?P<between>(?:[ -][\w'+.]+){{0,7}}[ -])['\"#(]?$", re.I)
"""An ordinal before a name: "the third 2+2", "the first joint fighter exercise called 'X'"."""
LABEL: Final = rf"(?:[- ]'?\d{{2,4}})?['\")]*(?: (?:{DRILL}s?|{SITTING}s?))?"
"""What may follow a name before its edition does: a year, a closing quote, the noun that says what it is."""
NUMBERED: Final = re.compile(rf"{LABEL},? ?\(?{EDITION}[- ](?P<nth>\d{{1,3}}|[IVXL]+)\b", re.I)
BRACKETED: Final = re.compile(rf"\({EDITION}[- ](?P<nth>\d{{1,3}}|[IVXL]+)\)$", re.I)
COUNTED: Final = re.compile(
    rf"\W{{0,2}}(?:\w+ ){{0,2}}?(?:since (?!{START})|this (?:year|month|week)\b|of the year|"
    r"(?:of|in) (?:as many|an?|(?:many|\w+teen|\w+ty|two|three|four|five|six|seven|eight|nine|ten|\d+)) "
    r"(?:years?|months?|weeks?|decades?)\b|of (?:19|20)\d\d|outside|for which)",
    re.I,
)
"""What follows an ordinal that counts within a time: "the second meeting this year", "the first 2+2 since 2022"."""
TO_DO: Final = re.compile(r"\W{0,2}(?:\w+ )?(?:to \w+|in which|that|ever to|of its|on \w+ soil)\b", re.I)
"""What follows "the first X" that is not X's first: "the first JIMEX to include submarines"."""


def find_edition(sentence: Sentence, line: Line, span: Span, until: int) -> int | None:
    """The number of the edition or round that the words about a name give; a year is none, nor is a count.

    ``until``: where the next name in the sentence begins.
    """
    if span.kind not in KINDS:
        return None
    after = line.plain[span.end :]
    if roman := re.match(r"[- ](?!I\b)([IVXL]{1,7})\b", after):
        return _roman(roman[1])
    if numbered := NUMBERED.match(after) or BRACKETED.search(line.plain, span.start, span.end):
        return int(numbered["nth"]) if numbered["nth"].isdigit() else _roman(numbered["nth"])
    found = _inside(line, span) or _after(line, span, until) or _before(sentence, line, span)
    return _number(found) if found else None


def _number(written: str) -> int:
    """The number that an ordinal gives."""
    word = written.lower()
    if found := re.match(r"\d+", word):
        return int(found[0])
    tens, _, unit = word.replace(" ", "-").partition("-")
    if tens in TENS:
        return TENS[tens] + UNITS.index(unit) + 1
    by_ten = {ten[:-1] + "ieth": value for ten, value in TENS.items()}
    return by_ten.get(word) or (UNITS.index(word) + 1 if word in UNITS else 1)


def _roman(written: str) -> int:
    digits = [ROMAN[letter] for letter in written.upper()]
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


# --- about a name -------------------------------------------------------------------------------------------------


def _inside(line: Line, span: Span) -> str | None:
    """An ordinal that belongs to the name as written: "Second Trilateral Maritime Dialogue"."""
    found = re.match(
        rf"(?:the )?(?:[\w-]+ )??{ORDINAL}(?:$|[ -](?P<next>\w+))", line.plain[span.start : span.end], re.I
    )
    ranked = found and found["next"] and key_of(found["next"]) in class_of("ranked")
    return found["nth"] if found and not ranked and _is_round(line, found["nth"], span.end) else None


def _before(sentence: Sentence, line: Line, span: Span) -> str | None:
    """An ordinal before the name, or before an edition of it."""
    before = line.plain[: span.start]
    held = EDITION if span.kind == "exercise" else f"(?:{EDITION}|{SITTING})"
    edition = re.search(
        rf"{ORDINAL}(?: [a-z]+)?? {held}(?P<link> of|,|)(?P<between>(?: [\w'+.-]+){{0,10}} ?)['\"(]?$", before, re.I
    )
    named = NAMED.search(before)
    if edition and _leads_to(sentence, span, edition):
        found = edition
    elif named and _all_modify(sentence, sentence.start + named.start("between"), span):
        found = named
    else:
        return None
    several = re.search(r"(?:st|nd|rd|th|first|second|third|\w{3,}th) (?:and|or|to) $", before[: found.start("nth")])
    return found["nth"] if not several and _is_round(line, found["nth"], span.end) else None


def _leads_to(sentence: Sentence, span: Span, found: re.Match[str]) -> bool:
    """True where no more stands between an edition and a name than the noun and the sides that the name belongs to."""
    between = sentence.at(sentence.start + found.start("between"), sentence.start + span.start)
    words = [t.lower for t in between if t.pos != "PUNCT"]
    if any(t.pos == "DET" and t.i and sentence.tokens[t.i - 1].pos not in ("ADP", "CCONJ") for t in between):
        return False  # "at the 77th session of the Assembly the 2+2 ..."
    if found["link"] == ",":
        return not words or re.search(r"\b(?:its|their) $", found.string[: found.start("nth")]) is not None
    linked = {"between", "of"} if "series" in words else {"between"}
    ties = [t.lower for t in between if t.pos in ("ADP", "CCONJ", "SCONJ") and t.lower not in linked]
    return not any(t.tag.startswith(("VB", "MD")) and t.pos in ("VERB", "AUX") for t in between) and (
        not ties or (ties == ["and"] and "between" in words)
    )


def _all_modify(sentence: Sentence, start: int, span: Span) -> bool:
    """True where only nouns, adjectives and "called" stand between an ordinal and a name."""
    between = sentence.at(start, sentence.start + span.start)
    fits = (t.pos in ("NOUN", "ADJ", "PROPN", "PUNCT", "NUM") or t.lower in load_words()["namers"] for t in between)
    apart = class_of("parts") | class_of("ranked")
    return all(fits) and not any(t.tag == "JJS" or t.lower == "," or key_of(t.text) in apart for t in between)


def _is_round(line: Line, ordinal: str, end: int) -> bool:
    """False where what follows makes it a count within a time, a part of the thing, or a first of another sort."""
    after = re.sub(rf"^{LABEL}", "", line.plain[end:], flags=re.I)
    part = re.match(r"[ -](\w+)", after)
    if COUNTED.match(after) or (part and key_of(part[1]) in class_of("parts")):
        return False
    return _number(ordinal) > 1 or ordinal.lower() in ("inaugural", "maiden") or not TO_DO.match(after)


AFTER: Final = tuple(
    re.compile(LABEL + row, re.I)
    for row in (
        rf",? ?\(?(?:'s |(?:now )?in its |its |the |their )?{ORDINAL}(?: [a-z]+)?? {EDITION}\b",
        rf"(?:,| \(| -) ?(?:the|their|its) {ORDINAL}(?:,|$|\)| {SERIES})",
        rf"(?:,| \(| -) ?(?:the|their|its) {ORDINAL}(?: [\w-]+){{0,5}}? (?:{DRILL}|{SITTING})"
        rf"(?=[,.;)]|$| between| with| {SERIES})",
        rf" (?:is|was|has been|will be|would be)(?: now)? (?:the|its) {ORDINAL}(?: [\w-]+){{0,4}}? {SERIES}",
        rf" (?:(?:is|was|are|were) (?:now )?in|(?:has )?entered|(?:has )?reached) its {ORDINAL} {EDITION}\b",
        rf" (?:(?:has|have|had|will|to|is) )*(?:{_any(load_words()['staged'])}) (?:its|their) {ORDINAL} "
        rf"(?:{EDITION}|{SITTING})\b",
        rf"[^.;]{{0,90}}, the {ORDINAL}(?: {EDITION})? {SERIES}",
    )
)
"""Words after a name that give its edition, the nearest first."""


def _after(line: Line, span: Span, until: int) -> str | None:
    found = next((m for pattern in AFTER if (m := pattern.match(line.plain, span.end, until))), None)
    return found["nth"] if found and not COUNTED.match(line.plain, found.end()) else None


# --- with the name left out ---------------------------------------------------------------------------------------

OWN: Final = r"(?:the|its|this|last year's|this year's|next year's)"
ELLIPTIC: Final = re.compile(
    rf"\b{OWN} (?:{ORDINAL} |(?:next|last|latest|previous|following|coming|present|current) )?"
    rf"(?P<noun>{EDITION}|{SITTING}|{DRILL})\b"
    r"(?! (?:of|between|with|on|under|for|in which)\b(?! (?:the (?:series|exercise|drill)|(?:its|this|the) kind)\b))"
    r"(?![- ](?-i:[A-Z]))",
    re.I,
)
"""An edition whose series is not named: "the fifth edition", "its next round", "the fourth exercise"."""
IN_SERIES: Final = re.compile(rf"\b(?:the|its) {ORDINAL}(?= {SERIES})", re.I)
STAGED: Final = frozenset(load_words()["staging"])


class Ellipsis(NamedTuple):
    """Words that stand for an edition or round of a series named before, of one of the kinds."""

    start: int
    end: int
    kinds: tuple[Kind, ...]


def find_ellipses(sentence: Sentence, line: Line) -> Iterator[Ellipsis]:
    """Where a sentence speaks of an edition without its name: "the fifth edition", "the nineteenth was held"."""
    for found in ELLIPTIC.finditer(line.plain):
        if _stands_for_one(sentence, found) and not COUNTED.match(line.plain, found.end()):
            yield Ellipsis(*found.span("noun"), _kinds_of(found["noun"].lower()))
    for found in IN_SERIES.finditer(line.plain):
        yield Ellipsis(*found.span("nth"), KINDS)
    for token in sentence.tokens:
        acted_on = token.dep in ("nsubj", "nsubjpass", "dobj") and sentence.head(token).lemma in STAGED
        if acted_on and _is_bare(sentence, token):
            start = token.start - sentence.start
            yield Ellipsis(start, start + len(token.text), KINDS)


def _stands_for_one(sentence: Sentence, found: re.Match[str]) -> bool:
    """True for the edition or round of a series; a plain "exercise" needs its number, and is done or told of itself."""
    if found["noun"].lower() in load_words()["editions"]:
        return True
    [token, *_] = sentence.at(sentence.start + found.start("noun"), sentence.start + found.end("noun"))
    if not found["nth"] or found.group().lower().startswith("its"):
        return False
    after = found.string[found.end() :]
    first = _number(found["nth"]) == 1
    if first and re.match(r" (?:that|which|to)\b", after):
        return False
    return re.match(rf" {SERIES}", after) is not None or token.dep in (
        ("nsubj", "nsubjpass") if first else ("nsubj", "nsubjpass", "dobj", "pobj")
    )


def _kinds_of(noun: str) -> tuple[Kind, ...]:
    if noun in load_words()["drills"]:
        return ("exercise",)
    return KINDS if noun in ("edition", "iteration") else ("mechanism", "engagement")


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """True for "the nineteenth" by itself; "the 19th" may be a day where something is done on it."""
    alone = {c.lower for c in sentence.children(token)} == {"the"}
    written = re.fullmatch(ORDINAL, token.lower) is not None and token.lower != "first"
    return alone and written and (token.dep != "dobj" or token.text.isalpha())
