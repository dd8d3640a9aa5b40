"""Templates: every text is escaped and inert, an unknown name is an error, static files are named by their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from comity.present.dates import full, short
from comity.present.inert import inert, inert_lines
from comity.present.pictures import Picture
from comity.present.pictures.palette import stylesheet
from comity.present.words import plural
from comity.who import state_name

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"


def render(template: str, **values: Any) -> str:
    """A template of ``templates/`` with values."""
    return environment().get_template(template).render(**values)


@cache
def environment() -> Environment:
    """Where templates are loaded, with the filters that all may use."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_tamed,
    )  # fmt: skip
    made.filters |= {
        "full": full,
        "short": short,
        "inert": inert,
        "number": number,
        "plural": counted,
        "state": state_name,
        "begun": begun,
    }
    made.globals |= {
        "static": static, "has_static": has_static, "palette_address": palette_address, "drawn": drawn, "opens": opens,
    }  # fmt: skip
    return made


def _tamed(value: Any) -> Any:
    """Text as it may be looked at, whatever a source or an address put into it; its line breaks stay."""
    return inert_lines(value) if type(value) is str else value


def static(name: str) -> str:
    """The address of a static file; another one once its content changes."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def has_static(name: str) -> bool:
    """Whether a static file is there: what comes from npm may not be, where nothing was installed from it."""
    return (STATIC / name).is_file()


@cache
def palette_address() -> str:
    """The address of the colours; another one once they change."""
    return f"/palette.css?v={sha256(palette().encode()).hexdigest()[:10]}"


def drawn(picture: Picture) -> Markup:
    """The SVG of a picture, which escapes its own texts."""
    return Markup(picture.svg)


def number(value: int) -> str:
    """``1,200``."""
    return f"{value:,}"


def begun(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def counted(value: int, noun: str, many: str = "") -> str:
    """``1 document``, ``1,200 documents``."""
    return plural(value, noun, many)


KINDS: Final = {"c": "claim", "e": "entry", "p": "promise", "d": "document"}


def opens(id: str) -> str | None:
    """The address at which a record opens: ``c-…`` at ``/claim/c-…``, a pair ``IND-JPN`` at ``/IND-JPN``."""
    kind = KINDS.get(id.partition("-")[0])
    if kind:
        return f"/{kind}/{id}"
    return f"/{id}" if len(id) == 7 and id[3] == "-" and id.replace("-", "").isupper() else None


def palette() -> str:
    """The colours of all pages: by what the reader's system says, or chose; on paper light."""
    light, dark = stylesheet("light"), stylesheet("dark")
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}\n"
        f"@media screen {{ :root[data-theme=dark] {{ {dark} }} }}\n"
    )
