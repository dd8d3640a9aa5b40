"""Fit what a claim's score is made of, on the development part: `python corpus/calibrate.py corpus/dev.jsonl`.

Logistic regression over ``comity.suggest.features``, of "the claim is right" as ``comity evaluate`` has it; the weights
are written into the encoder's facts. Prints the expected calibration error of five folds of
whole passages, each scored by the others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from comity import coder
from comity.evaluate.fields import align, is_right
from comity.evaluate.metrics import reliability
from comity.evaluate.passages import read_passages
from comity.model import Claim
from comity.pipeline import code_documents
from comity.suggest import features
from comity.what.encoder import FOLDER, Answer


@dataclass
class Kept:
    """The features of every claim that was scored, by its id."""

    rows: dict[str, dict[str, float]] = field(default_factory=dict)

    def score(self, claim: Claim, answer: Answer, trust: object) -> float:  # noqa: ARG002
        self.rows[claim.id] = features(claim, answer)
        return 0.5


def cases_of(path: Path) -> Iterator[tuple[dict[str, float], bool, str]]:
    """The features of each claim of a part of the corpus, whether it is right, and the passage that it stands in."""
    kept = Kept()
    coder.score_of = kept.score
    passages = read_passages(path)
    for passage, claims in zip(passages, code_documents([p.document for p in passages]), strict=True):
        for case in align(passage, claims):
            if case.claim is not None:
                yield kept.rows[case.claim.id], is_right(case), passage.id


def main() -> None:
    rows, right, groups = zip(*(case for path in sys.argv[1:] for case in cases_of(Path(path))), strict=True)
    names = list(rows[0])
    table, wanted = np.array([[row[name] for name in names] for row in rows]), np.array(right)
    model = LogisticRegression(C=1.0, max_iter=1000)
    shares = cross_val_predict(model, table, wanted, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    plot = reliability("folds", list(zip(shares.tolist(), wanted.tolist(), strict=True)))
    model.fit(table, wanted)
    trust = {"bias": float(model.intercept_[0])} | dict(zip(names, map(float, model.coef_[0]), strict=True))
    trust = {name: round(value, 4) for name, value in trust.items()}
    facts = json.loads((FOLDER / "encoder.json").read_text("utf-8")) | {"trust": trust}
    (FOLDER / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    print(f"{len(rows)} claims, {wanted.mean():.1%} right; expected calibration error of five folds "
          f"{plot.error if plot else 0:.3f}; {trust}")  # fmt: skip


if __name__ == "__main__":
    main()
