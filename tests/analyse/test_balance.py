"""Said and done, by topic and year."""

from __future__ import annotations

from analyse.kept import again, deed, promise
from comity.analyse.balance import LAYERS, NOT_CODED, UNDATED, Stack, Topic, balance, restating

READ = {"d-1": "2018-10-29", "d-2": "2018-12-01", "d-3": "2020", "d-4": None}
SALE = promise("2018-10-29", again("2019-03-02"), again("2019-09-01"), deed(2, "2019-05-01"), deed(5, "2020-02"))
VISIT = promise("2018-12-01", again("2018-12-02", "reported"), deed(-1, None), kind="engagement", contexts=("legal",))


def counts(row: Stack) -> list[int]:
    return [count.n for count in row.counts]


def year(name: str) -> Stack:
    return next(row for row in balance([SALE, VISIT], READ).years if row.year == name)


def test_each_promise_counts_once_a_layer_and_year() -> None:
    assert LAYERS == ("said", "restated", "stepped", "delivered", "against")
    assert [counts(year(name)) for name in ("2018", "2019", "2020")] == [
        [2, 0, 0, 0, 0],
        [0, 1, 1, 0, 0],
        [0, 0, 0, 1, 0],
    ]
    assert counts(balance([SALE, VISIT], READ).total) == [2, 1, 1, 1, 1]


def test_a_deed_without_a_day_is_of_no_year() -> None:
    assert counts(year(UNDATED)) == [0, 0, 0, 0, 1]


def test_a_part_is_a_step_and_what_comes_after_a_delivery_is_not_another() -> None:
    row = promise("2018", deed(5, "2019", part=True), deed(5, "2020"), deed(5, "2021"), deed(6, "2022"))
    assert {one.year: counts(one)[2:4] for one in balance([row], {}).years[1:]} == {"2019": [1, 0], "2020": [0, 1]}


def test_a_count_opens_its_commitments_and_claims_and_tells_their_reach() -> None:
    restated = year("2019").of("restated")
    assert restated.commitments == (SALE.id,)
    assert restated.claims == (SALE.ladder[1].claims[0].id, SALE.ladder[2].claims[0].id)
    assert (restated.reach.documents, restated.reach.first, restated.reach.last) == (2, "2019-03-02", "2019-09-01")


def test_a_year_tells_how_much_there_was_to_read() -> None:
    assert [year(name).reach.documents for name in ("2018", "2019", "2020", UNDATED)] == [2, 0, 1, 1]
    assert balance([SALE], READ).total.reach.undated == 1


def test_topics_by_form_kind_and_context() -> None:
    found = balance([SALE, VISIT], READ)
    assert {row.topic and row.topic.name: counts(row)[0] for row in found.topics("kind")} == {
        "transfer": 1,
        "engagement": 1,
    }
    assert [row.topic for row in found.topics("form")] == [Topic("form", "act")]
    assert [row.topic and row.topic.name for row in found.topics("context")] == ["legal", "no context"]


def test_a_promise_from_a_passage_without_a_claim_has_no_kind() -> None:
    (row,) = balance([promise("2018", kind="policy")], {}).topics("kind")
    assert row.topic == Topic("kind", "policy")
    (row,) = balance([promise("2018", kind="policy", coder="")], {}).topics("kind")
    assert row.topic == Topic("kind", NOT_CODED)


def test_restatements_for_each_delivery() -> None:
    open_one = promise("2018", again("2020-01-01"))
    found = restating([SALE, open_one])
    assert (found.restatements, found.deliveries, found.per_delivery) == (3, 1, 3.0)
    assert (found.kept.commitments, found.open.commitments) == ((SALE.id,), (open_one.id,))
    assert restating([open_one]).per_delivery is None
