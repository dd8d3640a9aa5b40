"""Make the saved pages and their gold: texts in articles/, markup in templates/, which page is what in shapes.yaml.

``python evaluation/pages/make.py`` writes dev/, held/ and the rows of gold.jsonl anew; the same input gives the same
bytes. Files of other forms than HTML are made by the modules beside this one.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import string
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import yaml

HERE = Path(__file__).parent
SAVED = datetime.fromisoformat("2025-06-17T09:41:00+00:00")
"""The moment at which the pages are said to have been saved: what clocks in mastheads show."""


@dataclass(frozen=True)
class Block:
    """A part of an article. ``kind``: p, h, ul, num, quote, table; ``rows``: items, or cells of rows."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    number: str = ""

    def body(self) -> list[str]:
        """The paragraphs that gold has of it."""
        return [" | ".join(row) for row in self.rows] if self.rows else [self.text]


def read_blocks(text: str) -> list[Block]:
    return [_block(part) for part in re.split(r"\n\s*\n", text.strip())]


def _block(part: str) -> Block:
    lines = [line.strip() for line in part.split("\n")]
    whole = " ".join(lines)
    if whole.startswith("## "):
        return Block("h", whole[3:])
    if whole.startswith("> "):
        return Block("quote", whole[2:])
    if lines[0].startswith("- "):
        return Block("ul", rows=tuple((line[2:],) for line in lines))
    if lines[0].startswith("|"):
        return Block("table", rows=tuple(tuple(c.strip() for c in line.strip("|").split("|")) for line in lines))
    if found := re.match(r"(\d+)\. ", whole):
        return Block("num", whole[found.end() :], number=found[1])
    return Block("p", whole)


class Noise:
    """What stands around an article: drawn anew for each page, the same on every run."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.pool = _load("noise.yaml")

    def some(self, name: str, count: int) -> list[Any]:
        return self.random.sample(self.pool[name], count)

    def one(self, name: str) -> Any:
        return self.random.choice(self.pool[name])

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def hash(self, length: int = 5) -> str:
        return "".join(self.random.choices("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=length))

    def blob(self, length: int) -> str:
        """Letters as a form's hidden state has them."""
        return "".join(self.random.choices(f"{string.ascii_letters}{string.digits}+/", k=length))

    def flip(self) -> bool:
        return self.random.random() < 0.5


@dataclass(frozen=True)
class Page:
    """A page to be made: a row of shapes.yaml with its article, defaults filled in."""

    shape: str
    half: str
    article: dict[str, Any]
    row: dict[str, Any]
    at: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.half}/{self.shape}-{self.at}.html"

    @property
    def published(self) -> datetime | None:
        value = self.row.get("published")
        return datetime.fromisoformat(value) if value else None

    @property
    def updated(self) -> datetime | None:
        value = self.row.get("updated")
        return datetime.fromisoformat(value) if value else None

    @property
    def title(self) -> str:
        return self.row.get("title") or self.article["title"]

    @property
    def author(self) -> str:
        return self.row.get("author", self.article["author"])

    def get(self, name: str, default: Any = "") -> Any:
        return self.row.get(name, default)

    @property
    def slug(self) -> str:
        words = re.findall(r"[a-z0-9]+", self.title.lower())[:9]
        return "-".join(words) or hashlib.sha256(self.title.encode()).hexdigest()[:8]

    @property
    def path(self) -> str:
        pattern = self.row.get("path", "/{slug}")
        day = self.published or SAVED
        number = int(hashlib.sha256(self.name.encode()).hexdigest()[:6], 16)
        return day.strftime(pattern).format(slug=self.slug, number=number)

    @property
    def url(self) -> str:
        return f"https://{self.row['host']}{self.path}" if self.row.get("host") else ""

    @property
    def shown(self) -> list[Block]:
        """The blocks that the page shows: all, or those before a wall."""
        return self.blocks[: self.row["keep"]] if "keep" in self.row else self.blocks


def day(moment: datetime, form: str) -> str:
    """A moment in print. ``%o`` gives 1st, 2nd, 3rd."""
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    return moment.strftime(form.replace("%o", f"{moment.day}{ends.get(moment.day, 'th')}"))


def gold_of(page: Page) -> dict[str, Any]:
    """The row of gold: what a reader of the page sees, and nothing that the page does not say."""
    row = page.row
    shown = page.published.date().isoformat() if page.published else None
    precision = row.get("precision", "day")
    dated = {"day": shown, "month": shown[:7] if shown else None, "none": None}[precision]
    neutral = [page.title, page.article.get("deck") or "", row.get("dateline") or "", *row.get("neutral", [])]
    neutral += [*row.get("titles", []), row.get("footnote", ""), *_translated(page.article)]
    return {
        "file": page.name,
        "half": page.half,
        "shape": page.shape,
        "reader": "html",
        "title": page.title,
        "titles": row.get("titles", []),
        "published": dated,
        "published_also": row.get("published_also", []),
        "publisher": row.get("outlet"),
        "publisher_also": row.get("outlets", []),
        "author": (page.author or None) if row.get("signed", True) else None,
        "language": page.article.get("language", "en"),
        "url": page.url if page.url and row.get("canonical", True) else None,
        "stub": bool(row.get("stub")),
        "body": [part for block in page.shown for part in block.body()],
        "neutral": [text for text in dict.fromkeys(neutral) if text],
    }


def _translated(article: dict[str, Any]) -> list[str]:
    """The same in a second language: whoever takes it along is not wrong."""
    return [block.text for block in read_blocks(article["translation"])] if "translation" in article else []


@cache
def _load(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def articles() -> dict[str, dict[str, Any]]:
    rows = [row for half in ("dev", "held") for row in _load(f"articles/{half}.yaml") or ()]
    return {row["id"]: row for row in rows}


def pages() -> list[Page]:
    texts = articles()
    made = []
    for shape in _load("shapes.yaml"):
        for at, row in enumerate(shape["pages"], start=1):
            article = texts[row["article"]]
            settings = {**shape.get("all", {}), **row}
            made.append(Page(shape["shape"], shape["half"], article, settings, at, read_blocks(article["text"])))
    return made


def environment() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    found.filters["day"] = day
    found.filters["json"] = lambda value: jinja2.filters.do_mark_safe(json.dumps(value, ensure_ascii=False))
    return found


def render(page: Page, templates: jinja2.Environment) -> bytes:
    text = templates.get_template(f"{page.shape}.html.j2").render(
        p=page, a=page.article, blocks=page.shown, all=page.blocks, n=Noise(page.name), saved=SAVED,
        hour=timedelta(hours=1),
    )  # fmt: skip
    raw = text.encode(page.get("encoding", "utf-8"), "xmlcharrefreplace")
    return b"\xef\xbb\xbf" + raw if page.get("bom") else raw


def write_pages() -> list[dict[str, Any]]:
    templates = environment()
    rows = []
    for page in pages():
        (HERE / page.half).mkdir(exist_ok=True)
        (HERE / page.name).write_bytes(render(page, templates))
        rows.append(gold_of(page))
    return rows


def main() -> None:
    from letters import write_letters
    from papers import write_papers

    rows = [*write_pages(), *write_papers(), *write_letters()]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (HERE / "gold.jsonl").write_text(text, "utf-8")
    print(f"{len(rows)} documents")


if __name__ == "__main__":
    main()
