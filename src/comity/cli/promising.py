"""The command on promises: their table, what was refused, a calendar, alerts; and what a person tests and assesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import as_of_option, example, json_option, opened
from comity.cli.asking import LINES, limit_option
from comity.cli.writing import write_text
from comity.desk import Desk, get_day, get_pair
from comity.edtf import published_span
from comity.errors import UsageError
from comity.promise.records import STATES, State

if TYPE_CHECKING:
    from comity.present.promises import Listing

USES: Final = "comity promises A B, comity promises test ID [WORDS], or comity promises assess ID STATE"
STDOUT: Final = Path("-")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the promises between two states is asked for."""

    pair: tuple[str, str]
    as_of: str | None
    states: tuple[State, ...] = ()
    within: str | None = None
    limit: int | None = None
    as_json: bool = False


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="A B | test ID [WORDS] | assess ID STATE")
@click.option("--state", "states", multiple=True, metavar="S",
              help=f"Only those in this state; repeatable. {', '.join(STATES)}.")  # fmt: skip
@click.option("--due-within", "within", metavar="SPAN",
              help="Only those due from the as-of day to so long after it: 90d, 12w, 6m, 1y.")  # fmt: skip
@as_of_option
@limit_option
@click.option("--refused", is_flag=True, help="What looked like a promise and is none, with the test it fails.")
@click.option("--since", metavar="DATE", help="Alerts as JSON lines: what became of promises since this day.")
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE",
              help="Write what is due and overdue as a calendar; - prints it.")  # fmt: skip
@click.option("--by", metavar="NAME", help="Of test and assess: who decides. Default: the setting editor.")
@click.option("--why", metavar="WORDS", help="Of assess: the reason.")
@json_option
@click.pass_obj
@example("comity promises india japan --due-within 1y", "comity promises IND JPN --state overdue --state lapsed",
         "comity promises IND JPN --ics due.ics", "comity promises IND JPN --since 2025-08-01",
         'comity promises test p-1f0a92 "The declaration is signed by both."',
         'comity promises assess p-1f0a92 delivered --why "signed on 29 August"')  # fmt: skip
def promises(  # noqa: PLR0913
    path: str, words: tuple[str, ...], states: tuple[str, ...], within: str | None, as_of: str | None,
    limit: int | None, refused: bool, since: str | None, ics: Path | None, by: str | None, why: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """What two countries promised: overdue, due, in progress, open, delivered, ended; each with its last deed.

    With test and assess a person writes what would fulfil a promise, and judges what became of it.
    """
    forms = [name for name, given in (("--refused", refused), ("--since", since), ("--ics", ics)) if given]
    narrowed = [name for name, given in (("--state", states), ("--due-within", within)) if given]
    if words[0] in ("test", "assess"):
        _refuse([*forms, *narrowed, *(["--as-of"] if as_of else [])], f"goes with countries, not with {words[0]}")
        _decide(path, words, by, why, as_json)
        return
    _refuse([name for name, given in (("--by", by), ("--why", why)) if given], "goes with test or assess")
    _refuse(forms[1:], f"is another page than {forms[0]}: give one of them" if forms else "")
    _refuse(narrowed if refused or since else [], "chooses promises: leave it out here")
    if len(words) != 2:
        raise UsageError(f"{' '.join(words)!r} names no two countries: use {USES}")
    asked = Asked(get_pair(*words), as_of, _states(states), within, limit, as_json)
    if since is not None:
        _alert(path, asked, since)
    elif ics is not None:
        _write_calendar(path, asked, ics)
    else:
        _show(path, asked, refused)


def _refuse(options: Sequence[str], why: str) -> None:
    if options:
        raise UsageError(f"{options[0]} {why}")


def _states(names: Sequence[str]) -> tuple[State, ...]:
    if not names:
        return ()
    from comity.choosing import states_named

    return states_named(names)


def _decide(path: str, words: Sequence[str], by: str | None, why: str | None, as_json: bool) -> None:
    """Hand a test or an assessment to what records it."""
    if words[0] == "test" and len(words) > 1 and why is None:
        from comity.cli.assessing import run_test

        run_test(path, words[1], " ".join(words[2:]) or None, by, as_json)
    elif words[0] == "assess" and len(words) == 3:
        if why is None:
            raise UsageError("an assessment needs its reason: give --why WORDS")
        from comity.cli.assessing import run_assess

        run_assess(path, words[1], words[2], why, by, as_json)
    else:
        raise UsageError(f"{' '.join(words)!r} is not how promises are tested or assessed: use {USES}")


# --- what is asked for --------------------------------------------------------------------------------------------


def listing_of(desk: Desk, asked: Asked) -> Listing:
    """The promises that are asked for, with how far the sources reach."""
    from comity.choosing import Choice, listing

    found, page = desk.promises(*asked.pair, asked.as_of), desk.pair(*asked.pair, asked.as_of)
    return listing(page, found, Choice(asked.states, asked.within))


# --- pages --------------------------------------------------------------------------------------------------------


def _show(path: str, asked: Asked, refused: bool) -> None:
    from comity.present.promises import listing_record, print_promises, print_refused, refused_record

    with Desk(opened(path)) as desk:
        listing = listing_of(desk, asked)
    if asked.as_json:
        from comity.present.data import to_json

        rows = [refused_record(one) for one in listing.refused[: asked.limit or None]]
        click.echo(to_json(rows if refused else listing_record(listing, asked.limit or None)))
        return
    from comity.present.terminal import console

    limit = (LINES if asked.limit is None else asked.limit) or None
    (print_refused if refused else print_promises)(console(), listing, limit)


def _write_calendar(path: str, asked: Asked, file: Path) -> None:
    from comity.present.calendar import dated, to_calendar

    with Desk(opened(path)) as desk:
        found = listing_of(desk, asked)
    text = to_calendar(found.commitments, found.as_of)
    if file == STDOUT:
        click.echo(text.encode(), nl=False)
        return
    write_text(file, text)
    count = len(dated(found.commitments))
    click.echo(f"Written: {file}, {count:,} event{'' if count == 1 else 's'}")


def _alert(path: str, asked: Asked, since: str) -> None:
    """One JSON object a line for what became of the promises since a day."""
    from comity.analyse.alerts import find_alerts
    from comity.present.data import to_json
    from comity.present.promises import alert_record

    day = get_day(since, first=True)
    with Desk(opened(path)) as desk:
        until = asked.as_of or _last_day(desk)
        if until is None:
            return
        before, now = (desk.promises(*asked.pair, one) for one in (eve_of(day), until))
    for alert in find_alerts(before.commitments, now.commitments, day)[: asked.limit or None]:
        click.echo(to_json(alert_record(alert), indent=None))


def _last_day(desk: Desk) -> str | None:
    """The last day on which something that was read was published: what has no date is new on no day."""
    return max((day for one in desk.documents() if (day := published_span(one.published)[1])), default=None)


def eve_of(day: str) -> str:
    """The day before an ISO day. UsageError where the calendar has none."""
    try:
        return str(date.fromisoformat(day) - timedelta(days=1))
    except (ValueError, OverflowError) as exc:
        raise UsageError(f"no day comes before {day!r}: give a later one") from exc


COMMANDS: Final = (promises,)
