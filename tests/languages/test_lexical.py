"""Claims of Japanese sentences: status, parties, dates, things, offsets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evaluate.gold import Options
from comity.evaluate.notices import score
from comity.model import Claim
from languages.notices import claims_of, notice

SENTENCES = Path(__file__).with_name("ja.jsonl")


def only(text: str, **given: str | None) -> Claim:
    (claim,) = claims_of(text, **given)
    return claim


def roles(claim: Claim) -> dict[str, str]:
    return {party.id: party.role for party in claim.parties}


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ("共同訓練を実施した", "happened"), ("共同訓練を実施している", "under_way"),
        ("共同訓練を実施しなかった", "not_happened"), ("共同訓練の実施を断念した", "not_happened"),
        ("共同訓練を実施することで一致した", "agreed"), ("共同訓練を実施していくことを確認した", "agreed"),
        ("共同訓練を実施すると約束した", "promised"), ("共同訓練を実施する予定である", "planned"),
        ("共同訓練を実施することとなった", "planned"), ("共同訓練を実施する見込みである", "expected"),
        ("共同訓練の実施を期待した", "hoped"), ("共同訓練を実施したい旨述べた", "hoped"),
        ("共同訓練の実施を提案した", "proposed"), ("共同訓練の実施を検討する", "proposed"),
        ("共同訓練の実施を検討していくことで一致した", "proposed"), ("共同訓練を実施すべきである", "called_for"),
        ("共同訓練を実施する可能性がある", "conditional"), ("共同訓練を実施したことを否定した", "denied"),
    ],
)  # fmt: skip
def test_the_predicate_decides_the_status(ending: str, status: str) -> None:
    claim = only(f"日印両国は、{ending}。")
    assert (claim.kind, claim.status) == ("exercise", status)
    assert set(roles(claim)) == {"IND", "JPN"}


def test_a_claim_without_an_act_of_its_own() -> None:
    claim = only("日印両国は、緊密に意思の疎通に努めることで一致した。")
    assert (claim.kind, claim.status) == ("position", "agreed")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("上川大臣は、インド外務大臣と会談した。", {"JPN": "actor", "IND": "recipient"}),
        ("日印外相会談が開催された。", {"JPN": "actor", "IND": "actor"}),
        ("モディ首相は日本を訪問した。", {"IND": "actor", "JPN": "recipient"}),
        ("インドは中国に撤退を求めた。", {"IND": "actor", "CHN": "recipient"}),
        ("我が国は、ロシアによる侵略を非難した。", {"JPN": "actor", "RUS": "recipient"}),
        ("フィリピンに対し、日本政府は支援を供与した。", {"PHL": "recipient", "JPN": "actor"}),
    ],
)
def test_parties(text: str, parties: dict[str, str]) -> None:
    assert roles(only(text)) == parties


def test_both_are_those_named_before() -> None:
    _, claim = claims_of("日豪外相会談が開催された。双方は、覚書に署名した。")
    assert roles(claim) == {"JPN": "actor", "AUS": "actor"}


def test_who_publishes_is_we() -> None:
    assert "IND" in roles(only("政府は、中国に対し抗議した。", publisher="Ministry of External Affairs of India"))


def test_two_acts_of_one_sentence() -> None:
    held, signed = claims_of("日印両国は、８月20日に外相会談を行い、覚書に署名した。")
    assert (held.kind, held.when and held.when.edtf) == ("engagement", "2024-08-20")
    assert (signed.kind, signed.status) == ("agreement", "happened")


def test_a_clause_on_a_noun_tells_of_the_past() -> None:
    signed, *_ = claims_of("日印両国は、2015年12月に署名された協定に基づき、共同開発を進めている。")
    assert (signed.status, signed.when and signed.when.edtf) == ("happened", "2015-12")


def test_when_it_is_due() -> None:
    claim = only("日印両国は、年内に共同宣言を改定していくことで一致した。")
    assert (claim.when, claim.due and claim.due.edtf) == (None, "../2024-12-31")


def test_a_day_that_has_passed_is_not_ahead() -> None:
    claim = only("日印両国は、12月３日に会談した。")
    assert claim.when and claim.when.edtf == "2023-12-03"


def test_a_headline_is_planned_where_its_day_is_to_come() -> None:
    assert only("日印外相会談の開催").status == "happened"
    assert only("日印外相会談の開催（９月３日）").status in ("planned", "happened")


def test_the_speaker() -> None:
    claim = only("ジャイシャンカル外相から、日本との協力を強化したい旨述べた。")
    assert claim.speaker and (claim.speaker.id, claim.speaker.office) == ("IND", "外相")


def test_thing_place_and_quantity() -> None:
    claim = only("日印両国は、東京で第３回日印外相間戦略対話を開催した。")
    assert claim.thing and (claim.thing.id, claim.thing.edition) == ("ind-jpn-foreign-ministers-dialogue", 3)
    assert claim.where and claim.where.name == "Tokyo"
    aid = only("日本はインドに約1,000億円の円借款を供与した。")
    assert aid.quantity and (aid.quantity.value, aid.quantity.unit) == (1e11, "JPY")


@pytest.mark.parametrize(
    "text", ["概要は以下のとおりです。", "会場は晴れていた。", "訓練とは何か。", "会談後、記者が集まった。"]
)
def test_no_claim(text: str) -> None:
    assert claims_of(text) == ()


def test_offsets_are_exact() -> None:
    text = "　１　総論\n（１）日印両国は，ＡＣＳＡに署名した。「よい」と述べた。"
    claims = claims_of(text)
    document = notice(text)
    assert [document.text[c.passage.start : c.passage.end] for c in claims] == [c.passage.exact for c in claims]
    assert [c.passage.exact for c in claims] == ["日印両国は，ＡＣＳＡに署名した。"]


@given(
    st.lists(
        st.sampled_from("日印両国は、と中国に会談を署名行いした協定８月20日ことで一致。「」し期待する"), max_size=40
    )
)
def test_any_row_of_words_is_coded(signs: list[str]) -> None:
    text = "".join(signs)
    assert claims_of(text) == claims_of(text)


def test_the_floor_of_the_sentences_written_for_it() -> None:
    """Sentences made up while the rules were written: what they say is that nothing that worked was lost."""
    found = {figure.name: figure.value or 0.0 for figure in score([SENTENCES], Options()).figures}
    assert found["ja.events.f1"] >= 0.97
    assert found["ja.actually_wrong"] == 0
    assert min(found["ja.status_accuracy"], found["ja.kind_accuracy"], found["ja.parties.f1"]) >= 0.97
