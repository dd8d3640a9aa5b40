"""Who may do something to whom, by grammar alone."""

from __future__ import annotations

import pytest

from comity.partners import find_partners
from sentences import parsed


def rows(text: str) -> set[tuple[str, str, str, str]]:
    return {(p.actor.text, p.trigger.text, p.way, p.other.text) for p in find_partners(parsed(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Quispe went to Chile.", ("Maria Quispe", "went", "prep", "Chile")),
        ("Peru sent rice to Chile.", ("Peru", "sent", "prep", "Chile")),
        ("Peru cut ties with Chile.", ("Peru", "cut", "object", "Chile")),
        ("Peru backed the rise of Chile.", ("Peru", "backed", "within", "Chile")),
        ("Nobody paid the farmers who sued the bank.", ("farmers", "sued", "object", "bank")),
        ("Peru asked Chile to help Bolivia.", ("Chile", "help", "object", "Bolivia")),
        ("Talks between Peru and Chile began.", ("Peru", "Talks", "joint", "Chile")),
        ("Peru's invasion of Chile failed.", ("Peru", "invasion", "noun", "Chile")),
        ("A deadly attack on a school shocked us.", ("deadly attack", "attack", "itself", "school")),
        ("As Maria Quispe said, Chile is ready.", ("Maria Quispe", "said", "told", "Chile")),
        ("According to the report, Chile is ready.", ("report", "According", "told", "Chile")),
        ("Two miners were killed in an air strike.", ("air strike", "killed", "harm", "Two miners")),
        ("Ten nurses were wounded when rebels shelled Lima.", ("rebels", "wounded", "harm", "Ten nurses")),
        ("Peru, Chile, Bolivia condemned Spain.", ("Bolivia", "condemned", "object", "Spain")),
        ("Police arrested ten nurses, including Maria Quispe.", ("Police", "arrested", "object", "Maria Quispe")),
        ("Peru received aid from Chile.", ("Chile", "aid", "object", "Peru")),
        ("Peru said it had freed the sailors.", ("Peru", "freed", "object", "sailors")),
        ("The union demanded that Maria Quispe resign.", ("union", "demanded", "object", "Maria Quispe")),
        ("Peru imposed sanctions on Chile.", ("Peru", "sanctions", "noun", "Chile")),
        ("Peru's withdrawal from Chile was slow.", ("Peru", "withdrawal", "noun", "Chile")),
        ("The minister pointed out that Chile is ready.", ("minister", "pointed", "told", "Chile")),
        ("Peruvian and Chilean officials met.", ("Peruvian", "met", "joint", "Chilean officials")),
    ],
)
def test_partners(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in rows(text)


def test_two_who_act_together_are_told_once_in_the_order_of_their_words() -> None:
    assert {row[::3] for row in rows("Peru and Chile met.")} == {("Peru", "Chile")}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Maria Quispe announced on Twitter that Chile is ready.", "Twitter"),
        ("Maria Quispe said that her son was a candidate.", "candidate"),
        ("The president expects rain in Chile.", "Chile"),
        ("Peru held a meeting with Chile in Madrid.", "Madrid"),
        ("The rain says that Chile is ready.", "Chile"),
    ],
)
def test_where_and_what_is_said_is_nobody_who_is_told_of(text: str, other: str) -> None:
    assert (other, "told") not in {(row[3], row[2]) for row in rows(text)}
    assert (other, "noun") not in {(row[3], row[2]) for row in rows(text)}


def test_who_bears_a_title_acts_with_nobody_but_others() -> None:
    found = rows("The President, Maria Quispe, and the King of Spain signed a pact.")
    assert {row[3] for row in found if row[2] == "joint" and row[0] == "President"} == {"King of Spain"}


def test_places_of_a_deed_done_to_people_are_left_out() -> None:
    assert {row[3] for row in rows("Soldiers killed ten nurses near the market of Cusco.")} == {
        "ten nurses", "market of Cusco",
    }  # fmt: skip


def test_the_giver_is_not_acted_on_by_who_receives() -> None:
    assert ("Peru", "received", "prep", "Chile") not in rows("Peru received aid from Chile.")


def test_a_verb_comes_with_its_particle_or_its_fixed_object() -> None:
    found = [
        *find_partners(parsed("Peru handed over the sailors.")),
        *find_partners(parsed("Rebels opened fire at Lima.")),
    ]
    assert {p.lemma for p in found} >= {"hand over", "open fire"}


def test_nobody_acts_in_a_passive_without_an_agent() -> None:
    assert rows("Peru was attacked on Monday.") == set()


def test_a_name_or_people_are_told_from_things() -> None:
    found = list(find_partners(parsed("Peru helped the farmers and the crops.")))
    assert {(p.other.text, p.named) for p in found} == {("farmers", True), ("crops", False)}
