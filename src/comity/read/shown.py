"""What a reader of a page does not see is taken out of it: scripts, styles, templates, and elements that are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from comity.read.markup import Element

UNSEEN: Final = (
    "script", "style", "template", "noscript", "svg", "canvas", "object", "applet", "embed", "audio", "video", "map",
    "math", "input", "select", "option", "textarea", "button", "datalist", "progress", "meter", "noframes", "rp", "rt",
    "link", "meta", "base", "track", "source", "param", "area", "head",
)  # fmt: skip
"""Elements whose text is no reader's: code, what stands in for a picture, fields of a form, readings over letters."""

_STYLED = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:px|em|%|pt)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}|(?:left|right|top)\s*:\s*-\d{4,})",
    re.IGNORECASE,
)
_CLASSES = re.compile(
    r"(?:^|\s)(?:hidden|is-hidden|d-none|hide|visually-?hidden|sr-only|screen-reader(?:-text|-only)?|a11y-hidden"
    r"|element-invisible|invisible|u-hidden|noscript|offscreen|off-screen)(?:\s|$)",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:^|[}{;,/\s])[.]([A-Za-z_][\w-]*)\s*\{[^{}]*display\s*:\s*none[^{}]*\}")


def remove_unseen(root: Element) -> None:
    """Takes out of a tree what is not seen. What holds most of the page's text is left, however it is marked:
    a page that was saved while a window lay over it hides all the rest."""
    hidden_classes = set(_hidden_classes(root))
    for element in list(root.iter(*UNSEEN)):
        _drop(element)
    total = _letters(root)
    for element in [one for one in root.iter() if _is_hidden(one, hidden_classes)]:
        if element.tag not in ("html", "body") and 2 * _letters(element) < total:
            _drop(element)


def _drop(element: Element) -> None:
    """Takes an element out, less the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _letters(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _hidden_classes(root: Element) -> Iterator[str]:
    """The classes that the page's own style says are not shown, in a rule for that class alone."""
    for style in root.iter("style"):
        text = style.text or ""
        if len(text) < 200_000 and "none" in text and "print" not in (style.get("media") or ""):
            yield from _RULE.findall(text.partition("@media")[0])


def _is_hidden(element: Element, hidden_classes: set[str]) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    if (style := attributes.get("style")) and _STYLED.search(style):
        return True
    classes = attributes.get("class")
    return bool(classes) and (bool(_CLASSES.search(classes)) or not hidden_classes.isdisjoint(classes.split()))


def frames_of(root: Element) -> list[str]:
    """The addresses of the frames in which a page shows others."""
    found = (one.get("src") or "" for one in root.iter("frame", "iframe"))
    return [address.strip() for address in found if address.strip() and not address.strip().startswith("about:")]
