"""What is printed when a promise is tested and assessed, and in which order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from comity import assessing
from comity.cli import main
from comity.cli.assessing import run_assess, run_test
from comity.errors import UsageError
from comity.ledger import open_ledger
from comity.model import Decision
from comity.promises import promises
from promise.commitments import SAID, promised, report

WORDS = "six aircraft handed over by 2020"
ITO = "K. Ito"
EVIDENCE = ("overdue", "no evidence found", "first said")
"""Words of what was found of the promise."""


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger with one promise, of which nothing more was heard."""
    path = tmp_path / "comity.db"
    later = report("India and Japan held talks in Tokyo.", "2022-05-01")
    talks = promised(later, status="happened", kind="engagement", trigger="held")
    with open_ledger(path) as store:
        for document, claim in ((report(), promised()), (later, talks)):
            store.record(document, [claim], "test-1")
    return str(path)


@pytest.fixture
def id(path: str) -> str:
    with open_ledger(path) as store:
        (found,) = promises(store, "IND", "JPN").commitments
    return found.id


def decisions(path: str) -> list[Decision]:
    with open_ledger(path) as store:
        return list(store.decisions())


def seen(out: str) -> list[str]:
    """Which words of the evidence were printed."""
    return [words for words in EVIDENCE if words in out]


def test_the_promise_is_shown_then_the_test_then_what_was_found(path: str, id: str, capsys: Any) -> None:
    run_test(path, id, WORDS, ITO, False)
    before, _, after = capsys.readouterr().out.partition("fulfilment test by K. Ito, 2")
    assert (SAID in before, "Example Wire, 2018-10-29" in before, "due by the end of 2020" in before) == (True,) * 3
    assert (seen(before), seen(after)) == ([], list(EVIDENCE))
    assert "no evidence found by 2022-05-01 in 2 documents" in after


def test_without_words_and_terminal_the_promise_alone_is_shown(path: str, id: str, capsys: Any) -> None:
    with pytest.raises(UsageError, match=f'no words: comity promises test {id} "WORDS"'):
        run_test(path, id, None, ITO, False)
    out = capsys.readouterr().out
    assert (SAID in out, seen(out), decisions(path)) == (True, [], [])


def test_who_sits_at_a_terminal_is_asked(path: str, id: str, capsys: Any, monkeypatch: Any) -> None:
    shown = []

    def answer(*_: object, **__: object) -> str:
        shown.append(capsys.readouterr().out)
        return WORDS

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", answer)
    run_test(path, id, None, ITO, False)
    assert (SAID in shown[0], seen(shown[0])) == (True, [])
    assert json.loads(decisions(path)[0].value or "")["words"] == WORDS


def test_what_is_not_recorded_shows_nothing(path: str, id: str, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(assessing, "record_test", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run_test(path, id, WORDS, ITO, False)
    assert seen(capsys.readouterr().out) == []


@pytest.mark.parametrize("action", ["test", "assess"])
def test_nobody_signs_and_nothing_is_shown(path: str, id: str, action: str, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.delenv("COMITY_EDITOR", raising=False)
    with pytest.raises(UsageError, match="nobody signs this"):
        run_test(path, id, WORDS, None, False) if action == "test" else run_assess(path, id, "open", "x", None, False)
    assert (capsys.readouterr().out, decisions(path)) == ("", [])


def test_who_assesses_sees_which_test_came_after_the_evidence(path: str, id: str, capsys: Any) -> None:
    run_test(path, id, WORDS, ITO, False)
    run_test(path, id, "one is enough", "A. Rao", False)
    capsys.readouterr()
    run_assess(path, id, "lapsed", "no word since", "A. Rao", False)
    first, second, made, undo = capsys.readouterr().out.splitlines()
    assert first.endswith(f": {WORDS}")
    assert second.endswith(": one is enough (written after the evidence was shown)")
    assert made == f"{decisions(path)[-1].id}: {id} assessed as lapsed by A. Rao"
    assert undo == f'to take it back: comity decide undo {decisions(path)[-1].id} --why "..."'


def test_who_contests_is_told(path: str, id: str, capsys: Any) -> None:
    run_test(path, id, WORDS, ITO, False)
    run_assess(path, id, "lapsed", "no word since", ITO, False)
    run_assess(path, id, "delivered", "seen there", "A. Rao", False)
    told = capsys.readouterr().out.partition("contested:\n")[2]
    assert "assessed as lapsed by K. Ito" in told and "assessed as delivered by A. Rao" in told


def test_assessing_needs_a_test_and_a_reason(path: str, id: str) -> None:
    with pytest.raises(UsageError, match="write it first"):
        run_assess(path, id, "lapsed", "no word since", ITO, False)
    with pytest.raises(UsageError, match="say why with --why"):
        run_assess(path, id, "lapsed", None, ITO, False)


def test_as_json(path: str, id: str, capsys: Any) -> None:
    run_test(path, id, WORDS, ITO, True)
    told = json.loads(capsys.readouterr().out)
    assert seen(json.dumps(told["promise"])) == []
    assert told["decision"]["value"] == {"words": WORDS, "after": False}
    assert (told["found"]["state"], told["found"]["ladder"][0]["claims"][0]["sentence"]) == ("overdue", SAID)
    run_assess(path, id, "lapsed", "no word since", ITO, True)
    told = json.loads(capsys.readouterr().out)
    assert (told["assessment"], told["decision"]["action"]) == ("assessed", "assess")
    assert told["decision"]["machine"]["receipt"]["wording"] == "no evidence found by 2022-05-01 in 2 documents"


def test_text_of_sources_cannot_run_in_a_terminal(path: str, capsys: Any) -> None:
    document = report("Japan will sell \u202enine\x07 ships to Peru by the end of 2021.")
    with open_ledger(path) as store:
        store.record(document, [promised(document, parties=("JPN", "PER"))], "test-1")
        (found,) = promises(store, "JPN", "PER").commitments
    run_test(path, found.id, WORDS, ITO, False)
    out = capsys.readouterr().out
    assert ("ships to Peru" in out, "\u202e" in out, "\x07" in out) == (True, False, False)


def test_decisions_on_promises_are_exported(path: str, id: str, capsys: Any) -> None:
    run_test(path, id, WORDS, ITO, False)
    capsys.readouterr()
    assert main(["--ledger", path, "export", "decisions"]) == 0
    assert json.loads(capsys.readouterr().out)["value"]["words"] == WORDS
    assert main(["--ledger", path, "export", "decisions", "--format", "yaml"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if not line.startswith("#")] in ([], ["[]"])
