"""Offices, governments and persons that a text names again without their state: "the Minister", "Ms Varga"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.edtf import MONTHS
from comity.grammar import subjects
from comity.model import Mention, MentionForm, Sentence
from comity.who.circles import other_of
from comity.who.drafts import Line
from comity.who.figures import by_name
from comity.who.forms import forms
from comity.who.groups import across
from comity.who.lexicon import Span
from comity.who.names import actor_of, head_of
from comity.who.offices import SUFFIXES, office_key, office_of
from comity.who.standing import is_place, is_topic, root_verb
from comity.who.states import states
from comity.who.trail import Trail
from comity.who.words import fold

_GOVERNMENT = frozenset(
    {"government", "ministry", "foreign ministry", "defence ministry", "defense ministry", "interior ministry",
     "finance ministry", "trade ministry", "ministry of foreign affairs", "foreign affairs ministry", "presidency",
     "ministry of defence", "president's office", "prime minister's office", "central bank", "spokesman",
     "spokeswoman", "spokesperson", "envoy", "delegation", "cabinet", "parliament", "council of ministers"}
)  # fmt: skip
_OWN = frozenset(
    {"department", "treasury", "chancellery", "army", "navy", "air force", "armed forces", "military", "police",
     "coast guard", "coastguard", "house", "senate", "congress", "supreme court",
     "state department", "defence department"}
)  # fmt: skip
"""What both of two have as a rule: a publisher's own where it speaks of its own alone."""
_PEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "envoy"})
_GUESTS = frozenset({"counterpart", "colleague", "host", "guest", "envoy", "negotiator", "delegate", "attache"})
_OWNERS = frozenset({"his", "her", "their"})
_WHOLE = frozenset({"federal", "national", "central", "royal", "interim", "transitional", "caretaker"})
_DIPLOMATIC = frozenset({"ambassador", "legislator", "commander"})


def find_holders(line: Line, names: Sequence[Mention], trail: Trail) -> list[Mention]:
    """The mentions of a sentence, apart from its names, of someone or a government named before."""
    found: list[Mention] = []
    for mention in _offices(line, names, trail, found):
        found.append(mention)
    known = sorted([*names, *found], key=lambda mention: mention.start)
    return found + list(_surnames(line, known, trail)) + list(_counterparts(line, known, trail))


def without_strangers(rows: Sequence[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """The names less titles that belong to one state as a rule ("Secretary of State") and to another here:
    where others are named, and that one nowhere else."""
    titled = [m for row in rows for m in row if _is_own_title(m)]
    if not titled:
        return list(rows)
    named = {actor.id for row in rows for m in row if m not in titled for actor in m.actors if actor.id in states()}
    return [tuple(m for m in row if m not in titled or m.actors[0].id in named or not named) for row in rows]


def _is_own_title(mention: Mention) -> bool:
    words = " ".join(fold(mention.text).split())
    title = next((title for title in forms().own_titles if words.startswith(title)), None)
    known = mention.person is not None and mention.person in mention.text and fold(mention.person) in by_name()
    return title is not None and not known and mention.form in ("office", "person")


def learn_people(sentence: Sentence, mentions: Sequence[Mention], trail: Trail) -> None:
    """From here on the family names of those whom a sentence names with their office mean these people."""
    for mention in mentions:
        if len(mention.actors) == 1 and mention.form not in ("pair", "pronoun", "capital"):
            name = mention.person if mention.form == "person" else _apposed(sentence, mention)
            if name and " " in name and not _is_plain(fold(name.split()[-1])):
                trail.people.setdefault(name.split()[-1], replace(mention, person=name))


def _is_plain(word: str) -> bool:
    """True for a family name that is a word, and for a king's number."""
    return word in SUFFIXES or forms().has("plain_names", word)


def _apposed(sentence: Sentence, mention: Mention) -> str | None:
    """ "The deputy minister of A, Mr John Doe", "his B counterpart, Jane Roe": the name after a comma."""
    end = mention.end
    if mention.form in ("name", "demonym"):
        noun = sentence.head(sentence.tokens[mention.head])
        if noun.lemma not in _GUESTS:
            return None
        end = noun.end
    rest = [token for token in sentence.tokens if token.start >= end]
    if rest and rest[0].text == ",":
        rest = rest[1:]
    while rest and rest[0].lower.strip(".") in _honorifics():
        rest = rest[1:]
    name = []
    for token in rest[:4]:
        if not (token.tag.startswith("NNP") and token.text[:1].isupper()):
            break
        name.append(token.text)
    return " ".join(name) if len(name) > 1 else None


def _honorifics() -> frozenset[str]:
    return forms().words["honorifics"] | {"mme", "m"}


def _offices(line: Line, names: Sequence[Mention], trail: Trail, before_it: Sequence[Mention]) -> Iterator[Mention]:
    """ "The Foreign Minister", "the Government", "Foreign Minister Jane Doe", with no state."""
    for span in line.spans:
        start = line.words[span.first].start
        end = _past_name(line, span) if _is_title(span) else line.words[span.end - 1].end
        before = span.first - 1 - (line.key(span.first - 1) in _WHOLE)
        alone = line.key(before) == "the" or (end > line.words[span.end - 1].end and _is_free_title(line, span))
        alone = alone or (trail.home is not None and _is_ours(line, span))
        if alone and _stands(line, span) and is_free(names, start, end):
            holder = _holder(line, span, [*names, *before_it], trail)
            if holder is not None:
                yield _placed(line.sentence, holder, start, end)


def _is_ours(line: Line, span: Span) -> bool:
    """ "This Ministry", and "Government" without an article, as a publisher says it of its own."""
    if line.key(span.first - 1) == "this":
        return True
    bare = line.words[span.first].text == "Government" and span.end - span.first == 1 and _is_free_title(line, span)
    token = line.token(span.first)
    return bare and token is not None and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT")


def _is_title(span: Span) -> bool:
    return span.entry.kind == "office" and span.entry.name != "plural"


def _stands(line: Line, span: Span) -> bool:
    """A title or a government's noun that no other noun or "of" makes something else of ("the minister of A")."""
    noun = " ".join(word.key for word in line.words[span.first : span.end])
    if not _is_title(span) and (span.entry.kind != "form" or noun not in _GOVERNMENT | _OWN):
        return False
    following = line.tag(span.end) if span.end < len(line.words) else ""
    goes_on = line.key(span.end) in ("of", "in", "-") or following.startswith("NN")
    return not goes_on or _past_name(line, span) > line.words[span.end - 1].end


def _is_free_title(line: Line, span: Span) -> bool:
    """A title that opens a noun phrase: nothing that says whose stands before it."""
    before = line.token(span.first - 1) if span.first else None
    return before is None or before.tag[:2] not in ("NN", "JJ", "PO", "PR", "HY") or before.end < line.sentence.start


def _past_name(line: Line, span: Span) -> int:
    """The offset past the capitalised words that follow a title."""
    end = span.end
    while end < len(line.words) and _is_of_name(line, end) and end - span.end < 6:
        end += 1
    return line.words[end - 1].end


def _is_of_name(line: Line, index: int) -> bool:
    """A capitalised word of a name, and the hyphen between two."""
    if line.words[index].text == "-":
        return line.words[index - 1].is_name and index + 1 < len(line.words) and line.words[index + 1].text[0].isalpha()
    return (line.words[index].is_name and line.tag(index).startswith("NNP")) or line.key(index - 1) == "-"


def is_free(found: Sequence[Mention], start: int, end: int) -> bool:
    """Whether no mention stands on these words."""
    return all(mention.end <= start or end <= mention.start for mention in found)


def _placed(sentence: Sentence, holder: Mention, start: int, end: int) -> Mention:
    """A mention of the same holder at other words."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    return replace(holder, start=start, end=end, head=head_of(sentence, start, end), text=text)


def _holder(line: Line, span: Span, names: Sequence[Mention], trail: Trail) -> Mention | None:
    """Who holds the office: the one named so before, else the publisher's, else that of the one of two states that the
    sentence does not name."""
    title = " ".join(word.key for word in line.words[span.first : span.end])
    title = span.entry.value if _is_title(span) else title
    rows = [*(row for _, row in trail.rows), tuple(names)]
    head = line.token(span.end - 1)
    far = across(line.sentence, head, names) if head else frozenset()
    if _is_introduced(line, span):
        return _introduced(line, span, names, trail, far)
    named = [mention for mention in _named_so(title, rows) if mention.actors[0].id not in far]
    alone = len({mention.actors[0].id for mention in named}) == 1
    home = _home(title, trail)
    if home is not None and home not in far and not (alone and office_key(title) in _HEADS):
        return _made(line, span, title, home)
    if alone:
        return replace(named[-1], form="office" if _is_title(span) else named[-1].form)
    state = None if named or title in _OWN else _owner(line, title, names, trail, far) or _continued(title, trail)
    if state is None or state in far:
        state = None if named else _dateline(line, trail)
    return _made(line, span, title, state) if state else None


def _home(title: str, trail: Trail) -> str | None:
    """The publisher's state where the title is one that a publisher has: "the Minister", "the Government"."""
    home = trail.home.id if trail.home is not None else None
    return home if home in states() and _is_own(title) and office_key(title) not in _DIPLOMATIC else None


_HEADS = frozenset({"head_of_state", "head_of_government"})


def _is_introduced(line: Line, span: Span) -> bool:
    """ "Foreign Minister Jane Doe": a title with a name."""
    return _is_title(span) and _past_name(line, span) > line.words[span.end - 1].end


def _introduced(line: Line, span: Span, names: Sequence[Mention], trail: Trail, far: frozenset[str]) -> Mention | None:
    """Whom a title with a name means: the one of that family name; the publisher's own, where the sentence has no
    other person of its; the other of two states, where the act is towards one."""
    title, end = span.entry.value, _past_name(line, span)
    surname = line.sentence.text[: end - line.sentence.start].split()[-1]
    if surname in trail.people:
        return replace(trail.people[surname], form="person")
    home = trail.home.id if trail.home is not None and trail.home.id in states() else None
    taken = {actor.id for mention in names if mention.person for actor in mention.actors}
    state = home if home and home not in taken | far else other_of(trail.two, far | (taken & {home or ""}))
    return _made(line, span, title, state) if state and state not in far else None


def _named_so(title: str, rows: Sequence[Sequence[Mention]]) -> list[Mention]:
    """The single holders of an office, or the governments, that were called so with their state."""
    key = office_key(title)
    name = office_of(key).called(title) if key else None
    ends = f" {title}"
    return [
        mention
        for row in rows
        for mention in row
        if len(mention.actors) == 1
        and ((name and mention.office == name) or (not key and mention.text.lower().endswith(ends)))
    ]


def _owner(line: Line, title: str, names: Sequence[Mention], trail: Trail, far: frozenset[str]) -> str | None:
    """The publisher's state; else the other of two, where the act is towards one, or where it only names one."""
    key = office_key(title)
    if key in _DIPLOMATIC:
        return None
    here = {a.id for m in names if not is_place(line.sentence, m) and not is_topic(line.sentence, m) for a in m.actors}
    if trail.home is not None:
        return trail.home.id if trail.home.id in states() and _is_own(title) else None
    return other_of(trail.two, far) or other_of(trail.two, here)


def _continued(title: str, trail: Trail) -> str | None:
    """The state that is the one subject of the sentence before: "Peru objected. The foreign ministry said ..."."""
    if office_key(title) or title in _PEOPLE:
        return None
    for sentence, mentions in trail.back(1):
        root = root_verb(sentence)
        heads = {token.i for token in subjects(sentence, root)} if root else set()
        acting = [m for m in mentions if m.head in heads and m.form in ("name", "capital", "service")]
        if len(acting) == 1 and len(heads) == 1 and len(acting[0].actors) == 1:
            return acting[0].actors[0].id
    return None


def _dateline(line: Line, trail: Trail) -> str | None:
    """The state of the place before a sentence: "TOKYO: The premier said ...", "BEIJING - The army moved ..."."""
    span = next((span for span in line.spans if span.first == 0 and span.entry.kind in ("capital", "state")), None)
    if span is None or trail.home is not None or not _is_mark(line, span.end):
        return None
    return span.entry.value


def _is_mark(line: Line, index: int) -> bool:
    """True for a colon or a dash; a hyphen, which has no space before it, is none."""
    spaced = index < len(line.words) and line.words[index].start > line.words[index - 1].end
    return line.key(index) in (":", "—") or (line.key(index) == "-" and spaced)


def _is_own(title: str) -> bool:
    """What a publisher calls its own, but not "the spokesman" and "the envoy" of anyone."""
    return title not in _PEOPLE


def _made(line: Line, span: Span, title: str, state: str) -> Mention:
    key = office_key(title)
    name = office_of(key).called(title) if key else None
    start, end = line.words[span.first].start, line.words[span.end - 1].end
    person = line.sentence.text[end - line.sentence.start : _past_name(line, span) - line.sentence.start].strip()
    sector = office_of(key).sector if key else "GOV"
    form: MentionForm = "person" if person else "office" if key or title in _PEOPLE else "service"
    return Mention(start, end, 0, (actor_of(state, sector),), form, "", office=name, person=person or None)


def _surnames(line: Line, names: Sequence[Mention], trail: Trail) -> Iterator[Mention]:
    """ "Ms Varga", "Varga", after "Foreign Minister Anna Varga" and her state."""
    tokens = line.sentence.tokens
    for token in tokens:
        holder = trail.people.get(token.text)
        if holder is None or token.lower in MONTHS or not is_free(names, token.start, token.end):
            continue
        first = token
        while first.i and tokens[first.i - 1].lower.strip(".") in _honorifics() and tokens[first.i - 1].lower != "the":
            first = tokens[first.i - 1]
        before, after = tokens[first.i - 1] if first.i else None, tokens[token.i + 1 : token.i + 2]
        alone = before is None or not before.tag.startswith("NNP") or before.text in (holder.person or "")
        if alone and not (after and after[0].tag.startswith("NNP") and token.dep == "compound"):
            yield _placed(line.sentence, replace(holder, form="person"), first.start, token.end)


def _counterparts(line: Line, names: Sequence[Mention], trail: Trail) -> Iterator[Mention]:
    """ "His counterpart", in a text about two states: the other's."""
    tokens = line.sentence.tokens
    for token in tokens[:-1]:
        if token.lower in _OWNERS and tokens[token.i + 1].lower in _GUESTS and trail.two:
            before = [m for m in names if m.end <= token.start and m.actors[0].id in trail.two and len(m.actors) == 1]
            state = other_of(trail.two, {before[-1].actors[0].id} if before else ())
            end = tokens[token.i + 1].end
            if state and is_free(names, token.start, end):
                office = before[-1].office
                blank = Mention(0, 0, 0, (actor_of(state, before[-1].actors[0].sector),), "office", "", office=office)
                yield _placed(line.sentence, blank, token.start, end)
