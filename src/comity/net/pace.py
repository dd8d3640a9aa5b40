"""Time as the network part sees it: the clock, how long an answer may take, and the pauses between questions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and waiting; tests bring their own."""

    now: Callable[[], datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    """Seconds since some moment, never going back."""
    sleep: Callable[[float], None] = time.sleep

    def stamp(self) -> str:
        """The time in UTC, ISO 8601, to the second."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Timer:
    """The seconds that are left of what an answer may take, whatever happens in them."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock, self._seconds = clock, seconds
        self._end = clock.seconds() + seconds

    def start(self) -> None:
        """Begin anew."""
        self._end = self._clock.seconds() + self._seconds

    def left(self) -> float:
        """Seconds to go; 0 or less where they are over."""
        return self._end - self._clock.seconds()

    def extend(self, seconds: float) -> None:
        """Leave out seconds in which nothing was asked."""
        self._end += seconds


class Pace:
    """The pause between two questions to one host."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock, self._seconds = clock, seconds
        self._next: dict[str, float] = {}
        self._longer: dict[str, float] = {}

    def slow(self, host: str, seconds: float) -> None:
        """Leave longer pauses for a host, as it asks for."""
        self._longer[host] = seconds

    def wait(self, host: str) -> float:
        """Wait until the host may be asked; how long that took."""
        now = self._clock.seconds()
        pause = max(0.0, self._next.get(host, now) - now)
        if pause:
            self._clock.sleep(pause)
        self._next[host] = now + pause + max(self._seconds, self._longer.get(host, 0.0))
        return pause
