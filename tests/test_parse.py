"""The parser behind its seam: offsets, titles, roles, and the check of the model's files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from comity import parse
from comity.errors import ParserError
from comity.model import Document, Section
from comity.parse import load_parser, parse_text


def test_tokens_keep_their_place_in_the_text() -> None:
    texts = ["Peru’s navy sailed.", "It met  “friends” off Chile."]
    joined = "\n".join(texts)
    for sentence in parse_text(load_parser(), texts):
        assert joined[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert joined[token.start : token.end].translate(parse.PLAIN) == token.text


def test_an_abbreviated_title_ends_no_sentence() -> None:
    found = parse_text(load_parser(), ["He met Prime Minister Sh. Narendra Modi and Gen. Bipin Rawat in Delhi."])
    assert len(found) == 1


def test_only_passages_that_can_make_claims_are_parsed() -> None:
    text = "Peru signed.\nSubscribe now."
    sections = (Section(0, 12, "body"), Section(13, 27, "promotion"))
    document = Document(Document.id_of(text), text, hashlib.sha256(text.encode()).hexdigest(), sections)
    assert [s.text for s in next(iter(load_parser().parse([document])))] == ["Peru signed."]


def test_a_heading_travels_with_the_sentences_below_it() -> None:
    text = "It was launched last year."
    document = Document(Document.id_of(text), text, "", (Section(0, len(text), "list", "Clean energy"),))
    assert next(iter(load_parser().parse([document])))[0].heading == "Clean energy"


def test_a_verb_form_that_the_model_gets_wrong_has_its_lemma() -> None:
    sentence = parse_text(load_parser(), ["Peru hopes to sign."])[0]
    assert sentence.tokens[1].lemma == "hope"


def test_a_long_paragraph_is_cut_at_white_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_PARAGRAPH_CHARS", "30")
    found = parse_text(load_parser(), ["Peru signed the pact today and Chile signed it too."])
    assert "".join(s.text for s in found).replace(" ", "") == "PerusignedthepacttodayandChilesignedittoo."


def test_a_long_list_is_no_deep_chain() -> None:
    names = "Peru, Chile, Ghana, Kenya and Spain, " * 60
    (sentence,) = parse_text(load_parser(), [f"The list has {names} and Oman."])
    assert max(sum(1 for _ in sentence.ancestors(token)) for token in sentence.tokens) <= parse.DEPTH


def test_an_altered_model_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer").write_bytes(b"other")
    with pytest.raises(ParserError, match="differs"):
        parse._check(tmp_path, {"tokenizer": "0" * 64})


def test_a_missing_model_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParserError, match="'tagger/model' is missing"):
        parse._check(tmp_path, {"tagger/model": "0" * 64})


def test_without_a_model_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ParserError, match="en_core_web_sm"):
        parse._load()
