from comity.link.wording import runs, wording_of
from comity.model import Section
from factories import make_document


def test_what_is_quoted_is_no_wording_of_the_document() -> None:
    said = "no change of the status quo by force should be allowed in any region"
    for opening, closing in ("“”", '""', "«»", "‘’"):
        wording = wording_of(make_document(f"The ministers agreed: {opening}{said}{closing}, they said."))
        assert wording.words == ("the", "ministers", "agreed", "they", "said")
        assert "change of the status" in wording.quotes


def test_a_word_held_at_a_distance_stays() -> None:
    wording = wording_of(make_document('It was a "unique" drill, the admiral\'s crew said.'))
    assert "a unique drill the" in wording.shingles and not wording.quotes


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open() -> None:
    wording = wording_of(make_document("“We stand together, and shall go on to do so.\n\nHe spoke on Monday."))
    assert wording.words == ("he", "spoke", "on", "monday")


def test_an_apostrophe_closes_no_quotation() -> None:
    said = "‘it is India’s turn to host the next round’"
    assert wording_of(make_document(f"They said {said} there.")).words == ("they", "said", "there")


def test_furniture_and_headlines_are_left_out() -> None:
    text = "Ships meet\n\nShips of both navies met.\n\nRead more on our app."
    roles = dict(zip((0, 12, 39), ("headline", "body", "promotion"), strict=True))
    ends = {0: 10, 12: 37, 39: len(text)}
    sections = tuple(Section(start, ends[start], role) for start, role in roles.items())  # type: ignore[arg-type]
    assert wording_of(make_document(text, sections=sections)).words == ("ships", "of", "both", "navies", "met")


def test_the_skeleton_keeps_what_one_who_swaps_words_leaves() -> None:
    text = (
        "The air forces of Japan and India are working for it. Defence Minister Rajnath Singh and S. Jaishankar met 20."
    )
    wording = wording_of(make_document(text))
    expected = ["the", "of", "japan", "and", "india", "are", "for", "it", "singh", "and", "jaishankar", "20"]
    assert list(wording.skeleton) == expected
    assert {"japan", "singh", "jaishankar"} <= wording.facts


def test_runs_of_too_short_a_row_are_none() -> None:
    assert runs(["a", "b", "c"], 2) == ["a b", "b c"]
    assert runs(["a"], 2) == [] == runs([], 2)


def test_a_script_without_spaces_is_taken_sign_by_sign() -> None:
    assert wording_of(make_document("日印外相会談。")).words == tuple("日印外相会談")


def test_an_empty_document_has_no_wording() -> None:
    assert wording_of(make_document("")).words == ()
