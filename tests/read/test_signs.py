"""The class names and words by which pages mark their parts: the schema, and what they tell."""

from __future__ import annotations

from importlib.resources import files

import pytest

from comity.errors import DataError
from comity.read.signs import compile_signs, find_part, find_zone, load

SOURCE = (files("comity.read") / "signs.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("names", "zone"),
    [
        ("shareBar_top", "furniture"), ("main-menu", "furniture"), ("article-related-links", "related"),
        ("onetrust-banner", "cookies"), ("ad-slot", "advertising"), ("newsletter__5FkUq", "advertising"),
        ("comment-list", "comments"), ("comments-link", "furniture"), ("story-body", None), ("commentary", None),
        ("shareholders", None), ("loads", None), ("read-next__RHHwq", "related"),
    ],
)  # fmt: skip
def test_classes_name_parts_of_the_page(names: str, zone: str | None) -> None:
    assert find_zone(names) == zone


@pytest.mark.parametrize(
    ("names", "part"),
    [
        ("wp-caption-text", "caption"), ("photo-credit", "credit"), ("article__byline", "byline"),
        ("entry-date", "date"), ("author-bio", "bio"),
        ("article-standfirst", "standfirst"), ("entry-title", "headline"), ("body-text", None),
    ],
)  # fmt: skip
def test_classes_name_parts_of_the_article(names: str, part: str | None) -> None:
    assert find_part(names) == part


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("Subscribe to continue reading", True), ("This article is for subscribers only.", True),
        ("Already a subscriber? Sign in", True), ("You have reached your limit of free articles.", True),
        ("The two ministers signed the treaty to continue talks.", False), ("Peru joined the pact in June.", False),
        ("Members of the council read the full report.", False),
    ],
)  # fmt: skip
def test_words_of_walls(words: str, wall: bool) -> None:
    assert bool(load().phrases.wall.search(words)) == wall


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("\nzones:", "\nzonen:", "must have the keys"), ("  caption:", "  kaption:", "must have the keys"),
        ("  published: [", "  published: [[], ", "list of strings"),
        ("  error:", "  error: ['(']\n  shell_:", "must have"),
        ("day_first: [", "day_first: [no, ", "put quotes"), ("\nzones:", "\n\tzones:", "no YAML"),
    ],
)  # fmt: skip
def test_faults_of_the_file_are_named(old: str, new: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        compile_signs(SOURCE.replace(old, new, 1))


def test_a_pattern_that_is_none_is_named() -> None:
    with pytest.raises(DataError, match="'headline' is no regular expression"):
        compile_signs(SOURCE.replace("'(?:[a-z0-9-]+-)?(?:headline", "'((?:[a-z0-9-]+-)?(?:headline", 1))
