"""What every ledger does, the fake included."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import LedgerError, NotFoundError
from comity.ledger import ClaimFilter, MemoryLedger, PairCount
from comity.model import Claim, Section
from factories import (
    claims,
    documents,
    make_claim,
    make_document,
    make_passage,
    make_ref,
    make_rejected,
    make_when,
)

ANY = settings(max_examples=40, deadline=None)
DOCUMENT = make_document()
SIGNED = "NEW DELHI: India and Japan signed an agreement on Tuesday."
AIRCRAFT = "Tokyo will send six aircraft in 2025."


@st.composite
def codings(draw):
    document = draw(documents())
    return document, draw(st.lists(claims(document), max_size=3))


def export(ledger):
    """All that the ledger tells, as text: equal where not one byte differs."""
    return repr([list(ledger.documents()), [claim.to_dict() for claim in ledger.claims()]])


def record_two(ledger):
    """Two documents with two claims and one, out of order."""
    later = make_document("China and India held talks.", path="reports/talks.txt", published="2025-01")
    ledger.record(later, [make_claim(later, parties=("IND", "CHN"), kind="engagement")], "test-1")
    wanted = [make_claim(DOCUMENT, AIRCRAFT, status="promised", parties=("JPN",)), make_claim(DOCUMENT, SIGNED)]
    ledger.record(DOCUMENT, wanted, "test-1")


# --- laws ---------------------------------------------------------------------------------------------------------


@ANY
@given(coding=codings())
def test_records_survive_the_ledger(opener, coding):
    document, drawn = coding
    with opener() as ledger:
        ledger.record(document, drawn, "test-1")
        assert ledger.document(document.id) == document
        assert {claim.id: claim for claim in ledger.claims()} == {claim.id: claim for claim in reversed(drawn)}
        assert all(repr(ledger.claim(claim.id)) == repr(claim) for claim in ledger.claims())


@ANY
@given(coding=codings())
def test_adding_twice_is_adding_once(opener, coding):
    with opener() as ledger:
        assert ledger.record(*coding, "test-1") == "new"
        before = export(ledger)
        assert ledger.record(*coding, "test-1") == "same"
        assert export(ledger) == before


@ANY
@given(drawn=st.lists(codings(), max_size=3, unique_by=lambda coding: coding[0].id), data=st.data())
def test_order_of_adding_does_not_matter(opener, drawn, data):
    with opener() as one, opener() as other:
        for document, found in drawn:
            one.record(document, found, "test-1")
        for document, found in data.draw(st.permutations(drawn)):
            other.record(document, found[::-1], "test-1")
        assert export(one) == export(other)


@ANY
@given(words=st.text(st.sampled_from("ab \"*-^():{}+'\0\ud800%_é") | st.characters(), max_size=12))
def test_no_search_words_raise(opener, words):
    with opener() as ledger:
        record_two(ledger)
        assert all(hit.exact for hit in ledger.search(words))


@ANY
@given(drawn=st.lists(codings(), max_size=3, unique_by=lambda coding: coding[0].id))
def test_pairs_are_those_of_the_claims(opener, drawn):
    with opener() as ledger:
        for document, found in drawn:
            ledger.record(document, found, "test-1")
        told = [(*sorted({one.id, other.id}), claim) for claim in ledger.claims()
                for one in claim.parties for other in claim.parties if one.id < other.id]  # fmt: skip
        expected = {(a, b, claim.id, claim.document.id) for a, b, claim in told}
        assert [(row.a, row.b) for row in ledger.pairs()] == sorted({row[:2] for row in expected})
        assert sum(row.claims for row in ledger.pairs()) == len({row[:3] for row in expected})
        assert sum(row.documents for row in ledger.pairs()) == len({(a, b, of) for a, b, _, of in expected})


# --- recording ----------------------------------------------------------------------------------------------------


def test_a_newer_coder_supersedes_the_claims(ledger):
    record_two(ledger)
    newer = make_claim(DOCUMENT, SIGNED, status="agreed", coder="test-2")
    assert ledger.record(DOCUMENT, [newer], "test-2") == "updated"
    assert list(ledger.claims(ClaimFilter(document=DOCUMENT.id))) == [newer]


def test_a_newer_coder_with_no_claims_is_noted(ledger):
    ledger.record(DOCUMENT, [], "test-1")
    assert ledger.record(DOCUMENT, [], "test-2") == "updated"
    assert ledger.coded(DOCUMENT, "test-2")
    assert not ledger.coded(DOCUMENT, "test-1")


def test_a_date_given_later_reaches_document_and_claims(ledger):
    undated = replace(DOCUMENT, published=None)
    ledger.record(undated, [make_claim(undated)], "test-1")
    assert not ledger.coded(DOCUMENT, "test-1")
    assert ledger.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1") == "updated"
    assert [claim.document.published for claim in ledger.claims()] == ["2024-08-21"]


def test_claims_may_come_back(ledger):
    for found in ([make_claim(DOCUMENT)], [], [make_claim(DOCUMENT)]):
        ledger.record(DOCUMENT, found, "test-1")
    assert list(ledger.claims()) == [make_claim(DOCUMENT)]


def test_a_claim_given_twice_is_one(ledger):
    ledger.record(DOCUMENT, [make_claim(DOCUMENT), make_claim(DOCUMENT, why=("other",))], "test-1")
    assert [claim.why for claim in ledger.claims()] == [("what:sign",)]


@pytest.mark.parametrize("paths", [("a.txt", "b.txt"), ("b.txt", "a.txt"), (None, "a.txt"), ("a.txt", None)])
def test_copies_are_one_document_at_the_first_path(ledger, paths):
    for path in paths:
        copy = replace(DOCUMENT, path=path)
        ledger.record(copy, [make_claim(copy)], "test-1")
    assert [claim.document.path for claim in ledger.claims()] == ["a.txt"]
    assert ledger.coded(replace(DOCUMENT, path="b.txt"), "test-1")


def test_coded_asks_for_metadata_and_coder(ledger):
    assert not ledger.coded(DOCUMENT, "test-1")
    ledger.record(DOCUMENT, [], "test-1")
    assert ledger.coded(DOCUMENT, "test-1")
    assert not ledger.coded(replace(DOCUMENT, publisher="Other"), "test-1")


def test_a_claim_of_another_document_is_refused(ledger):
    other = make_document("Another text.")
    with pytest.raises(LedgerError, match=f"of document '{DOCUMENT.id}', not of '{other.id}'"):
        ledger.record(other, [make_claim(DOCUMENT)], "test-1")
    assert list(ledger.documents()) == []


def test_an_id_that_is_not_of_the_text_is_refused(ledger):
    with pytest.raises(LedgerError, match=r"'d-1' has an id that is not of its text: use Document\.id_of"):
        ledger.record(replace(DOCUMENT, id="d-1"), [], "test-1")


def test_rejections_are_kept_once_and_in_order(ledger):
    later = make_rejected("reports/zero.txt")
    for rejected in (later, make_rejected(), later):
        ledger.reject(rejected)
    assert list(ledger.rejections()) == [make_rejected(), later]


def test_an_interrupt_leaves_no_half_document(ledger, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "_add_sentences", interrupt, raising=False)
    monkeypatch.setattr(ledger, "_relate", interrupt, raising=False)
    with pytest.raises(KeyboardInterrupt):
        ledger.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    monkeypatch.undo()
    assert (list(ledger.documents()), list(ledger.claims())) == ([], [])
    assert ledger.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1") == "new"


# --- asking -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (ClaimFilter(), ["agreement", "agreement", "engagement"]),
        (ClaimFilter(parties=("IND",)), ["agreement", "engagement"]),
        (ClaimFilter(parties=("JPN", "IND")), ["agreement"]),
        (ClaimFilter(parties=("IND", "JPN", "CHN")), []),
        (ClaimFilter(document=DOCUMENT.id), ["agreement", "agreement"]),
        (ClaimFilter(document=""), []),
        (ClaimFilter(kinds=("engagement", "measure")), ["engagement"]),
        (ClaimFilter(statuses=("promised",)), ["agreement"]),
        (ClaimFilter(published_until="2024-08-21"), ["agreement", "agreement"]),
        (ClaimFilter(published_until="2024-08-20"), []),
        (ClaimFilter(published_until="2025-01-30"), ["agreement", "agreement"]),
        (ClaimFilter(published_until="2025-01-31", parties=("CHN",)), ["engagement"]),
    ],
)
def test_filters(ledger, wanted, kinds):
    record_two(ledger)
    assert [claim.kind for claim in ledger.claims(wanted)] == kinds


@pytest.mark.parametrize("published", [None, "last week", "2024-01-01/.."])
def test_documents_of_unknown_date_are_published_until_no_day(ledger, published):
    document = make_document(published=published)
    ledger.record(document, [make_claim(document)], "test-1")
    assert list(ledger.claims(ClaimFilter(published_until="2099-12-31"))) == []


def test_claims_come_by_path_document_offset_and_id(ledger):
    record_two(ledger)
    assert [claim.passage.exact for claim in ledger.claims()] == [SIGNED, AIRCRAFT, "China and India held talks."]


def test_claims_come_one_by_one_as_they_stood(ledger):
    record_two(ledger)
    found = ledger.claims()
    first = next(found)
    ledger.record(DOCUMENT, [], "test-2")
    assert [first, *found] != list(ledger.claims())
    assert first.passage.exact == SIGNED


def test_documents_come_by_path(ledger):
    record_two(ledger)
    ledger.record(make_document("No path.", path=None), [], "test-1")
    assert [document.path for document in ledger.documents()] == [None, "reports/pact.txt", "reports/talks.txt"]


@pytest.mark.parametrize("length", [3, 8, 18])
def test_ids_may_be_cut_short(ledger, length):
    claim = make_claim(DOCUMENT)
    ledger.record(DOCUMENT, [claim], "test-1")
    assert ledger.claim(claim.id[:length]) == claim
    assert ledger.document(DOCUMENT.id[:length]) == DOCUMENT


def test_ambiguous_beginnings_name_the_ids(ledger):
    record_two(ledger)
    first = min(claim.id for claim in ledger.claims())
    with pytest.raises(LedgerError, match=rf"several claims .* begin with 'c-' \({first}, .*\): give more of it"):
        ledger.claim("c-")


@pytest.mark.parametrize("id", ["c-ffff", "nonsense", "c-%", "C-"])
def test_unknown_ids(ledger, id):
    record_two(ledger)
    with pytest.raises(NotFoundError, match=f"no claim has the id '{id}'"):
        ledger.claim(id)
    with pytest.raises(NotFoundError, match="no document"):
        ledger.document(id)


# --- search -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("aircraft", [AIRCRAFT]),
        ("TOKYO Aircraft", [AIRCRAFT]),
        ("tokyo agreement", []),
        ('"six aircraft"', [AIRCRAFT]),
        ('"aircraft six"', []),
        ('"six aircraft', [AIRCRAFT]),
        ("air*", []),
        ("-aircraft", [AIRCRAFT]),
        ("talks OR aircraft", []),
        ("NEAR(tokyo, aircraft)", []),
        ("words:aircraft", []),
        ("again", ["Both countries hoped to hold talks again."]),
        ("* - ^", []),
        ("", []),
    ],
)
def test_search_finds_sentences_with_all_the_words(ledger, words, found):
    ledger.record(DOCUMENT, [make_claim(DOCUMENT, SIGNED)], "test-1")
    assert [hit.exact for hit in ledger.search(words)] == found


def test_a_hit_names_its_document_offsets_and_claims(ledger):
    claim = make_claim(DOCUMENT, SIGNED)
    ledger.record(DOCUMENT, [claim], "test-1")
    (hit,) = ledger.search("agreement")
    assert (hit.document, hit.claims) == (DOCUMENT, (claim.id,))
    assert DOCUMENT.text[hit.start : hit.end] == hit.exact == SIGNED


def test_accents_do_not_matter(ledger):
    document = make_document("Café talks in São Paulo.")
    ledger.record(document, [], "test-1")
    assert [hit.exact for hit in ledger.search("cafe Sao")] == [document.text]


@pytest.mark.parametrize("words", ["日印", "外相会談", "日印 会談", '"印外"'])
def test_words_of_a_script_without_blanks(ledger, words):
    document = make_document("両国は日印外相会談を行った。インドは晴れていた。")
    ledger.record(document, [], "test-1")
    assert [hit.exact for hit in ledger.search(words)] == ["両国は日印外相会談を行った。"]
    assert ledger.search("印日") == []


def test_search_among_parties_asks_for_one_claim_of_them_all(ledger):
    record_two(ledger)
    assert [hit.document.path for hit in ledger.search("india", ("CHN", "IND"))] == ["reports/talks.txt"]
    assert ledger.search("india", ("CHN", "JPN")) == []


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (-1, 0), (1, 1), (50, 4)])
def test_search_stops_at_the_limit(ledger, limit, count):
    record_two(ledger)
    ledger.record(make_document("India alone.", path="z"), [], "test-1")
    assert len(ledger.search("india", limit=limit)) == count


def test_comments_are_not_searched(ledger):
    text = "Body text.\n\nComment text."
    sections = (Section(0, 10, "body"), Section(12, 25, "comment"))
    ledger.record(make_document(text, sections=sections), [], "test-1")
    assert [hit.exact for hit in ledger.search("text")] == ["Body text."]


def test_sentences_are_searched_as_they_are_cut_now(ledger):
    document = make_document("Talks of the Pres. Modi and Kishida.")
    ledger.record(document, [], "test-1")
    assert ledger.search("talks kishida") == []
    whole = Claim(make_ref(document), make_passage(document, document.text), "engagement", None, "happened", ())
    ledger.record(document, [whole], "test-2")
    assert [hit.claims for hit in ledger.search("talks kishida")] == [(whole.id,)]
    assert len(ledger.search("kishida")) == 1


def test_dates_of_a_claim_are_kept_with_their_basis(ledger):
    when = make_when("2022-03~", start="2022-03-01", end="2022-03-31", basis="relative", text="about one year ago")
    ledger.record(DOCUMENT, [make_claim(DOCUMENT, when=when)], "test-1")
    assert [claim.when for claim in ledger.claims()] == [when]


# --- the same words everywhere ------------------------------------------------------------------------------------

LETTERS = st.characters(codec="utf-8", categories=("L", "Nd", "Mn", "P", "Zs"), max_codepoint=0x2FFF)
UTTERED = st.text(st.sampled_from("aAbé éß'’-.İıﬁø़ ") | LETTERS, min_size=1, max_size=25)


@ANY
@given(texts=st.lists(UTTERED.filter(str.strip), min_size=1, max_size=4, unique=True), sought=UTTERED)
def test_every_ledger_finds_the_same(opener, texts, sought):
    with opener() as ledger, MemoryLedger() as fake:
        for text in texts:
            for one in (ledger, fake):
                one.record(make_document(text), [], "test-1")
        for words in (sought, texts[0], f'"{texts[0]}"'):
            assert {hit.document.id for hit in ledger.search(words)} == {hit.document.id for hit in fake.search(words)}


# --- where it stands ----------------------------------------------------------------------------------------------


def test_documents_are_counted_by_their_date_of_publication(opener):
    with opener() as ledger:
        record_two(ledger)
        ledger.record(make_document("Nobody dated this.", published=None), [], "test-1")
        assert ledger.published() == {None: 1, "2025-01": 1, DOCUMENT.published: 1}
        assert ledger.published(known_on="2024-12-31") == {}


def test_the_documents_that_have_a_claim_with_a_party(opener):
    with opener() as ledger:
        record_two(ledger)
        ledger.record(DOCUMENT, [make_claim(DOCUMENT, SIGNED)], "test-2")
        found = {party: len(ledger.documents_with(party)) for party in ("IND", "CHN", "nobody")}
        assert found == {"IND": 2, "CHN": 1, "nobody": 0}
        assert ledger.documents_with("JPN") == {DOCUMENT.id}


def test_the_moment_changes_with_all_that_is_recorded(opener):
    with opener() as ledger:
        before = ledger.moment()
        record_two(ledger)
        recorded = ledger.moment()
        ledger.reject(make_rejected())
        assert len({before, recorded, ledger.moment()}) == 3


def test_the_moment_stays_where_nothing_is_new(opener):
    with opener() as ledger:
        record_two(ledger)
        before = ledger.moment()
        record_two(ledger)
        assert ledger.moment() == before


def test_the_moment_changes_with_linking(opener):
    with opener() as ledger:
        record_two(ledger)
        before = ledger.moment()
        with ledger.linking() as links:
            links.put({}, {claim.id: "e-1" for claim in links.pending()})
        assert ledger.moment() != before


# --- pairs --------------------------------------------------------------------------------------------------------


def test_pairs_tell_claims_documents_and_the_last_day(ledger):
    record_two(ledger)
    second = make_document("India and Japan met.", published="2024-09")
    ledger.record(second, [make_claim(second), make_claim(second, kind="engagement")], "test-1")
    assert ledger.pairs() == [
        PairCount("CHN", "IND", 1, 1, "2025-01-31"),
        PairCount("IND", "JPN", 3, 2, "2024-09-30"),
    ]


def test_pairs_are_those_of_the_newest_claims(ledger):
    ledger.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    ledger.record(DOCUMENT, [make_claim(DOCUMENT, parties=("IND", "CHN", "AUS"))], "test-2")
    assert [(row.a, row.b) for row in ledger.pairs()] == [("AUS", "CHN"), ("AUS", "IND"), ("CHN", "IND")]


def test_a_pair_in_undated_texts_has_no_last_day(ledger):
    undated = replace(DOCUMENT, published=None)
    ledger.record(undated, [make_claim(undated)], "test-1")
    assert [row.last for row in ledger.pairs()] == [None]


def test_a_party_twice_in_a_claim_is_no_pair(ledger):
    ledger.record(DOCUMENT, [make_claim(DOCUMENT, parties=("IND", "IND"))], "test-1")
    assert ledger.pairs() == []
