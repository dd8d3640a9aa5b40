"""The file of feeds, and what is wrong in it by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import ReadError, UsageError
from comity.feeds import Feed, read_feeds

WHOLE = """# Ministries
[[feed]]
address = "https://mofa.example/rss"
name = "Notices"
publisher = "Ministry of Foreign Affairs"
language = "en"
limit = 20

[[feed]]
address = "https://mea.example/sitemap.xml"
"""


def feeds(path: Path, text: str) -> tuple[Feed, ...]:
    (path / "feeds.toml").write_text(text, "utf-8")
    return read_feeds(path / "feeds.toml")


def test_feeds_come_as_they_are_written(tmp_path: Path) -> None:
    assert feeds(tmp_path, WHOLE) == (
        Feed("https://mofa.example/rss", "Notices", "Ministry of Foreign Affairs", "en", 20),
        Feed("https://mea.example/sitemap.xml"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[feed]\n", "is no TOML: .*line 1"),
        ('[[feed]]\naddress = "https://a.example\n', "is no TOML: .*line 2"),
        ("", "lists no feeds: write"),
        ("feed = 3", "lists no feeds"),
        ('name = "x"\n' + WHOLE, "lists no feeds"),
        ("feed = [1]", "feed 1: this is no feed"),
        (WHOLE + 'colour = "red"\n', "line 11: 'colour' is not known: write address, name, "),
        (WHOLE.replace("20", '"20"'), "line 7: limit is '20': give a whole number above 0"),
        (WHOLE.replace("20", "0"), "line 7: limit is 0"),
        (WHOLE.replace("20", "true"), "line 7: limit is True"),
        (WHOLE.replace('"en"', "7"), "line 6: language is 7: give text in quotes"),
        (WHOLE.replace('"Notices"', '" "'), "line 4: name is ' '"),
        (WHOLE + "[[feed]]\nname = 'x'\n", "line 11: a feed needs its address"),
        (WHOLE.replace("https://mea", "ftp://mea"), "line 10: a feed needs its address"),
        (WHOLE + "[[feed]]\naddress = 'https://mofa.example/rss'\n", "line 12: .* is listed twice"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        feeds(tmp_path, text)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read_feeds(tmp_path / "none.toml")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="is not UTF-8"):
        read_feeds(tmp_path / "feeds.toml")
