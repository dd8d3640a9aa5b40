"""Of two statuses, which holds."""

from __future__ import annotations

from comity.whether.form import Assessment
from comity.whether.weigh import decided, joined, weaker


def test_of_two_weakenings_the_stronger_holds() -> None:
    assert weaker("agreed", "expected") == "expected"
    assert weaker("hoped", "planned") == "hoped"


def test_a_negated_negation_happened() -> None:
    assert decided(Assessment("not_happened"), "not_happened", "refuse").status == "happened"


def test_a_fact_takes_the_governors_status() -> None:
    assert decided(Assessment("happened"), "hoped", "hope").status == "hoped"


def test_a_governor_that_is_a_fact_weakens_nothing() -> None:
    assert joined(Assessment("promised"), Assessment("happened")).status == "promised"
    assert joined(Assessment("promised"), Assessment("conditional")).status == "conditional"
