"""What was read on a pair: outlets, languages, months, gaps, and how feeds were watched."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from comity.analyse.survey import Survey
from comity.present.survey import grids_of
from comity.surveying import survey_of
from comity.web.call import Call, Page
from comity.web.held import pair_page
from comity.web.pages.pictures import picture_of
from comity.web.question import Asked, elsewhere
from comity.web.sheet import head_of


def survey(call: Call) -> Response:
    """The survey of a pair with its picture."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    found = pair_survey(call, asked)
    return call.page(
        "pair_survey.html.j2", asked=asked, head=head_of(pair_page(call, asked)),
        drawn=picture_of(call, asked, "coverage"), grids=tuple(grids_of(found)),
    )  # fmt: skip


def pair_survey(call: Call, asked: Asked) -> Survey:
    """What was read on a pair as of the day that is asked for."""

    def make() -> Survey:
        return survey_of(call.desk.ledger, pair_page(call, asked))

    return call.kept(make, "survey", asked.a, asked.b, asked.as_of, asked.known_on)


PAGES: Final = (Page("/{pair}/coverage", survey, "what was read on a pair: outlets, days, languages, gaps, feeds"),)
