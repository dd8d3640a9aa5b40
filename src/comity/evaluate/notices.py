"""Gold of passages in any language that is coded: ``{"id", "text", "published", "publisher", "claims": [...]}``.

A claim of gold quotes a piece of its sentence (``exact``); it is found where a claim of the same sentence has its kind
or its status, and one of its parties.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, get_args

from comity.edtf import bounds
from comity.errors import EvaluateError
from comity.evaluate import fields
from comity.evaluate.coding import code_all, counted, document_of
from comity.evaluate.corpus import failure_of, false_events, kind_pair, met, status_pair, type_pair
from comity.evaluate.examples import failures, spread
from comity.evaluate.fields import Case, align, is_wrong_act, overlap
from comity.evaluate.gold import Format, Options, bad, keys_of, read_jsonl
from comity.evaluate.metrics import Counts, accuracy, class_table, confusion, estimate, scores, share
from comity.evaluate.passages import GoldEvent, GoldParty, GoldPassage, GoldSentence
from comity.evaluate.report import Example, Figure, Result
from comity.evaluate.rows import told
from comity.languages.lexical import LexicalLanguage
from comity.languages.seam import get_language, languages
from comity.model import KINDS, STATUSES, Claim, Document, PartyRole, Section, column_of
from comity.read.language import find_language
from comity.what.codebook import load_things

ROLES: Final = frozenset(get_args(PartyRole))
ALIKE: Final = 0.5
"""Two names that share so many of their pairs of signs are one."""


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return {"id", "text", "claims"} <= keys_of(head)


def score(paths: Sequence[Path], options: Options) -> Result:
    passages = [passage for path in paths for passage in read_notices(path, options.half)]
    if not passages:
        raise EvaluateError(f"no passage of the half {options.half!r} in this gold; leave --half out, or name another")
    claims = map(counted, code_all(passage.document for passage in passages))
    groups = [align(one, own, alike) for one, own in zip(passages, claims, strict=True)]
    wrong = list(_examples([case for group in groups for case in group]))
    statuses = [status_pair(event, claim) for event, claim in _both_of(groups)]
    name = _name(passages)
    return Result(
        "notices",
        f"Claims in passages of {get_language(name).name}" if name in languages() else "Claims in passages",
        tuple(map(str, paths)),
        tuple(replace(figure, name=f"{name}.{figure.name}") for figure in _figures(passages, groups)),
        (class_table("Statuses", statuses, STATUSES), failures(wrong)),
        (confusion("Statuses", statuses, STATUSES),),
        examples=spread(wrong, options.examples),
    )  # fmt: skip


def _name(passages: Sequence[GoldPassage]) -> str:
    """The language of the passages, by which the figures are called."""
    found = {passage.document.language for passage in passages}
    return found.pop() if len(found) == 1 else "notices"


# --- reading ------------------------------------------------------------------------------------------------------


def read_notices(path: Path, half: str | None = None) -> list[GoldPassage]:
    """The passages of a file, or of one half of it. Raises EvaluateError naming the line."""
    found = []
    for number, row in enumerate(read_jsonl(path), start=1):
        if half not in (None, row.get("half")):
            continue
        try:
            found.append(_passage(path, row))
        except (KeyError, TypeError, ValueError) as exc:
            raise bad(path, number, f"no passage with claims ({exc!r})") from exc
    return found


def _passage(path: Path, row: Mapping[str, Any]) -> GoldPassage:
    document = _document(path, row)
    events = [_event(claim) for claim in row["claims"]]
    spans = [_place(document.text, claim["exact"]) for claim in row["claims"]]
    sentences = []
    for number, sentence in enumerate(_sentences(document), start=1):
        own = tuple(event for event, at in zip(events, spans, strict=True) if sentence[0] <= at < sentence[1])
        text = document.text[sentence[0] : sentence[1]]
        sentences.append(GoldSentence(f"{row['id']}.{number}", text, *sentence, own, ()))
    if sum(len(sentence.events) for sentence in sentences) < len(events):
        raise ValueError("a claim quotes words that stand in no sentence")
    return GoldPassage(str(row["id"]), "", "", document, tuple(sentences))


def _document(path: Path, row: Mapping[str, Any]) -> Document:
    """The passage as a document, a paragraph a line; its language as row, file name or words say."""
    text, published = row["text"], row.get("published") or None
    if published:
        bounds(published)
    language = row.get("language") or (path.stem if path.stem in languages() else find_language(text))
    if language not in languages():
        raise EvaluateError(f"{str(path)!r}: {row['id']!r} is in a language that is not coded: {language}")
    edges = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    sections = tuple(Section(a, b, "body") for a, b in pairwise(edges) if text[a:b].strip())
    document = document_of(text, published, f"{path.name}:{row['id']}")
    return replace(document, publisher=row.get("publisher") or None, language=language, sections=sections)


def _place(text: str, exact: str) -> int:
    at = text.find(exact)
    if at < 0 or not exact:
        raise ValueError(f"the text has no {exact!r}")
    return at + (len(exact) - 1) // 2


def _sentences(document: Document) -> list[tuple[int, int]]:
    """The sentences, each up to where the next one begins, so that any word stands in one."""
    parsed = next(iter(get_language(document.language).parse([document])))
    starts = [sentence.start for sentence in parsed]
    edges = [0, *starts[1:], len(document.text)]
    return list(pairwise(edges))


def _event(row: Mapping[str, Any]) -> GoldEvent:
    if row["status"] not in STATUSES or row["kind"] not in KINDS:
        raise ValueError(f"no kind and status of the codebook: {row['kind']}, {row['status']}")
    parties = tuple(GoldParty(party["id"], party["role"], "", "") for party in row["parties"])
    if any(party.role not in ROLES for party in parties):
        raise ValueError(f"a role is none of {', '.join(sorted(ROLES))}")
    when, due = row.get("when") or None, row.get("due") or None
    for date in (when, due):
        if date:
            bounds(date)
    return GoldEvent(
        trigger=row["exact"], status=row["status"], alleged=False, kind=row["kind"], type=row.get("event") or None,
        parties=parties, thing=row.get("thing") or None, when=when, due=due, quantity=None, speaker=None,
    )  # fmt: skip


# --- pairing ------------------------------------------------------------------------------------------------------


def alike(event: GoldEvent, claim: Claim) -> float:
    """How much the two are about one thing; 0 where neither kind nor status, or no party, is shared."""
    kind, status = event.kind == claim.kind, event.status == claim.status
    shared = fields.shared_parties(event, claim)
    if not (kind or status) or (event.parties and not shared):
        return 0.0
    column = event.column == column_of(claim.status)
    words = overlap(_signs(event.trigger), _signs(claim.trigger))
    return 2.0 * words + 2.0 * shared + 1.5 * kind + 1.0 * status + 0.5 * column + 0.5 * (event.type == claim.event)


def _signs(text: str) -> frozenset[str]:
    """The pairs of signs of a text, which tell words alike in any script."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1))) - {""}


# --- figures ------------------------------------------------------------------------------------------------------


def _figures(passages: Sequence[GoldPassage], groups: Sequence[Sequence[Case]]) -> Iterator[Figure]:
    judged = [[wrong for case in group if (wrong := is_wrong_act(case)) is not None] for group in groups]
    yield estimate("actually_wrong", judged, share, "claims under ACTUALLY that by the gold did not happen", "low")
    claimed, acted = false_events(passages, groups)
    yield estimate("no_event_actually", acted, share, "no event, yet a claim under ACTUALLY", "low")
    yield estimate("no_event_any", claimed, share, "no event, yet a claim", "low")
    yield from scores("events", [[met(case) for case in group] for group in groups], "events found")
    for name, pair in (("status", status_pair), ("kind", kind_pair), ("type", type_pair)):
        answers = [[pair(event, claim) for event, claim in _both(group)] for group in groups]
        yield estimate(f"{name}_accuracy", answers, accuracy, f"{name} right, of events found")
    for name, meaning, measure in MEASURES:
        counts = [[measure(event, claim) for event, claim in _both(group)] for group in groups]
        yield from scores(name, counts, f"{meaning}; of events found")
    for name, same in (("when", _same_when), ("due", _same_due), ("thing", _same_thing)):
        facts = [
            [fact for event, claim in _both(group) if (fact := same(event, claim)) is not None] for group in groups
        ]
        yield estimate(f"{name}_accuracy", facts, share, f"{name} right, of events found where gold or claim gives one")


def roles_of(event: GoldEvent, claim: Claim) -> Counts:
    """Parties with their roles."""
    return Counts(*map(sum, zip(*(fields.party_counts(event, claim, role) for role in sorted(ROLES)), strict=True)))


MEASURES: Final[tuple[tuple[str, str, Callable[[GoldEvent, Claim], Counts]], ...]] = (
    ("parties", "parties by id in any role", lambda event, claim: fields.party_counts(event, claim)),
    ("roles", "parties by id and role", roles_of),
)


def _same_when(event: GoldEvent, claim: Claim) -> bool | None:
    return _same_date(event.when, (claim.when.edtf if claim.when and claim.when != claim.due else None), event.due)


def _same_due(event: GoldEvent, claim: Claim) -> bool | None:
    return _same_date(event.due, claim.due.edtf if claim.due else None, None)


def _same_date(wanted: str | None, given: str | None, other: str | None) -> bool | None:
    """Whether two dates span the same days; None where there is none, or the day stands in the other field."""
    if wanted is None and (given is None or (other is not None and fields.same_days(other, given))):
        return None
    return wanted is not None and given is not None and fields.same_days(wanted, given)


def _same_thing(event: GoldEvent, claim: Claim) -> bool | None:
    if event.thing is None:
        return None if claim.thing is None else False
    if claim.thing is None:
        return False
    return any(_one_name(event.thing, name) for name in _names(claim))


def _names(claim: Claim) -> Iterator[str]:
    """All names of a claim's thing: its own, the table's, and those of the languages."""
    if claim.thing is None:
        return
    yield from (claim.thing.name, claim.thing.id)
    known = load_things().get(claim.thing.id.partition(":")[0])
    yield from known.aliases if known else ()
    for language in languages().values():
        if isinstance(language, LexicalLanguage):
            yield from language.things.names_of(claim.thing.id)


def _one_name(one: str, other: str) -> bool:
    """Whether two names are one: one holds the other, or most of their signs are the same."""
    a, b = (re.sub(r"\W", "", unicodedata.normalize("NFKC", name).casefold()) for name in (one, other))
    if min(len(a), len(b)) > 1 and (a in b or b in a):
        return True
    mine, yours = _signs(one), _signs(other)
    return len(mine & yours) >= ALIKE * max(len(mine), len(yours))


def _both(group: Sequence[Case]) -> Iterator[tuple[GoldEvent, Claim]]:
    return ((case.event, case.claim) for case in group if case.event and case.claim)


def _both_of(groups: Sequence[Sequence[Case]]) -> Iterator[tuple[GoldEvent, Claim]]:
    return (pair for group in groups for pair in _both(group))


def _examples(cases: Sequence[Case]) -> Iterator[Example]:
    """All that is wrong, what never happened first."""
    for case in sorted(cases, key=lambda case: not is_wrong_act(case)):
        failure = failure_of(case)
        if failure:
            gold = f"{case.event.kind} {case.event.status} {case.event.trigger}" if case.event else "no such event"
            given = told(case.claim) if case.claim else "none"
            yield Example(case.sentence.id, case.sentence.text, gold, given, failure)


FORMAT: Final = Format("notices", recognises, score)
