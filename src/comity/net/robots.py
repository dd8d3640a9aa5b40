"""What hosts ask programs not to read: their robots.txt, looked at once a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from comity.net.answers import AskError
from comity.net.ask import Reply

if TYPE_CHECKING:
    import httpx
    from protego import Protego

NAME: Final = "Comity"
"""What we are called in these files."""
MOST_BYTES: Final = 512 * 1024
"""So much of a file counts, which is what RFC 9309 asks for at least."""
LONGEST_DELAY: Final = 30.0
"""Seconds: longer pauses between two questions are not kept."""


class Robots:
    """The rules of the hosts that were asked for them. ``ask``: gets a file, with so many bytes of it at most."""

    def __init__(self, ask: Callable[[str, int], Reply], slow: Callable[[str, float], None]) -> None:
        self._ask, self._slow = ask, slow
        self._rules: dict[str, Protego | AskError] = {}

    def check(self, url: httpx.URL) -> None:
        """Raise AskError where a host does not want the address to be read, or does not say whether it may be."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = self._load(origin, url.host)
        rules = self._rules[origin]
        if isinstance(rules, AskError):
            raise rules
        if not rules.can_fetch(str(url), NAME):
            raise AskError(f"the robots.txt of {url.host!r} asks programs not to read it; save the page and add it")

    def _load(self, origin: str, host: str) -> Protego | AskError:
        """The rules of an origin; none where there is no such file; a reason where that cannot be told."""
        try:
            rules = _parsed(self._ask(f"{origin}/robots.txt", MOST_BYTES))
        except AskError as exc:
            return AskError(str(exc))
        if (delay := rules.crawl_delay(NAME)) and delay > 0:
            self._slow(host, min(float(delay), LONGEST_DELAY))
        return rules


def _parsed(reply: Reply) -> Protego:
    """Rules as RFC 9309 reads an answer: a file that is not there asks for nothing, a host that fails for all.

    Raises AskError.
    """
    from protego import Protego

    if reply.status == 200:
        return Protego.parse(reply.raw.decode("utf-8-sig", "replace"))
    if reply.status == 429 or reply.status >= 500:
        raise AskError(f"its robots.txt has status {reply.status}, so that nobody knows what it allows; try later")
    return Protego.parse("")
