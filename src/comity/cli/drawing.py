"""The command that draws: a picture by its name, to a file or as its data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from comity.cli.arguments import as_of_option, example, json_option, opened
from comity.desk import Desk
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.present.pictures import Picture


@click.command()
@click.argument("name")
@click.argument("states", nargs=-1, metavar="[A B]")
@as_of_option
@click.option("--year", metavar="YEAR", help="Only one year, of the network.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="picture.svg, .png or .pdf: the ending says which.")  # fmt: skip
@json_option
@click.pass_obj
@example("comity draw ladder india japan -o ladder.png", "comity draw pairs -o pairs.svg --theme dark",
         "comity draw numbers IND JPN --as-of 2023 --json")  # fmt: skip
def draw(path: str, /, name: str, states: tuple[str, ...], output: Path | None, as_json: bool, **given: Any) -> None:
    """A picture of two countries, or of all, as a file; or the data behind it, each row with the id of its proof.

    NAME is one of ladder, lanes, strip, rhythm, domains, domains-likely, domains-should, balance, numbers, coverage,
    atlas, network and pairs.
    """
    _check(states, output, as_json)
    with Desk(opened(path)) as desk:
        a, b = states or (None, None)
        picture = desk.draw(name, a, b, given["as_of"], given["year"])
    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(_record(picture)))
    if output is not None:
        from comity.present.pictures.files import write

        write(picture, output, given["theme"])
        click.echo(f"Written: {output}", err=as_json)


def _check(states: tuple[str, ...], output: Path | None, as_json: bool) -> None:
    """What can be told to be off before anything is read. Raises UsageError."""
    from comity.present.pictures.files import ENDINGS

    if len(states) not in (0, 2):
        given = "one country is" if len(states) == 1 else f"{len(states)} countries are"
        raise UsageError(f"{given} given: name two, like IND JPN, or none")
    if output is None and not as_json:
        raise UsageError("nothing to write to: give a file with -o, like -o picture.png, or --json")
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise UsageError(f"{str(output)!r} ends in none of {', '.join(ENDINGS)}: the ending says what to write")


def _record(picture: Picture) -> dict[str, Any]:
    """The picture in words and data, without its drawing."""
    rows = [{"id": row.id, **dict(zip(picture.table.columns, row.cells, strict=True))} for row in picture.table.rows]
    words = {name: getattr(picture, name) for name in ("name", "title", "alt", "key")}
    return {**words, "columns": list(picture.table.columns), "rows": rows}


COMMANDS: Final = (draw,)
