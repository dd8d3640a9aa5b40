"""The text of an article in the data that a page holds for its scripts: read as JSON, never run."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

from comity.read.jsonld import load
from comity.read.markup import Element, Script, parse

MOST_VALUES: Final = 50_000
"""Values of all the data of a page that are looked at."""
MOST_STARTS: Final = 50
"""Places in a script at which JSON is looked for."""
LEAST: Final = 25
"""Letters of a string that may be a paragraph."""
BODY_KEYS: Final = re.compile(
    r"body|content|text|html|paragraph|story|article|value|children|description", re.IGNORECASE
)

_START = re.compile(r"(?:^|[=(])\s*(?=[\[{])")
_SENTENCE = re.compile(r"[.!?。！？][\"'”’)\]]*(?:\s|<|$)")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|a|em|strong)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def find_embedded(scripts: Sequence[Script], body: str | None) -> Element | None:
    """The longest article in the data of a page as a tree of paragraphs; None where there is none.

    ``body``: the text that the JSON-LD of the page's article holds.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for script in scripts:
        if "ld+json" not in script.kind:
            for path, text in _strings(_values(script)):
                groups[path].append(text)
    candidates = [*groups.values(), [body or ""]]
    best = max(candidates, key=lambda texts: sum(map(len, _distinct(texts))))
    texts = _distinct(best)
    if not any(_SENTENCE.search(text) for text in texts):
        return None
    return parse(f"<html><body><article>{''.join(map(_markup, texts))}</article></body></html>")


def _distinct(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _values(script: Script) -> list[Any]:
    """The JSON that a script is, or that it gives to a name."""
    whole = load(script.text) if script.text.lstrip()[:1] in ("{", "[") else None
    if whole is not None or "json" in script.kind:
        return [whole]
    values: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(MOST_STARTS):
        if not (found := _START.search(script.text, at)):
            break
        at = found.end()
        try:
            value, end = decoder.raw_decode(script.text, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        values, at = [*values, value], max(end, at + 1)
    return values


def _strings(values: list[Any]) -> Iterator[tuple[str, str]]:
    """The strings that read as prose, each with its path less the numbers of list items."""
    todo: list[tuple[str, Any]] = [("", value) for value in reversed(values)]
    for _ in range(MOST_VALUES):
        if not todo:
            return
        path, value = todo.pop()
        if isinstance(value, dict):
            todo += [(f"{path}.{key}"[-200:], inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            todo += [(f"{path}[]", inner) for inner in reversed(value)]
        elif isinstance(value, str) and len(value) >= LEAST and " " in value.strip() and BODY_KEYS.search(path):
            yield _NUMBER.sub("", path), value


def _markup(text: str) -> str:
    """A string of the data as markup: as it is where it holds tags, else its lines as paragraphs."""
    if _MARKUP.search(text):
        return f"<div>{text}</div>"
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
