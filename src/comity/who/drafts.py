"""Puts the names of one sentence together: "Japan's foreign minister", "PM of India", "China Coast Guard vessels"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.model import MentionForm, Sentence, Token
from comity.who.forms import forms
from comity.who.lexicon import Span
from comity.who.offices import holder, office_key, office_of
from comity.who.persons import Known, Person, is_former, pick, runs, terms_of
from comity.who.words import Word, fold

STATES = frozenset({"state", "demonym", "prefix", "capital"})
_LINKS = frozenset({"amod", "compound", "poss", "nmod", "nummod", "appos", "nn"})
_HOUSES = ("service", "body")
_GAP = 5
_GAP_LISTS = ("honorifics", "former", "between")


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention in the making: ``words[first:end]``, the state it names, and what part of it acts."""

    first: int
    end: int
    state: str
    sector: str
    form: MentionForm
    office: str | None = None
    person: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A sentence with its words and the names found among them."""

    sentence: Sentence
    words: Sequence[Word]
    spans: Sequence[Span]

    def token(self, index: int) -> Token | None:
        """The parsed token that a word lies in."""
        word = self.words[index]
        return next(iter(self.sentence.at(word.start, word.end)), None)

    def tag(self, index: int) -> str:
        """The parser's tag of a word; empty where it lies in no token."""
        token = self.token(index)
        return token.tag if token else ""

    def key(self, index: int) -> str:
        """The folded word at an index; empty outside the sentence."""
        return self.words[index].key if 0 <= index < len(self.words) else ""


def compose(line: Line, known: Known) -> list[Draft]:
    """The drafts of a sentence from left to right: offices and services with their states, then what is left."""
    taken: dict[int, Draft] = {}
    for place, span in enumerate(line.spans):
        if span.entry.kind in ("office", "form", "service") and place not in taken:
            draft = _titled(line, place, taken, known)
            if draft is not None:
                taken[place] = draft
    drafts = list(dict.fromkeys(taken.values()))
    covered = {index for draft in drafts for index in range(draft.first, draft.end)}
    drafts += [draft for span in line.spans if span.first not in covered for draft in _plain(line, span, known)]
    return _merge(line, _shared(line, sorted(drafts, key=lambda draft: draft.first)))


def _titled(line: Line, place: int, taken: dict[int, Draft], known: Known) -> Draft | None:
    """An office, a service or a sector's noun with the state before it or after its "of", and its holder."""
    span = line.spans[place]
    before = _state_before(line, place, taken)
    end = _extended(line, span)
    after = None if before else _state_after(line, end, place)
    house = _house(line, place) if before is None else None
    if house is not None:
        return _of_house(line, span, house, taken)
    if span.entry.kind == "service":
        return _service(line, span, before)
    owner = before or after
    first = before.first if before else span.first
    end = after.end if after else end
    if span.entry.kind == "form":
        return Draft(first, end, owner.entry.value, span.entry.sector, "service") if owner else None
    return _office(line, span, (first, end), owner.entry.value if owner else None, known)


def _house(line: Line, place: int) -> Span | None:
    """The service or body right before a noun ("CIA official") or after its "of" ("president of the Knesset")."""
    span = line.spans[place]
    if span.entry.kind == "service":
        return None
    if place and line.spans[place - 1].end == span.first and line.spans[place - 1].entry.kind in _HOUSES:
        return line.spans[place - 1]
    index = span.end + 1 + (line.key(span.end + 1) == "the")
    following = line.spans[place + 1] if place + 1 < len(line.spans) else None
    fits = following is not None and following.first == index and following.entry.kind in _HOUSES
    return following if fits and line.key(span.end) == "of" else None


def _of_house(line: Line, span: Span, house: Span, taken: dict[int, Draft]) -> Draft:
    """A person or part of a service or body: the service's own sector, a former one's apart."""
    first, end = min(span.first, house.first), max(span.end, house.end)
    sector = "ELI" if is_former(line.words, first) else house.entry.sector
    form: MentionForm = "body" if house.entry.kind == "body" else "service"
    draft = Draft(first, end, house.entry.value, sector, form, name=house.entry.name)
    taken[line.spans.index(house)] = draft
    return draft


def _service(line: Line, span: Span, before: Span | None) -> Draft | None:
    """A service by its own name, unless another state stands before a name that many states' services bear."""
    own = Draft(span.first, span.end, span.entry.value, span.entry.sector, "service", name=span.entry.name)
    if before is None:
        return own
    noun = " ".join(word.key for word in line.words[span.first : span.end])
    sector = forms().sectors.get(noun, span.entry.sector)
    return replace(own, first=before.first, state=before.entry.value, sector=sector)


def _office(line: Line, span: Span, place: tuple[int, int], state: str | None, known: Known) -> Draft | None:
    """An office with its holder by name, else by its title alone."""
    title = span.entry.value
    key = office_key(title, state)
    owner = state or forms().own_titles.get(title)
    former = is_former(line.words, span.first) or is_former(line.words, place[0])
    person, end = (None, place[1]) if span.entry.name == "plural" else _holder(line, place[1], known, (owner, key))
    name = office_of(key or "minister").called(title)
    if person is None:
        if owner is None:
            return None
        unknown = _unknown(line, end) if state and span.entry.name != "plural" else None
        sector = "ELI" if former else office_of(key or "minister").sector
        last = unknown or end
        text = " ".join(word.text for word in line.words[end:last]) or None
        form: MentionForm = "person" if text else "office"
        if text is None and not former and span.entry.name != "plural":
            text = holder(key or "", owner, known.on)
        return Draft(place[0], last, owner, sector, form, name, text)
    if person.office and key not in (None, person.office) and key != "minister":
        name = office_of(person.office).called(title)
    sector = "ELI" if former else office_of(key or "minister").sector
    return Draft(place[0], end, person.state, sector, "person", name, person.name)


def _holder(line: Line, end: int, known: Known, owner: tuple[str | None, str | None]) -> tuple[Person | None, int]:
    """The person named after an office, past commas and honorifics; the index past the name."""
    span = _person_after(line, end)
    if span is None:
        return None, end
    terms = terms_of(span.entry.value)
    person = pick(terms, known.on, *owner) or pick(terms, known.on, owner[0])
    if person is None or (owner[0] and person.state != owner[0]):
        return None, end
    known.learn([term for term in terms if term.state == person.state], person.office)
    return person, span.end


def _person_after(line: Line, index: int) -> Span | None:
    people = {span.first: span for span in line.spans if span.entry.kind == "person"}
    while index < len(line.words) and index not in people:
        if line.words[index].text not in ",.'" and line.key(index) not in forms().words["honorifics"]:
            return None
        index += 1
    return people.get(index)


def _unknown(line: Line, end: int) -> int | None:
    """The end of an unknown name that follows an office directly: two to four capitalised words."""
    for first, stop in runs(line.words, line.spans):
        if first == end and 2 <= stop - first <= 4:
            tokens = [line.token(index) for index in range(first, stop)]
            if all(token is not None and token.tag.startswith("NNP") for token in tokens):
                return stop
    return None


def _state_before(line: Line, place: int, taken: dict[int, Draft]) -> Span | None:
    """The state that the words before an office or noun name, bound to it by the parse."""
    span, before = line.spans[place], line.spans[place - 1] if place else None
    if before is None or before.entry.kind not in STATES or place - 1 in taken:
        return None
    gap = [word.key for word in line.words[before.end : span.first]]
    if all(key in ("'", "s") or any(forms().has(name, key) for name in _GAP_LISTS) for key in gap):
        return before
    if len(gap) > _GAP or any(not (key.isalpha() or key in "'-.") for key in gap) or {"and", "of", "or"} & set(gap):
        return None
    return before if _bound(line, before, span) else None


def _bound(line: Line, before: Span, span: Span) -> bool:
    """True where the parse hangs the state's word on the noun's, by possessive, adjective or compound."""
    token, last = line.token(before.end - 1), line.token(span.end - 1)
    if token is None or last is None:
        return False
    while token.dep in _LINKS and token != last and token.i < last.i:
        token = line.sentence.head(token)
    return token == last


def _extended(line: Line, span: Span) -> int:
    """The end of "Ministry of Mines and Energy", past the capitalised words after its "of"."""
    words, end = line.words, span.end
    if span.entry.value not in ("ministry", "minister", "department") or line.key(end) not in ("of", "for"):
        return end
    if not _field(line, end + 1):
        return end
    index = end + 1
    while _field(line, index) or (line.key(index) in ("and", "&", ",") and _field(line, index + 1)):
        index += 1
    return index if index <= len(words) else end


def _field(line: Line, index: int) -> bool:
    """A capitalised word that names no state: what a ministry is for."""
    starts = {span.first for span in line.spans if span.entry.kind in STATES or span.entry.kind == "person"}
    return index < len(line.words) and line.words[index].is_name and index not in starts


def _state_after(line: Line, end: int, place: int) -> Span | None:
    """The state after "of", "of the"."""
    if line.key(end) not in ("of", "for"):
        return None
    index = end + 2 if line.key(end + 1) in ("the", "both") else end + 1
    found = (span for span in line.spans[place + 1 :] if span.first == index and span.entry.kind == "state")
    return next(found, None)


def _plain(line: Line, span: Span, known: Known) -> list[Draft]:
    """A state, people, body or person that no office or noun goes with."""
    entry = span.entry
    if entry.kind in ("state", "prefix"):
        return [Draft(span.first, span.end, entry.value, "GOV", "name")]
    if entry.kind in ("demonym", "people", "capital"):
        form: MentionForm = "capital" if entry.kind == "capital" else "demonym"
        return [Draft(span.first, span.end, entry.value, entry.sector, form)]
    if entry.kind == "body":
        return [Draft(span.first, span.end, entry.value, entry.sector, "body", name=entry.name)]
    return _named(line, span, known) if entry.kind == "person" else []


def _named(line: Line, span: Span, known: Known) -> list[Draft]:
    terms = terms_of(span.entry.value)
    person = pick(terms, known.on)
    if person is None or _is_anyone(person, known):
        return []
    if is_former(line.words, span.first):
        return [Draft(span.first, span.end, person.state, "ELI", "person", None, person.name)]
    known.learn([term for term in terms if term.state == person.state], person.office)
    key = person.office or known.offices.get(person.name)
    office = office_of(key).name if key else None
    return [Draft(span.first, span.end, person.state, person.sector, "person", office, person.name)]


def _is_anyone(person: Person, known: Known) -> bool:
    """True for a name that many bear, where the text has not given it with the office."""
    return forms().has("ordinary_names", fold(person.name)) and person.name not in known.offices


def _shared(line: Line, drafts: list[Draft]) -> list[Draft]:
    """ "Indian and Japanese navies": the first takes the sector and office of the noun it shares with the second."""
    found = list(drafts)
    for place in range(len(found) - 2, -1, -1):
        one, two = found[place], found[place + 1]
        gap = [line.key(index) for index in range(one.end, two.first)]
        plain = one.form == "demonym" and one.sector == "GOV" and two.form in ("office", "service")
        if plain and gap in (["and"], [","], ["-"], [",", "and"]) and not two.name:
            found[place] = replace(one, sector=two.sector, office=two.office, form=two.form)
    return found


def _merge(line: Line, drafts: list[Draft]) -> list[Draft]:
    """ "Fumio Kishida, Prime Minister of Japan": a person and the office in apposition are one mention."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and _same_person(line, last, draft):
            found[-1] = replace(last, end=draft.end, office=draft.office or last.office, sector=draft.sector)
        else:
            found.append(draft)
    return found


def _same_person(line: Line, one: Draft, two: Draft) -> bool:
    gap = [line.key(index) for index in range(one.end, two.first)]
    fits = one.form == "person" and two.form == "office" and one.state == two.state
    return fits and gap[:1] == [","] and all(key in (",", "the", "former", "then") for key in gap)
