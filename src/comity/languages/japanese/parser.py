"""Japanese text -> sentences with names and predicates: cut at full stops, read from the particles and endings.

No tokeniser: only words of the lexicon matter, and what follows each (a particle, an ending) says what part it has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from comity.languages.lexicon import Ending, Finder, Lexicon
from comity.languages.names import NameFinder, moved
from comity.languages.records import Case, Clauses, Link, Predicate, Term, Word
from comity.languages.things import ThingFinder
from comity.model import CLAIMING_ROLES, Document, Section

LONGEST: Final = 500
"""Signs after which a sentence is cut at the next comma, so that a text without full stops takes no long time."""
KANA: Final = "うくぐすつぬぶむる"
"""How a verb ends in the dictionary."""
ROWS_E_I: Final = frozenset("いきぎしじちにひびみりえけげせぜてでねへべめれ")
"""Signs before る of verbs that only lose it (述べる)."""
LEADING: Final = re.compile(
    r"[\s●○・◆■※\-]*(?:\(?[0-9一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[\s.、]|[アイウエオカキクケコ][\s.、]|\([アイウエオ]\)|[①-⑳])?\s*"
)
"""The number or mark of an item, before its sentence."""
BREAK: Final = re.compile(
    r"(?:踏まえ|受け|含め|基づき|通じ|伴い|加え|経て|先立ち|当たり|際し|見据え|目指し|念頭に|中で|下で|おいて|として|ため)(?:て|つつ|た上で)?、"
)
"""Ends of phrases over which a noun does not hang on a predicate behind."""
CONTENT: Final = re.compile(r"。|こと(?:で|を|に|が|は)|旨|ように|との")
"""Words behind which a light verb is that of a clause, no noun's."""
GAP: Final = re.compile(
    r"(?:の|に関する)?(?:早期の?|円滑な|着実な|更なる|さらなる|一層の|今後の|定期的な|次回の?|継続的な|具体的な)?(?:\([^)]*\))?"
)
"""What may stand between a noun and the noun that says that it is done: 会談の早期実施."""
PARTICLE: Final = re.compile(
    r"(?:\([^)]*\)|「[^」]*」|『[^』]*』|[A-Za-z][A-Za-z0-9-]{1,20})*(?:及び[^、。]{1,15}?|や[^、。]{1,15}?|・[^、。]{1,10}?)?(?:」|』)?(?:等|など)?(?:を|が|は|も|に(?=参加|出席|臨|達|上)|に(?:は|も)?(?=至))"
)


class Base(NamedTuple):
    """The form in which a verb stands (し, され, する, すれ, でき), and where its own signs end."""

    form: str
    end: int


@dataclass(frozen=True)
class ClauseParser:
    """Cuts Japanese with the words of a lexicon."""

    lexicon: Lexicon
    names: NameFinder
    things: ThingFinder

    def cut(self, document: Document) -> tuple[Clauses, ...]:
        """The sentences of a document's claiming paragraphs."""
        return tuple(
            clauses
            for index, section in enumerate(document.sections)
            if section.role in CLAIMING_ROLES
            for clauses in self._section(document.text, section, index)
        )

    def _section(self, text: str, section: Section, index: int) -> Iterator[Clauses]:
        for start, end in self.sentences(text, section.start, section.end):
            plain = folded(text[start:end])
            terms, predicates = self.read(plain)
            yield Clauses(
                text[start:end], start, end, section.role, (), section.heading, index, plain,
                tuple(moved(term, start) for term in terms),
                tuple(replace(one, start=one.start + start, end=one.end + start, scope=one.scope + start,
                              trigger=text[one.start + start : one.end + start]) for one in predicates),
            )  # fmt: skip

    # --- sentences ------------------------------------------------------------------------------------------------

    def sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences in a stretch: cut at full stops outside brackets, at line ends, less the number of an item."""
        plain = folded(text[start:end])
        begin = depth = 0
        closed = self._last_closing(plain)
        for at, sign in enumerate(plain):
            depth = max(0, depth + self._step(sign))
            stop = sign in self._stops and (not depth or at > closed[at])
            if stop or sign == "\n" or (at - begin >= LONGEST and (sign == "、" or at - begin >= 2 * LONGEST)):
                yield from _trimmed(plain, begin, at + (sign != "\n"), start)
                begin, depth = at + 1, 0
        yield from _trimmed(plain, begin, len(plain), start)

    @cached_property
    def _stops(self) -> frozenset[str]:
        return frozenset(self.lexicon.grammar["sentence_ends"])

    @cached_property
    def _steps(self) -> dict[str, int]:
        pairs = [pair for pair in self.lexicon.grammar["brackets"] if pair[0] != pair[1]]
        return {pair[0]: 1 for pair in pairs} | {pair[1]: -1 for pair in pairs}

    def _step(self, sign: str) -> int:
        return self._steps.get(sign, 0)

    def _last_closing(self, plain: str) -> list[int]:
        """For each place the last one of its line where a bracket closes: one that never does is not meant."""
        found, last = [-1] * len(plain), -1
        for at in range(len(plain) - 1, -1, -1):
            if plain[at] == "\n":
                last = -1
            elif last < 0 and self._step(plain[at]) == -1:
                last = at
            found[at] = last
        return found

    # --- one sentence ---------------------------------------------------------------------------------------------

    def read(self, plain: str) -> tuple[list[Term], list[Predicate]]:
        """The names and predicates of a sentence, by offsets in it."""
        things = self.things.find(plain)
        spans = [(one.start, one.end) for one in things]
        words = [(at, text) for at, text in self._finder.find(plain) if not _inside(at, at + len(text), spans)]
        acts = [(at, at + len(text)) for at, text in words if any(word.frames for word in self._keys[text])]
        terms = self._cased(plain, self.names.find(plain, [*acts, *spans]))
        found = [self._predicate(plain, at, text) for at, text in words]
        return terms, self._joined(plain, [one for one in found if one is not None])

    @cached_property
    def _keys(self) -> dict[str, list[Word]]:
        """What of each word stands unchanged in a text -> the words, verbs first."""
        rows: dict[str, list[Word]] = {}
        for word in sorted(self.lexicon.words.values(), key=lambda word: (not is_verb(word.text), word.text)):
            rows.setdefault(stem_of(word.text) if is_verb(word.text) else word.text, []).append(word)
        return rows

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._keys)

    def _cased(self, plain: str, terms: Sequence[Term]) -> list[Term]:
        """The names with the part that the particle behind them gives; of names in a row the last one's."""
        skip = re.compile(self.lexicon.grammar["skip"])
        found: list[Term] = []
        for place in range(len(terms) - 1, -1, -1):
            term = terms[place]
            after = skip.match(plain, term.end)
            at = after.end() if after else term.end
            case = "to" if plain.endswith(self.lexicon.grammar["to"], 0, term.start) else self._case(plain, at)
            if case == "of" and term.sort != "office" and (owner := self._owned.match(plain, at)):
                case = self._case(plain, owner.end())
            behind = found[-1] if found else None
            if behind and _goes_with(case, behind) and _next_to(plain, at, behind.start):
                case = behind.case
            found.append(replace(term, case=case))
        return found[::-1]

    @cached_property
    def _owned(self) -> re.Pattern[str]:
        """A noun for those who act, behind whose they are: 両国の次官."""
        return re.compile(self.lexicon.grammar["owned"])

    def _case(self, plain: str, at: int) -> Case:
        case = next((case for pattern, case in self.lexicon.cases if pattern.match(plain, at)), None)
        return case or ("inside" if re.match('[一-鿿々ァ-ヺA-Za-z0-9「"]', plain[at : at + 1]) else "none")

    # --- predicates -----------------------------------------------------------------------------------------------

    @cached_property
    def _endings(self) -> tuple[Ending, ...]:
        return self.lexicon.endings("endings")

    @cached_property
    def _links(self) -> tuple[Ending, ...]:
        return self.lexicon.endings("links")

    @cached_property
    def _nominals(self) -> tuple[Ending, ...]:
        return self.lexicon.endings("nominals")

    def _predicate(self, plain: str, at: int, key: str) -> Predicate | None:
        """A word as a predicate: by its ending where it is a verb, else by what follows the noun."""
        for word in self._keys[key]:
            base = base_of(word.text, plain, at + len(key))
            if base is not None:
                return self._verbal(plain, at, word, base)
        noun = next((word for word in self._keys[key] if not is_verb(word.text)), None)
        return self._nominal(plain, at, noun) if noun else None

    def _verbal(self, plain: str, at: int, word: Word, base: Base) -> Predicate:
        ending, end = _first(self._endings, plain, base.end, base.form)
        marks = ending.marks if ending else frozenset()
        marks |= {"passive"} if base.form == "され" else frozenset()
        marks |= {"can"} if base.form == "でき" and "past" not in marks else frozenset()
        link: Link = (ending.link if ending else None) or "end"
        if ending is None or ending.link is None:
            follows, _ = _first(self._links, plain, end, "")
            link = (follows.link if follows else None) or "relative"
            marks |= follows.marks if follows else frozenset()
        if link == "purpose" and "past" in marks:
            link = "end"
        return Predicate(at, end, word, marks, "condition" if "condition" in marks else link, True)

    def _nominal(self, plain: str, at: int, word: Word) -> Predicate:
        end = at + len(word.text)
        if told := self._copula(plain, at, word):
            return told
        follows, _ = _first(self._nominals, plain, end, "")
        link: Link = (follows.link if follows else None) or "none"
        return Predicate(at, end, word, follows.marks if follows else frozenset(), link, False)

    def _copula(self, plain: str, at: int, word: Word) -> Predicate | None:
        """A word for or against as a predicate with "is": 遺憾である."""
        if not any(frame.speaks for frame in word.frames):
            return None
        found = re.compile(self.lexicon.grammar["copula"]).match(plain, at + len(word.text))
        if found is None:
            return None
        past = re.search(self.lexicon.grammar["copula_past"], found[0])
        follows, _ = _first(self._links, plain, found.end(), "")
        marks = frozenset({"past" if past else "present"}) | (follows.marks if follows else frozenset())
        return Predicate(at, found.end(), word, marks, (follows.link if follows else None) or "end", True)

    # --- what hangs on what ---------------------------------------------------------------------------------------

    def _joined(self, plain: str, found: list[Predicate]) -> list[Predicate]:
        """The predicates with nouns and their light verbs made one, each with what it hangs on."""
        merged = _merged(plain, found)
        rows: list[Predicate] = []
        for place, one in enumerate(merged):
            edges = [row.end for row in merged[:place] if row.verbal and row.link in ("chain", "end", "condition")]
            scope = max(edges, default=0)
            rows.append(
                replace(one, scope=scope, governor=_governor(plain, merged, place), after=_after(merged, place))
            )
        return rows


def _merged(plain: str, found: list[Predicate]) -> list[Predicate]:
    """Nouns of acts with the light verb behind them as one predicate with the verb's ending."""
    used: set[int] = set()
    rows: list[Predicate] = []
    for place, one in enumerate(found):
        if place in used:
            continue
        light = _light_of(plain, found, place) if not one.verbal and (one.word.frames or one.word.governor) else None
        if light is None:
            rows.append(one)
            continue
        verb = found[light]
        chained = _light_of(plain, found, light) if not verb.verbal else None
        last = found[chained] if chained is not None else verb
        if not (
            one.word.frames
            and any(
                other < light and found[other].word.frames and not found[other].verbal
                for other in range(place + 1, light)
            )
        ):
            used |= {light, *([chained] if chained is not None else [])}
        without = verb.word.without or last.word.without
        word = replace(one.word, report=verb.word.report)
        marks = (one.marks & {"planned"}) | last.marks
        rows.append(replace(one, end=last.end if last.end - one.start < 40 else one.end, word=word, marks=marks,
                            link=last.link, verbal=last.verbal, without=without))  # fmt: skip
    return [row for row in rows if not (row.word.light and not row.word.frames and not row.word.governor)]


def _light_of(plain: str, found: Sequence[Predicate], place: int) -> int | None:
    """The index of the light word that a noun leaves it to to say that it is done."""
    one = found[place]
    after = one.start + len(one.word.text)
    for other in range(place + 1, len(found)):
        verb, between = found[other], plain[after : found[other].start]
        if GAP.fullmatch(between) and verb.word.light and _fits(one, verb):
            return other
        near = PARTICLE.match(plain, after)
        if near is None or BREAK.search(between) or CONTENT.search(between):
            return None
        if verb.verbal and verb.link == "chain" and not verb.word.light and near[0][-1] in "はが":
            continue
        if verb.verbal:
            return other if verb.word.light and _fits(one, verb) and len(between) < 60 else None
        if not verb.word.frames and not verb.word.light:
            return None
    return None


def _fits(noun: Predicate, verb: Predicate) -> bool:
    """Verbs of saying are light after what is said alone: 懸念を表明; those of counting after what is counted."""
    if verb.word.counts or verb.word.text == "である":
        return any(frame.quantity for frame in noun.word.frames)
    if verb.word.text == "受ける" and verb.link == "chain":
        return False
    said = noun.word.governor is not None or any(frame.speaks for frame in noun.word.frames)
    if said and not verb.word.aloud:
        weighed = noun.word.governor is not None and noun.word.governor.effect == "proposed"
        return weighed or verb.word.text in ("行う", "実施", "持つ", "ある", "至る", "達する")
    return said if verb.word.aloud and verb.word.text != "受ける" else True


def _governor(plain: str, rows: Sequence[Predicate], place: int) -> int | None:
    """The predicate that decides what becomes of one: the next governor behind it."""
    one = rows[place]
    if one.link not in ("content", "nominal", "purpose"):
        return None
    for other in range(place + 1, len(rows)):
        verb = rows[other]
        if one.link != "content" and BREAK.search(plain[one.end : verb.start]):
            return None
        if verb.link == "none" or (not verb.verbal and verb.link == "nominal" and verb.word.governor is None):
            continue
        if verb.word.governor or any(frame.speaks for frame in verb.word.frames) or verb.word.report:
            return other
        if one.link == "purpose" and verb.verbal:
            return other
        if verb.verbal and (one.link != "content" or verb.link in ("end", "condition")):
            return None
    return None


def _after(rows: Sequence[Predicate], place: int) -> int | None:
    """The predicate that a chained one goes on with."""
    if rows[place].link != "chain":
        return None
    return next((other for other in range(place + 1, len(rows)) if rows[other].verbal), None)


def _first(rows: Sequence[Ending], plain: str, at: int, form: str) -> tuple[Ending | None, int]:
    """The first row that fits there, and where it ends."""
    for row in rows:
        if (not row.after or form in row.after) and (found := row.pattern.match(plain, at)):
            return row, found.end()
    return None, at


# --- forms of verbs -----------------------------------------------------------------------------------------------


def is_verb(word: str) -> bool:
    """Whether a word of the lexicon is a verb in its dictionary form; other words are nouns."""
    return word[-1] in KANA


def stem_of(word: str) -> str:
    """What of a verb never changes: 行 of 行う, 述べ of 述べる, 達 of 達する."""
    return word[:-2] if word.endswith("する") else word[:-1]


def base_of(word: str, plain: str, at: int) -> Base | None:
    """The form of a verb, or of a noun with する, whose unchanged part ends there; None where it is no verb there."""
    if not is_verb(word) or word.endswith("する"):
        return _base_of_noun(plain, at)
    if word[-1] == "る" and word[-2] in ROWS_E_I:
        return _base_of_short(plain, at)
    return _base_of_row(word[-1], plain, at)


_SURU: Final = (
    (re.compile("を?(?:され|させられ|せられ)"), "され"),
    (re.compile("を?すれ(?=ば)"), "すれ"),
    (re.compile("を?(?:する|す(?=べ))"), "する"),
    (re.compile("(?:が|も)?(?:でき|出来)(?=[るたてなまず、])|可能"), "でき"),
    (re.compile("を?(?:させ|(?:いた|致)?し)(?=[^か]|$)"), "し"),
)


def _base_of_noun(plain: str, at: int) -> Base | None:
    for pattern, form in _SURU:
        if found := pattern.match(plain, at):
            return Base(form, found.end())
    return None


def _base_of_short(plain: str, at: int) -> Base | None:
    """Verbs that only lose る: 述べた, 述べられる."""
    for signs, form in (("られ", "され"), ("れば", "すれ"), ("る", "する")):
        if plain.startswith(signs, at):
            return Base(form, at + (1 if signs == "れば" else len(signs)))
    return Base("し", at) if plain[at : at + 1] in ("た", "て", "ま", "な", "よ", "、", "つ", "ず", "ね") else None


def _base_of_row(last: str, plain: str, at: int) -> Base | None:
    """Verbs whose last sign changes: 行わない, 行い, 行う, 行えば, 行って."""
    row, sign = VERB_ROWS[last], plain[at : at + 1]
    if not sign or sign not in row:
        return None
    if sign == row[0]:
        passive = plain.startswith("れ", at + 1)
        if passive or plain[at + 1 : at + 2] in ("せ", "な", "ず", "ぬ"):
            return Base("され" if passive else "し", at + (2 if passive else 1))
        return None
    if sign == row[1] and plain[at + 1 : at + 2] in tuple("だでのがをはに。も"):
        return None
    if sign == row[2]:
        return Base("する", at + 1)
    if sign == row[3]:
        return Base("すれ", at + 1) if plain.startswith("ば", at + 1) else Base("でき", at + 1)
    return Base("し", at + 1)


VERB_ROWS: Final = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそし", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ",
}  # fmt: skip
"""How the last sign of a verb changes: before ない, joining, plain, if, wish, before た."""


# --- the text -----------------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """The text with half-width letters, digits and brackets, sign by sign: offsets hold."""
    plain = "".join(_FOLDED.get(sign) or _fold(sign) for sign in text)
    return _COMMA.sub("、", plain)


_COMMA: Final = re.compile(r",(?![0-9])|(?<![0-9]),")
"""A comma that parts no digits."""
_FOLDED: Final = {"．": ".", "｡": "。", "､": "、", "〜": "~", "～": "~", "＋": "+"}


def _fold(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _trimmed(plain: str, begin: int, end: int, by: int) -> Iterator[tuple[int, int]]:
    """A sentence less blanks and the number of the item that it opens; nothing where no word is left."""
    lead = LEADING.match(plain, begin, end)
    begin = lead.end() if lead else begin
    piece = plain[begin:end]
    end -= len(piece) - len(piece.rstrip())
    if any(sign.isalpha() for sign in plain[begin:end]):
        yield by + begin, by + end


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word is part of a name, and not the noun at its end."""
    return any(a <= start and end <= b and not (end == b and start > a) for a, b in spans if (start, end) != (a, b))


def _goes_with(case: Case, behind: Term) -> bool:
    """Whether a name before another one has that one's part: "A and B are"; not "A, with B, are"."""
    return case == "and" or (
        case == "with" and behind.case in ("topic", "subject", "with", "of") and behind.sort != "row"
    )


def _next_to(plain: str, at: int, other: int) -> bool:
    return bool(re.fullmatch(r"(?:及び|並びに|、|・|や|と|&|とともに)+", plain[at:other]))
