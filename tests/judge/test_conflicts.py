"""Where the machine and an old decision differ."""

from __future__ import annotations

from comity.judge.conflicts import conflicts
from factories import make_when
from judge.made import decided, drill, pact, protest, undone


def test_nothing_where_the_machine_says_what_it_said() -> None:
    made = [
        decided("reject", pact()),
        decided("edit", pact(), field="status", value="hoped"),
        decided("accept", drill()),
    ]
    assert conflicts([pact(), drill(), protest()], made) == ()


def test_a_claim_that_says_something_else_since_it_was_accepted() -> None:
    (row,) = conflicts([pact(status="promised"), drill()], [decided("accept", pact(), beside=("held",))])
    assert (row.nature, row.words) == ("changed", "status: happened when it was decided, promised now")
    assert row.claim is not None and row.claim.status == "promised"


def test_a_new_score_or_word_for_the_date_is_no_conflict() -> None:
    before, now = (
        pact(when=make_when(text=text), score=score) for text, score in (("Monday", 0.9), ("on Monday", 0.2))
    )
    assert conflicts([now], [decided("accept", before)]) == ()


def test_an_edit_minds_its_own_field_alone() -> None:
    edit = decided("edit", pact(), field="status", value="hoped")
    assert conflicts([pact(event="CONSULT")], [edit]) == ()
    (row,) = conflicts([pact(status="planned")], [edit])
    assert (row.nature, row.words) == ("changed", "status: happened when it was decided, planned now")
    assert row.claim is not None and row.claim.status == "hoped", "the edit holds until a person decides anew"


def test_the_machine_may_come_to_agree() -> None:
    (row,) = conflicts([pact(status="hoped")], [decided("edit", pact(), field="status", value="hoped")])
    assert (row.nature, row.words) == ("agrees", "status: the machine agrees now")


def test_a_claim_that_is_gone() -> None:
    (row,) = conflicts([protest()], [decided("reject", pact())])
    assert (row.nature, row.claim, row.words) == ("lost", None, "its claim is gone")


def test_only_what_is_in_force_counts() -> None:
    first = decided("accept", pact())
    now = pact(status="promised")
    assert conflicts([now], [first, undone(first)]) == ()
    assert conflicts([now], [first, decided("accept", now)]) == ()


def test_a_split_that_lost_all_that_stay() -> None:
    made = decided("split", pact(), others=(protest(),))
    assert [row.anchor.claim for row in conflicts([pact()], [made])] == [protest().id]
    assert conflicts([pact(), protest()], [made]) == ()


def test_a_merge_that_keeps_a_claim_of_each_entry_has_lost_nothing() -> None:
    entries = {pact().id: "e-1", drill().id: "e-1", protest().id: "e-2"}
    made = decided("merge", pact(), drill(), protest(), entries=entries)
    assert conflicts([pact(), protest()], [made]) == ()
    assert [row.anchor.claim for row in conflicts([pact(), drill()], [made])] == [protest().id]
