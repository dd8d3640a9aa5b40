"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from charset_normalizer import from_bytes

from comity import settings
from comity.read.faults import UnreadableError

SAMPLE = 200_000
"""Bytes that are looked at to tell an encoding; all of them are decoded."""

LEGACY = (
    "cp1252", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr", "cp1251", "koi8_r", "cp1250",
    "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "latin_1",
)  # fmt: skip
"""The encodings of old that a text without a mark is tried in."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SIGNATURES = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"), (b"\x1f\x8b", "a compressed file"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_LABELS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "x-euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030",
    "gb_2312-80": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254",
    "tis-620": "cp874", "iso-8859-11": "cp874", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
"""The encodings that browsers take for what pages state. A page whose statement can be read is not in UTF-16."""
_LABEL = re.compile(r"(?:utf-?8|windows-|cp|iso[-_]?8859|iso-2022-jp|koi8|euc|big5|mac|gb18030)[\w.-]*$", re.ASCII)
_META = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_PROLOG = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{2,30})")
_TAGS = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
MOST_BROKEN = 0.01
"""A page with a larger share of broken letters in an encoding is taken to be in another."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]")
_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with halves of letters, which JSON and old names may have and no ledger can hold, as U+FFFD."""
    return _HALVES.sub("\ufffd", text)


def decode(raw: bytes) -> str:
    """The text of the bytes, with newlines as ``\\n`` and composed letters (NFC).

    Raises UnreadableError on binary files and broken encodings, with the reason and what to do.
    """
    _check_signature(raw)
    text = _decode(raw)
    controls = len(_CONTROLS.findall(text))
    if text and controls / len(text) > float(settings.get("max_binary_share")):
        raise UnreadableError(f"binary: {controls} of {len(text)} characters are control codes; add a text file")
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", text.removeprefix("\ufeff")))


def decode_markup(raw: bytes, stated: str | None = None) -> str:
    """The text of a page or feed, as browsers find it: by its first bytes, as UTF-8 if it can be that, as the server
    (``stated``) or the page says, else by its letters. Letters that are broken become U+FFFD.

    Raises UnreadableError on binary files, with the reason and what to do.
    """
    _check_signature(raw)
    text = next(_readings(raw, stated))
    controls = len(_CONTROLS.findall(text))
    if text and controls / len(text) > float(settings.get("max_binary_share")):
        raise UnreadableError(f"binary: {controls} of {len(text)} characters are control codes; save the page again")
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", _CONTROLS.sub("", text.removeprefix("\ufeff"))))


def _readings(raw: bytes, stated: str | None) -> Iterator[str]:
    """The text in each encoding that it may be in, the likeliest first; those that break too much are left out."""
    mark = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if sure := mark or ("iso2022_jp" if b"\x1b$" in raw[:SAMPLE] else None) or _utf16_of(raw):
        yield raw.decode(sure, "replace")
    with suppress(UnicodeDecodeError):
        yield raw.decode("utf-8")
    found = _PROLOG.match(raw) or _META.search(raw[:SAMPLE])
    labels = (stated, found[1].decode("ascii") if found else None)
    known = [codec for label in labels if label and (codec := _codec_of(label))]
    for codec in (*known, "utf-8"):
        text = raw.decode(codec, "replace")
        if text.count("\ufffd") <= MOST_BROKEN * sum(byte > 127 for byte in raw):
            yield text
    best = from_bytes(_TAGS.sub(b" ", raw[:SAMPLE]), cp_isolation=list(LEGACY), preemptive_behaviour=False).best()
    yield raw.decode(best.encoding if best else "cp1252", "replace")


def _codec_of(label: str) -> str | None:
    """The codec for what a page or server states; None for what is no encoding of text on the web."""
    name = label.strip(" \"'").lower()
    codec = _LABELS.get(name) or (name if _LABEL.match(name) else "")
    try:
        return codecs.lookup(codec).name if codec else None
    except LookupError:
        return None


def _check_signature(raw: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableError(f"binary: this is {kind}; save its text as .txt and add that")


def _decode(raw: bytes) -> str:
    mark = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    shifted = "iso2022_jp" if b"\x1b$" in raw[:SAMPLE] else None
    encoding = mark or shifted or _utf16_of(raw) or "utf-8"
    try:
        return raw.decode(encoding)
    except UnicodeError as exc:
        if mark or encoding != "utf-8" or _is_broken_utf8(raw):
            place = getattr(exc, "start", len(raw))
            raise UnreadableError(f"broken {encoding.upper()} at byte {place}; save the file again as UTF-8") from exc
    _check_bytes(raw)
    return _decode_legacy(raw)


def _utf16_of(raw: bytes) -> str | None:
    """UTF-16 without a mark, by the zero bytes at every other place."""
    sample = raw[:2000]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _is_broken_utf8(raw: bytes) -> bool:
    """Whether most of the bytes over 127 form UTF-8 letters, as they hardly do by chance in another encoding."""
    found = _SEQUENCES.findall(raw)
    whole = sum(len(sequence) > 1 for sequence in found)
    return whole * 2 > len(found)


def _check_bytes(raw: bytes) -> None:
    sample = raw[:SAMPLE]
    controls = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32), 127))
    if controls / len(sample) > float(settings.get("max_binary_share")):
        raise UnreadableError("binary: this is no text; add a text file instead")


def _decode_legacy(raw: bytes) -> str:
    """Text in an encoding of old: Western typewriter marks first, then what the bytes look most like."""
    high = sum(byte > 127 for byte in raw[:SAMPLE])
    if high * 30 < len(raw[:SAMPLE]):
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(raw[:SAMPLE], cp_isolation=list(LEGACY), preemptive_behaviour=False).best()
    if best is None:
        raise UnreadableError("the encoding could not be told; save the file again as UTF-8")
    try:
        return raw.decode(best.encoding)
    except UnicodeDecodeError as exc:
        raise UnreadableError(f"broken {best.encoding} at byte {exc.start}; save the file again as UTF-8") from exc
