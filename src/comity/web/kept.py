"""Answers that are kept while the ledger stands still, each made once however many ask for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar

MOST: Final = 256
Answer = TypeVar("Answer")


class Kept:
    """The newest answers by the moment of the ledger and what was asked; safe for threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._moment = ""
        self._rows: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, moment: str, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to ``key`` as of ``moment``; made where it is not there. What ``make`` raises is not kept."""
        slot = self._slot(moment, key)
        with slot.lock:
            if not slot.made:
                slot.value = make()
                slot.made = True
            value: Answer = slot.value
            return value

    def has(self, moment: str, key: Hashable) -> bool:
        """Whether the answer is there already."""
        with self._lock:
            slot = self._rows.get(key) if moment == self._moment else None
            return slot is not None and slot.made

    def _slot(self, moment: str, key: Hashable) -> _Slot:
        with self._lock:
            if moment != self._moment:
                self._moment, self._rows = moment, OrderedDict()
            slot = self._rows.setdefault(key, _Slot())
            self._rows.move_to_end(key)
            while len(self._rows) > self._most:
                self._rows.popitem(last=False)
            return slot


class _Slot:
    __slots__ = ("lock", "made", "value")

    def __init__(self) -> None:
        self.lock = Lock()
        self.made = False
        self.value: Any = None
