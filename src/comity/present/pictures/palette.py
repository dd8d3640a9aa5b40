"""The colours of pages and pictures, light and dark: names that a stylesheet fills, or a file has filled in."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final, Literal

Theme = Literal["light", "dark"]
PREFIX: Final = "--cy-"
LIGHT: Final = MappingProxyType(
    {
        "paper": "#ffffff",
        "panel": "#f4f6f8",
        "ink": "#1a1c20",
        "soft": "#565c66",
        "rule": "#d3d7dd",
        "link": "#0b5394",
        "actually": "#00604f",
        "likely": "#8a4b00",
        "should": "#66389b",
        "alert": "#b3261e",
        "heat0": "#eef2f6",
        "heat1": "#c5d8e8",
        "heat2": "#8bb4d4",
        "heat3": "#3d79aa",
        "heat4": "#134f80",
    }
)
DARK: Final = MappingProxyType(
    {
        "paper": "#14171c",
        "panel": "#1d2129",
        "ink": "#eceff4",
        "soft": "#aab1bd",
        "rule": "#3a414d",
        "link": "#8cc2f5",
        "actually": "#52d3b6",
        "likely": "#f0a95c",
        "should": "#c5a3f2",
        "alert": "#ff8a80",
        "heat0": "#1d242e",
        "heat1": "#24405a",
        "heat2": "#2f6390",
        "heat3": "#5a9fd4",
        "heat4": "#b4d8f5",
    }
)
"""Each colour of text has a contrast of 4.5 and more on paper and panel, each colour of a mark 3 and more."""
THEMES: Final = MappingProxyType({"light": LIGHT, "dark": DARK})
NAMED: Final = re.compile(r"var\(--cy-([a-z0-9]+)\)")


def colour(name: str) -> str:
    """A colour as a picture names it: ``var(--cy-ink)``. KeyError for an unknown one."""
    LIGHT[name]
    return f"var({PREFIX}{name})"


def filled(svg: str, theme: Theme = "light") -> str:
    """A picture with its colours filled in, for what reads no stylesheet."""
    return NAMED.sub(lambda match: THEMES[theme][match[1]], svg)


def stylesheet(theme: Theme) -> str:
    """The declarations that give each name its colour."""
    return " ".join(f"{PREFIX}{name}: {value};" for name, value in THEMES[theme].items())
