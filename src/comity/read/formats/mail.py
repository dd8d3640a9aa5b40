"""EML and mbox: the text of a mail with what its headers say, and all that is attached by its own reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import EmailPolicy, compat32
from typing import Final

from comity import settings
from comity.model import Rejected
from comity.read.document import Laid, make_document
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.letter import (
    FAULTS,
    Parts,
    blocks_of_mail,
    bytes_of,
    charset_of,
    forwarded,
    header,
    letters,
    matter_of,
    parts_of,
    text_of,
    wants_html,
)
from comity.read.reader import Found, Reader, readers
from comity.read.unpacking import budgeted, clean, label, refusal

MAIL: Final = "message/rfc822"
MOST_SIGNS: Final = 5000
"""Characters of one header that are read."""

_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_SURE: Final = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"dkim-signature"})
"""Headers that programs write, and people who set out a memo do not."""
_POSTMARK = re.compile(rb"^From \S.*\d\d:\d\d.*\d{4}", re.ASCII)
_SILENT: Final = ("image/", "audio/", "video/", "font/", "text/calendar", "text/x-amp-html",
                  "application/pgp-signature",
                  "application/pkcs7-signature", "application/x-pkcs7-signature", "text/css")  # fmt: skip
"""Parts that belong to a mail and hold no text: passed over."""


class Headers(EmailPolicy):
    """Headers are read as far as any person would: the parser takes memory by the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name of a header and what it says."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_SIGNS]


def is_mail(head: bytes) -> bool:
    """Whether the first bytes are headers that a mail program wrote, or the postmark of a mailbox."""
    if _POSTMARK.match(head):
        return True
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = [found[1].lower() for found in _FIELD.finditer(top)]
    first = top.partition(b":")[0].lower()
    return bool(names) and names[0] == first and len(names) >= 3 and bool(_SURE & set(names))


def read_mail(item: Item) -> Iterator[Found]:
    """The mail, or all mails of a mailbox."""
    item = replace(item, budget=budgeted(item))
    yield from (_read_box if _POSTMARK.match(item.head()) else _read_one)(item)


def _read_one(item: Item) -> Iterator[Found]:
    """The document of a mail, then what is attached."""
    try:
        message = message_from_bytes(item.load("max_file_bytes"), policy=Headers())
        parts = parts_of(message)
    except RecursionError as exc:
        raise UnreadableError("parts within parts without end; save the text as a file of its own") from exc
    own = _own_text(item, message, parts)
    if own is not None:
        yield own
    elif parts.encrypted:
        yield Rejected(item.path, "read", "it is encrypted; save its text as .txt")
    elif not parts.attached:
        yield Rejected(item.path, "read", "a mail without a text; check that it was saved with its body")
    for place, part in enumerate(parts.attached, 1):
        if (found := _attached(item, part, place)) is not None:
            yield found


def _own_text(item: Item, message: Message, parts: Parts) -> Found | None:
    """The mail's text: plain where there is one that says as much as the HTML does."""
    matter = matter_of(message)
    plain = "\n\n".join(text_of(part).strip("\n") for part in parts.plain)
    html = max(parts.html, key=lambda part: len(bytes_of(part)), default=None)
    if html is not None and wants_html(plain, bytes_of(html).decode("latin-1")):
        page = item.member("body.html", bytes_of(html), media="text/html", matter=matter)
        return replace(page, path=item.path, charset=charset_of(html), basis="header", given=item.given)
    if not letters(plain) and (parts.attached or parts.encrypted):
        return None
    if not plain.strip():
        return None
    return make_document(item, Laid(plain, blocks_of_mail, forwarded(matter, plain), "header"))


def _attached(item: Item, part: Message, place: int) -> Found | None:
    """What is attached as an item of its own; why it is not read; None where it can be no text."""
    media = part.get_content_type()
    if media == MAIL:
        inner = part.get_payload()
        mail = inner[0] if isinstance(inner, list) and inner else None
        return item.member(f"{place}.eml", _raw(mail), media=MAIL) if isinstance(mail, Message) else None
    name = clean(header_name(part)) or f"part {place}"
    if media.startswith(_SILENT):
        return None
    stated = any(media in reader.media for reader in readers()) and media != "text/plain"
    if not stated and (reason := refusal(name)):
        return Rejected(label(item, name), "read", reason)
    raw = bytes_of(part)
    limit = settings.number("max_file_bytes")
    if len(raw) > limit:
        return Rejected(label(item, name), "read", f"over the {limit} bytes allowed; raise the setting max_file_bytes")
    return item.member(name, raw, media=media)


def header_name(part: Message) -> str:
    """The name that a part states for itself, on one line."""
    try:
        name = part.get_filename() or ""
    except FAULTS:
        name = header(part, "Content-Description")
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())[:200]


def _raw(mail: Message) -> bytes:
    """A mail within a mail as bytes. Raises UnreadableError where its headers cannot be written."""
    try:
        return mail.as_bytes(policy=compat32)
    except FAULTS as exc:
        raise UnreadableError(f"damaged: the mail within cannot be read ({type(exc).__name__})") from exc


# --- mailboxes ----------------------------------------------------------------------------------------------------


def _read_box(item: Item) -> Iterator[Found]:
    """The mails of a mailbox one by one, however large it is."""
    for number, raw in enumerate(_mails(item), 1):
        name = f"{number}.eml"
        if raw is None:
            limit = settings.number("max_file_bytes")
            yield Rejected(label(item, name), "read", f"over {limit} bytes; raise the setting max_file_bytes")
        else:
            yield item.member(name, raw, media=MAIL)


def _mails(item: Item) -> Iterator[bytes | None]:
    """The mails of a mailbox; None for one that is too large."""
    limit = settings.number("max_file_bytes")
    held: list[bytes] = []
    size, blank = -1, True
    with item.open() as stream:
        for line in iter(lambda: stream.readline(limit + 1), b""):
            if blank and _POSTMARK.match(line):
                if size >= 0:
                    yield b"".join(held) if size <= limit else None
                held, size = [], 0
                continue
            blank = line in (b"\n", b"\r\n")
            size += len(line)
            if size <= limit:
                held.append(line[1:] if line.startswith(b">From ") else line)
            else:
                held = []
    if size >= 0:
        yield b"".join(held) if size <= limit else None


READER = Reader(
    name="mail",
    suffixes=frozenset({".eml", ".mbox"}),
    media=frozenset({MAIL, "application/mbox"}),
    is_one=is_mail,
    read=read_mail,
    order=45,
)
