"""Commands that count: the figures of a pair, and several pairs on one basis."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import as_of_option, example, json_option, opened
from comity.desk import Desk, split_pair
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.analyse.figures import Figures


@click.command()
@click.argument("states", nargs=2, metavar="A B")
@as_of_option
@click.option(
    "--rows", metavar="NAME", help="The promises, entries and sentences behind one number: said.2022, kept.3."
)
@json_option
@click.pass_obj
@example(
    "comity figures india japan", "comity figures IND JPN --rows kept.3", "comity figures IND JPN --as-of 2023 --json"
)
def figures(path: str, states: tuple[str, str], as_of: str | None, rows: str | None, as_json: bool) -> None:
    """Numbers on two countries: said and done, kept, how long, rhythm, deeds; each opens its rows."""
    with Desk(opened(path)) as desk:
        found = desk.figures(*states, as_of)
    from comity.present.figures import figures_record, print_figures, print_rows, rows_record

    name = None if rows is None else _known(found, rows)
    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(figures_record(found) if name is None else rows_record(found, name)))
        return
    from comity.present.terminal import console

    if name is None:
        print_figures(console(), found)
    else:
        print_rows(console(), found, name)


@click.command()
@click.argument("states", nargs=2, metavar="A B")
@as_of_option
@json_option
@click.pass_obj
@example("comity coverage india japan", "comity coverage IND JPN --as-of 2023 --json")
def coverage(path: str, states: tuple[str, str], as_of: str | None, as_json: bool) -> None:
    """What was read on two countries: outlets, languages, months, gaps, and days that watched feeds miss."""
    with Desk(opened(path)) as desk:
        page = desk.pair(*states, as_of)
        found = desk.coverage(*states, as_of)
    from comity.present.survey import print_survey, survey_record

    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(survey_record(found)))
        return
    from comity.present.terminal import console

    print_survey(console(), found, (page.a.name, page.b.name))


@click.command()
@click.argument("pairs", nargs=-1, required=True, metavar="A-B A-B...")
@as_of_option
@json_option
@click.pass_obj
@example("comity compare IND-JPN AUS-JPN", "comity compare india-japan france-india --as-of 2024-12-31 --json")
def compare(path: str, pairs: tuple[str, ...], as_of: str | None, as_json: bool) -> None:
    """Two to four pairs side by side on one basis: one day, one rule of documents, and for each 100 of them."""
    asked = [split_pair(text) for text in pairs]
    with Desk(opened(path)) as desk:
        found = desk.compare(*asked, as_of=as_of)
    from comity.present.figures import comparison_record, print_comparison

    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(comparison_record(found)))
        return
    from comity.present.terminal import console

    print_comparison(console(), found)


def _known(found: Figures, name: str) -> str:
    """The name of a figure. UsageError, with those that are like it, where there is none."""
    if name in found.named:
        return name
    near = get_close_matches(name, found.named, n=3, cutoff=0.5) or ["said", "kept.3", "conflict"]
    raise UsageError(f"no figure is called {name!r}; did you mean {', '.join(near)}?")


COMMANDS: Final = (figures, compare, coverage)
