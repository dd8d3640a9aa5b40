"""add and demo."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cli.conftest import FakePipeline, Run
from comity.cli.reading import count_promises
from comity.model import Rejected
from comity.promise.records import State
from promise.commitments import make_commitment

BAD = Rejected("a/empty\x1b[2J.txt", "read", "no letters")


def test_add_says_what_it_did(run: Run, pipeline: FakePipeline) -> None:
    ran = run("add", "reports")
    assert ran.status == 0
    assert ran.out == "8 documents new, 1 the same, 0 updated; 8 claims; 0 rejected\n"
    assert ran.err == ""
    assert pipeline.calls == [(["reports"], {})]


def test_add_makes_the_ledger(run: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    run("--ledger", "new.db", "add", "-")
    assert (tmp_path / "new.db").exists()
    assert pipeline.calls[0][0] == ["-"]


def test_add_names_what_was_rejected(run: Run, pipeline: FakePipeline) -> None:
    pipeline.rejected = (BAD, BAD)
    ran = run("add", "reports")
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "rejected: a/empty␛[2J.txt: read: no letters",
        "rejected: a/empty␛[2J.txt: read: no letters",
        "comity: 2 texts were rejected: see the lines above; the others are recorded",
    ]


def test_add_counts_one_rejection_in_the_singular(run: Run, pipeline: FakePipeline) -> None:
    pipeline.rejected = (BAD,)
    assert "1 text was rejected: see the line above" in run("add", "reports").err


@pytest.mark.parametrize(
    ("paths", "published", "dates"),
    [
        (["a/one.txt"], ["2024-08-21"], {"one.txt": "2024-08-21"}),
        (["-"], ["2024-08"], {"-": "2024-08"}),
        (["a", "b"], ["one.txt=2024-08-21", "two=2.txt=2023"], {"one.txt": "2024-08-21", "two=2.txt": "2023"}),
    ],
)
def test_publication_dates(
    run: Run, pipeline: FakePipeline, paths: list[str], published: list[str], dates: dict[str, str]
) -> None:
    options = [word for entry in published for word in ("--published", entry)]
    assert run("add", *paths, *options).status == 0
    assert pipeline.calls == [(paths, dates)]


@pytest.mark.parametrize("arguments", [["a.txt", "b.txt", "--published", "2024"], [".", "--published", "2024"]])
def test_bare_date_is_for_a_single_file(run: Run, pipeline: FakePipeline, arguments: list[str]) -> None:
    ran = run("add", *arguments)
    assert ran.status == 2
    assert "--published NAME=2024" in ran.err
    assert pipeline.calls == []


@pytest.mark.parametrize("entry", ["soon", "a.txt=soon", "a.txt="])
def test_publication_date_must_be_a_date(run: Run, pipeline: FakePipeline, entry: str) -> None:
    assert run("add", "a.txt", "--published", entry).status == 2
    assert pipeline.calls == []


def test_no_bar_without_a_terminal(run: Run, pipeline: FakePipeline) -> None:
    run("add", "reports")
    assert pipeline.progress is None


def test_bar_on_a_terminal(run: Run, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = run("add", "reports")
    assert pipeline.progress is not None
    assert "reading" not in ran.out


# --- demo ---------------------------------------------------------------------------------------------------------


def test_demo_reads_prints_and_writes(run: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    (tmp_path / "samples" / "india-japan").mkdir(parents=True)
    ran = run("demo")
    assert ran.status == 0, ran.err
    assert "India – Japan" in ran.out
    assert sorted(path.name for path in (tmp_path / "demo").iterdir()) == [
        "brief.html",
        "brief.md",
        "brief.pdf",
        "comity.db",
    ]
    assert pipeline.calls == [(["samples/india-japan"], {})]


@pytest.mark.usefixtures("pipeline")
def test_demo_counts_promises_by_their_state(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    out = run("demo", "--samples", "mine").out
    section = out[out.index("PROMISES") : out.index("Written:")]
    counts = [int(line.split()[-1]) for line in section.strip().splitlines()]
    assert counts[0] == sum(counts[1:]) > 0
    assert "comity --ledger demo/comity.db promises india japan" in out


def test_promises_of_one_state_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    states: list[State] = ["lapsed", "overdue", "open", "overdue"]
    count_promises([make_commitment(state=state) for state in states])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[-3:]] == [["!", "overdue", "2"], ["○", "open", "1"], ["◌", "lapsed", "1"]]


def test_demo_starts_afresh(run: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "comity.db").write_text("an older demo")
    assert run("demo", "--samples", "mine").status == 0
    assert pipeline.calls == [(["mine"], {})]


def test_demo_without_samples(run: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    ran = run("demo", "--samples", "nowhere")
    assert ran.status == 1
    assert "'nowhere'" in ran.err
    assert (pipeline.calls, list(tmp_path.iterdir())) == ([], [])


def test_demo_in_a_folder_that_cannot_be_written(run: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "demo").write_text("a file in the way")
    ran = run("demo", "--samples", "mine")
    assert ran.status == 1
    assert "cannot use the folder 'demo'" in ran.err
    assert pipeline.calls == []


def test_columns_are_chosen_by_map(run: Run, pipeline: FakePipeline) -> None:
    run("add", "news.csv", "--map", "text=body,published=date", "--map", "title=a=b")
    assert pipeline.columns == {"text": "body", "published": "date", "title": "a=b"}


@pytest.mark.parametrize("given", ["body", "mood=body", "text="])
def test_a_map_that_is_none_is_a_usage_error(run: Run, pipeline: FakePipeline, given: str) -> None:
    ran = run("add", "news.csv", "--map", given)
    assert (ran.status, pipeline.calls) == (2, [])
    assert f"--map {given!r}: write FIELD=COLUMN" in ran.err
