"""Fit what a claim's score is made of: `python corpus/calibrate.py corpus/dev.jsonl [GOLD[=WEIGHTS] ...]`.

Logistic regression over ``comity.verdict.features``, of "the claim is right" as ``comity evaluate`` has it; the numbers
are written into the encoder's facts (``--dry`` only prints). GOLD is a part of the corpus, or rows that quote documents
(``--texts FOLDER``: where these are), of which only the claims that a row is about count. WEIGHTS is a folder with an
encoder that was not trained on that file: the one that ships is over-sure of what it has seen. Of two halves of the
train part, each read by an encoder trained on the other:

    head -150 corpus/train.jsonl > one.jsonl; tail -150 corpus/train.jsonl > two.jsonl
    (train.py, with --corpus one.jsonl and candidates.py's rows of it, writes weights-one; of two.jsonl weights-two)
    python corpus/calibrate.py corpus/dev.jsonl one.jsonl=weights-two two.jsonl=weights-one

Prints the expected calibration error of five folds of whole passages, each scored by the others, and for every bar that
a claim under ACTUALLY might have to pass how many of these it keeps and how many of them did not actually happen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from comity import coder
from comity.evaluate import anchors as quoted
from comity.evaluate.coding import code_all
from comity.evaluate.fields import align, is_right, is_wrong_act
from comity.evaluate.metrics import reliability
from comity.evaluate.passages import read_passages
from comity.model import Claim
from comity.pipeline import code_documents
from comity.verdict import features
from comity.what.encoder import FOLDER, Answer, Encoder


@dataclass(frozen=True)
class Row:
    """A claim's features, whether it is right, whether it stands wrongly under ACTUALLY (None: not under it, or the
    gold cannot tell), its column, and the text that it stands in."""

    values: dict[str, float]
    right: bool
    wrong_act: bool | None
    column: str
    text: str


@dataclass
class Kept:
    """The features of every claim that was scored, by its id."""

    rows: dict[str, dict[str, float]] = field(default_factory=dict)

    def score(self, claim: Claim, answer: Answer, trust: object) -> float:  # noqa: ARG002
        self.rows[claim.id] = features(claim, answer)
        return 0.5


def rows_of(spec: str, texts: Sequence[Path]) -> Iterator[Row]:
    """The rows of a gold file, ``GOLD`` or ``GOLD=WEIGHTS``."""
    name, _, weights = spec.partition("=")
    path, encoder = Path(name), Encoder(Path(weights)) if weights else None
    kept = Kept()
    coder.score_of = kept.score
    head = path.read_text("utf-8")[:100_000]
    yield from quoted_rows(path, texts, kept) if quoted.recognises(path, head) else passage_rows(path, encoder, kept)


def passage_rows(path: Path, encoder: Encoder | None, kept: Kept) -> Iterator[Row]:
    passages = read_passages(path)
    for passage, claims in zip(passages, code_documents([p.document for p in passages], encoder=encoder), strict=True):
        for case in align(passage, claims):
            if case.claim is not None:
                yield Row(kept.rows[case.claim.id], is_right(case), is_wrong_act(case), case.claim.column, passage.id)


def quoted_rows(path: Path, texts: Sequence[Path], kept: Kept) -> Iterator[Row]:
    """The nearest claim of each row that has the row's kind and parties: right where it has one of its statuses."""
    gold = quoted.read_rows(path)
    documents = quoted.read_texts({row.doc for row in gold}, list(texts) or [path.parent])
    coded = {Path(d.path or "").name: claims for d, claims in zip(documents, code_all(documents), strict=True)}
    for row in gold:
        case = quoted.case_of(row, coded[row.doc])
        near = [claim for claim in case.near if claim.kind == row.kind and row.parties <= {p.id for p in claim.parties}]
        for claim in near[:1]:
            right = claim.status in row.statuses
            yield Row(
                kept.rows[claim.id], right, not right if claim.column == "ACTUALLY" else None, claim.column, row.doc
            )


def print_bars(rows: Sequence[Row], shares: np.ndarray) -> None:
    """Of the claims under ACTUALLY at or over each bar: how many of the right ones it keeps, and how many are wrong."""
    acts = [(row, share) for row, share in zip(rows, shares, strict=True) if row.column == "ACTUALLY"]
    for bar in (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        kept = [row for row, share in acts if share >= bar]
        judged = [row.wrong_act for row in kept if row.wrong_act is not None]
        recall = sum(row.right for row in kept) / max(1, sum(row.right for row, _ in acts))
        wrong = sum(judged) / max(1, len(judged))
        print(f"  ACTUALLY from {bar:.2f}: {len(kept)} kept, {recall:.1%} of the right ones; "
              f"{sum(judged)} of {len(judged)} judged did not happen: {wrong:.1%}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD[=WEIGHTS]")
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--dry", action="store_true", help="print, but write nothing")
    arguments = parser.parse_args()
    rows = [row for spec in arguments.gold for row in rows_of(spec, arguments.texts)]
    names = list(rows[0].values)
    table = np.array([[row.values[name] for name in names] for row in rows])
    wanted = np.array([row.right for row in rows])
    model = LogisticRegression(C=1.0, max_iter=1000)
    groups = [row.text for row in rows]
    shares = cross_val_predict(model, table, wanted, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    plot = reliability("folds", list(zip(shares.tolist(), wanted.tolist(), strict=True)))
    model.fit(table, wanted)
    trust = {"bias": float(model.intercept_[0])} | dict(zip(names, map(float, model.coef_[0]), strict=True))
    trust = {name: round(value, 4) for name, value in trust.items()}
    print(f"{len(rows)} claims, {wanted.mean():.1%} right; expected calibration error of five folds "
          f"{plot.error if plot else 0:.3f}; {trust}")  # fmt: skip
    if not arguments.dry:
        facts = json.loads((FOLDER / "encoder.json").read_text("utf-8")) | {"trust": trust}
        (FOLDER / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    print_bars(rows, shares)


if __name__ == "__main__":
    main()
