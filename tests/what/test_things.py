"""Named things: known ones by any of their names, misspelt ones, new ones proposed, and what is no name."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.model import Sentence
from comity.parse import load_parser, parse_text
from comity.what.codebook import get_specific, load_relations, load_things, load_words, parse_things
from comity.what.line import split_words
from comity.what.things import ThingMention, find_all
from sentences import parsed

ROW = {"id": "x-1", "kind": "exercise", "name": "Xeno", "source": "https://example.org/x"}


def find_things(sentence: Sentence) -> tuple[ThingMention, ...]:
    """The named things of a document of one sentence."""
    return find_all([sentence])[0]


def mentions(text: str) -> list[tuple[str, str]]:
    """Words and id of each mention in the first sentence of a text."""
    return [(words(found, text), found.thing.id) for found in find_things(parsed(text))]


def words(mention: ThingMention, text: str) -> str:
    return text[mention.start : mention.end]


def only(text: str) -> ThingMention:
    [mention] = find_things(parsed(text))
    return mention


def ids(text: str) -> list[str]:
    return [id for _, id in mentions(text)]


def head(text: str) -> str:
    return parsed(text).tokens[only(text).head].text


# --- the table ----------------------------------------------------------------------------------------------------


def test_about_two_hundred_things_each_with_a_source() -> None:
    things = load_things()
    assert 180 <= len(things) <= 400
    assert all(re.match(r"https?://\S+\.\S+", known.source) for known in things.values())


def test_an_alias_means_one_thing() -> None:
    seen: dict[str, str] = {}
    for id, known in load_things().items():
        for alias in known.aliases:
            assert seen.setdefault(alias, id) == id, alias


def test_parties_stand_once_and_in_the_order_of_the_alphabet_or_the_pair() -> None:
    assert all(len(set(known.parties)) == len(known.parties) for known in load_things().values())


def test_a_pairs_own_thing_leads_to_the_generic_one() -> None:
    assert get_specific("acsa", frozenset({"JPN", "IND"})).id == "ind-jpn-acsa"
    assert get_specific("acsa", frozenset({"KEN", "JPN"})).id == "acsa:jpn-ken"
    assert get_specific("acsa", frozenset({"JPN"})).id == "acsa"
    assert get_specific("npt", frozenset({"JPN", "KEN"})).id == "npt"
    with pytest.raises(KeyError):
        get_specific("no-such-thing", frozenset())


def test_of_two_things_of_a_pair_none_is_taken_for_the_other() -> None:
    assert get_specific("ind-jpn-security-declaration", frozenset({"JPN", "IND"})).id == "ind-jpn-security-declaration"


def test_the_words_of_names_are_there() -> None:
    assert load_words()["ordinals"][:3] == ("first", "second", "third")
    assert "july" in load_words()["stops"]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("id", "X 1", "small letters"),
        ("kind", "party", "has kind 'party'"),
        ("aliases", [22], "quotes round numbers"),
        ("parties", ["India"], "no ISO 3166-1"),
        ("source", "a book", "source address"),
        ("colour", "red", "unknown fields"),
        ("generic", "nothing", "which is no row"),
        ("amends", "x-2", "no lists of ids"),
        ("amends", ["x-2"], "lineage address"),
    ],
)
def test_a_wrong_row_is_named(field: str, value: object, fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        parse_things([ROW | {field: value}])


def test_a_row_given_twice_is_refused() -> None:
    with pytest.raises(DataError, match="'x-1' stands there twice"):
        parse_things([ROW, ROW])


RELATED = {"lineage": "https://example.org/l"}


@pytest.mark.parametrize(
    ("relation", "fault"),
    [({"amends": ["x-9"]}, "amends 'x-9', which is no row"), ({"under": ["x-1"]}, "leads back"),
     ({"replaces": ["x-2"]}, "leads back")],
)  # fmt: skip
def test_a_relation_leads_to_another_row_and_never_back(relation: dict[str, list[str]], fault: str) -> None:
    other = ROW | RELATED | {"id": "x-2", "under": ["x-3"]}
    third = ROW | RELATED | {"id": "x-3", "implements": ["x-1"]}
    with pytest.raises(DataError, match=fault):
        parse_things([ROW | RELATED | relation, other, third])


def test_relations_of_known_things_say_where_they_are_told() -> None:
    found = {(row.kind, row.one, row.other) for row in load_relations()}
    assert ("replaces", "usmca", "nafta") in found
    assert ("under", "ind-jpn-unicorn", "ind-jpn-defence-equipment-transfer") in found
    assert all(row.source.startswith("https://") for row in load_relations())


def test_a_topic_has_no_kind() -> None:
    assert parse_things([ROW | {"kind": "topic"}])["x-1"].kind is None


def test_mentions_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        only("JIMEX began.").score = 0.5  # type: ignore[misc]


# --- known names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "exact", "id"),
    [
        ("JIMEX began.", "JIMEX", "jimex"),
        ("Their exercise `Veer Guardian’ began.", "Veer Guardian", "veer-guardian"),
        ("The Malabar exercise ended.", "Malabar", "malabar"),
        ("It took part in MALABAR 2022.", "MALABAR", "malabar"),
        ("They signed a Joint Declaration on Security Cooperation.", "Joint Declaration on Security Cooperation",
         "security-cooperation-declaration"),
        ("It is the India-Japan Special Strategic and Global Partnership.",
         "India-Japan Special Strategic and Global Partnership", "ind-jpn-special-partnership"),
        ("This was launched during the annual summit.", "annual summit", "annual-summit"),
        ("After Tuesday’s two-plus-two meeting he left.", "two-plus-two", "2+2"),
        ("They met for the 2 + 2.", "2 + 2", "2+2"),
        ("Foreign and Defense Ministerial Meetings were held.", "Foreign and Defense Ministerial Meetings", "2+2"),
        ("Partnership in clean energy was launched.", "Partnership in clean energy", "ind-jpn-clean-energy"),
        ("The Quad Leaders' Summit met.", "Quad Leaders' Summit", "quad-summit"),
        ("The US left the INF Treaty.", "INF Treaty", "inf"),
        ("The Minsk agreement failed.", "Minsk agreement", "minsk"),
        ("Rimpac begins.", "Rimpac", "rimpac"),
        ("He signed the Belt and Road Initiative.", "Belt and Road Initiative", "belt-and-road"),
        ("He left the Trans-Pacific Partnership.", "Trans-Pacific Partnership", "tpp"),
    ],
)  # fmt: skip
def test_known_names(text: str, exact: str, id: str) -> None:
    assert mentions(text) == [(exact, id)]


@pytest.mark.parametrize("id", sorted(load_things()))
def test_every_name_of_the_table_is_found(id: str) -> None:
    known = load_things()[id]
    found = only(f"The exercise and {known.thing.name} began.")
    assert found.thing == known.thing
    assert (found.kind, found.known, found.score) == (known.kind, True, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "The Malabar Coast is long.",
        "He flew to Milan for talks.",
        "The Garuda Indonesia flight left.",
        "That raised a red flag.",
        "They speak of a new start.",
        "It is a small milan.",
        "Malabo is a city.",
    ],
)
def test_other_meanings_of_the_words(text: str) -> None:
    assert mentions(text) == []


def test_an_ambiguous_name_counts_beside_an_exercise() -> None:
    assert ids("The exercise MILAN was held.") == ["milan"]
    assert ids("Milan 2024 was held.") == ["milan"]


@pytest.mark.parametrize(
    ("text", "id", "parties"),
    [
        ("The India-Japan ACSA works.", "ind-jpn-acsa", ("IND", "JPN")),
        ("The Japan–India 2+2 was held.", "ind-jpn-2+2", ("IND", "JPN")),
        ("The Indo-Japan ACSA works.", "ind-jpn-acsa", ("IND", "JPN")),
        ("The U.S.-Japan 2+2 was held.", "2+2:jpn-usa", ("USA", "JPN")),
        ("The ACSA works.", "acsa", ()),
    ],
)
def test_states_before_a_generic_name_are_its_parties(text: str, id: str, parties: tuple[str, ...]) -> None:
    found = only(text)
    assert (found.thing.id, set(found.parties)) == (id, set(parties))


def test_states_may_stand_in_either_order() -> None:
    assert ids("The Japan-India Clean Energy Partnership grew.") == ids(
        "The India-Japan Clean Energy Partnership grew."
    )


# --- misspelt names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "exact", "id"),
    [
        ("The exercise called ‘Veer Guradian’ was held.", "Veer Guradian", "veer-guardian"),
        ("The army exercise ‘Dharma Gurdian’ followed.", "Dharma Gurdian", "dharma-guardian"),
        ("Exercise Shinyuu Maitree ended.", "Shinyuu Maitree", "shinyuu-maitri"),
        ("The naval exercise (JIMESX) was held.", "JIMESX", "jimex"),
    ],
)
def test_slips_are_forgiven(text: str, exact: str, id: str) -> None:
    found = only(text)
    assert (words(found, text), found.thing.id) == (exact, id)
    assert 0.85 <= found.score < 1


@pytest.mark.parametrize(
    "text",
    ["JIMESX grew.", "The exercise (ABCA) grew.", "They sent Veer Singh.", "The Dharma Garden grew.", "Malabor grew."],
)
def test_what_is_too_far_or_stands_alone_is_no_slip(text: str) -> None:
    assert not [found for found in find_things(parsed(text)) if found.known]


# --- new names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "exact", "id", "kind"),
    [
        ("They signed the Kenya-Somalia Maritime Protocol on Monday.", "Kenya-Somalia Maritime Protocol",
         "new:maritime-protocol", "agreement"),
        ("Japan's Nagoya Water Treaty lapsed.", "Nagoya Water Treaty", "new:nagoya-water-treaty", "agreement"),
        ("They signed a Memorandum of Cooperation on Cyber Security.", "Memorandum of Cooperation on Cyber Security",
         "new:memorandum-cooperation-cyber-security", "agreement"),
        ("The annual Himalayan Water Dialogue met.", "annual Himalayan Water Dialogue",
         "new:himalayan-water-dialogue", "mechanism"),
        ("They hold a Border Guard-to-Border Guard dialogue.", "Border Guard-to-Border Guard dialogue",
         "new:border-guard-to-border-guard-dialogue", "mechanism"),
        ("The Nara Climate Summit ended.", "Nara Climate Summit", "new:nara-climate-summit", "engagement"),
        ("They joined exercise Tiger Claw 24.", "Tiger Claw", "new:tiger-claw", "exercise"),
        ("The Tiger Claw exercise ended.", "Tiger Claw", "new:tiger-claw", "exercise"),
        ("The drill, ‘Blue Lantern’, ended.", "Blue Lantern", "new:blue-lantern", "exercise"),
        ("They set up the Nagoya Contact Group.", "Nagoya Contact Group", "new:nagoya-contact-group", "mechanism"),
        ("They adopted the Nagoya Understanding.", "Nagoya Understanding", "new:nagoya-understanding", "agreement"),
        ("They established a Standing Committee on Cables.", "Standing Committee on Cables",
         "new:standing-committee-cable", "mechanism"),
        ("The Trilateral Forum met.", "Trilateral Forum", "new:trilateral-forum", "mechanism"),
        ("A drill with Peru, Blue Lantern, ended.", "Blue Lantern", "new:blue-lantern", "exercise"),
        ("A rescue drill under the name of Blue Lantern ended.", "Blue Lantern", "new:blue-lantern", "exercise"),
        ("The joint drill #BlueLantern ended.", "BlueLantern", "new:bluelantern", "exercise"),
        ("Blue Lantern, a naval drill, ended.", "Blue Lantern", "new:blue-lantern", "exercise"),
        ("The drills are new: Blue Lantern was cancelled.", "Blue Lantern", "new:blue-lantern", "exercise"),
        ("They signed a Declaration on Partnership.", "Declaration on Partnership", "new:declaration-partnership",
         "agreement"),
        ("Ex BLUE LANTERN ended.", "BLUE LANTERN", "new:blue-lantern", "exercise"),
        ("The navies held the drill BLUE LANTERN 22.", "BLUE LANTERN", "new:blue-lantern", "exercise"),
        ("They left the Nagoya treaty.", "Nagoya treaty", "new:nagoya-treaty", "agreement"),
        ("A pact known as the Wellington Accord lapsed.", "Wellington Accord", "new:wellington-accord", "agreement"),
    ],
)  # fmt: skip
def test_new_names_are_proposed(text: str, exact: str, id: str, kind: str) -> None:
    found = only(text)
    assert (words(found, text), found.thing.id, found.kind) == (exact, id, kind)
    assert not found.known and found.thing.name == exact and found.score < 1


@pytest.mark.parametrize(
    ("text", "exact", "id"),
    [
        ("Peru bought 36 Rafale jets.", "Rafale jets", "new:rafale-jets"),
        ("Peru bought Kelpie autonomous survey craft.", "Kelpie autonomous survey craft",
         "new:kelpie-autonomous-survey-craft"),
        ("Peru bought S-400s and left.", "S-400", "new:s-400"),
        ("Peru bought two frigates of the Mogami class.", "frigates of the Mogami class", "new:frigate-mogami-class"),
        ("Peru halted the Sekong dam.", "Sekong dam", "new:sekong-dam"),
        ("Peru rents the port of Assab.", "port of Assab", "new:port-assab"),
        ("Peru sent HMS Tamarisk south.", "HMS Tamarisk", "new:hms-tamarisk"),
        ("The drilling ship Ertugrulbey left.", "Ertugrulbey", "new:ertugrulbey"),
        ("Peru sent its survey ship, the Blue Lantern, south.", "Blue Lantern", "new:blue-lantern"),
    ],
)  # fmt: skip
def test_equipment_and_works_have_no_kind(text: str, exact: str, id: str) -> None:
    found = only(text)
    assert (words(found, text), found.thing.id, found.kind) == (exact, id, None)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian frigates left.",
        "Blue Lantern was cancelled.",
        "The Coast Guard ships left.",
        "How many missiles were there?",
        "Fifty additional aircraft left.",
        "The G-20 met, COVID-19 ended.",
        "The drill off Kochi, Kerala, ended.",
        "After the drill ended, Kerala, said he, was calm.",
        "France called for a meeting of the Security Council.",
        "The fisheries agreement was welcomed.",
    ],
)
def test_whose_or_where_it_is_makes_no_name(text: str) -> None:
    assert mentions(text) == []


def in_document(text: str) -> list[list[str]]:
    """The ids of each sentence of a document."""
    return [[m.thing.id for m in row] for row in find_all(parse_text(load_parser(), [text]))]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("They held the exercise Blue Lantern. Blue Lantern will be held again.", "new:blue-lantern"),
        ("They held the exercise Blue Lantern. The Exercise is new.", "new:blue-lantern"),
        ("They signed the Nagoya Water Sharing Treaty (NWST). The NWST lapsed.", "new:nagoya-water-sharing-treaty"),
        ("They signed the Nagoya Water Sharing Treaty. He left the Nagoya Treaty.", "new:nagoya-water-sharing-treaty"),
        ("A Joint Working Group on Cables was formed. The Joint Working Group met.", "new:group-cable"),
    ],
)
def test_a_document_knows_its_own_names(text: str, id: str) -> None:
    assert in_document(text) == [[id], [id]]


def test_a_short_form_is_of_its_own_document_alone() -> None:
    assert in_document("The NWST lapsed. The Exercise is new.") == [[], []]


def test_states_in_a_new_name_are_its_parties() -> None:
    assert only("They signed the Kenya-Somalia Maritime Protocol.").parties == ("KEN", "SOM")


def test_years_ordinals_and_spelling_leave_the_id_alone() -> None:
    texts = (
        "The Oman Defense Forum met.",
        "The 3rd Oman Defence Forum met.",
        "The First Annual Oman Defence Forum met.",
    )
    assert {id for text in texts for id in ids(text)} == {"new:defence-forum"}


@pytest.mark.parametrize(
    "text",
    [
        "The agreement was welcomed.",
        "This Agreement is good.",
        "The Joint Statement was issued.",
        "NATO exercise began.",
        "South China Sea drills began.",
        "The Air Force exercise was small.",
        "Members of the National Security Council met.",
        "The European Commission met.",
        "A Government of National Accord was formed.",
        "The 1971 Convention holds.",
        "Prime Minister Modi Summit ended.",
    ],
)
def test_no_name(text: str) -> None:
    assert mentions(text) == []


def test_capitals_in_a_headline_are_no_names() -> None:
    title = parsed("India and Japan Sign Historic Trade Agreement")
    assert find_things(replace(title, role="headline")) == ()
    assert find_things(title) == ()


# --- several, brackets, heads -------------------------------------------------------------------------------------


def test_coordinated_names_are_several_mentions() -> None:
    text = (
        "Since then, Foreign and Defense Ministerial Meetings, annual Defense Ministerial Dialogue and "
        "Coast Guard-to-Coast Guard dialogue are some of the measures."
    )
    assert ids(text) == ["2+2", "defence-ministerial", "coast-guard-dialogue"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("A Comprehensive Economic Partnership Agreement (CEPA) was signed.", "cepa"),
        ("A Japan-India Maritime Exercise (JIMESX) was held.", "jimex"),
        ("The Nara Water Treaty (NWT) was signed.", "new:nara-water-treaty"),
        ("JIMEX (Japan-India Maritime Exercise) was held.", "jimex"),
    ],
)
def test_a_short_form_in_brackets_is_the_same_mention(text: str, id: str) -> None:
    found = only(text)
    assert found.thing.id == id
    assert words(found, text).endswith(")")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army exercise ‘Dharma Gurdian’ followed.", "exercise"),
        ("After the two-plus-two meeting he left.", "meeting"),
        ("They signed a Joint Declaration on Security Cooperation.", "Declaration"),
        ("A Comprehensive Economic Partnership Agreement (CEPA) was signed.", "Agreement"),
        ("JIMEX began.", "JIMEX"),
    ],
)
def test_the_head_is_the_noun_that_says_what_it_is(text: str, word: str) -> None:
    assert head(text) == word


# --- laws ---------------------------------------------------------------------------------------------------------

names = st.sampled_from([known.thing.name for known in load_things().values()])
fillers = st.sampled_from(
    ["the", "exercise", "India", "and", "of", "(", ")", "'", "’", ",", "Agreement", "2022", "sixth"]
)


@given(st.lists(names | fillers, max_size=8).map(" ".join))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = split_words(text).words
    assert all(text[word.start : word.end] == word.text for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@given(names, names)
def test_mentions_never_overlap(one: str, other: str) -> None:
    found = find_things(parsed(f"They held the {one} and the {other} in Tokyo."))
    ends: list[Any] = [0, *(mention.end for mention in found)]
    assert all(mention.start >= end for mention, end in zip(found, ends, strict=False))
