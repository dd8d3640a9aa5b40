"""Who asks the process that reads PDFs, and ends it where it takes too long: nothing in a file can stop the reader."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Timer
from typing import Any, BinaryIO, Final, cast

from comity import settings
from comity.read.faults import UnreadableError
from comity.read.pdf.worker import receive, send

USES: Final = 100
"""Documents after which a process gives way to a new one."""
PROGRAM: Final = "comity.read.pdf.worker"
CRASHED: Final = "damaged PDF: the reader broke off; print it to a new PDF, or save its text as .txt"


class Warden:
    """A process that reads PDFs, one at a time."""

    def __init__(self) -> None:
        path = os.pathsep.join(place for place in sys.path if place)
        self.memory = settings.number("pdf_memory")
        self.owner = os.getpid()
        self.uses = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", PROGRAM, str(self.memory)],  # -P: nothing is loaded from where one stands
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip

    def ask(self, message: dict[str, Any], blob: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """The answer to a message. Raises UnreadableError where there is none, and where none comes in time."""
        seconds = settings.number("pdf_seconds")
        late = Event()
        timer = Timer(seconds, self._end, [late])
        timer.start()
        try:
            found = self._exchange(message, blob)
        finally:
            timer.cancel()
            timer.join()
        if found is None:
            self.close()
            late_by = f"reading it takes over {seconds} seconds; raise the setting pdf_seconds"
            raise UnreadableError(late_by if late.is_set() else CRASHED)
        if fault := found[0].get("fault"):
            raise UnreadableError(fault)
        return found

    def _end(self, late: Event) -> None:
        late.set()
        self._process.kill()

    def _exchange(self, message: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], bytes] | None:
        source, target = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        with suppress(OSError, ValueError):
            send(source, message, blob)
            return receive(target)
        return None

    @property
    def usable(self) -> bool:
        """Whether it can be asked again."""
        fresh = self.uses < USES and self.memory == settings.number("pdf_memory")
        return fresh and self.owner == os.getpid() and self._process.poll() is None

    def close(self) -> None:
        """Ends the process."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


_idle: list[Warden] = []
_lock = Lock()


@contextmanager
def lent() -> Iterator[Warden]:
    """A process that nobody else asks meanwhile."""
    with _lock:
        warden = _idle.pop() if _idle else None
    if warden is not None and not warden.usable:
        warden.close()
        warden = None
    warden = warden or Warden()
    warden.uses += 1
    try:
        yield warden
    except BaseException:
        warden.close()
        raise
    if warden.usable:
        with _lock:
            _idle.append(warden)
    else:
        warden.close()


@atexit.register
def close_all() -> None:
    """Ends the processes that wait."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for warden in waiting:
        warden.close()
