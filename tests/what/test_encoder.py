"""How a pair is masked, and what the shipped encoder makes of plain sentences."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from comity.errors import EncoderError
from comity.what.encoder import FOLDER, Answer, Encoder, MarkedPair, load_encoder, mask


def pair(text: str, actor: str | None, other: str | None = None, trigger: str | None = None) -> MarkedPair:
    def at(words: str | None) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    return MarkedPair(text, at(actor), at(other), at(trigger))


TEXT = "Tokyo signed a pact with Delhi."


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        (pair(TEXT, "Tokyo", "Delhi"), "@ S @ signed a pact with # T # ."),
        (pair(TEXT, "Tokyo", "Delhi", "signed"), "@ S @ ^ signed ^ a pact with # T # ."),
        (pair(TEXT, "Delhi", "Tokyo"), "# T # signed a pact with @ S @ ."),
        (pair(TEXT, "Tokyo"), "@ S @ signed a pact with Delhi."),
        (pair(TEXT, None, None, "signed"), "Tokyo ^ signed ^ a pact with Delhi."),
        (pair("Tokyo #1 in talks @ Delhi", "Tokyo", "Delhi"), "@ S @ 1 in talks # T #"),
    ],
)
def test_a_pair_is_masked(marked: MarkedPair, seen: str) -> None:
    assert mask(marked) == seen


def test_what_overlaps_is_marked_once() -> None:
    assert mask(MarkedPair(TEXT, (0, 5), (3, 12), (0, 12))) == "@ S @ signed a pact with Delhi."


def test_an_answer_tells_its_likeliest_label() -> None:
    answer = Answer({"status": {"happened": 0.2, "planned": 0.7, "none": 0.1}})
    assert (answer.label("status"), answer.score("status"), answer.score("status", "happened")) == ("planned", 0.7, 0.2)
    assert answer.event == 0.9


@pytest.mark.parametrize(
    ("text", "actor", "other", "type", "status"),
    [
        ("Kenya condemned Uganda over the shelling.", "Kenya", "Uganda", "ACCUSE", "happened"),
        ("Norway will host the foreign minister of Chile in May.", "Norway", "Chile", "CONSULT", "planned"),
        ("Peru urged Bolivia to open the bridge.", "Peru", "Bolivia", "REQUEST", "called_for"),
        ("Egypt bombed two depots in Libya.", "Egypt", "Libya", "ASSAULT", "happened"),
    ],
)
def test_plain_sentences_are_read(text: str, actor: str, other: str, type: str, status: str) -> None:
    (answer,) = load_encoder().read([pair(text, actor, other)])
    assert answer.label("type") == type
    assert answer.label("status") in (status, "promised" if status == "planned" else status)


def test_who_is_acted_on_does_not_act() -> None:
    text = "Kenya condemned Uganda over the shelling."
    there, back = load_encoder().read([pair(text, "Kenya", "Uganda"), pair(text, "Uganda", "Kenya")])
    assert there.label("root") == "ACCUSE"
    assert back.label("root") != "ACCUSE"


def test_answers_come_in_the_order_asked() -> None:
    pairs = [pair(f"{'Very ' * n}Kenya condemned Uganda.", "Kenya", "Uganda") for n in (30, 0, 12)]
    encoder = load_encoder()
    together = [answer.label("root") for answer in encoder.read(pairs)]
    assert together == [encoder.read([one])[0].label("root") for one in pairs]


def test_the_same_masked_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Encoder()
    one, same = encoder.read([pair("Kenya condemned Uganda.", "Kenya", "Uganda")] * 2)
    assert one is same
    monkeypatch.setattr("comity.what.encoder.MOST", 1)
    other = encoder.read([pair("Kenya met Uganda.", "Kenya", "Uganda")])
    assert len(encoder._known) == len(other) == 1


def test_the_shares_of_each_head_add_up() -> None:
    (answer,) = load_encoder().read([pair("Kenya condemned Uganda.", "Kenya", "Uganda")])
    assert set(answer.shares) >= {"type", "root", "kind", "status", "alleged"}
    assert all(sum(row.values()) == pytest.approx(1, abs=0.01) for row in answer.shares.values())


def test_other_weights_are_refused(tmp_path: Path) -> None:
    for name in ("encoder.onnx", "encoder.json", "tokenizer.json"):
        shutil.copy(FOLDER / name, tmp_path / name)
    facts = json.loads((tmp_path / "encoder.json").read_text("utf-8"))
    (tmp_path / "encoder.json").write_text(json.dumps(facts | {"sha256": "0" * 64}), "utf-8")
    with pytest.raises(EncoderError, match="install the package again"):
        Encoder(tmp_path)
