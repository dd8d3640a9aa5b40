"""Sentences with two dates and more: each act gets the date that governs it."""

from __future__ import annotations

import pytest

from comity.when import find_times
from comity.when.govern import govern
from sentences import parsed, token

SENTENCES: dict[str, dict[str, str | None]] = {
    "Peru said on Tuesday that it had signed the accord on 4 May.": {"said": "Tuesday", "signed": "4 May"},
    "The accord, signed on 4 May 2021, was ratified on 7 June 2022.": {
        "signed": "4 May 2021",
        "ratified": "7 June 2022",
    },
    "Kenya, which joined the bloc in 2016, hosted its ministers on Friday.": {"hosted": "Friday", "joined": "2016"},
    "On Monday the two navies began the drill that they had planned since March.": {
        "began": "Monday",
        "planned": "since March",
    },
    "After talks broke down in April, Ghana recalled its envoy on 3 May.": {"recalled": "3 May", "broke": "April"},
    "Ghana recalled its envoy on 3 May, after talks had broken down in April.": {
        "recalled": "3 May",
        "broken": "April",
    },
    "The minister will visit Lima on Thursday, a week after his deputy met officials there on 2 May.": {
        "visit": "Thursday",
        "met": "2 May",
    },
    "Norway agreed on Wednesday to deliver the vessels by 2027.": {"agreed": "Wednesday", "deliver": "by 2027"},
    "The treaty signed in 1999 expires in December.": {"signed": "1999", "expires": "December"},
    "The envoys met in Oslo on 3 March, in Geneva on 9 April and in Rome on 2 May.": {"met": "3 March"},
    "Speaking on Sunday, the president said that troops would leave in July.": {"said": "Sunday", "leave": "July"},
    "In a statement issued on Monday, Chad condemned the attack of 12 June.": {"condemned": "Monday"},
    "Chad expelled the envoy on Friday, hours after a court had jailed him on Thursday.": {
        "expelled": "Friday",
        "jailed": "Thursday",
    },
    "The ceasefire that took effect on 1 May was broken on 9 May, officials said on Monday.": {
        "broken": "9 May",
        "took": "1 May",
        "said": "Monday",
    },
    "Officials said the pact, concluded in 2010 and renewed in 2020, would be revised next year.": {
        "revised": "next year",
        "concluded": "2010",
        "renewed": "2020",
    },
    "Since the war ended in 1995, the neighbours have held talks every year and signed a treaty in 2004.": {
        "signed": "2004",
        "ended": "1995",
    },
    "The foreign ministers met on Tuesday to prepare the summit planned for October.": {
        "met": "Tuesday",
        "planned": "October",
    },
    "India and Japan, partners since 2006, signed a pact on Monday.": {"signed": "Monday"},
    "The deal, to be signed on Friday, was reached last week.": {"reached": "last week", "signed": "Friday"},
    "Brazil suspended the exports on 8 May and resumed them on 20 May.": {"suspended": "8 May", "resumed": "20 May"},
    "When the leaders met in Quito in 2018, they promised to open consulates by 2020.": {
        "promised": "2018",
        "open": "by 2020",
    },
    "The ship, delivered in January, sailed on Wednesday for exercises that start on Saturday.": {
        "sailed": "Wednesday",
        "start": "Saturday",
        "delivered": "January",
    },
    "Mali announced on Thursday the withdrawal of its troops, deployed in 2013, by the end of June.": {
        "announced": "Thursday",
        "deployed": "2013",
    },
    "Before the vote on Sunday, Serbia had closed the border on Friday.": {"closed": "Friday"},
    "The two sides, who last met in 2019, will resume talks in May, the ministry said on Monday.": {
        "resume": "May",
        "met": "2019",
    },
    "According to a report published on Monday, Iran tested the missile in March.": {
        "tested": "March",
        "published": "Monday",
    },
    "Laos received the first loan in 2015, a second in 2018, and repaid both in 2023.": {
        "received": "2015",
        "repaid": "2023",
    },
    "Nepal and Bhutan will sign the protocol on Friday that they negotiated in March.": {
        "sign": "Friday",
        "negotiated": "March",
    },
    "Three years after it left the bloc in 2020, the kingdom applied on Tuesday to rejoin it.": {
        "applied": "Tuesday",
        "left": "2020",
    },
    "The bridge was opened on 2 May by ministers who had approved it in 2017.": {"opened": "2 May", "approved": "2017"},
    "The army said it shot down a drone on Saturday and two more on Sunday.": {"shot": "Saturday"},
    "Cuba said it would, as agreed in March, free the prisoners in May.": {"free": "May", "agreed": "March"},
    "The premier, who took office in January, met his counterpart on Tuesday for talks that were delayed from 2023.": {
        "met": "Tuesday"
    },
    "A delegation from Fiji arrived on Sunday and is to leave on Thursday.": {"arrived": "Sunday", "leave": "Thursday"},
    "Togo said last week it would withdraw from the court, which it joined in 1998.": {
        "withdraw": None,
        "joined": "1998",
        "said": "last week",
    },
    "The visit, the first since 2011, ended on Saturday with a pledge to meet again in 2025.": {
        "ended": "Saturday",
        "meet": "2025",
    },
    "On 3 May Sudan freed two sailors it had held since February.": {"freed": "3 May", "held": "since February"},
    "Having met in Dakar in March, the ministers signed the text on Monday.": {"signed": "Monday", "met": "March"},
    "The frigate was sold to Chile in 2005 and was scrapped in 2022.": {"sold": "2005", "scrapped": "2022"},
    "Poland, whose envoy was expelled on 2 May, retaliated on Thursday.": {
        "expelled": "2 May",
        "retaliated": "Thursday",
    },
    "Last year the two countries agreed that the dam would be finished by 2026.": {
        "agreed": "Last year",
        "finished": "by 2026",
    },
    "The parliament will vote on Friday on the treaty that the cabinet approved on 9 July.": {
        "vote": "Friday",
        "approved": "9 July",
    },
    "The minister told reporters on Wednesday that the drill held in May had been a success.": {
        "told": "Wednesday",
        "held": "May",
    },
    "If the talks fail in June, the union will impose tariffs from 1 July.": {"fail": "June", "impose": "1 July"},
    "Before it left the pact in 2021, Mali had hosted two summits, in 2014 and in 2018.": {
        "left": "2021",
        "hosted": "2014",
    },
    "The premier landed on Monday, signed two agreements on Tuesday and flew home on Wednesday.": {
        "landed": "Monday",
        "signed": "Tuesday",
        "flew": "Wednesday",
    },
    "Rwanda denied on Friday that its troops crossed the border on 4 June.": {"denied": "Friday", "crossed": "4 June"},
    "Under a deal reached in 2015, Iran shipped the uranium abroad in December.": {
        "shipped": "December",
        "reached": "2015",
    },
    "Tensions have risen since April, when Turkey deployed a drillship.": {"deployed": "since April"},
    "The court ruled on Monday that the arrest of the captain in 2012 had been unlawful.": {"ruled": "Monday"},
    "Ecuador plans to reopen in August the embassy it closed in 2009.": {"reopen": "August", "closed": "2009"},
    "Malta's navy, founded in 1973, rescued 40 people on Sunday.": {"rescued": "Sunday", "founded": "1973"},
    "The pact, which was to expire on 5 February, was extended on 26 January.": {
        "extended": "26 January",
        "expire": "5 February",
    },
    "Oman mediated a truce in April 2022 that lapsed six months later.": {"mediated": "April 2022"},
}
"""Each sentence to its acts and the words of their dates."""
CASES = [(text, word, date) for text, dates in SENTENCES.items() for word, date in dates.items()]


@pytest.mark.parametrize(("text", "word", "date"), CASES)
def test_each_act_gets_the_date_that_governs_it(text: str, word: str, date: str | None) -> None:
    sentence = parsed(text)
    times = find_times(sentence.text, sentence.start, "2024-08-21")
    found = govern(sentence, token(sentence, word), None, times, "engagement")
    assert (found.when.text if found else None) == date
