"""Plain sentences from the fields of a line; where the fields are too thin, the source's own words with its outlet.

What was only said is never phrased as done: every status outside ACTUALLY has its hedge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from comity.analyse import Line
from comity.link.clause import clause_of
from comity.model import Claim, DocumentRef, Kind, Party, Status, column_of
from comity.present.dates import adverb, full
from comity.present.words import amount, worded

QUOTE: Final = 240
"""Characters of a quotation in a sentence; the note has it whole."""
ARTICLES: Final = re.compile(
    r"United|Philippines|Netherlands|Maldives|Gambia|Bahamas|Comoros|Seychelles|Solomon|Marshall|European|Quad\b|G\d"
    r"|African Union|Central African|Dominican|Czech R"
)
"""Names that an English sentence gives an article."""

OFFICES: Final = re.compile(
    r"(Ministry|Department|Embassy|Office|Government|Secretariat|Consulate|High Commission|Mission) (of|for)\b"
    r"|(Prime Minister's|President's|Cabinet|Foreign) (Office|Secretariat)\b|White House\b|Kremlin\b"
)
"""Publishers that an English sentence gives an article."""

REPORTED: Final[dict[Status, str]] = {
    "happened": "reported",
    "under_way": "reported",
    "not_happened": "reported what did not happen",
    "denied": "reported a denial",
    "agreed": "reported an agreement still to be carried out",
    "promised": "reported a promise",
    "planned": "reported a plan",
    "expected": "reported what was expected",
    "hoped": "reported a hope",
    "proposed": "reported a proposal",
    "called_for": "carried a call",
    "conditional": "reported a possibility",
}
"""What an outlet did when it printed a claim of this status."""
HEDGES: Final[dict[Status, str]] = {
    "agreed": "agreed on, still to be carried out",
    "promised": "promised",
    "planned": "planned",
    "expected": "expected",
    "hoped": "hoped for",
    "proposed": "proposed",
    "called_for": "urged",
    "conditional": "named as a possibility",
}
ACTS: Final[tuple[tuple[frozenset[Kind], str, str], ...]] = (
    (frozenset({"agreement"}), r"\bsign", "the signing of {thing}"),
    (frozenset({"agreement"}), r"\b(in|into) force\b", "the entry into force of {thing}"),
    (frozenset({"agreement"}), r"\b(updat|amend|revis)", "the updating of {thing}"),
    (frozenset({"agreement"}), r"\b(negotiat|conclu)", "the negotiation of {thing}"),
    (frozenset({"mechanism"}), r"\b(launch|establish|set up|creat)", "the launch of {thing}"),
    (frozenset({"exercise", "engagement", "mechanism"}), r"\b(hold|held|conduct|conven|take place|stag|schedul)",
     "the holding of {thing}"),
)  # fmt: skip
"""What is planned, hoped ... for, by kind and trigger; no row: the source's own words are given."""
STAGED: Final[dict[tuple[Kind, str], str]] = {
    ("agreement", "approved"): "the approval of {thing}",
    ("agreement", "in_force"): "the entry into force of {thing}",
    ("agreement", "amended"): "the updating of {thing}",
    ("agreement", "negotiating"): "the negotiation of {thing}",
}
"""The same by the coder's stage, which goes before the trigger; "signed" is left to it: that may be issued too."""
VERBS: Final = {
    "operational": "became operational",
    "met": "met",
    "in use": "was in use",
    "negotiating": "was under negotiation",
    "under way": "is reported as under way",
    "on record": "is on record",
}
"""How a state is said where "was ..." does not fit."""
STANDING: Final[dict[tuple[Kind, Status], str]] = {
    ("agreement", "under_way"): "under way",
    ("mechanism", "under_way"): "under way",
    ("mechanism", "happened"): "on record",
}
"""What is known of a thing where no step in its life is named."""
PLURAL: Final = re.compile(r"(meetings|talks|consultations|dialogues|negotiations|exchanges|notes)\W*(\(.*)?$", re.I)
NUMBER: Final = {"was": "were", "is": "are", "has": "have"}
MEETING: Final = re.compile(r"meeting|dialogue|summit|talks|2\+2|visit|consultation|conference|forum", re.IGNORECASE)


def phrase_of(line: Line) -> str:
    """One sentence on the line."""
    said = _done(line) if column_of(line.status) == "ACTUALLY" else _hedged(line)
    return said or quote_of(line)


def terse_of(line: Line, limit: int) -> str:
    """The same for where a date stands beside it: of what is not told by its fields the outlet and a few words."""
    said = _done(line) if column_of(line.status) == "ACTUALLY" else None
    if said:
        return said
    verb = "reported an allegation" if line.alleged else REPORTED[line.status]
    claim = line.claims[0]
    outlet = claim.document.publisher
    by = _outlet(outlet) if outlet else _text(claim.document)
    return f"{by[:1].upper()}{by[1:]} {verb}: “{clause_of(claim.passage.exact, claim.trigger, limit)}”"


def quote_of(line: Line) -> str:
    """``On 22 March 2023, Outlet reported a plan: “...”``."""
    verb = "reported an allegation" if line.alleged else REPORTED[line.status]
    return f"{_reported(line.claims[0], verb)}: “{_quoted(line.claims[0])}”"


def _reported(claim: Claim, verb: str) -> str:
    document = claim.document
    if not document.publisher:
        return f"{_text(document)} {verb}"
    when = adverb(document.published) if document.published else "in an undated text"
    return f"{when[:1].upper()}{when[1:]}, {_outlet(document.publisher)} {verb}"


def _text(document: DocumentRef) -> str:
    """A source whose outlet is unknown: ``A text of 4 March 2024``."""
    return f"A text of {full(document.published)}" if document.published else "An undated text of unknown origin"


def _outlet(publisher: str) -> str:
    """The outlet in a sentence: ministries have an article."""
    return f"the {publisher}" if OFFICES.match(publisher) else publisher


def _quoted(claim: Claim) -> str:
    return clause_of(claim.passage.exact, claim.trigger, QUOTE)


# --- what happened ------------------------------------------------------------------------------------------------


def _done(line: Line) -> str | None:
    """What happened or is under way, where kind, thing and step suffice to say it."""
    if line.alleged or line.status not in ("happened", "under_way"):
        return None
    if line.kind == "measure":
        return _measured(line)
    if line.thing is None:
        return None
    words = _event(line) if line.kind in ("exercise", "engagement") else _life(line)
    return sentence_of(words) if words else None


def _measured(line: Line) -> str | None:
    measure = line.quantity.measure if line.quantity else None
    if line.quantity is None or not measure or not re.fullmatch(r"(?!per )[A-Za-z][A-Za-z -]+", measure):
        return None
    date = f" {adverb(line.date)}" if line.date else ""
    document = line.claims[0].document
    source = _outlet(document.publisher) if document.publisher else _text(document)
    return sentence_of(f"{source} put {measure} at {amount(line.quantity)}{date}")


def _event(line: Line) -> str | None:
    """Exercises and meetings by name."""
    name = thing_of(line)
    if line.kind == "engagement" and not MEETING.search(name):
        return None
    others = f", with {_names(line.parties[2:])}," if line.parties[2:] else ""
    verb = "took place" if line.status == "happened" else agree(name, "was under way")
    return f"{name}{others} {verb} {adverb(line.date)}"


def _life(line: Line) -> str | None:
    if line.kind not in ("agreement", "mechanism"):
        return None
    if line.state == "signed" and line.kind == "agreement" and len(_own(line.parties)) > 1:
        return f"{adverb(line.date)}, {_names(_own(line.parties))} signed {thing_of(line)}".lstrip(", ")
    state = line.state or STANDING.get((line.kind, line.status))
    return f"{thing_of(line)} {agree(thing_of(line), reached(state, line.date, line.claims))}" if state else None


def reached(state: str, date: str | None, claims: Sequence[Claim]) -> str:
    """``was signed on 9 September 2020``, ``came into force on 11 July 2021``, ``has been in force since 2021``."""
    when = f" {adverb(date)}" if date else ""
    since = when.startswith(" since ")
    if since and state in ("in force", "in use", "operational", "under way", "on record"):
        return f"has been {state}{when}"
    if date and state == "on record":
        return f"is on record, dated {full(date)}"
    if state == "in force" and date and not since and any(_entered(claim) for claim in claims):
        return f"came into force{when}"
    return VERBS.get(state, f"was {worded(state, claims)}") + when


def _entered(claim: Claim) -> bool:
    told = re.search(r"\b(c[ao]me|enter|entry|took|take|put|br[oi])", _before(claim) + claim.trigger) is not None
    return told or (claim.stage == "in_force" and claim.status == "happened")


def _before(claim: Claim) -> str:
    """The words before the trigger, lest "force" alone be all that the coder kept of "came into force"."""
    at = claim.passage.exact.find(claim.trigger) if claim.trigger else -1
    return claim.passage.exact[max(0, at - 12) : at] if at > 0 else ""


# --- what was said ------------------------------------------------------------------------------------------------


def _hedged(line: Line) -> str | None:
    """What was planned, promised or wished, where the trigger says which act."""
    act = _act(line)
    if act is None or line.alleged:
        return None
    claim = line.claims[0]
    return sentence_of(f"{_reported(claim, 'reported')} that {act} was {HEDGES[line.status]}{_target(claim)}")


def _act(line: Line) -> str | None:
    if line.thing is None:
        return None
    if staged := STAGED.get((line.kind, line.claims[0].stage or "")):
        return staged.format(thing=thing_of(line))
    rows = (form for kinds, pattern, form in ACTS if line.kind in kinds and _names_act(line, pattern))
    form = next(rows, None)
    return form.format(thing=thing_of(line)) if form else None


def _names_act(line: Line, pattern: str) -> bool:
    return re.search(pattern, line.claims[0].trigger, re.IGNORECASE) is not None


def _target(claim: Claim) -> str:
    """`` for 2027``; of a date that may be the day it was said or the day it is for, only ``, dated``."""
    if any(when and when.basis == "office" for when in (claim.when, claim.due)):
        return ""  # what is inferred is told apart from the sentence
    if claim.due and claim.due.edtf:
        due = full(claim.due.edtf)
        return f" {due}" if due.startswith(("since ", "until ")) else f" for {due}"
    own = claim.when.edtf if claim.when else None
    return f", dated {full(own)}" if own and own != claim.document.published else ""


# --- words --------------------------------------------------------------------------------------------------------


def thing_of(line: Line) -> str:
    """The thing's name with its article; exercises are named as such."""
    name = line.thing.name if line.thing else line.what
    if line.kind == "exercise" and not re.search(r"exercise|review", name, re.IGNORECASE):
        return f"the exercise {name}"
    return with_article(name)


def with_article(name: str) -> str:
    """``the Quad``; a name that has its article keeps it."""
    return name if re.match(r"(the|an?) ", name, re.IGNORECASE) else f"the {name}"


def agree(name: str, verb: str) -> str:
    """The verb in the number of the name: "the talks were", "the Meetings (2+2) have been"."""
    first, _, rest = verb.partition(" ")
    if not PLURAL.search(name) or first not in NUMBER:
        return verb
    return f"{NUMBER[first]} {rest}"


def _own(parties: Sequence[Party]) -> list[Party]:
    return [party for party in parties if party.role != "third"]


def _names(parties: Sequence[Party]) -> str:
    return _joined([f"the {party.name}" if ARTICLES.match(party.name) else party.name for party in parties])


def _joined(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def sentence_of(words: str) -> str:
    text = " ".join(words.split()).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
