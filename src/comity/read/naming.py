"""What an article is called, who brings it out and who wrote it: what the page says, agreed on and cleaned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from comity.read.article import LIKE, Article, letters_of, likeness
from comity.read.declared import Declared
from comity.read.document import host_of
from comity.read.jsonld import text_of
from comity.read.lexicon import load as load_layout
from comity.read.markup import plain
from comity.read.names import (
    find_outlet_suffix,
    is_name,
    is_office,
    is_press,
    is_press_office,
    ordinary_case,
    read_author,
)
from comity.read.signs import load

LONGEST_NAME: Final = 80
"""Characters of an outlet's name."""
SHORT: Final = 4
"""Letters of a name that any host may have in its own."""
LONGEST_SUFFIX: Final = 8
"""Words of an outlet's name beside a headline."""

_BARS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|｜»«]\s*|:\s+")
_EDGES = " \t|–—·•»«:-｜"
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\||、|・)\s*")
_OWNER = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?[\s,.]*)?(?:by\s+)?"
    r"(?P<outlet>(?-i:[A-Z])[\w&' -]{2,50}?)(?=[.,;|]|\s+(?:(?:19|20)\d\d|[-–]|All|No|Ltd|Inc|Pvt|Limited)\b|$)",
    re.IGNORECASE,
)
_NO_OUTLET = re.compile(
    r"(?:print(?:able|er)?\W?(?:friendly)?(?: version| page)?|articles?|untitled(?: document)?|documents?|index"
    r"|pages?|views?|details?|press releases?|statements?|speeches|welcome|loading\W*|new page \d*)"
)
_ANY_PAGE = re.compile(
    r"\s*(?:\b(?:home ?page|home|mobile|official (?:web)?site|website|online|news feed|logo|front ?page|index)\b\W*)+$",
    re.IGNORECASE,
)


def find_title(declared: Declared, article: Article, outlet: str | None) -> str | None:
    """The headline: as the page prints it, less what stands over it; else as the head states it, less the outlet."""
    printed = article.headline.text if article.headline else ""
    stated = [without_outlet(title, outlet) for title in declared.titles]
    if printed:
        whole = letters_of(printed)
        inner = (title for title in stated if _is_most(letters_of(title), whole))
        return next(inner, without_outlet(printed, outlet))
    return next((title for title in stated if title and not (outlet and _key(title) == _key(outlet))), None)


def _is_most(part: str, whole: str) -> bool:
    """Whether a title is the start or the end of what is printed, and most of it."""
    return 2 * len(part) >= len(whole) > len(part) and (whole.endswith(part) or whole.startswith(part))


def without_outlet(title: str, outlet: str | None) -> str:
    """A title less the outlet's name before or after it."""
    parts = [part for part in _BARS.split(title) if part.strip()]
    if outlet and len(parts) > 1:
        if any(_key(part) == _key(outlet) for part in parts[1:]):
            place = next(at for at, part in enumerate(parts) if at and _key(part) == _key(outlet))
            title = title[: title.rfind(parts[place])]
        elif _key(parts[0]) == _key(outlet):
            title = title[title.find(parts[0]) + len(parts[0]) :]
    title = title.strip(_EDGES) if title.strip(_EDGES) else title
    return title[: len(title) - len(find_outlet_suffix(title))].strip()


# --- the outlet ---------------------------------------------------------------------------------------------------


def find_outlet(declared: Declared, article: Article) -> str | None:
    """The name that most places of the page agree on; of equals the one that the surer place gives."""
    names = [(name, weight) for name, weight in _outlet_names(declared, article) if _can_name(name)]
    votes: Counter[str] = Counter()
    for name, weight in names:
        votes[_key(name)] += weight
    for key in votes:
        votes[key] += len(key) > SHORT and key in letters_of(host_of(declared.url or ""))
    best = max(votes, key=lambda key: votes[key], default=None)
    if best is None or votes[best] < 2:
        return None
    return ordinary_case(next(name for name, _ in names if _key(name) == best))


def _key(name: str) -> str:
    return letters_of(name).removeprefix("the").removesuffix("com")


def _outlet_names(declared: Declared, article: Article) -> Iterator[tuple[str, int]]:
    for place, name in enumerate(load().attributes.outlet):
        yield from ((text_of(one), 4 if place == 0 else 2) for one in declared.metas.get(name, ()))
    node = declared.article
    yield from ((one, 3) for one in declared.nodes.texts(node.get("publisher") or node.get("sourceOrganization")))
    yield from ((one, 2) for one in _beside_title(declared, article))
    yield from ((_ANY_PAGE.sub("", one), 1) for one in declared.names)
    yield from ((one, 1) for one in declared.nodes.sites)
    owners = (found["outlet"].strip() for piece in article.page[-12:] for found in _OWNER.finditer(piece.text))
    yield from ((name, 2 if is_office(name) else 1) for name in owners)


def _can_name(name: str) -> bool:
    low = name.lower().strip()
    if low in load_layout().words.menu or "://" in name or name.startswith("@") or _NO_OUTLET.fullmatch(low):
        return False
    return len(letters_of(name)) > 2 and len(name) <= LONGEST_NAME


def _beside_title(declared: Declared, article: Article) -> Iterator[str]:
    """What the page's titles have more than the headline: after it the last part, before it the first."""
    printed = article.headline.text if article.headline else ""
    others = {letters_of(title) for title in declared.titles}
    for title in declared.titles:
        heads = [one for one in (printed, *declared.titles) if one and one != title and title.find(one) >= 0]
        head = max(heads, key=len, default="")
        before, _, after = title.partition(head) if head else ("", "", "")
        for rest, at in ((after, -1), (before, 0)):
            parts = [part.strip() for part in _BARS.split(rest) if part.strip(_EDGES)]
            if parts and len(parts[at].split()) <= LONGEST_SUFFIX:
                yield parts[at]
                break
        else:
            yield from _alone(title, printed, others)


def _alone(title: str, printed: str, others: set[str]) -> Iterator[str]:
    """A title that is no headline but the site's name, or ends in a name that papers have."""
    if suffix := find_outlet_suffix(title):
        yield suffix.strip(_EDGES)
    elif printed and likeness(title, printed) < LIKE and len(title.split()) <= LONGEST_SUFFIX and len(others) == 1:
        parts = [part for part in _BARS.split(title) if part.strip(_EDGES)]
        able = (part for part in parts if not is_press_office(part))
        named = next((part for part in able if is_office(part) or is_press(part)), parts[-1])
        yield _ANY_PAGE.sub("", _name_in(title if len(parts) == 1 else named))


def _name_in(title: str) -> str:
    """A title less the kind of page that it names before its site: ``Press Release:Press Bureau``."""
    kind, _, rest = title.partition(":")
    return rest.strip() if rest.strip() and kind.strip().lower() in load_layout().words.menu else title


def outlet_of_feed(title: str, host: str) -> str | None:
    """The outlet in the title of a feed: of several parts the one that its host is called by, or that papers are."""
    parts = [part for part in (_ANY_PAGE.sub("", part).strip(_EDGES) for part in _BARS.split(title)) if part]
    of_host = (part for part in parts if len(_key(part)) > 2 and _key(part) in letters_of(host))
    return next(of_host, None) or next(filter(is_press, parts), None) or _ANY_PAGE.sub("", title).strip() or None


# --- the author ---------------------------------------------------------------------------------------------------


def find_author(declared: Declared, article: Article, outlet: str | None) -> str | None:
    """The people who wrote it, by the first place that names any: the head, then what is marked as a byline."""
    node = declared.article
    stated = [list(declared.nodes.people(node.get("author") or node.get("creator")))]
    stated += [[text_of(one) for one in declared.metas.get(name, ())] for name in load().attributes.author]
    stated += [[piece.text] for piece in article.head if piece.place.part == "byline"]
    return next((author for names in stated if (author := people_of(names, outlet))), None)


def people_of(names: Iterable[str], outlet: str | None) -> str | None:
    """The names of people among some, with commas between them; None where there are none."""
    parts = (part for name in names for part in _AND.split(name))
    people = [person for part in parts if (person := _person(part, outlet))]
    return ", ".join(dict.fromkeys(people)) or None


def _person(name: str, outlet: str | None) -> str | None:
    """A person's name in ordinary case; None for an outlet, a desk, an agency, a handle or an address."""
    person = read_author(plain(name))
    if not person or any(char in person for char in "@/_:\\<>{}") or any(char.isdigit() for char in person):
        return None
    if (outlet and _key(person) == _key(outlet)) or is_press(person) or is_office(person):
        return None
    return person if not load().phrases.nobody.search(person) and _is_written_as_name(person) else None


def _is_written_as_name(person: str) -> bool:
    if not person[0].isascii():
        return len(person) <= 30
    known = person.lower() in load_layout().words.agency
    one = " " not in person and person[0].isupper() and not person.isupper()
    return not known and (one or is_name(person))
