"""One table of settings: name, default, environment variable, what it does. Nothing else reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. The type of ``default`` is the type of the value."""

    name: str
    default: str | int | float
    help: str
    least: float = 0
    """Of numbers, the smallest that makes sense."""

    @property
    def variable(self) -> str:
        return f"COMITY_{self.name.upper()}"


TABLE: Final[tuple[Setting, ...]] = (
    Setting(
        "ledger",
        "comity.db",
        "the ledger, a file or a PostgreSQL address, that commands use when --ledger is not given",
    ),
    Setting("editor", "", "who signs decisions when --by is not given"),
    Setting(
        "sheets", "", "the folder in which the pages keep blind sheets; default: a folder beside the ledger's file"
    ),
    Setting("max_bytes", 5_000_000, "a larger file is rejected, in bytes"),
    Setting(
        "max_unpacked_bytes", 100_000_000, "so much may be unpacked from one archive or compressed page, however small"
    ),
    Setting("max_ratio", 100, "beyond that, so many times its own size", least=1),
    Setting("max_depth", 3, "archives within archives that are opened"),
    Setting("max_file_bytes", 50_000_000, "a larger PDF, office document or mail is rejected, in bytes"),
    Setting("max_pages", 1000, "pages of a PDF that are read, the first ones", least=1),
    Setting("pdf_seconds", 120, "reading a PDF that takes longer is broken off", least=1),
    Setting("pdf_memory", 2_000_000_000, "memory that reading a PDF may take, in bytes, where the system bounds it"),
    Setting("max_ocr_pages", 50, "pages of a PDF that are pictures and are recognised, where tesseract is installed"),
    Setting("ocr_seconds", 60, "a page whose recognition takes longer is not read", least=1),
    Setting("contact", "", "how the owner of a server can reach you: it is told to the servers that are asked"),
    Setting("allow_hosts", "", "hosts and ranges (10.0.0.0/8) that may be asked though they are not public, by commas"),
    Setting("allow_ports", "80,443", "the ports of public hosts that may be asked, parted by commas"),
    Setting(
        "max_download_bytes", 50_000_000, "of what an address gives and is no page (an archive, a table), in bytes"
    ),
    Setting("max_redirects", 8, "redirects that are followed from one address"),
    Setting("max_seconds", 60, "the time in which an address must have given all", least=1),
    Setting("max_links", 100, "texts that are fetched of those one feed or sitemap names, the newest first"),
    Setting("max_tries", 5, "runs of `watch` in which a text is asked for in vain before it is given up", least=1),
    Setting("seconds_between_requests", 1.0, "the pause between two questions to one host"),
    Setting("min_letters", 40, "a text with fewer letters is rejected as empty"),
    Setting("max_binary_share", 0.02, "a file with a larger share of control bytes is rejected as binary"),
    Setting("languages", "en,ja", "languages that are coded, as ISO 639-1 codes parted by commas"),
    Setting("batch_paragraphs", 64, "paragraphs parsed at a time", least=1),
    Setting("batch_documents", 32, "documents parsed together; each is recorded by itself", least=1),
    Setting("review_below", 0.4, "a claim with a lower score waits for review and is not counted"),
    Setting("review_actually_below", 0.6, "the same of a claim under ACTUALLY, where a wrong one is worst"),
    Setting("link_above", 0.6, "two claims at least so likely to be about one thing become one entry"),
    Setting("propose_above", 0.35, "two claims at least so likely to be about one thing are shown for review"),
    Setting("reader_token", "", "who signs in to the pages with it may read; 16 signs or more"),
    Setting("editor_token", "", "who signs in to the pages with it may read and edit; 16 signs or more"),
    Setting("hosts", "", "further names that the pages are asked by, parted by commas"),
    Setting("writes_per_minute", 60, "changes, and tries to sign in, that one caller of the pages has", least=1),
    Setting("max_paragraph_chars", 20_000, "a longer paragraph is cut at white space before it is parsed", least=1),
)


def get(name: str) -> str | int | float:
    """The value of a setting: from its environment variable, else its default.

    Raises UsageError where the variable does not hold a value of the setting's type; KeyError for an unknown name.
    """
    setting = next((row for row in TABLE if row.name == name), None)
    if setting is None:
        raise KeyError(name)
    raw = os.environ.get(setting.variable)
    if not raw:
        return setting.default
    try:
        value = type(setting.default)(raw)
    except ValueError as exc:
        kind = type(setting.default).__name__
        raise UsageError(f"{setting.variable} is {raw!r}: set it to a value of type {kind}, or unset it") from exc
    if not isinstance(value, str) and value < setting.least:
        raise UsageError(f"{setting.variable} is {raw!r}: set it to {setting.least:g} or more, or unset it")
    return value


def number(name: str) -> int:
    """A setting that is a whole number."""
    return int(get(name))
