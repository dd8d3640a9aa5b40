"""The mentions of one sentence that name someone: states, peoples, capitals, offices, persons, services, bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from comity.model import Actor, Mention, Sentence, Token
from comity.who.capitals import is_government
from comity.who.drafts import STATES, Draft, Line, compose
from comity.who.forms import forms
from comity.who.lexicon import Entry, Span, find_spans
from comity.who.persons import Known, namesakes, person_spans, runs, terms_of
from comity.who.states import cautions, correct, state_name, states
from comity.who.words import Word, fold, split


def read_line(sentence: Sentence, small: bool = False) -> Line:
    """A sentence with its words and the literal names among them. ``small``: its text writes names without capitals."""
    words = split(sentence.text, sentence.start)
    return Line(sentence, words, find_spans(words, small))


def is_small(sentences: Sequence[Sentence]) -> bool:
    """True for a text, as of short messages, of which three sentences or more, and a third of all, begin small."""
    firsts = [next((mark for mark in sentence.text if mark.isalpha()), "A") for sentence in sentences]
    small = sum(mark.islower() for mark in firsts)
    return small >= 3 and 3 * small >= len(firsts)


def find_names(read: Line, known: Known, named: frozenset[str]) -> tuple[Mention, ...]:
    """The naming mentions in order, none overlapping. ``named``: states that the document names correctly somewhere.

    ``known`` learns each person named in full.
    """
    sentence, words, spans = read.sentence, read.words, read.spans
    spans = sorted([*spans, *person_spans(words, spans, known, read.tag)], key=lambda span: span.first)
    spans = sorted([*spans, *_misspelt(sentence, words, spans, named)], key=lambda span: span.first)
    spans = sorted([*spans, *_coded(words, spans, named)], key=lambda span: span.first)
    line = Line(sentence, words, [span for span in spans if _means_itself(sentence, words, spans, span, named)])
    drafts = compose(line, known)
    acting = _tokens(line, drafts)
    return tuple(_mention(line, draft) for draft in drafts if _acts(line, draft, acting))


def states_named(lines: Sequence[Line]) -> frozenset[str]:
    """The states that the sentences name, correctly spelt, by name, people, capital or abbreviation."""
    kinds = ("state", "demonym", "people", "capital")
    spans = (span for line in lines for span in line.spans)
    return frozenset(span.entry.value for span in spans if span.entry.kind in kinds)


def count_told(lines: Sequence[Line]) -> Counter[str]:
    """How often the sentences name each state by name, people, service or capital, be it only as a place."""
    kinds = STATES | {"people", "service"}
    return Counter(span.entry.value for line in lines for span in line.spans if span.entry.kind in kinds)


def meet(lines: Sequence[Line], on: str | None) -> Known:
    """The persons that the sentences name in full, so that a headline may use the family name alone, and others who
    bear an office holder's name.
    """
    known = Known(on)
    for span in [span for line in lines for span in line.spans if span.entry.kind == "person"][::-1]:
        terms = terms_of(span.entry.value)
        if len({(term.state, term.person) for term in terms}) == 1:
            known.learn(terms, None)
    for line in lines:
        if line.sentence.role != "headline":
            known.namesakes.update(namesakes(line.words, line.spans, line.tag))
    return known


def actor_of(state: str, sector: str) -> Actor:
    """The actor that is a part of a state."""
    return _actor(state, sector)


@cache
def _actor(state: str, sector: str) -> Actor:
    return Actor(state, state_name(state), sector)


def _misspelt(sentence: Sentence, words: Sequence[Word], spans: Sequence[Span], named: frozenset[str]) -> list[Span]:
    """Single capitalised words that are a state's name or people but for one letter."""
    found = []
    for first, end in runs(words, spans):
        meant = correct(words[first].text, named) if end - first == 1 else None
        if meant is not None and all(token.tag[:2] in ("NN", "JJ") for token in _at(sentence, words[first])):
            kind = "demonym" if meant[1] == "demonym" else "state"
            found.append(Span(first, end, Entry("demonym" if kind == "demonym" else "state", meant[0])))
    return found


def _coded(words: Sequence[Word], spans: Sequence[Span], named: frozenset[str]) -> list[Span]:
    """Two-letter codes, "PH summoned the ambassador", of states that the document names elsewhere."""
    covered = {index for span in spans for index in range(span.first, span.end)}
    codes = {
        states()[state].code: state for state in named if not forms().has("no_codes", states()[state].code.lower())
    }
    found = (index for index, word in enumerate(words) if word.text in codes and index not in covered)
    return [Span(index, index + 1, Entry("state", codes[words[index].text])) for index in found]


def _at(sentence: Sentence, word: Word) -> tuple[Token, ...]:
    return sentence.at(word.start, word.end)


def _means_itself(
    sentence: Sentence, words: Sequence[Word], spans: Sequence[Span], span: Span, named: frozenset[str]
) -> bool:
    """False for a state's name that is part of another place, an outlet or a person, and for what is no state."""
    if span.entry.kind == "not" or (span.entry.beside and span.entry.value not in named):
        return False
    if span.entry.kind == "body" and span.first and words[span.first].key == "security":
        before = words[span.first - 1]
        return not before.capital or before.key == "the"  # "the National Security Council"
    if span.entry.kind == "person":
        return not _is_memorial(words, span)
    if span.entry.kind == "prefix":
        return _before_state(words, spans, span)
    if span.entry.kind not in STATES:
        return True
    line = Line(sentence, words, spans)
    return not (_longer_name(line, span) or _clued(line, span) or _person_part(line, span))


def _is_memorial(words: Sequence[Word], span: Span) -> bool:
    """ "Juan Doe Airport"."""
    after = words[span.end] if span.end < len(words) else None
    return after is not None and after.capital and forms().has("memorials", after.key)


def _before_state(words: Sequence[Word], spans: Sequence[Span], span: Span) -> bool:
    """ "Indo" names India only before a hyphen and another state."""
    if span.end >= len(words) or words[span.end].text not in "-–‑":
        return False
    return any(other.first == span.end + 1 and other.entry.kind in STATES for other in spans)


def _longer_name(line: Line, span: Span) -> bool:
    """ "East Guinea Sea", "Times of Malta": capitalised words that make a longer name of it."""
    words, end = line.words, span.end
    if end < len(words) and words[end].capital and words[end].key in cautions().tails:
        return True
    of = span.first - 2 if line.key(span.first - 1) == "the" else span.first - 1
    return line.key(of) == "of" and of > 0 and words[of - 1].capital and words[of - 1].key in cautions().heads


def _clued(line: Line, span: Span) -> bool:
    """Another meaning, told by a word of the sentence, or by "state" beside it ("the US state of Georgia")."""
    name = " ".join(word.key for word in line.words[span.first : span.end])
    clues = cautions().clues.get(name)
    if clues is None:
        return False
    beside = line.words[span.end].text if span.end < len(line.words) else ""
    before = [word.text for word in line.words[max(span.first - 2, 0) : span.first]]
    return beside == "state" or before == ["state", "of"] or any(word.key in clues for word in line.words)


def _person_part(line: Line, span: Span) -> bool:
    """ "Jordan Smith", "Anna French": a given name before, or a family name after, another name that it hangs on."""
    name = line.key(span.first) if span.end - span.first == 1 else ""
    token = line.token(span.first) if name in cautions().given or name in cautions().family else None
    if token is None:
        return False
    free = {index for first, end in runs(line.words, line.spans) for index in range(first, end)}
    if name in cautions().given and span.end in free:
        after = line.token(span.end)
        return after is not None and token.dep == "compound" and token.head == after.i and _surname_like(after)
    if name in cautions().family and span.first - 1 in free:
        before = line.token(span.first - 1)
        return before is not None and before.dep == "compound" and before.head in (token.i, token.head)
    return False


def _surname_like(token: Token) -> bool:
    return token.tag == "NNP" and token.lower not in forms().words["relations"]


def _tokens(line: Line, drafts: Sequence[Draft]) -> frozenset[int]:
    """Indexes of the tokens of all drafts: who may be coordinated with a capital."""
    tokens = (token for d in drafts for token in line.sentence.at(line.words[d.first].start, line.words[d.end - 1].end))
    return frozenset(token.i for token in tokens)


def _acts(line: Line, draft: Draft, acting: frozenset[int]) -> bool:
    """False for a capital that is a city, and for a house of government that something happens in."""
    token = line.token(draft.end - 1)
    if token is None or draft.form not in ("capital", "service"):
        return True
    if draft.form == "capital":
        return is_government(line.sentence, token, acting - {token.i})
    within = token.dep == "pobj" and line.sentence.head(token).lower in ("in", "at", "to", "from", "outside")
    return not (within and fold(draft.name) in forms().words["houses"])


def _mention(line: Line, draft: Draft) -> Mention:
    start, end = line.words[draft.first].start, line.words[draft.end - 1].end
    body = draft.form == "body"
    actor = Actor(draft.state, draft.name, draft.sector) if body else actor_of(draft.state, draft.sector)
    sector = _people_sector(line, draft)
    return Mention(
        start=start,
        end=end,
        head=head_of(line.sentence, start, end),
        actors=(actor if sector is None else actor_of(draft.state, sector),),
        form=draft.form,
        text=line.sentence.text[start - line.sentence.start : end - line.sentence.start],
        office=draft.office,
        person=draft.person,
    )


def _people_sector(line: Line, draft: Draft) -> str | None:
    """ "the Japanese", with no noun after it, are people."""
    token = line.token(draft.end - 1)
    alone = draft.form == "demonym" and token is not None and token.dep not in ("amod", "compound", "nmod", "poss")
    return "CVL" if alone and line.key(draft.first - 1) == "the" else None


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """The index of the token that the words between two document offsets hang on."""
    tokens = sentence.at(start, end)
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head not in inside or token.head == token.i]
    words = [
        token
        for token in tops
        if token.dep not in ("punct", "det", "case") and token.tag[:2] in ("NN", "PR", "CD", "JJ", "DT")
    ]
    return (words or tops or list(sentence.tokens[:1]))[-1].i
