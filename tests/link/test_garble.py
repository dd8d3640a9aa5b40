import pytest

from comity import data
from comity.link import garble
from comity.link.garble import align
from comity.link.wording import FUNCTION_WORDS, Wording, wording_of
from factories import make_document
from link.spinner import spin

STORY = (
    "The ministers of both countries agreed in Tokyo to hold the first exercise of their forces in January 2023.\n\n"
    "Officials said that the meeting of the joint working group would discuss the supply of equipment on 8 March.\n\n"
    "The two sides welcomed the agreement, which was signed in 2020, and decided to strengthen cooperation at sea."
)


def of(text: str) -> Wording:
    return wording_of(make_document(text))


def test_a_story_and_itself_have_nothing_swapped() -> None:
    found = align(of(STORY), of(STORY))
    assert (found.swapped, found.refilled, found.swaps) == (0.0, 0.0, ()) and found.kept > 20 and found.same_facts >= 5


def test_swapped_words_are_counted_and_the_rarer_ones_told() -> None:
    found = align(of(STORY), of(spin(STORY)))
    assert found.swapped > 0.3 and found.refilled == 0
    assert (("exercise",), ("train",)) in found.swaps
    assert found.rarer() > 1


def test_the_order_of_the_two_turns_the_sign_alone() -> None:
    there, back = align(of(STORY), of(spin(STORY))), align(of(spin(STORY)), of(STORY))
    assert there.swapped == back.swapped and there.rarer() == pytest.approx(-back.rarer())


def test_paragraphs_find_each_other_in_any_order() -> None:
    turned = "\n\n".join(reversed(spin(STORY).split("\n\n")))
    assert align(of(STORY), of(turned)).swapped == align(of(STORY), of(spin(STORY))).swapped


def test_another_spelling_is_no_swap() -> None:
    found = align(
        of("The defence ministers of the two states met here."), of("The defense ministers of the two states met here.")
    )
    assert not found.swaps


def test_numbers_and_months_in_the_same_place_are_held_against_each_other() -> None:
    found = align(of(STORY), of(STORY.replace("January 2023", "March 2024")))
    assert (found.other_facts, found.swaps) == (2, ())
    assert 0.2 < found.refilled < 0.5


def test_a_sentence_written_anew_is_no_swap() -> None:
    anew = STORY.replace(
        "agreed in Tokyo to hold the first exercise", "will see their pilots train with one another, in a drill"
    )
    assert align(of(STORY), of(anew)).swapped < 0.06


def test_texts_that_share_nothing_are_not_aligned() -> None:
    found = align(of(STORY), of("Prices of rice rose again, and farmers in the north want a lower tax this year."))
    assert (found.kept, found.swaps, found.other_facts) == (0, (), 0)


def test_the_usual_words_are_words_and_no_function_words() -> None:
    bands = data.load(garble.Path(garble.__file__).parent / "usual.yaml")
    words = [word for row in bands.values() for word in row.split()]
    assert len(words) == len(set(words)) > 1000
    assert not FUNCTION_WORDS & set(words) and all(word.isalpha() and word.islower() for word in words)
    assert list(bands) == sorted(bands, reverse=True)
