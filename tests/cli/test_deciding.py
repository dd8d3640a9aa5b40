"""decide and review, and what other commands make of decisions."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml

from cli.conftest import Run
from comity.ledger import open_ledger
from comity.model import Claim, Thing
from comity.relink import relink
from factories import make_claim
from present.story import CLAIMS, DOCUMENTS, STORY

pytestmark = pytest.mark.usefixtures("ledger")
DRILL = next(claim for claim in CLAIMS if claim.kind == "exercise")
SIGNED = ("--why", "a slip", "--by", "K. Ito")


def decided(run: Run, *arguments: str) -> str:
    """The id of the decision that a command printed."""
    ran = run("decide", *arguments, *SIGNED)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.split(":")[0]


def linked(ledger: Path) -> dict[str, str]:
    """Claim id -> entry of the story, linked."""
    with open_ledger(ledger) as store:
        relink(store)
        return dict(store.entries_of([claim.id for claim in CLAIMS]))


def rows_of(name: str) -> list[dict[str, str]]:
    with Path(name).open(newline="") as file:
        return list(csv.DictReader(file))


# --- decide -------------------------------------------------------------------------------------------------------


def test_a_rejected_claim_is_on_no_page_and_its_proof_says_why(run: Run) -> None:
    ran = run("decide", "reject", DRILL.id, "--why", "a rehearsal", "--by", "K. Ito")
    assert ran.out.endswith(f": rejected: {DRILL.id}\n")
    assert "Veer Guardian" not in run("pair", "india", "japan").out
    shown = " ".join(run("show", DRILL.id).out.split())
    assert "decided rejected by K. Ito on " in shown and ": a rehearsal (j-" in shown


def test_an_edited_claim_moves_to_its_column(run: Run) -> None:
    ran = run("decide", "edit", DRILL.id, "--set", "status=planned", "--set", "when=2024-02", *SIGNED)
    first, second = ran.out.splitlines()
    assert first.endswith(f": status set to planned: {DRILL.id}") and second.endswith(
        f": when set to 2024-02: {DRILL.id}"
    )
    page = json.loads(run("pair", "india", "japan", "--json").out)
    (line,) = [line for line in page["columns"]["LIKELY"]["lines"] if line["kind"] == "exercise"]
    assert line["date"] == "2024-02"


def test_undoing_brings_the_page_back(run: Run) -> None:
    before = run("pair", "india", "japan").out
    made = decided(run, "reject", DRILL.id)
    assert run("pair", "india", "japan").out != before
    assert decided(run, "undo", made)
    assert run("pair", "india", "japan").out == before


def test_an_entry_is_all_its_claims(run: Run, ledger: Path) -> None:
    entry = linked(ledger)[CLAIMS[0].id]
    ran = run("decide", "reject", entry, *SIGNED)
    assert ran.out.endswith(f": rejected: 3 claims of {entry}\n")
    assert len(run("export", "claims").out.splitlines()) == len(CLAIMS) - 3


def test_merging_and_undoing_it(run: Run, ledger: Path) -> None:
    before = linked(ledger)
    first, second = before[CLAIMS[0].id], before[DRILL.id]
    ran = run("decide", "merge", first, second, *SIGNED)
    assert ran.out.endswith(f": merged {first}, {second}\n")
    now = linked(ledger)
    assert now[CLAIMS[0].id] == now[DRILL.id]
    decided(run, "undo", ran.out.split(":")[0])
    assert linked(ledger) == before


def test_splitting_and_keeping_apart(run: Run, ledger: Path) -> None:
    before = linked(ledger)
    leaving, entry = CLAIMS[2], before[CLAIMS[0].id]
    assert before[leaving.id] == entry
    assert run("decide", "split", entry, leaving.id, *SIGNED).out.endswith(f": split 1 claim from {entry}\n")
    now = linked(ledger)
    assert now[leaving.id] != now[CLAIMS[0].id]
    other = now[DRILL.id]
    assert run("decide", "split", entry, other, *SIGNED).out.endswith(f": kept {entry}, {other} apart\n")


def test_who_signs_is_a_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_EDITOR", raising=False)
    ran = run("decide", "accept", DRILL.id, "--why", "seen")
    assert (ran.status, ran.err) == (2, "comity: nobody signs this: give --by NAME, or set COMITY_EDITOR\n")
    monkeypatch.setenv("COMITY_EDITOR", "A. Rao")
    assert run("decide", "accept", DRILL.id, "--why", "seen").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("accept", "c-ffff"), 1, "no claim has the id 'c-ffff'"),
        (("undo", "j-ffff"), 1, "no decision has the id 'j-ffff'"),
        (("merge", DRILL.id), 2, "is no entry"),
        (("edit", DRILL.id, "--set", "status=done"), 2, "status cannot be 'done'"),
        (("forget", DRILL.id), 2, "'forget' is not one of"),
    ],
)
def test_what_cannot_be_decided(run: Run, arguments: tuple[str, ...], status: int, words: str) -> None:
    ran = run("decide", *arguments, *SIGNED)
    assert (ran.status, words in ran.err) == (status, True)


# --- what others make of it ---------------------------------------------------------------------------------------


def test_exports_are_judged_unless_the_machine_is_asked(run: Run) -> None:
    raw = run("export", "claims").out
    made = decided(run, "edit", DRILL.id, "--set", "kind=engagement")
    (row,) = [row for row in map(json.loads, run("export", "claims").out.splitlines()) if row["id"] == DRILL.id]
    assert row["kind"] == "engagement" and f"({made})" in row["why"][-1]
    assert run("export", "claims", "--machine").out == raw


def test_decisions_are_exported_with_their_undoing(run: Run) -> None:
    made = decided(run, "reject", DRILL.id)
    decided(run, "undo", made)
    rows = list(map(json.loads, run("export", "decisions").out.splitlines()))
    assert [(row["action"], row["undoes"]) for row in rows] == [("reject", None), ("undo", made)]


def test_corrected_names_are_exported_for_the_table_of_things(run: Run, ledger: Path) -> None:
    document = DOCUMENTS[3]
    claim = make_claim(document, kind="exercise", thing=Thing("new:sea-drill", "Sea Drill"))
    with open_ledger(ledger) as store:
        store.record(document, [claim], "test-2")
    decided(run, "edit", claim.id, "--set", "thing=jimex")
    rows = yaml.safe_load(run("export", "decisions", "--format", "yaml").out)
    assert rows == [{"id": "jimex", "aliases": ["Sea Drill"]}]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("claims", "--format", "yaml"), "claims cannot be written as yaml: use jsonl or csv"),
        (("decisions", "--format", "csv"), "decisions cannot be written as csv: use jsonl or yaml"),
        (("decisions", "--machine"), "--pair and --machine are for claims"),
    ],
)
def test_what_cannot_be_exported(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("export", *arguments)
    assert (ran.status, words in ran.err) == (2, True)


def test_rejected_claims_prove_no_sentence_and_are_not_counted(run: Run) -> None:
    document = DRILL.document.id
    decided(run, "reject", DRILL.id)
    assert json.loads(run("search", "Guardian", "--json").out)[0]["claims"] == []
    counts = {row["id"]: row["claims"] for row in json.loads(run("documents", "--json").out)}
    assert counts[document] == 0
    assert json.loads(run("show", DRILL.id, "--json").out)["decisions"][0]["action"] == "reject"


# --- review -------------------------------------------------------------------------------------------------------


@pytest.fixture
def doubtful(ledger: Path) -> list[Claim]:
    """Two claims of which the machine is not sure."""
    found = []
    with open_ledger(ledger) as store:
        for (document, _), score in zip(STORY[:2], (0.5, 0.2), strict=True):
            found.append(make_claim(document, score=score, kind="mechanism"))
            store.record(document, [found[-1]], "test-2")
    return found


def test_the_queue_shows_what_is_in_doubt(run: Run, doubtful: list[Claim]) -> None:
    items = json.loads(run("review", "--json").out)
    assert {item["claims"][0]["id"] for item in items} == {claim.id for claim in doubtful}
    assert items[0]["commands"][0].startswith("comity decide accept c-")
    assert "… 1 more" in run("review", "--limit", "1").out
    assert json.loads(run("review", "--pair", "peru", "chile", "--json").out) == []


def test_the_next_item_has_all_its_fields(run: Run, doubtful: list[Claim]) -> None:
    out = run("review", "--next").out
    assert "speaker     –" in out
    assert sum(claim.id in out for claim in doubtful) == 1


def test_what_was_decided_is_asked_no_more_unless_the_machine_changes(
    run: Run, ledger: Path, doubtful: list[Claim]
) -> None:
    for claim in doubtful:
        decided(run, "accept", claim.id)
    assert json.loads(run("review", "--json").out) == []
    document, _ = STORY[0]
    with open_ledger(ledger) as store:
        store.record(document, [make_claim(document, kind="mechanism", status="hoped")], "test-3")
    (item,) = json.loads(run("review", "--json").out)
    assert (item["nature"], "hoped now" in item["why"]) == ("conflict", True)


def test_two_coders_get_the_same_passages(run: Run) -> None:
    for name in ("ito", "rao"):
        ran = run("review", "--blind", "5", "--coder", name, "-o", f"{name}.csv")
        assert ran.out == f"Written: {name}.csv, 5 passages\n"
    a, b = (rows_of(f"{name}.csv") for name in ("ito", "rao"))
    assert [row | {"coder": ""} for row in a] == [row | {"coder": ""} for row in b]


def test_agreement_and_what_is_left_to_settle(run: Run) -> None:
    row = {"passage": "p-1", "text": "x", "kind": "agreement", "status": "happened"}
    Path("a.jsonl").write_text(json.dumps(row))
    Path("b.jsonl").write_text(json.dumps(row | {"status": "hoped"}))
    out = run("review", "--agreement", "a.jsonl", "b.jsonl", "-o", "left.csv").out
    assert "kind          alpha      –  same 100.0%  n 1\n" in out
    (left,) = rows_of("left.csv")
    assert (left["field"], left["a"], left["b"], left["decided"]) == ("status", "happened", "hoped", "")
    assert (
        json.loads(run("review", "--agreement", "a.jsonl", "b.jsonl", "--json").out)["differences"][0]["b"] == "hoped"
    )


def test_sheets_without_a_passage_in_common_cannot_be_compared(run: Run) -> None:
    for name in ("a", "b"):
        Path(f"{name}.jsonl").write_text(json.dumps({"passage": f"p-{name}", "kind": "agreement"}))
    ran = run("review", "--agreement", "a.jsonl", "b.jsonl")
    assert (ran.status, ran.out) == (1, "")
    assert "'a.jsonl' and 'b.jsonl' have no passage in common: draw both from one ledger with the same" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--blind", "5"), "--blind needs --coder NAME"),
        (("--coder", "ito"), "-o and --coder go with --blind N or --agreement A B"),
        (("--agreement", "none.csv", "none.csv"), "cannot be read as a sheet"),
    ],
)
def test_what_cannot_be_reviewed(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("review", *arguments)
    assert (ran.status > 0, words in ran.err) == (True, True)
