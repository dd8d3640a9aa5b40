"""The Python way in: one ledger file with what a person does at it, add, ask, export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import UsageError

if TYPE_CHECKING:
    from types import TracebackType

    from comity.analyse import PairPage
    from comity.analyse.changes import Changes
    from comity.analyse.dossier import Dossier
    from comity.analyse.entry import EntryPage
    from comity.analyse.figures import Comparison, Figures
    from comity.analyse.sides import Accounts
    from comity.analyse.survey import Survey
    from comity.judge import Item
    from comity.judged import JudgedLedger
    from comity.ledger import Hit, SqlLedger
    from comity.model import Action, Claim, Decision, Document
    from comity.pipeline import AddReport
    from comity.present.pictures import Picture
    from comity.promise.records import Commitment
    from comity.promises import Promises


class Desk:
    """An open ledger. Use it in a ``with`` block, or call ``close``. Errors are ``ComityError``s."""

    def __init__(self, ledger: SqlLedger) -> None:
        self.ledger = ledger

    @property
    def judged(self) -> JudgedLedger:
        """The ledger as people judged it: what pages, exports and searches are made of."""
        from comity.judged import JudgedLedger

        return JudgedLedger(self.ledger)

    def add(self, *paths: str | Path, published: Mapping[str, str] | None = None) -> AddReport:
        """Read files and folders and record their claims; ``published`` maps file names to EDTF dates."""
        from comity import pipeline

        return pipeline.add(self.ledger, [str(path) for path in paths], published=published or {})

    def pair(self, a: str, b: str, as_of: str | None = None, known_on: str | None = None) -> PairPage:
        """What happened, is likely and should happen between two states, by ISO 3166-1 alpha-3 code or name.

        ``as_of``: a date; what was published later is left out. ``known_on``: a date; claims and decisions as the
        ledger held them on that day. Raises UsageError for an unknown state or no date.
        """
        from comity import views

        until, held = (get_day(date) if date is not None else None for date in (as_of, known_on))
        return views.pair(self.ledger, *get_pair(a, b), until, held)

    def entry(self, id: str) -> EntryPage:
        """The entry with this id, or with a claim of this number in it, or an unambiguous beginning of either.

        Raises NotFoundError.
        """
        from comity import views

        return views.entry(self.ledger, id)

    def accounts(self, id: str, *between: str) -> Accounts:
        """What each side's own texts say of the meeting with this id, each two sides against one another.

        ``between``: two states by ISO 3166-1 alpha-3 code or name; these alone. Raises NotFoundError; UsageError of an
        entry that is no meeting and for an unknown state.
        """
        from comity import hearing

        return hearing.accounts(self.ledger, id, get_pair(*between) if between else ())

    def promises(self, a: str, b: str, as_of: str | None = None) -> Promises:
        """What two states promised, by ISO 3166-1 alpha-3 code or name, and what looked so and is none.

        ``as_of``: a date; only what was published by then. Raises UsageError for an unknown state or no date.
        """
        from comity.promises import promises

        return promises(self.ledger, *get_pair(a, b), get_day(as_of) if as_of is not None else None)

    def promise(self, id: str) -> Commitment:
        """The promise with this id, that of any statement in it, or an unambiguous beginning of either.

        Raises NotFoundError.
        """
        from comity.promises import promise

        return promise(self.ledger, id)[1]

    def figures(self, a: str, b: str, as_of: str | None = None) -> Figures:
        """What two states said and did in numbers, each with the rows behind it, by ISO 3166-1 alpha-3 code or name.

        ``as_of``: a date; only what was published by then. Raises UsageError for an unknown state or no date.
        """
        from comity.figuring import figures

        return figures(self.ledger, *get_pair(a, b), get_day(as_of) if as_of is not None else None)

    def compare(self, *pairs: tuple[str, str], as_of: str | None = None) -> Comparison:
        """The figures of two to four pairs on one basis: one day, one rule of which documents are on a pair.

        Raises UsageError for an unknown state, no date, another number of pairs, or a pair given twice.
        """
        from comity.figuring import compare

        return compare(self.ledger, [get_pair(*pair) for pair in pairs], get_day(as_of) if as_of is not None else None)

    def coverage(self, a: str, b: str, as_of: str | None = None) -> Survey:
        """What was read on two states, by ISO 3166-1 alpha-3 code or name: outlets, languages, months, gaps, feeds.

        ``as_of``: a date; only what was published by then. Raises UsageError for an unknown state or no date.
        """
        from comity.surveying import survey_of

        return survey_of(self.ledger, self.pair(a, b, as_of))

    def draw(
        self, name: str, a: str | None = None, b: str | None = None, as_of: str | None = None, year: str | None = None
    ) -> Picture:
        """A picture by its name, of two states by ISO 3166-1 alpha-3 code or name, or of the whole ledger.

        ``as_of``: a date; only what was published by then. ``year``: of a picture that can be drawn for one. A notebook
        shows it with its data. Raises UsageError for an unknown name or state, no date, and what does not fit the name.
        """
        from comity.drawing import draw

        pair = get_pair(a, b) if a is not None and b is not None else None
        if pair is None and (a or b):
            raise UsageError("a picture is of two countries or of none: name both, like IND JPN")
        return draw(self.ledger, name, pair, get_day(as_of) if as_of is not None else None, year)

    def dossier(
        self, a: str, b: str, as_of: str | None = None, beside: Sequence[tuple[str, str]] | None = None
    ) -> Dossier:
        """All that a brief on two states is made from, by ISO 3166-1 alpha-3 code or name.

        ``as_of``: a date; only what was published by then. ``beside``: pairs to compare them with; None: the two that
        most documents make a claim on, of those that share one of the states. Raises UsageError for an unknown state
        or no date.
        """
        from comity import briefing

        pairs = None if beside is None else [get_pair(*pair) for pair in beside]
        return briefing.gather(self.ledger, *get_pair(a, b), get_day(as_of) if as_of is not None else None, pairs)

    def changes(self, since: str, *parties: str) -> Changes:
        """What the ledger learned since a date, by meaning, of claims that have all these ids among their parties.

        Raises UsageError where it is no date.
        """
        from comity import views

        return views.changes(self.ledger, get_day(since, first=True), parties)

    def claims(self, *parties: str) -> Iterator[Claim]:
        """Current claims, as people judged them, that have all these states or bodies among their parties; all claims
        where none is named."""
        from comity.ledger import ClaimFilter

        return self.judged.claims(ClaimFilter(parties=parties))

    def documents(self) -> Iterator[Document]:
        return self.ledger.documents()

    def claim(self, id: str) -> Claim:
        """The claim with this id or unambiguous beginning of one, as people judged it, rejected or not.

        Raises NotFoundError.
        """
        return self.judged.claim(id).claim

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first."""
        return self.judged.search(words, parties, limit)

    def review(self, *parties: str) -> list[Item]:
        """What a person should look at, what matters most first; of claims that have all these ids."""
        from comity import reviewing

        return reviewing.review(self.ledger, parties)

    def decide(
        self, action: Action, *ids: str, why: str, by: str | None = None, edits: Sequence[str] = ()
    ) -> list[Decision]:
        """Record what a person decided of claims, entries or decisions; ``edits``: ``FIELD=VALUE``.

        Raises UsageError where the action does not fit, NotFoundError for an unknown id.
        """
        from comity import deciding

        return deciding.decide(self.ledger, action, ids, deciding.signed(by, why), edits)

    def close(self) -> None:
        self.ledger.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def get_state(text: str) -> str:
    """The ISO 3166-1 alpha-3 id of a state by code or name. UsageError, with suggestions, where there is none."""
    from comity.who import state_id, suggest_states

    found = state_id(text)
    if found is None:
        near = suggest_states(text)
        hint = f"; did you mean {', '.join(near)}?" if near else "; give a name (japan) or a three-letter code (JPN)"
        raise UsageError(f"no country is called {text!r}{hint}")
    return found


def get_pair(a: str, b: str) -> tuple[str, str]:
    """The ids of a pair. UsageError where both are one country."""
    first, second = get_state(a), get_state(b)
    if first == second:
        raise UsageError(f"{a!r} and {b!r} are one country ({first}): a pair needs two")
    return first, second


def split_pair(text: str) -> tuple[str, str]:
    """The ids of a pair written ``A-B``; names may have hyphens too. UsageError where no hyphen parts two countries."""
    from comity.who import state_id

    places = [place for place, sign in enumerate(text) if sign == "-"]
    sides = [(text[:place], text[place + 1 :]) for place in places]
    if not sides:
        raise UsageError(f"{text!r} is no pair: write two countries with a hyphen, like IND-JPN")
    return get_pair(*next((pair for pair in sides if all(map(state_id, pair))), sides[0]))


def get_day(text: str, first: bool = False) -> str:
    """The last day, or the first, of a date, month or year: ``2021-07`` is 2021-07-31. UsageError where it is none."""
    from comity.edtf import bounds

    try:
        end = bounds(text)[0 if first else 1] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else None
    except ValueError:
        end = None
    if end is None:
        raise UsageError(f"{text!r} is no date: write it like 2021-07-11, 2021-07 or 2021")
    return end


def open(path: str | Path = "comity.db", create: bool = True) -> Desk:
    """Open the ledger at a path, making it where there is none. Raises LedgerError."""
    from comity.ledger import open_ledger

    return Desk(open_ledger(path, create=create))
