"""The words that the coder would ask the encoder about, with the labels of the events they belong to, or none.

    python corpus/candidates.py corpus/train.jsonl > candidates.jsonl

Rows for ``corpus/train.py --candidates``: what is met at work is trained on, most of it no act. Needs the parser, so
that it is run apart from the training.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rows import NOTHING, labels_of

from comity.discourse import Discourse
from comity.evaluate.gold import read_jsonl
from comity.evaluate.passages import read_passages
from comity.parse import load_parser
from comity.reading import Reading, read_sentences
from comity.suggest import Candidate, find_candidates
from comity.who import find_mentions


def candidates_of(path: Path) -> Iterator[dict[str, Any]]:
    """One row a candidate, in order."""
    raw = {sentence["id"]: sentence for passage in read_jsonl(path) for sentence in passage["sentences"]}
    passages = read_passages(path)
    documents = [passage.document for passage in passages]
    for passage, document, sentences in zip(passages, documents, load_parser().parse(documents), strict=True):
        discourse = Discourse(find_mentions(sentences, document.published, document.publisher))
        for reading in read_sentences(document, sentences, discourse):
            middle = (reading.sentence.start + reading.sentence.end) // 2
            gold = next(s for s in reversed(passage.sentences) if s.start <= middle)
            for candidate in find_candidates(reading, frozenset()):
                yield row_of(reading, candidate, raw[gold.id]["events"])


def row_of(reading: Reading, candidate: Candidate, events: list[dict[str, Any]]) -> dict[str, Any]:
    """The candidate with the labels of the event that its words tell, where its actor takes part in it."""
    pair = candidate.pair
    event = next((e for e in events if _tells(candidate, e) and _takes_part(reading, candidate, e)), None)
    labels = NOTHING if event is None else labels_of(event)
    return {"text": pair.text, "actor": pair.actor, "other": pair.other, "trigger": pair.trigger, "labels": labels}


def _tells(candidate: Candidate, event: dict[str, Any]) -> bool:
    words = {word for part in event["trigger"].split(" ... ") for word in part.lower().split()}
    return candidate.token.lower in words


def _takes_part(reading: Reading, candidate: Candidate, event: dict[str, Any]) -> bool:
    """Whether who is marked takes part in the event in that role; where nobody is marked, nobody is wrong."""
    sides = ((candidate.pair.actor, event["actors"]), (candidate.pair.other, event["actors"] + event["recipients"]))
    return all(_ids_at(reading, span) & {party["id"] for party in parties} for span, parties in sides if span)


def _ids_at(reading: Reading, span: tuple[int, int]) -> set[str]:
    start = span[0] + reading.sentence.start
    return {actor.id for mention in reading.mentions if mention.start == start for actor in mention.actors}


def main() -> None:
    for path in sys.argv[1:]:
        for row in candidates_of(Path(path)):
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
