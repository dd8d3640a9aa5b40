"""The year behind a series' name."""

from __future__ import annotations

import pytest

from comity.link.editions import label_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("CORALEX 22 began.", 2022),
        ("CORALEX-22, the sixth edition, began.", 2022),
        ("CORALEX '22 began.", 2022),
        ("'CORALEX' 2022 began.", 2022),
        ("The 1998 drill, CORALEX 98, ended.", 1998),
        ("CORALEX sent 22 ships.", None),
        ("CORALEX 18-22 May.", None),
        ("CORALEX 22.5 began.", None),
        ("SUPERCORALEX 22 began.", None),
        ("CORALEX began in 2022.", None),
    ],
)
def test_the_year_of_a_label(text: str, year: int | None) -> None:
    assert label_year(text, "CORALEX") == year


def test_names_of_several_words() -> None:
    assert label_year("Blue-Lantern 2023, the first, ended.", "Blue Lantern") == 2023


def test_a_short_form_inside_a_name_counts() -> None:
    assert label_year("CORALEX 19 ended.", "Maritime Exercise CORALEX") == 2019
