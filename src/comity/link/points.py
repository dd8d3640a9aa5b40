"""What each agreement or difference of two chains is worth, in log-odds; see ``compare``."""

from __future__ import annotations

from typing import Final

POINTS: Final[dict[str, float]] = {
    # what must be there before one thing is as likely as two
    "bar of agreement": 3.0, "bar of mechanism": 3.5, "bar of transfer": 3.5, "bar of exercise": 2.5,
    "bar of engagement": 3.5, "bar of incident": 3.5, "bar of measure": 4.0, "bar of position": 4.0,
    "bar of policy": 4.0,
    # who
    "same parties": 1.0, "parties among the other's": 0.0, "one party of the other's": -0.5,
    "same level": 1.5, "other levels": -1.5,
    # what
    "same name of what goes on": 5.0, "same name of a series": 1.5, "same general name": 3.0, "other names": -1.5,
    "told alike": 5.5, "told as other things": -0.5, "same ordinal": 1.5,
    "same edition": 3.0, "other edition": -2.0, "both the first": 2.0,
    "a word named in transfer": 0.5, "a word named in incident": 1.5, "a word named in exercise": 1.0,
    "a word named in engagement": 1.5, "a word named in agreement": 1.0, "a word named in mechanism": 0.5,
    "a word named in measure": 0.5, "a word named in position": 0.5, "a word named in policy": 0.5,
    # how much
    "same figure": 3.0, "same figure in passing": 1.0, "near figures": 1.0, "other figures": -4.0,
    "target and reached": -3.0,
    # where
    "same place": 1.0, "other places": -1.5,
    # in what words
    "nearly the same words": 4.0, "many of the same words": 2.0, "other words": -1.0, "copied": 3.0,
    # when
    "same days": 3.0, "same month": 3.0, "dates meet": 0.5, "same days of what goes on": 1.0, "signed at one time": 1.5,
    "put off": -1.5, "planned for another time": -4.0, "other days": -3.0,
    "published at one time": 1.5, "within two weeks": 0.5, "within two months": 0.0, "within months": -2.0,
    "long after": -4.0, "done before it was due": -4.0, "nothing says when": -4.0, "fits the offices": 1.0,
}  # fmt: skip
