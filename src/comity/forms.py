"""Each word's part of speech and lemma, by the model's own attribute ruler and lemmatizer, asked once a word and use.

Both decide by the word, its tag and its dependency label, and in a handful of patterns by the word beside it ("gon na",
"there is"). So what they made of one such case holds for the next; asked anew for each word of a text they take as long
as the parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

Use = tuple[int, int, int]
"""A word, its tag and its dependency label, as the vocabulary's numbers."""
Case = tuple[Use, Use | None, Use | None]
"""A use with the one before and the one after, where a pattern may reach over to it."""

SPACER: Final = "\u00b7"
"""Stands between two cases that are asked together where a pattern may reach from one to the other."""
MOST: Final = 200_000
"""Cases that are remembered; then all are forgotten."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word in one use, in strings; ``lemma`` as the model has it."""

    text: str
    tag: str
    dep: str
    pos: str
    lemma: str


class Forms:
    """What the two last steps of the model's pipeline make of a word; takes them out of the pipeline."""

    def __init__(self, nlp: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._ruler = nlp.get_pipe("attribute_ruler")
        self._steps = [nlp.remove_pipe(name)[1] for name in ("attribute_ruler", "lemmatizer")]
        rows = [pattern for rule in self._ruler.patterns for pattern in rule["patterns"]]
        self._first = Matcher(nlp.vocab)
        self._first.add("first of two", [row[:1] for row in rows if len(row) == 2])
        self._spacer: Use = (nlp.vocab.strings.add(SPACER), nlp.vocab.strings.add("SYM"), 0)
        self._reaches: dict[Use, bool] = {self._spacer: False}
        self._forms: dict[Case, Form] = {}

    def of(self, uses: Sequence[Use]) -> list[Form]:
        """The form of each word of a text, given in order."""
        if len(self._forms) > MOST:
            self._forms.clear()
            self._reaches = {self._spacer: False}
        cases = self._cases(uses)
        missing = [case for case in dict.fromkeys(cases) if case not in self._forms]
        if missing:
            self._forms.update(zip(missing, self._ask(missing), strict=True))
        return [self._forms[case] for case in cases]

    def _cases(self, uses: Sequence[Use]) -> list[Case]:
        """The cases of a text's words."""
        reaches = self._reaches
        missing = [use for use in dict.fromkeys(uses) if use not in reaches]
        if missing:
            reaches.update(dict.fromkeys(missing, False))
            found = self._first(self._doc(missing), allow_missing=True)
            reaches.update((missing[start], True) for _, start, _ in found)
        cases: list[Case] = [(use, None, None) for use in uses]
        for i, use in enumerate(uses[:-1]):
            if reaches[use]:
                cases[i] = (use, cases[i][1], uses[i + 1])
                cases[i + 1] = (uses[i + 1], use, None)
        return cases

    def _ask(self, cases: Sequence[Case]) -> list[Form]:
        uses: list[Use] = []
        at: list[int] = []
        for use, before, after in cases:
            if uses and self._reaches[uses[-1]]:
                uses.append(self._spacer)
            uses += [before] if before else []
            at.append(len(uses))
            uses += [use, after] if after else [use]
        doc = self._doc(uses)
        for step in self._steps:
            doc = step(doc)
        strings = self._vocab.strings
        words = ((doc[i], case[0]) for i, case in zip(at, cases, strict=True))
        return [
            Form(strings[orth], strings[tag], strings[dep], word.pos_, word.lemma_) for word, (orth, tag, dep) in words
        ]

    def _doc(self, uses: Sequence[Use]) -> Any:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=[strings[orth] for orth, _, _ in uses],
            tags=[strings[tag] for _, tag, _ in uses],
            deps=[strings[dep] for _, _, dep in uses],
            heads=list(range(len(uses))),
        )
