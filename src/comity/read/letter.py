"""A mail's parts: its headers in plain words, the text that is its own, what was quoted, signed and attached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, Final

from comity import settings
from comity.read.block import Block
from comity.read.encoding import decode
from comity.read.faults import UnreadableError
from comity.read.lines import blocks_of
from comity.read.matter import Matter
from comity.read.names import is_office, is_press

MOST_PARTS: Final = 500
"""Parts of a mail, parts of parts among them, that are looked at."""
DEEPEST: Final = 20
"""Parts within parts."""
CLOSED: Final = frozenset({"message/rfc822", "multipart/encrypted"})
"""Parts that are not looked into: a mail is one of its own."""
LONGEST: Final = 300
"""Characters of a header that count."""
STUB: Final = 0.25
"""A plain text with a smaller share of the letters that the HTML has only says that there is HTML."""

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|sv|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:wrote|writes|schrieb|a écrit|escribió)\s*:$", re.IGNORECASE)
_ORIGINAL = re.compile(r"^-{2,}\s*(?:original message|original appointment)\s*-{2,}$|^_{20,}$", re.IGNORECASE)
_FORWARDED = re.compile(r"^-{2,}\s*forwarded message\s*-{2,}$|^begin forwarded message:$", re.IGNORECASE)
_HANDED_ON = re.compile(
    r"^-{2,}\s*(?:forwarded|original) message\s*-{2,}\s*$|^begin forwarded message:\s*$", re.I | re.M
)
_FROM = re.compile(r"^\*?from:\*?[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_SIGNATURE: Final = "--"
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.IGNORECASE | re.DOTALL)
FAULTS: Final = (ValueError, LookupError, AttributeError, TypeError, MessageError, RecursionError)
"""What the parser of headers raises on headers that are made to."""


@dataclass(slots=True)
class Parts:
    """What a mail holds: plain texts, HTML texts, and what is attached to it."""

    plain: list[Message] = field(default_factory=list)
    html: list[Message] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    encrypted: bool = False


# --- headers ------------------------------------------------------------------------------------------------------


def header(message: Message, name: str) -> str:
    """A header in plain words on one line; empty where there is none, and where it cannot be read."""
    raw: Any = None
    try:
        raw = message.get(name)
        words = str(raw) if raw is not None else ""
    except FAULTS:
        stated = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        try:
            words = str(make_header(decode_header(str(stated))))
        except FAULTS:
            words = str(stated)
    plain = "".join(sign if sign.isprintable() else " " for sign in words[: 4 * LONGEST])
    return " ".join(plain.split())[:LONGEST]


def matter_of(message: Message) -> Matter:
    """What the headers say: the subject, who sent it, and on which day where that was."""
    name = parseaddr(header(message, "From"))[0].strip(" \"'")
    listed = header(message, "List-Id").partition("<")[0].strip(" \"'")
    sender = is_office(name) or is_press(name)
    return Matter(
        title=_REPLY.sub("", header(message, "Subject")) or None,
        author=name or None if not sender else None,
        publisher=(name if sender else listed) or None,
        published=_day(header(message, "Date")),
    )


def _day(value: str) -> str | None:
    """The day in the zone of the header itself."""
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except (*FAULTS, OverflowError):
        return None


def forwarded(matter: Matter, text: str) -> Matter:
    """What is known of a mail; of one that only hands on another, who wrote that."""
    head = _HANDED_ON.search(text)
    if not head or letters(text[: head.start()]) >= settings.number("min_letters"):
        return matter
    inner = _FROM.search(text, head.end(), head.end() + 4 * LONGEST)
    name = parseaddr(" ".join(inner[1].split()))[0].strip(" \"'") if inner else ""
    sender = is_office(name) or is_press(name)
    known = replace(matter, author=None if sender else name, publisher=name if sender else matter.publisher)
    return known if name else matter


# --- parts --------------------------------------------------------------------------------------------------------


def parts_of(message: Message) -> Parts:
    """The parts of a mail. Raises UnreadableError where there are too many, or parts within parts too deep."""
    parts = Parts()
    for count, part in enumerate(_walk(message, 0)):
        if count >= MOST_PARTS:
            raise UnreadableError(f"over {MOST_PARTS} parts; save the ones with text as files of their own")
        kind = part.get_content_type()
        if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
            parts.encrypted = True
        elif part.is_multipart() and kind not in CLOSED:
            continue
        elif kind in ("text/plain", "text/html") and _is_shown(part):
            (parts.plain if kind == "text/plain" else parts.html).append(part)
        else:
            parts.attached.append(part)
    return parts


def _walk(part: Message, depth: int) -> Iterator[Message]:
    if depth > DEEPEST:
        raise UnreadableError(f"parts within parts, over {DEEPEST} deep; save the text as a file of its own")
    yield part
    if part.is_multipart() and part.get_content_type() not in CLOSED:
        for child in part.get_payload():
            if isinstance(child, Message):
                yield from _walk(child, depth + 1)


def _is_shown(part: Message) -> bool:
    """Whether a text is the mail's own, and not a file that is attached."""
    try:
        return part.get_content_disposition() != "attachment" and not part.get_filename()
    except FAULTS:
        return True


def bytes_of(part: Message) -> bytes:
    """What a part holds."""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The character set that a part states, where it is one that is known and its text is in it."""
    try:
        stated = part.get_content_charset()
        bytes_of(part).decode(stated or "")
    except (*FAULTS, UnicodeError):
        return None
    return stated


def text_of(part: Message) -> str:
    """The words of a plain text; lines that a program broke are made whole again."""
    raw, charset = bytes_of(part), charset_of(part)
    text = decode(raw.decode(charset).encode() if charset else raw)
    return _unflowed(text) if str(part.get_param("format", "")).lower() == "flowed" else text


def _unflowed(text: str) -> str:
    """A text in lines that go on where they end in a blank, as paragraphs."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        own = line.removeprefix(" ")
        quoted = own.startswith(">") or (lines and lines[-1].startswith(">"))
        if goes_on and not quoted and own != "-- ":
            lines[-1] += own
        else:
            lines.append(own)
        goes_on = own.endswith(" ") and own != "-- "
    return "\n".join(lines)


def wants_html(plain: str, html: str) -> bool:
    """Whether the plain text of a mail only says that there is HTML, or is none at all."""
    own, other = letters(plain), letters(_TAGS.sub(" ", html))
    return own < settings.number("min_letters") or own < STUB * other


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


# --- the text of a mail -------------------------------------------------------------------------------------------


def blocks_of_mail(text: str) -> list[Block]:
    """The blocks of a mail's text; the signature, and the earlier mail that it answers, are none of its own."""
    blocks = blocks_of(text)
    own = _own(text, blocks)
    said = sum(letters(block.text) for block, is_own in zip(blocks, own, strict=True) if is_own)
    if said < settings.number("min_letters"):
        own = [not _is_head(block) for block in blocks]
    return [
        block if is_own else replace(block, kind="furniture", level=0)
        for block, is_own in zip(blocks, own, strict=True)
    ]


def _own(text: str, blocks: Sequence[Block]) -> list[bool]:
    """Whether each block is the sender's own words in this mail."""
    own: list[bool] = []
    signed = False
    for at, block in enumerate(blocks):
        signed = signed or _is_rule(text, block) or bool(_ORIGINAL.match(block.text))
        if _FORWARDED.match(block.text):
            signed = False
        quoted = block.kind == "quote" or text.startswith(">", _line_start(text, block.start))
        leads = at + 1 < len(blocks) and bool(_WROTE.search(block.text)) and blocks[at + 1].kind == "quote"
        own.append(not (signed or quoted or leads or _is_head(block)))
    return own


def _is_rule(text: str, block: Block) -> bool:
    """Whether a block is the line over a signature; the next line may have been taken with it."""
    line = text[_line_start(text, block.start) : block.end].split("\n")[0]
    return line.rstrip() == _SIGNATURE


def _is_head(block: Block) -> bool:
    return bool(_FORWARDED.match(block.text) or _ORIGINAL.match(block.text))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
