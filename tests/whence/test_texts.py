"""What kind of text a document is."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from comity.errors import DataError
from comity.whence import texts
from comity.whence.texts import is_joint, is_official, kind_of, load_titles
from factories import make_document

MOFA = {"publisher": "Ministry of Foreign Affairs of Japan", "url": "https://www.mofa.go.jp/files/1.pdf"}


@pytest.mark.parametrize(
    "title",
    [
        "Japan-India Joint Statement Toward Free, Open and Prosperous Indo-Pacific",
        "Joint Declaration on Security Cooperation between India and Japan",
        "India – Japan Joint Press Statement",
        "Quad Foreign Ministers' Statement",
        "Joint Communiqué of the Second 2+2 Ministerial Meeting",
        "Fact Sheet: Australia-Japan Joint Fact Sheet",
        "Exchange of Notes concerning the loan for the metro",
        "Memorandum of Cooperation in the field of carbon neutrality",
        "Agreement between Japan and the Republic of India concerning social security",
        "日印共同声明",
        "Third 2+2 Ministerial Meeting: Joint Statement",
        "Joint Economic Partnership Statement",
        "Agreed Minutes of the Joint Commission",
    ],
)
def test_a_text_that_sides_sign_is_joint_where_an_office_publishes_it(title: str) -> None:
    assert kind_of(make_document(title=title, **MOFA)) == "joint"
    assert kind_of(make_document(title=title, publisher="The Hindu")) == "media"
    assert kind_of(make_document(title=title, publisher="Lake Herald")) == "other"


@pytest.mark.parametrize(
    "title",
    [
        "Remarks by the Minister on the Joint Statement",
        "Signing of the Memorandum of Understanding on space",
        "Press conference following the Joint Declaration",
        "Adoption of the Joint Statement",
        "The two states adopt a Joint Declaration",
        "Press conference: the Joint Statement",
        "Telephone talk between the two ministers",
        "共同声明の発出について",
        "共同声明について",
        "",
    ],
)
def test_a_text_about_one_is_the_office_s_own(title: str) -> None:
    assert not is_joint(title)
    assert kind_of(make_document(title=title, **MOFA)) == "official"


def test_official_is_what_a_state_says_by_its_address() -> None:
    assert is_official(make_document(**MOFA))
    assert is_official(make_document(title="Joint Statement", **MOFA))
    assert not is_official(make_document(**MOFA | {"url": "https://mofa.go.jp.lake.example/"}))


def test_a_pattern_that_is_none_is_named() -> None:
    rows = {"texts": {"joint": ["("], "about": "on", "said_of": "x"}}
    load_titles.cache_clear()
    with (
        patch.object(texts, "load_patterns", return_value=rows),
        pytest.raises(DataError, match="no regular expression"),
    ):
        load_titles()
