"""What a page says of itself: headline, author, outlet, day of publication, and how that day is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from comity.model import Section
from comity.read.block import Block
from comity.read.dateline import find_agency
from comity.read.dates import DateLine, find_address_date, find_dates, parse_date_line
from comity.read.lexicon import load
from comity.read.marks import find_own_address
from comity.read.names import (
    find_outlet_suffix,
    headline_start,
    is_name,
    is_office,
    is_press,
    is_press_office,
    ordinary_case,
    read_author,
    segments_of,
)
from comity.read.page import Page, letters_of

_OWNER = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s,©]*(?:\(c\)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?[\s,]*)?(?:by\s+)?"
    r"(?P<outlet>[A-Z][\w&' -]{2,50}?)"
    r"(?=[.,;|]|\s+(?:All|No|Ltd|Inc|Pvt|Limited)\b|$)",
    re.IGNORECASE,
)
_VIEWS_OF = re.compile(
    r"\b(?:views?|opinions?|position|policy|stance) of (?:the )?"
    r"(?P<outlet>(?-i:[A-Z])[\w&'-]*(?: (?-i:[A-Z&])[\w&'-]*){0,4})"
)
_OWN_PHOTO = re.compile(r"^(?P<outlet>(?-i:[A-Z])[\w&' ]{2,40}?) (?:file )?photo$", re.IGNORECASE)
_NOT_AUTHOR = re.compile(
    r"\W*(?:source|publisher|outlet|via|with|inputs?|editing|edited|(?:additional )?reporting|issued|released"
    r"|distributed)\b|\(",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?P<by>issued|released|published|distributed) by\b[: ]+(?:the )?(?P<outlet>[^|,.;:(]{2,80}?)"
    r"(?: (?:on|at) \d.*)?(?:[|,.;:(]|$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s*:\s*", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?=[A-Z])", re.IGNORECASE)
_SOURCE = re.compile(r"^(?:source|publisher|outlet)\s*:\s*(?P<outlet>[^|,]{2,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; None where it does not say."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    basis: str | None
    url: str | None


def find_facts(text: str, page: Page, sections: tuple[Section, ...]) -> Facts:
    """Headline, author, outlet and date of a page, from its own words alone."""
    url = find_own_address(page.blocks, page.marks)
    published, basis = find_published(text, page, sections, url)
    return Facts(find_title(page), find_author(page), find_publisher(text, page, sections), published, basis, url)


def find_title(page: Page) -> str | None:
    """The headline, less an outlet's name after a bar or dash."""
    if page.headline is None:
        return None
    words = page.blocks[page.headline].text
    return words[headline_start(words) : len(words) - len(find_outlet_suffix(words))].rstrip() or None


# --- the author ---------------------------------------------------------------------------------------------------


def find_author(page: Page) -> str | None:
    """The author, from a line that says so or a name beside the date."""
    for at in (*_memo_heads(page), *_beside_headline(page)):
        block, mark = page.blocks[at], page.marks[at]
        if mark == "byline" and not _NOT_AUTHOR.match(block.text) and (name := _author_in(block.text)):
            return name
        if mark is None and at != page.headline and is_name(block.text) and at < page.opening:
            return read_author(block.text)
        if mark == "date" and (line := parse_date_line(block.text)) and (name := _name_in(line)):
            return name
    return None


def _author_in(byline: str) -> str | None:
    name = read_author(byline)
    return None if name and (is_office(name) or _is_bureau(name)) else name


def _is_bureau(name: str) -> bool:
    """Whether a name is that of an office in a city: capitals, and a place."""
    first, _, rest = name.partition(" ")
    return first.isupper() and first.isalpha() and 2 < len(first) <= 5 and rest.lower() in load().words.place


def _memo_heads(page: Page) -> list[int]:
    """The lines over a subject that say who a memo is from."""
    over = range(page.headline or 0)
    return [at for at in over if page.marks[at] == "byline" and _FROM.match(page.blocks[at].text)]


def _beside_headline(page: Page) -> range:
    """The blocks from the headline, or the top, to the article's second paragraph."""
    start = 0 if page.headline is None else page.headline + 1
    return range(start, min(page.opening + 2, len(page.blocks), page.comments))


def _name_in(line: DateLine) -> str | None:
    signed = [part[found.start() :] for part in line.rest if (found := _BY.search(part))]
    named = signed or [part for part in line.rest if is_name(part)]
    places = load().words.place
    people = (part for part in named if part.lower() not in places and not is_press(part))
    return next((name for part in people if (name := read_author(part)) and not _is_bureau(name)), None)


# --- the day of publication ---------------------------------------------------------------------------------------


def find_published(
    text: str, page: Page, sections: tuple[Section, ...], url: str | None
) -> tuple[str | None, str | None]:
    """The day of publication and how it is known: the surest of the places where the page gives one."""
    return next(_published(text, page, sections, url), (None, None))


def _published(
    text: str, page: Page, sections: tuple[Section, ...], url: str | None
) -> Iterator[tuple[str | None, str | None]]:
    near = [line for at in _beside_headline(page) if (line := _date_at(page, at))]
    foot = [line for at in range(page.last + 1, page.comments) if (line := _date_at(page, at))]
    top = [line for at in range(page.headline or 0) if (line := _date_at(page, at))]
    yield from ((line.dates[0], _basis(line)) for line in near if not line.updated)
    yield from ((edtf, "dateline") for row in sections if row.role == "dateline" for edtf in _dates_in(text, row))
    yield from ((line.dates[0], "foot") for line in foot if not line.updated)
    yield from ((edtf, "address") for edtf in [find_address_date(url or "")] if edtf)
    yield from ((line.dates[0], "updated") for line in near + foot)
    yield from ((line.dates[0], "masthead") for line in top)


def _date_at(page: Page, at: int) -> DateLine | None:
    line = parse_date_line(page.blocks[at].text) if page.marks[at] in ("date", "byline") else None
    line = line or _dated_byline(page.blocks[at], page.marks[at])
    return line if line and line.dates else None


def _dated_byline(block: Block, mark: str | None) -> DateLine | None:
    dates = tuple(find_dates(block.text)) if mark == "byline" else ()
    return DateLine(dates, labelled=True, updated=False, rest=()) if dates else None


def _dates_in(text: str, section: Section) -> list[str]:
    return find_dates(text[section.start : section.end])


def _basis(line: DateLine) -> str:
    placed = any(part.lower() in load().words.place for part in line.rest)
    return "dateline" if placed and not line.labelled and len(line.rest) == 1 else "byline"


# --- the outlet ---------------------------------------------------------------------------------------------------


def find_publisher(text: str, page: Page, sections: tuple[Section, ...] = ()) -> str | None:
    """The outlet: the name on which title, small print and masthead most agree, else the dateline's agency."""
    lines = (text[row.start : row.end] for row in sections if row.role == "dateline")
    return _most_named(text, page) or next((name for line in lines if (name := find_agency(line))), None)


def _most_named(text: str, page: Page) -> str | None:
    votes: Counter[str] = Counter()
    names: dict[str, str] = {}
    for name, weight in _outlet_names(text, page):
        key = letters_of(name).removeprefix("the")
        if key and name.lower() not in load().words.menu | load().words.agency:
            votes[key] += weight
            names[key] = min(names.get(key, name), name, key=str.isupper)
    return ordinary_case(names[votes.most_common(1)[0][0]]) if votes else None


def _outlet_names(text: str, page: Page) -> Iterator[tuple[str, int]]:
    for at, block in enumerate(page.blocks):
        mark = page.marks[at]
        if mark == "disclaimer":
            yield from ((found["outlet"].strip(" -"), 3) for found in _OWNER.finditer(block.text))
            yield from ((found["outlet"], 3) for found in _VIEWS_OF.finditer(block.text) if " " in found["outlet"])
        elif mark == "byline" and (found := _SOURCE.match(block.text)):
            yield found["outlet"].strip(), 3
        elif mark == "byline" and (found := _FROM.match(block.text)):
            yield from ((part, 3) for part in block.text[found.end() :].split(", ") if is_office(part))
        elif mark == "byline" and (found := _ISSUED.match(block.text)) and _can_issue(found):
            yield found["outlet"].strip(), 4
        elif mark == "credit" and (found := _OWN_PHOTO.match(block.text)) and is_press(found["outlet"]):
            yield found["outlet"], 1
        if at < page.first:
            yield from _masthead_names(text, page, at)


def _can_issue(found: re.Match[str]) -> bool:
    """Whether who issued a text is an office or a paper; a text may be published by its author."""
    name = found["outlet"].strip()
    return is_office(name) or is_press(name) or (found["by"].lower() == "issued" and name[0].isupper())


def _masthead_names(text: str, page: Page, at: int) -> Iterator[tuple[str, int]]:
    """Names over the article: after the headline, wherever that is printed, or in a line over it."""
    block, title = page.blocks[at], letters_of(find_title(page) or "")
    if title and title in letters_of(block.text) and (suffix := find_outlet_suffix(block.text)):
        yield suffix.strip(" |–—-"), 3
    elif (page.headline is None or at < page.headline) and block.words <= 30:
        yield from _named_in(text[block.start : block.end], text)


def _named_in(raw: str, text: str) -> Iterator[tuple[str, int]]:
    """The first items of a line that can be a paper's name: by a word papers use, or capitals, and named again."""
    for segment in segments_of(raw)[:2]:
        words = " ".join(segment.split())
        if find_dates(words) or load().patterns.clock.search(words) or is_press_office(words):
            continue
        if is_office(words):
            yield words, 2 if words.lower().startswith(("government", "the government")) else 3
        elif is_press(words):
            yield words, 2
        elif words.isupper() and 1 < len(words.split()) <= 5 and text.lower().count(words.lower()) > 1:
            yield words, 1
