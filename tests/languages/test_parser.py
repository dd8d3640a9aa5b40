"""Sentences, forms of verbs, and what hangs on what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.languages.japanese.parser import LONGEST, base_of, folded, is_verb, stem_of
from comity.languages.records import Predicate
from languages.notices import cut, notice


def predicates(text: str) -> tuple[Predicate, ...]:
    (sentence,) = cut(text)
    return sentence.predicates


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("両国は会談した。その後、署名した。", ["両国は会談した。", "その後、署名した。"]),
        ("大臣は「会談した。署名した。」と述べた。", ["大臣は「会談した。署名した。」と述べた。"]),
        ("両国（日本。インド。）は会談した。", ["両国（日本。インド。）は会談した。"]),
        ("（１）両国は会談した。", ["両国は会談した。"]),
        ("１　総論\n●　両国は会談した。", ["総論", "両国は会談した。"]),
        ("ア　両国は「会談した。続けて署名した。", ["両国は「会談した。", "続けて署名した。"]),
        ("――", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [one.text for one in cut(text)] == sentences


@given(st.text(alphabet="日印は、。「」（）１ア\n会談した ", max_size=60))
def test_sentences_are_pieces_of_the_text_in_order(text: str) -> None:
    document = notice(text)
    found = cut(text)
    assert all(document.text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "unit", ["日印", "協力", "（", "（。", "第1回", "8月20日から", "することで", "・", "の共同訓練を", "Ａ"]
)
def test_odd_text_takes_no_long_time(unit: str) -> None:
    found = cut(unit * 5_000)
    assert all(len(one.text) <= 2 * LONGEST + 2 for one in found)


@given(st.text(max_size=80))
def test_folding_keeps_every_sign_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_comma_that_parts_digits_stays() -> None:
    assert folded("１，０００億円，ＡＣＳＡ") == "1,000億円、ACSA"


@pytest.mark.parametrize(
    ("word", "text", "form"),
    [
        ("署名", "された", "され"), ("署名", "した", "し"), ("署名", "すれば", "すれ"), ("署名", "すべき", "する"),
        ("署名", "の", None), ("行う", "わない", "し"), ("行う", "われた", "され"), ("行う", "って", "し"),
        ("行う", "えば", "すれ"), ("述べる", "た", "し"), ("述べる", "られた", "され"), ("述べる", "は", None),
        ("見込む", "みである", None), ("達する", "した", "し"),
    ],
)  # fmt: skip
def test_forms_of_verbs(word: str, text: str, form: str | None) -> None:
    plain = f"{stem_of(word) if is_verb(word) else word}{text}"
    base = base_of(word, plain, len(plain) - len(text))
    assert (base.form if base else None) == form


@pytest.mark.parametrize(
    ("text", "marks", "link"),
    [
        ("両国は会談しました。", {"past"}, "end"),
        ("両国は会談しなかった。", {"past", "negative"}, "end"),
        ("協定が署名された。", {"past", "passive"}, "end"),
        ("両国は会談したい。", {"wish"}, "end"),
        ("両国は会談すべきである。", {"duty"}, "end"),
        ("両国は会談する予定である。", {"present", "planned"}, "end"),
        ("両国は会談している。", {"lasting"}, "end"),
        ("両国が会談した場合、", {"past", "condition"}, "condition"),
        ("両国が会談すれば、", {"condition"}, "condition"),
        ("両国は会談し、", set(), "chain"),
    ],
)
def test_endings(text: str, marks: set[str], link: str) -> None:
    one = predicates(text)[0]
    assert (one.marks, one.link) == (frozenset(marks), link)


def test_a_noun_and_its_light_verb_are_one_predicate() -> None:
    (one,) = predicates("両国は、東京で外相会談を行いました。")
    assert (one.word.text, one.marks, one.verbal) == ("外相会談", frozenset({"past"}), True)


def test_what_hangs_on_a_governor() -> None:
    inner, outer = predicates("両国は、共同宣言を改定していくことで一致しました。")
    assert (inner.link, inner.governor, outer.word.text) == ("content", 1, "一致")


@pytest.mark.parametrize(
    ("text", "name", "case"),
    [
        ("日本はインドと会談した。", "日本", "topic"),
        ("日本はインドと会談した。", "インド", "with"),
        ("日本はインドに対し要請した。", "インド", "to"),
        ("インドから要請があった。", "インド", "from"),
        ("日本はインドを訪問した。", "インド", "object"),
        ("日本とインドは会談した。", "日本", "topic"),
        ("両国の次官は会談した。", "両国", "topic"),
        ("ロシアによる侵略を非難した。", "ロシア", "by"),
    ],
)
def test_cases(text: str, name: str, case: str) -> None:
    (sentence,) = cut(text)
    assert next(term.case for term in sentence.terms if term.text == name) == case
