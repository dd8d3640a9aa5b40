"""Who speaks from sentence to sentence: turns of a conversation, quotations that go on, whom "he said" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from comity.model import Actor, Mention, Sentence, Speaker
from comity.whence.speaker import Voice, find_subject, find_teller, speaker_of

TURN: Final = re.compile(
    r"(?:(?:\w+ ){0,2}"
    r"(?P<title>(?i:spokes(?:man|woman|person)|mr|mrs|ms|mdm|dr|hon|senator|minister|ambassador|official))"
    r"\b[^:\"“]{0,40}|(?P<asks>Q|A|(?i:question|answer|moderator|reporter|supplementary))(?: [\w-]+)?"
    r"|(?P<place>[A-Z][\w.'’ -]{1,30}))(?::(?: |$)|\.- )"
)
"""A turn of a conversation: "SPOKESWOMAN: ...", "Q: ...", "Ms Banda (Zambia): ..."; or a state that speaks."""
OWN: Final = re.compile(r"[\"“'‘]|(?:\w+[, ]+){0,3}(?:we|our|us|i|my)\b", re.IGNORECASE)
"""What follows the name of a state that speaks ("Beirut: we launched nothing"), not the place a report is from."""
AHEAD: Final = 4
"""Sentences ahead in which the speaker of an open quotation may be named."""


def find_voices(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], home: Actor | None = None
) -> tuple[Voice, ...]:
    """For each sentence of a document who speaks in it. ``home``: the state or body whose office publishes it."""
    hearing = _Hearing(home)
    rows = list(zip(sentences, mentions, strict=True))
    return tuple(hearing.hear(rows[index : index + AHEAD]) for index in range(len(rows)))


Row = tuple[Sentence, Sequence[Mention]]


@dataclass(slots=True)
class _Hearing:
    """What was heard of a document so far."""

    home: Actor | None
    turn: Speaker | None = None
    last: Speaker | None = None
    quoting: bool = False
    known: dict[str, Speaker] = field(default_factory=dict)
    """Who has spoken under a label."""
    paragraph: int = -1

    def hear(self, rows: Sequence[Row]) -> Voice:
        """The voice of the first of the sentences; those after it are only looked at for who is quoted."""
        sentence, mentions = rows[0]
        voice = Voice(self._here(sentence, mentions), self.last, bool(TURN.match(sentence.text)))
        within, self.quoting = self.quoting, _is_open(sentence.text, self.quoting)
        teller = find_teller(sentence, mentions, voice)
        if teller is None and (within or (self.quoting and sentence.text[:1] in '"“')):
            quoted = self.last if within else self._named_ahead(rows[1:])
            voice = replace(voice, here=quoted or voice.here)
        self.last = teller or find_subject(sentence, mentions) or self.last
        return voice

    def _named_ahead(self, rows: Sequence[Row]) -> Speaker | None:
        tellers = (find_teller(sentence, mentions, Voice(None, self.last)) for sentence, mentions in rows)
        return next((teller for teller in tellers if teller is not None), None)

    def _here(self, sentence: Sentence, mentions: Sequence[Mention]) -> Speaker | None:
        """Who has the turn: the one of a label, else the one of the label that the paragraph begins with."""
        found = TURN.match(sentence.text)
        if sentence.paragraph != self.paragraph:
            self.turn, self.paragraph = None, sentence.paragraph
        if found is None:
            return self.turn
        label = found[0].rstrip(" -").rstrip(":.")
        inside = [m for m in mentions if m.start < sentence.start + found.end() and len(m.actors) == 1]
        if found["title"]:
            self.turn = self._of_label(label, inside)
            return self.turn
        self.turn = None
        states = found["place"] and inside and OWN.match(sentence.text, found.end())
        return speaker_of(inside[0]) if states else None

    def _of_label(self, label: str, inside: Sequence[Mention]) -> Speaker | None:
        """An official with a label: of the state in it, else of whose office publishes the text."""
        id = inside[0].actors[0].id if inside else self.home.id if self.home else None
        key = label.split(" (")[0]
        if key not in self.known and id is not None:
            self.known[key] = Speaker(id, label, inside[0].office if inside else None)
        return self.known.get(key)


def _is_open(text: str, before: bool) -> bool:
    """Whether a quotation is open at the end of a text."""
    for sign in re.findall(r"[\"“”]", text):
        before = sign == "“" or (sign == '"' and not before)
    return before
