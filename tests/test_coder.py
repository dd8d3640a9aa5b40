"""One document's claims, end to end: what each way of telling an act between states becomes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.coder import code, coder_version
from comity.model import COLUMNS, KINDS, STATUSES, Claim, Document, Role
from comity.parse import load_parser
from comity.read import Item, read_item
from comity.what.codebook import VERSION
from factories import make_document

FEW = settings(max_examples=25, deadline=None)


def claims_of(document: Document) -> tuple[Claim, ...]:
    return code(document, next(iter(load_parser().parse([document]))))


@cache
def coded(*paragraphs: str, published: str | None = "2024-08-21") -> tuple[Claim, ...]:
    """The claims of a report with these paragraphs, each text coded once."""
    return claims_of(make_document("\n\n".join(paragraphs), published=published))


def only(*paragraphs: str, published: str | None = "2024-08-21") -> Claim:
    """The one claim of the last paragraph."""
    start = sum(len(text) + 2 for text in paragraphs[:-1])
    (claim,) = (c for c in coded(*paragraphs, published=published) if c.passage.start >= start)
    return claim


def roles(claim: Claim) -> dict[str, str]:
    """Party -> role."""
    return {party.id: party.role for party in claim.parties}


# --- what: kind, event, stage -------------------------------------------------------------------------------------

KIND_CASES = [
    ("agreement", "AGREE", "Peru and Chile signed a fisheries treaty in 2021."),
    ("agreement", "AGREE", "Kenya ratified a tax treaty with Uganda in 2021."),
    ("agreement", "CONSULT", "Chile and Peru were working on a treaty."),
    ("agreement", "REJECT", "Niger suspended a defence pact with Benin in 2023."),
    ("mechanism", "AGREE", "Brazil and Argentina launched a strategic dialogue in 2019."),
    ("mechanism", "AGREE", "Togo and Ghana set up a joint commission in 2018."),
    ("exercise", "COOPERATE", "Kenya and Tanzania held a naval exercise off Mombasa in 2022."),
    ("exercise", "COOPERATE", "The Thai navy took part in a drill with the Malaysian navy in 2022."),
    ("engagement", "CONSULT", "The president of Kenya visited Uganda on 4 May 2023."),
    ("engagement", "CONSULT", "Kenya and Uganda held talks in Nairobi in 2023."),
    ("engagement", "CONSULT", "The Norwegian foreign minister met the Swedish foreign minister in 2023."),
    ("incident", "ASSAULT", "Ethiopian troops clashed with Eritrean troops in June 2021."),
    ("incident", "COERCE", "A Russian warship entered Irish waters in January 2022."),
    ("incident", "COERCE", "Iran seized a Greek tanker in May 2022."),
    ("transfer", "COOPERATE", "Norway delivered two frigates to Chile in 2020."),
    ("transfer", "AID", "Denmark sent vaccines to Rwanda in 2021."),
    ("transfer", "COOPERATE", "Vietnam imported coal from Australia in 2018."),
    ("measure", None, "Trade between Peru and Chile reached 4 billion dollars in 2019."),
    ("measure", None, "Egypt bought 20 percent of its wheat from Ukraine in 2020."),
    ("position", "ACCUSE", "Greece condemned Turkey on Monday."),
    ("position", None, "Relations between Chad and Niger deteriorated in 2018."),
    ("position", "PROTEST", "Peru protested to Chile over the border on Monday."),
    ("position", "COOPERATE", "Oman deepened ties with Qatar in 2022."),
    ("policy", "SANCTION", "Ghana sanctioned Mali in 2022."),
    ("policy", None, "Spain amended its export control law in 2019."),
]


@pytest.mark.parametrize(("kind", "event", "text"), KIND_CASES)
def test_kind_and_event(kind: str, event: str | None, text: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.event) == (kind, event)


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, _, _ in KIND_CASES} == set(KINDS)


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("negotiating", "Peru and Chile negotiated a treaty in 2019."),
        ("signed", "Peru and Chile signed a treaty in 2020."),
        ("signed", "The signing of the treaty between Peru and Chile took place in Lima."),
        ("approved", "Peru ratified the treaty with Chile in 2021."),
        ("in_force", "The treaty between Peru and Chile came into force on 1 July 2022."),
        ("operational", "Peru and Chile implemented the treaty in 2023."),
        ("amended", "Peru and Chile amended the treaty in 2023."),
        ("suspended", "Peru suspended the treaty with Chile in 2024."),
        ("delivered", "Norway handed over two radars to Poland in 2020."),
        ("contract", "Poland ordered two radars from Norway in 2020."),
    ],
)
def test_stage_of_life(stage: str, text: str) -> None:
    assert only(text).stage == stage


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Norway delivered two frigates to Chile in 2020.", 2, "piece"),
        ("Trade between Peru and Chile reached 4 billion dollars in 2019.", 4e9, "USD"),
        ("Egypt bought 20 percent of its wheat from Ukraine in 2020.", 0.2, "share"),
        ("Italy invested 300 million euros in Albania in 2020.", 3e8, "EUR"),
    ],
)
def test_quantity(text: str, value: float, unit: str) -> None:
    quantity = only(text).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Kenya and Tanzania held a naval exercise in 2022.", "military"),
        ("Kenya and Tanzania signed a trade treaty in 2022.", "economic"),
        ("Kenya and Tanzania signed a climate pact in 2022.", "environment"),
    ],
)
def test_contexts(text: str, context: str) -> None:
    assert context in only(text).contexts


def test_the_next_means_one_more_of_the_things_before() -> None:
    claim = only("Kenya and Uganda held a naval drill in May 2024.", "The next will be held off Mombasa in 2025.")
    assert (claim.kind, claim.status, set(roles(claim))) == ("exercise", "planned", {"KEN", "UGA"})


# --- whether: the twelve statuses ---------------------------------------------------------------------------------

STATUS_CASES = [
    ("happened", "Kenya and Somalia signed a maritime pact in March."),
    ("happened", "Bolivia has sold gas to Paraguay."),
    ("under_way", "Poland is hosting talks with Ukraine."),
    ("under_way", "Brazil imports wheat from Argentina."),
    ("under_way", "Norway and Sweden continue to hold talks."),
    ("not_happened", "Malta never signed a treaty with Italy."),
    ("not_happened", "Ghana and Togo did not sign a treaty."),
    ("not_happened", "No treaty was signed between Malta and Italy."),
    ("not_happened", "Kenya and Uganda postponed the naval exercise."),
    ("not_happened", "Chad and Niger have yet to sign a treaty."),
    ("not_happened", "The envoys of Chad and Niger failed to reach an agreement."),
    ("denied", "Eritrea denied attacking Ethiopia."),
    ("agreed", "Peru and Chile agreed to hold a naval exercise."),
    ("promised", "Qatar will supply gas to Lebanon."),
    ("promised", "Norway pledged to deliver two frigates to Chile."),
    ("planned", "Greece and Cyprus will hold a naval exercise in October 2024."),
    ("planned", "Kenya and Uganda plan to sign a treaty by 2026."),
    ("planned", "Kenya is to sign a treaty with Uganda on 1 September 2024."),
    ("expected", "Egypt is expected to sign a treaty with Sudan."),
    ("expected", "Peru is likely to sign a treaty with Chile next year."),
    ("hoped", "Mongolia seeks to deepen ties with Kazakhstan."),
    ("hoped", "Nepal hopes to export power to Bangladesh."),
    ("proposed", "Italy proposed to hold talks with Malta."),
    ("proposed", "Oman offered to host a summit between Iran and Iraq."),
    ("called_for", "Mali should hold talks with Niger."),
    ("called_for", "Sudan and Chad must implement the treaty."),
    ("conditional", "Laos could join a naval exercise with Thailand."),
    ("conditional", "If sanctions are lifted, Cuba would buy wheat from Canada."),
    ("conditional", "When implemented, the deal would see Norway deliver submarines to Poland."),
]


@pytest.mark.parametrize(("status", "text"), STATUS_CASES)
def test_status_reaches_the_claim(status: str, text: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "kind", "event", "status"),
    [
        ("Kenya and Uganda agreed to cooperate on fishing.", "agreement", "AGREE", "agreed"),
        ("Kenya and Uganda cooperated on fishing.", "position", "COOPERATE", "happened"),
        ("Serbia has not imposed sanctions on Belarus.", "position", "REJECT", "not_happened"),
        ("Kenya and Uganda must share their data.", "position", None, "called_for"),
    ],
)
def test_status_can_decide_the_kind(text: str, kind: str, event: str | None, status: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.event, claim.status) == (kind, event, status)


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Kenya-Uganda naval exercise, March 2022.", "happened", "2022-03"),
        ("Third Kenya-Uganda summit, 20 November 2024.", "planned", "2024-11-20"),
    ],
)
def test_a_dated_title_without_a_verb(text: str, status: str, when: str) -> None:
    claim = only(text)
    assert (claim.status, claim.when and claim.when.edtf) == (status, when)


@pytest.mark.parametrize(
    "text",
    [
        "Third Kenya-Uganda summit.",
        "Kenya should build more roads.",
        "Kenya's invasion of Somalia would help Ethiopia.",
    ],
)
def test_what_nobody_said_or_did_between_states_is_no_claim(text: str) -> None:
    assert coded(text) == ()


def test_every_status_has_a_case() -> None:
    assert {status for status, _ in STATUS_CASES} == set(STATUSES)


def test_what_is_urged_and_the_urging_are_two_claims() -> None:
    urging, talks = coded("The African Union urged Sudan to hold talks with Chad.")
    assert (urging.event, urging.status) == ("REQUEST", "called_for")
    assert (talks.kind, talks.status) == ("engagement", "called_for")


def test_what_is_refused_did_not_happen() -> None:
    sent = next(c for c in coded("Hungary refused to send weapons to Ukraine.") if c.kind == "transfer")
    assert sent.status == "not_happened"


@pytest.mark.parametrize(
    ("text", "accused", "accuser"),
    [
        ("Ethiopia accused Eritrea of attacking Ethiopian troops.", "ERI", "ETH"),
        ("Kenya said that Somali troops had attacked Kenyan villages.", "SOM", "KEN"),
    ],
)
def test_what_one_party_says_of_another_is_alleged(text: str, accused: str, accuser: str) -> None:
    attack = next(c for c in coded(text) if c.kind == "incident")
    assert attack.alleged
    assert roles(attack) == {accused: "actor", accuser: "recipient"}


def test_the_word_of_an_onlooker_is_an_allegation_too() -> None:
    assert coded("Somali troops attacked Kenyan villages, aid workers said.")[0].alleged


@pytest.mark.parametrize(
    "text",
    [
        "Somali troops attacked Kenyan villages.",
        "Somalia said that its troops attacked Kenyan villages.",
        "Uganda said that Kenya and Somalia signed a treaty.",
    ],
)
def test_what_a_reporter_the_doer_or_anyone_of_a_treaty_tells_is_not_alleged(text: str) -> None:
    assert not any(claim.alleged for claim in coded(text))


def test_who_denies_speaks() -> None:
    claim = only("Peru has denied attacking Chile.")
    assert (claim.status, claim.speaker and claim.speaker.id) == ("denied", "PER")


def test_what_another_foretells_is_expected_not_promised() -> None:
    assert only("Peru's foreign minister said that Chile will supply gas to Bolivia.").status == "expected"


def test_what_a_state_says_of_itself_is_promised() -> None:
    assert only("Chile said that it will supply gas to Bolivia.").status == "promised"


def test_a_plan_dated_in_the_past_stays_a_plan() -> None:
    assert only("Kenya and Uganda planned to hold talks in May 2023.").status == "planned"


# --- who ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norway delivered two frigates to Chile.", {"NOR": "actor", "CHL": "recipient"}),
        ("Two frigates were delivered to Chile by Norway.", {"NOR": "actor", "CHL": "recipient"}),
        ("The frigates delivered by Norway to Chile are new.", {"NOR": "actor", "CHL": "recipient"}),
        ("Turkey was condemned by Greece.", {"GRC": "actor", "TUR": "recipient"}),
        ("The treaty was signed by Peru and Chile.", {"PER": "actor", "CHL": "actor"}),
        ("The treaty between Peru and Chile was signed.", {"PER": "actor", "CHL": "actor"}),
        ("The visit by Kenya's president to Uganda was cancelled.", {"KEN": "actor", "UGA": "recipient"}),
        ("Kenya and Uganda met in Egypt in 2020.", {"KEN": "actor", "UGA": "actor", "EGY": "third"}),
        ("Argentina and Chile held talks in Brazil.", {"ARG": "actor", "CHL": "actor", "BRA": "third"}),
        ("The African Union signed a treaty with Kenya.", {"AFRICANUNION": "actor", "KEN": "recipient"}),
        ("Kenya was urged by Uganda to wait.", {"UGA": "actor", "KEN": "recipient"}),
        ("Spain amended its export control law.", {"ESP": "actor"}),
        ("Kenya was visited by the president of Uganda.", {"UGA": "actor", "KEN": "recipient"}),
        ("The drill, held by Kenya and Tanzania, was the first.", {"KEN": "actor", "TZA": "actor"}),
        ("Kenya, Uganda and Rwanda signed a treaty.", {"KEN": "actor", "UGA": "actor", "RWA": "actor"}),
        ("The presidents of Kenya and Uganda met.", {"KEN": "actor", "UGA": "actor"}),
        ("The presidents of Kenya and Uganda discussed trade.", {"KEN": "actor", "UGA": "actor"}),
        ("The government of Fiji signed a treaty with Tonga.", {"FJI": "actor", "TON": "recipient"}),
    ],
)
def test_parties_and_their_roles(text: str, parties: dict[str, str]) -> None:
    assert roles(only(text)) == parties


@pytest.mark.parametrize(
    ("text", "id", "mention"),
    [
        ("Philipines and Vietnam signed a treaty in 2019.", "PHL", "Philipines"),
        ("Argentinia and Chile signed a treaty in 2019.", "ARG", "Argentinia"),
        ("Kazakstan signed a treaty with Mongolia in 2019.", "KAZ", "Kazakstan"),
    ],
)
def test_a_misspelt_name_is_known_and_kept_as_it_stands(text: str, id: str, mention: str) -> None:
    assert next(p.mention for p in only(text).parties if p.id == id) == mention


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The Kenyan Navy held an exercise with Tanzania.", "MIL"),
        ("The president of Kenya visited Tanzania.", "GOV"),
    ],
)
def test_sector_of_the_actor(text: str, sector: str) -> None:
    assert only(text).parties[0].sector == sector


@pytest.mark.parametrize(
    "text",
    [
        "It rained for three days.",
        "The minister signed a treaty.",
        "Both countries signed a treaty in 2020.",
        "The two sides held talks.",
        "Kenya's economy grew.",
        "Peru signed a treaty.",
        "Kenya is a country in Africa.",
    ],
)
def test_too_few_parties_make_no_claim(text: str) -> None:
    assert coded(text) == ()


SETTING = "Kenya and Uganda signed a treaty in March 2022."


@pytest.mark.parametrize(
    "text",
    [
        "Both countries held a naval exercise in April 2022.",
        "The two sides held a naval exercise in April 2022.",
        "Their navies held an exercise in April 2022.",
        "They held a naval exercise in April 2022.",
        "A joint naval exercise was held in April 2022.",
    ],
)
def test_the_pair_that_the_passage_is_about(text: str) -> None:
    claim = only(SETTING, text)
    assert (claim.kind, roles(claim)) == ("exercise", {"KEN": "actor", "UGA": "actor"})


def test_the_rule_that_brought_the_pair_is_named() -> None:
    assert "the pair of the passage" in only(SETTING, "A joint naval exercise was held in April 2022.").why


def test_no_pair_where_three_are_named() -> None:
    told = "Kenya, Uganda and Rwanda signed a treaty in March 2022."
    assert not [c for c in coded(told, "A joint naval exercise was held.") if len(c.parties) == 2]


def test_the_parties_of_a_known_thing() -> None:
    claim = only("The Malabar exercise was held in 2021.")
    assert set(roles(claim)) == {"AUS", "IND", "JPN", "USA"}
    assert "parties of Malabar" in claim.why


# --- several claims in one sentence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Kenya and Uganda held talks and a naval exercise in May 2020.", ["held talks", "held exercise"]),
        ("Kenya and Uganda signed a treaty and a memorandum.", ["signed treaty", "signed memorandum"]),
        (
            "Kenya signed a treaty with Uganda and delivered two radars to Rwanda.",
            ["signed treaty", "delivered radars"],
        ),
        ("Peru donated two helicopters and a patrol boat to Ecuador.", ["donated helicopters"]),
    ],
)
def test_coordination(text: str, triggers: list[str]) -> None:
    assert [claim.trigger for claim in coded(text)] == triggers


def test_coordinated_names_are_two_things() -> None:
    found = coded("Kenya and Uganda signed the Mombasa Agreement and the Kampala Protocol.")
    assert [claim.thing and claim.thing.name for claim in found] == ["Mombasa Agreement", "Kampala Protocol"]


def test_coordinated_verbs_have_their_own_parties() -> None:
    signed, delivered = coded("Kenya signed a treaty with Uganda and delivered two radars to Rwanda.")
    assert set(roles(signed)) == {"KEN", "UGA"}
    assert set(roles(delivered)) == {"KEN", "RWA"}


def test_a_relative_clause_has_its_own_party_and_date() -> None:
    signed, condemned = coded("Kenya, which signed a treaty with Uganda in 2019, condemned Rwanda in 2021.")
    assert (set(roles(signed)), signed.when and signed.when.edtf) == ({"KEN", "UGA"}, "2019")
    assert (set(roles(condemned)), condemned.when and condemned.when.edtf) == ({"KEN", "RWA"}, "2021")


def test_coordinated_acts_share_their_date() -> None:
    whens = [claim.when for claim in coded("Kenya and Uganda held talks and a naval exercise in May 2020.")]
    assert [when and when.edtf for when in whens] == ["2020-05", "2020-05"]


# --- when and due -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "when", "basis"),
    [
        ("Peru and Chile signed a treaty on 3 March 2021.", "2021-03-03", "explicit"),
        ("Kenya and Uganda held talks in May 2020.", "2020-05", "explicit"),
        ("Peru and Bolivia met on Tuesday.", "2024-08-20", "relative"),
        ("Peru and Bolivia met last year.", "2023", "relative"),
        ("Malaysia and Brunei have shared good relations since 1984.", "1984/..", "explicit"),
        ("Peru and Chile revised the 2008 treaty in 2020.", "2020", "explicit"),
        ("Uganda said in May 2021 that Kenya had attacked Rwanda in March 2021.", "2021-03", "explicit"),
    ],
)
def test_the_date_that_governs_the_act(text: str, when: str, basis: str) -> None:
    found = only(text).when
    assert found is not None
    assert (found.edtf, found.basis) == (when, basis)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda revised the 2008 treaty.",
        "Kenya and Uganda ratified the 2012 Lake Victoria Treaty.",
        "Kenya and Uganda signed the Lake Victoria Treaty of 2012.",
        "Kenya and Uganda signed a treaty.",
    ],
)
def test_a_year_in_a_name_is_not_the_date(text: str) -> None:
    assert only(text).when is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Kenya and Uganda decided in May to hold talks in June.", "2024-06"),
        ("Kenya and Uganda decided in May 2024 to hold talks in June 2024.", "2024-06"),
        ("Kenya and Uganda will hold talks on 3 September 2024.", "2024-09-03"),
        ("Peru is likely to sign a treaty with Chile next year.", "2025"),
    ],
)
def test_what_is_to_come_is_due_on_its_own_date(text: str, due: str) -> None:
    claim = only(text, published="2024-05-20")
    assert claim.due is not None
    assert (claim.due.edtf, claim.due) == (due, claim.when)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Norway pledged to deliver two frigates to Chile by 2027.", "../2027"),
        ("Kenya and Uganda plan to sign a treaty by 2026.", "../2026"),
        ("Kenya and Uganda plan to hold talks within two years.", "../2026~"),
    ],
)
def test_a_deadline_is_due_and_not_when(text: str, due: str) -> None:
    claim = only(text)
    assert (claim.when, claim.due and claim.due.edtf) == (None, due)


@pytest.mark.parametrize("status", COLUMNS["ACTUALLY"])
def test_what_is_past_is_never_due(status: str) -> None:
    assert not [text for known, text in STATUS_CASES if known == status and only(text).due]


def test_without_a_date_of_publication_weekdays_stay_unresolved() -> None:
    when = only("Kenya and Uganda held talks on Tuesday.", published=None).when
    assert when is not None
    assert (when.edtf, when.start, when.basis, when.text) == (None, None, "none", "Tuesday")


def test_without_a_date_of_publication_explicit_dates_stand() -> None:
    when = only("Kenya and Uganda held talks on 4 May 2023.", published=None).when
    assert when is not None
    assert (when.edtf, when.basis) == ("2023-05-04", "explicit")


def test_no_date_is_borrowed_from_publication() -> None:
    assert only("Kenya and Uganda signed a treaty.").when is None


# --- where --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Peru and Chile signed a treaty in Lima on 3 March 2021.", "Lima", "PER"),
        ("Kenya and Tanzania held a naval exercise off Mombasa.", "Mombasa", "KEN"),
        ("Argentina and Chile held talks in Brazil.", "Brazil", "BRA"),
    ],
)
def test_place_of_an_act(text: str, name: str, country: str) -> None:
    where = only(text).where
    assert where is not None
    assert (where.name, where.country) == (name, country)


@pytest.mark.parametrize("text", ["Kenya and Uganda held talks.", "Bolivia sold gas to Paraguay."])
def test_no_place_where_none_is_said(text: str) -> None:
    assert only(text).where is None


# --- whence -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "id", "name"),
    [
        ("Uganda said that Kenya had signed a treaty with Tanzania.", "UGA", "Uganda"),
        ("According to officials, Peru signed a treaty with Chile.", None, "officials"),
        ("Analysts say Peru will sign a treaty with Chile.", None, "Analysts"),
        ("Peru signed a treaty with Chile, Chilean Foreign Minister Rosa Silva said.", "CHL", "Rosa Silva"),
    ],
)
def test_speaker(text: str, id: str | None, name: str) -> None:
    speaker = only(text).speaker
    assert speaker is not None
    assert (speaker.id, speaker.name) == (id, name)


def test_the_speakers_office() -> None:
    speaker = only("Uganda's foreign minister said that Kenya had signed a treaty with Tanzania.").speaker
    assert speaker is not None
    assert (speaker.id, speaker.office) == ("UGA", "Foreign Minister")


def test_the_speaker_of_reported_words_is_no_party() -> None:
    assert roles(only("Uganda said that Kenya had signed a treaty with Tanzania.")) == {
        "KEN": "actor",
        "TZA": "recipient",
    }


def test_the_documents_own_voice_has_no_speaker() -> None:
    assert only("Peru and Chile signed a treaty.").speaker is None


# --- things that were named before --------------------------------------------------------------------------------


def test_a_named_thing() -> None:
    thing = only("Kenya and Uganda signed the Mombasa Agreement in 2019.").thing
    assert thing is not None
    assert thing.name == "Mombasa Agreement"


def test_it_is_the_thing_of_the_sentence_before() -> None:
    claim = only("Kenya and Uganda signed the Mombasa Agreement in 2019.", "It came into force in May 2022.")
    assert (claim.stage, claim.when and claim.when.edtf) == ("in_force", "2022-05")
    assert claim.thing is not None
    assert claim.thing.name == "Mombasa Agreement"


def test_the_noun_again_is_the_thing_named_before() -> None:
    claim = only(
        "Kenya and Uganda signed the Mombasa Agreement in 2019.", "It rained.", "The agreement came into force in 2022."
    )
    assert claim.thing is not None
    assert (claim.thing.name, roles(claim)) == ("Mombasa Agreement", {"KEN": "actor", "UGA": "actor"})


def test_it_was_followed_by() -> None:
    found = coded("Kenya and Uganda held a naval exercise in March 2022.", "It was followed by talks in April 2022.")
    talks = next(claim for claim in found if claim.kind == "engagement")
    assert (talks.when and talks.when.edtf, set(roles(talks))) == ("2022-04", {"KEN", "UGA"})


def under_heading(heading: str, opening: str, text: str) -> tuple[Claim, ...]:
    """The claims of a paragraph under a heading that does not stand over the opening."""
    document = make_document(f"{opening}\n\n{text}")
    first, second = document.sections
    found = claims_of(replace(document, sections=(first, replace(second, heading=heading))))
    return tuple(claim for claim in found if claim.passage.start >= second.start)


def test_this_under_a_heading_is_the_headings_thing() -> None:
    heading = "Partnership in clean energy"
    (claim,) = under_heading(heading, "Kenya trusts Uganda. Uganda trusts Kenya.", "This was launched last year.")
    assert (claim.kind, claim.thing and claim.thing.name) == ("mechanism", heading)
    assert (claim.when and claim.when.edtf, set(roles(claim))) == ("2023", {"KEN", "UGA"})


def test_this_under_a_new_heading_is_not_the_thing_before_it() -> None:
    (claim,) = under_heading(
        "Partnership in clean energy", "Kenya and Uganda held talks.", "This was launched in 2023."
    )
    assert claim.kind == "mechanism"


NUMBERED = """Kenya and Uganda: two pillars

Kenya and Uganda have worked together for many years, and the two have many plans for the lake.

1. Trade. Kenya and Uganda signed a trade treaty in 2019.

2. Partnership in clean energy. This was launched last year.
"""


def test_a_numbered_items_title_is_its_heading() -> None:
    (document,) = read_item(Item("pillars.txt", NUMBERED.encode(), given="2024-08-21"))
    assert isinstance(document, Document)
    claim = claims_of(document)[-1]
    assert (claim.kind, claim.thing and claim.thing.name) == ("mechanism", "Partnership in clean energy")
    assert (claim.passage.role, claim.when and claim.when.edtf) == ("list", "2023")


def test_a_heading_that_names_no_thing_explains_no_this() -> None:
    assert under_heading("Weather", "Kenya trusts Uganda. Uganda trusts Kenya.", "This was launched last year.") == ()


# --- passages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Will Peru sign the treaty with Chile?",
        "Did Kenya and Uganda hold talks?",
        "When will Norway deliver frigates to Chile?",
    ],
)
def test_a_question_makes_no_claim(text: str) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize("role", ["comment", "promotion", "masthead", "byline", "disclaimer", "dateline"])
def test_passages_that_are_not_the_reports_make_no_claim(role: Role) -> None:
    document = make_document("Kenya and Uganda held talks on Tuesday.")
    assert claims_of(replace(document, sections=(replace(document.sections[0], role=role),))) == ()


def test_the_present_of_a_headline_is_done() -> None:
    document = make_document("Kenya and Uganda hold talks")
    (claim,) = claims_of(replace(document, sections=(replace(document.sections[0], role="headline"),)))
    assert (claim.status, claim.passage.role) == ("happened", "headline")


def test_a_document_without_sentences_has_no_claims() -> None:
    assert code(make_document(""), ()) == ()


def test_claims_come_in_the_order_of_the_text() -> None:
    starts = [claim.passage.start for claim in coded(*(text for _, _, text in KIND_CASES))]
    assert starts == sorted(starts)


def test_a_claim_carries_its_document_and_the_coders_version() -> None:
    document = make_document("Kenya and Uganda held talks.", publisher="Lake Herald", grade="C")
    (claim,) = claims_of(document)
    assert (claim.document.id, claim.document.publisher, claim.document.grade) == (document.id, "Lake Herald", "C")
    assert claim.coder == coder_version()
    assert f"/{VERSION}/" in coder_version()


# --- laws ---------------------------------------------------------------------------------------------------------

NAMES = ("Peru", "Chile", "Kenya", "Norway", "Fiji", "Laos", "Ghana", "Malta", "the African Union", "Rwandan troops")
ACTS = (
    "signed a treaty with", "will deliver two frigates to", "hopes to hold talks with", "condemned",
    "did not attack", "should launch a dialogue with", "held a naval exercise with", "imports oil from",
)  # fmt: skip
TIMES = ("", " on Tuesday", " in May 2021", " next year", " by 2030")
sentences = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(ACTS), st.sampled_from(NAMES), st.sampled_from(TIMES)
).map(lambda parts: f"{parts[0][0].upper()}{parts[0][1:]} {parts[1]} {parts[2]}{parts[3]}.")
texts = st.lists(sentences, min_size=1, max_size=4).map("\n\n".join)
dates = st.sampled_from((None, "2024-08-21", "2021-02"))


@FEW
@given(texts, dates)
def test_same_input_same_claims(text: str, published: str | None) -> None:
    document = make_document(text, published=published)
    first, second = claims_of(document), claims_of(document)
    assert [claim.id for claim in first] == [claim.id for claim in second]
    assert [claim.to_dict() for claim in first] == [claim.to_dict() for claim in second]


@FEW
@given(texts, dates)
def test_every_passage_is_cut_from_the_text(text: str, published: str | None) -> None:
    for claim in claims_of(make_document(text, published=published)):
        assert text[claim.passage.start : claim.passage.end] == claim.passage.exact


@FEW
@given(texts, dates)
def test_every_claim_says_why_and_of_whom(text: str, published: str | None) -> None:
    for claim in claims_of(make_document(text, published=published)):
        assert claim.why
        assert claim.trigger
        assert len({party.id for party in claim.parties}) == len(claim.parties) >= 1


@FEW
@given(texts)
def test_without_a_date_of_publication_nothing_is_relative(text: str) -> None:
    dated = [
        when for claim in claims_of(make_document(text, published=None)) for when in (claim.when, claim.due) if when
    ]
    assert all(when.basis in ("explicit", "none") for when in dated)
    assert all(when.edtf is None for when in dated if when.basis == "none")


@FEW
@given(texts, dates)
def test_only_what_is_to_come_is_due(text: str, published: str | None) -> None:
    for claim in claims_of(make_document(text, published=published)):
        assert claim.due is None or claim.column != "ACTUALLY"


@FEW
@given(texts)
def test_ids_are_unique_and_do_not_depend_on_the_path(text: str) -> None:
    ids = [claim.id for claim in claims_of(make_document(text, path="a.txt"))]
    assert len(ids) == len(set(ids))
    assert ids == [claim.id for claim in claims_of(make_document(text, path="b.txt", grade="A"))]


@pytest.mark.parametrize(
    "text",
    [
        "The drill of Kenya and Uganda was agreed upon at a meeting in March 2024.",
        "Arrangements for the transfer of boats by Kenya to Uganda have been signed today.",
    ],
)
def test_the_day_of_the_word_is_not_the_day_that_an_act_is_due(text: str) -> None:
    assert [claim.due for claim in coded(text) if claim.column != "ACTUALLY"] == [None]


def test_a_claim_knows_the_page_on_which_its_sentence_begins() -> None:
    text = "India and Japan met on Tuesday.\n\nIndia and Japan signed an agreement on Tuesday."
    found = claims_of(make_document(text, pages=(0, text.rindex("India"))))
    assert [(claim.page, claim.id) for claim in found] == [
        (n, c.id) for n, c in enumerate(claims_of(make_document(text)), 1)
    ]
