"""The notes of a brief: one for each passage, count or receipt."""

from __future__ import annotations

from comity.present.brief import Brief, Looked, Note, Sentence, Tally, brief, numbered
from comity.present.brief.notes import marks_of
from factories import make_claim, make_document
from present.dossiers import make_dossier
from present.story import CLAIMS, told

COUNT = Tally("n-IND-JPN.said", "5 promises", tuple(f"p-{number:016}" for number in range(5)), "comity figures IND JPN")
LOOKED = Looked("r-IND-JPN", "Looked through: 8 documents.")


def notes(*sentences: Sentence) -> list[Note]:
    return numbered(Brief("A brief", "", sentences[0], ((), ()), None) if len(sentences) == 1 else _with(*sentences))[1]


def _with(*sentences: Sentence) -> Brief:
    from comity.present.brief import Section

    return Brief("A brief", "", sentences[0], ((Section("a", "A", sentences=sentences[1:]),), ()))


def test_notes_are_numbered_by_first_use() -> None:
    numbers, found = numbered(brief(make_dossier()))
    assert [note.number for note in found] == list(range(1, len(found) + 1))
    assert set(numbers.values()) == {note.number for note in found}


def test_a_note_has_quote_outlet_date_and_id() -> None:
    (note,) = notes(Sentence("Signed.", (CLAIMS[1],)))
    assert note.quote == "India and Japan on Wednesday signed the ACSA."
    assert (note.origin, note.ids) == ("Coromandel Post, 10 September 2020", (CLAIMS[1].id,))


def test_two_claims_of_one_passage_are_one_note() -> None:
    text = "India will send ships and aircraft to Japan."
    document = make_document(text)
    both = tuple(make_claim(document, text, kind="transfer", event=event) for event in ("AID", "CONSULT"))
    (note,) = notes(Sentence("Ships.", both))
    assert note.ids == tuple(claim.id for claim in both)


def test_what_is_cited_twice_is_one_note() -> None:
    found = notes(Sentence("A.", (CLAIMS[0],)), Sentence("B.", (CLAIMS[1], CLAIMS[0])))
    assert [one.number for one in found] == [1, 2]


def test_a_count_names_some_of_its_rows_and_the_command_for_all() -> None:
    (note,) = notes(Sentence("Five.", (COUNT,)))
    assert note.origin == "5 promises: p-0000000000, p-0000000000, p-0000000000, 2 more"
    assert (note.command, note.ids, note.quote) == ("comity figures IND JPN", (), "")


def test_a_receipt_tells_what_was_looked_through() -> None:
    (note,) = notes(Sentence("Nothing.", (LOOKED,)))
    assert (note.origin, note.ids) == ("Looked through: 8 documents", ())


def test_only_an_address_of_the_web_is_a_link() -> None:
    document = make_document("They met.", url="javascript:alert(1)")
    assert notes(Sentence("Met.", (make_claim(document, "They met."),)))[0].url == ""


def test_an_excerpt_is_cut_around_what_was_read() -> None:
    text = "They spoke of " + "many things, " * 30 + "and they signed the pact."
    _, claim = told(text, trigger="signed the pact")
    (note,) = notes(Sentence("Signed.", (claim,)))
    assert len(note.excerpt) <= 150 < len(note.quote)
    assert "signed the pact" in note.excerpt


def test_marks_are_in_order_and_once() -> None:
    sentence = Sentence("A.", (CLAIMS[0], CLAIMS[1]))
    assert marks_of(sentence, {CLAIMS[0].id: 7, CLAIMS[1].id: 3}) == (3, 7)
