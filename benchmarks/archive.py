"""An archive that was never written: documents with their claims, drawn by a seed, as a coder would hand them over.

Pairs of states by a Zipf law over 120 states. Things (drills with editions, pacts with lives, talks, incidents,
figures, stands) come up for as long as documents do; each is told by 1 to 60 documents, most by a few, one in 2,000 by
200 to 600. A document of a pair and a day tells of one to three of them in 5 to 12 claims, each in words of its own;
one document in ten is a copy of another with a word or two changed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, count
from typing import Any, Final

from babel import Locale

from comity.ledger.rows import digest
from comity.model import Claim, Document, DocumentRef, Kind, Party, Passage, Quantity, Section, Thing, When, Where

STATES: Final[tuple[tuple[str, str], ...]] = tuple(
    sorted((code, str(name)) for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha())
)[:120]
FIRST: Final = date(2000, 1, 1)
DAYS: Final = 25 * 365
FAMOUS: Final = 1 / 2000
COPIES: Final = 0.1
MEMORY: Final = 2000
"""So many of the last documents may be copied."""
SYLLABLES: Final = ("ba", "co", "di", "fe", "ga", "ho", "ka", "lu", "mi", "no", "pe", "ra", "si", "to", "ve", "zu")
FIELDS: Final = (
    "trade customs energy nuclear maritime logistics rail ports fisheries aviation space cyber health vaccine "
    "water climate hydrogen steel semiconductor mining education culture tourism migration labour tax banking "
    "currency border defence submarine missile radar satellite drone counterterrorism piracy disaster relief "
    "agriculture grain dairy textile medicine forestry arctic antarctic telecom digital payment insurance patent "
    "standards extradition consular visa "
).split()
SMALL: Final = (
    "of in the by with from to that it on at for its as was were will would could may which who when after before "
    "since while during under over between into against without within also not only more than other some any "
    "both "
).split()
"""Words between the others: no two sentences have the same ones in a row."""
OUTLETS: Final = [f"Outlet {number}" for number in range(60)]


@dataclass(frozen=True, slots=True)
class Mould:
    """How things of a kind are told: their nouns, and verbs with status and stage."""

    share: float
    nouns: tuple[str, ...]
    verbs: tuple[tuple[str, str, str | None], ...]
    named: float = 0.0


MOULDS: Final[dict[Kind, Mould]] = {
    "engagement": Mould(0.25, ("talks", "meeting", "summit", "dialogue"), (
        ("held", "happened", None), ("opened", "under_way", None), ("planned", "planned", None)), 0.2),
    "exercise": Mould(0.16, ("exercise", "drill"), (
        ("held", "happened", None), ("began", "under_way", None), ("planned", "planned", None)), 0.5),
    "agreement": Mould(0.2, ("agreement", "pact", "treaty", "memorandum"), (
        ("signed", "happened", "signed"), ("ratified", "happened", "in_force"),
        ("sought", "hoped", "negotiating")), 0.3),
    "mechanism": Mould(0.05, ("partnership", "commission"), (("launched", "happened", "operational"),), 0.4),
    "transfer": Mould(0.08, ("sale", "loan", "grant"), (
        ("delivered", "happened", "delivered"), ("promised", "promised", "contract")), 0.1),
    "position": Mould(0.14, ("view", "stand"), (("stressed", "happened", None), ("urged", "called_for", None))),
    "policy": Mould(0.05, ("tariff", "ban"), (("imposed", "happened", None), ("proposed", "proposed", None))),
    "measure": Mould(0.04, ("trade", "investment"), (("reached", "happened", None), ("aimed", "hoped", None))),
    "incident": Mould(0.03, ("clash", "intrusion"), (("reported", "happened", None), ("condemned", "happened", None))),
}  # fmt: skip
LASTING: Final = frozenset({"agreement", "mechanism", "transfer"})


@dataclass(slots=True)
class Matter:
    """A thing of the drawn world, and how many documents are still to tell of it."""

    kind: Kind
    day: int
    noun: str
    words: tuple[str, ...]
    thing: Thing | None
    amount: float | None
    place: str
    left: int
    number: int


@dataclass(slots=True)
class Archive:
    """Draws documents without end; the same seed draws the same ones."""

    seed: int = 0
    states: Sequence[tuple[str, str]] = STATES
    """Id and name of each; the first ones are told of most."""
    chance: random.Random = field(init=False)
    words: list[str] = field(init=False)
    matters: dict[tuple[int, int], list[Matter]] = field(default_factory=dict)
    written: list[tuple[Document, list[dict[str, Any]]]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        parts = SYLLABLES
        self.words = sorted({a + b + c for a in parts for b in parts for c in parts})
        self.chance.shuffle(self.words)

    def documents(self) -> Iterator[tuple[Document, list[Claim]]]:
        while True:
            copied = self.written and self.chance.random() < COPIES
            yield self._copy(*self.chance.choice(self.written)) if copied else self._report()

    def _report(self) -> tuple[Document, list[Claim]]:
        pair = self._pair()
        told = [self._matter(pair) for _ in range(self.chance.choice((1, 1, 2, 2, 3)))]
        day = self._day(told[0])
        size = self.chance.randint(5, 12)
        rows = [self._say(pair, told[at * len(told) // size], day) for at in range(size)]
        made = self._document([row.pop("text") for row in rows], rows, day)
        at = next(self.numbers) % MEMORY
        self.written[at : at + 1] = [made]
        return made[0], _claims(*made)

    def _copy(self, document: Document, rows: list[dict[str, Any]]) -> tuple[Document, list[Claim]]:
        """The same story at another outlet, a day later, a word of every third sentence another."""
        texts = [document.text[section.start : section.end] for section in document.sections]
        other = [_swap(text, self._word()) if self.chance.random() < 0.3 else text for text in texts]
        day = date.fromisoformat(str(document.published)).toordinal() - FIRST.toordinal() + 1
        made = self._document(other, rows, day)
        return made[0], _claims(*made)

    # --- what there is to tell --------------------------------------------------------------------------------------

    def _zipf(self, size: int) -> int:
        """A number from 0 on, each half as likely as that of half its rank."""
        return min(int(size ** self.chance.random()) - 1, size - 1)

    def _pair(self) -> tuple[int, int]:
        one = other = self._zipf(len(self.states))
        while other == one:
            other = self._zipf(len(self.states))
        return min(one, other), max(one, other)

    def _matter(self, pair: tuple[int, int]) -> Matter:
        live = self.matters.setdefault(pair, [])
        if not live or self.chance.random() < 0.3:
            live.append(self._begin())
        at = self.chance.randrange(len(live))
        live[at].left -= 1
        return live[at] if live[at].left else live.pop(at)

    def _begin(self) -> Matter:
        kinds = list(MOULDS)
        [kind] = self.chance.choices(kinds, cum_weights=list(accumulate(MOULDS[one].share for one in kinds)))
        mould, many = MOULDS[kind], self.chance.random() < FAMOUS
        left = self.chance.randint(200, 600) if many else min(60, int(self.chance.paretovariate(1.1)))
        number = self.chance.randrange(10**9)
        edition = number % 20 + 1 if kind in ("exercise", "engagement") else None
        named = Thing(f"thing-{number}", f"{self._word()} {self._word()}".title(), edition)
        words = (self.chance.choice(FIELDS), *self.chance.sample(self.words, self.chance.choice((0, 1, 1, 2, 2, 3))))
        amount = self.chance.randint(1, 500) * 1e7 if kind in ("transfer", "measure") else None
        day = self.chance.randrange(DAYS)
        thing = named if many or self.chance.random() < mould.named else None
        return Matter(
            kind, day, self.chance.choice(mould.nouns), words, thing, amount, self._word().title(), left, number
        )

    def _day(self, matter: Matter) -> int:
        late = matter.kind in LASTING or self.chance.random() < 0.1
        return matter.day + (int(self.chance.expovariate(1 / 400)) if late else self.chance.randint(0, 6))

    def _word(self) -> str:
        return self.words[self._zipf(len(self.words))]

    def _filling(self) -> str:
        return self.chance.choice(SMALL) if self.chance.random() < 0.45 else self._word()

    # --- telling it -------------------------------------------------------------------------------------------------

    def _say(self, pair: tuple[int, int], matter: Matter, day: int) -> dict[str, Any]:
        """One sentence and what is claimed in it."""
        verb, status, stage = self.chance.choice(MOULDS[matter.kind].verbs)
        [(a, one), (b, other)] = (self.states[side] for side in pair)
        called = matter.thing.name if matter.thing and self.chance.random() < 0.6 else None
        told = f"the {called}" if called else f"a {' '.join(matter.words)} {matter.noun}"
        filling = " ".join(self._filling() for _ in range(self.chance.randint(8, 20)))
        dated = self.chance.random() < 0.35
        place = f" in {matter.place} " if dated else " "
        text = f"{one} and {other} {verb} {told}{place}{filling}."
        parties = tuple(
            Party(id, name, "GOV", name, role) for id, name, role in ((a, one, "actor"), (b, other, "recipient"))
        )
        when = _when(matter.day if matter.kind not in LASTING or stage == "signed" else day) if dated else None
        return {
            "text": text, "kind": matter.kind, "event": "COOPERATE", "status": status, "stage": stage,
            "parties": parties, "thing": matter.thing if called else None, "trigger": f"{verb} {matter.noun}",
            "when": when if status in ("happened", "under_way") else None, "due": when if status == "planned" else None,
            "where": Where(matter.place, a, 1.0, 1.0, "city") if dated else None,
            "quantity": Quantity(matter.amount, "USD") if matter.amount else None, "why": (f"{matter.number}",),
        }  # fmt: skip

    def _document(
        self, texts: list[str], rows: list[dict[str, Any]], day: int
    ) -> tuple[Document, list[dict[str, Any]]]:
        ends = list(accumulate(len(text) + 1 for text in texts))
        text = " ".join(texts)
        sections = tuple(Section(end - len(one) - 1, end - 1, "body") for one, end in zip(texts, ends, strict=True))
        id, outlet = Document.id_of(text), self.chance.choice(OUTLETS)
        published = (FIRST + timedelta(days=day)).isoformat()
        document = Document(
            id, text, digest(text), sections, f"archive/{id}.txt", None, texts[0][:60], None, outlet, published,
            "given", "en", self.chance.choice("BCD"),
        )  # fmt: skip
        return document, rows


def _claims(document: Document, rows: list[dict[str, Any]]) -> list[Claim]:
    ref = DocumentRef(
        document.id, document.path, None, document.title, document.publisher, document.published, document.grade
    )
    spans = [(one.start, one.end) for one in document.sections]
    passages = [Passage(document.text[start:end], start, end, "body") for start, end in spans]
    return [Claim(ref, passage, coder="drawn", **row) for passage, row in zip(passages, rows, strict=True)]


def _swap(text: str, word: str) -> str:
    words = text.split()
    words[-3] = word
    return " ".join(words)


def _when(day: int) -> When:
    iso = (FIRST + timedelta(days=day)).isoformat()
    return When(iso, iso, iso, "explicit", iso)
