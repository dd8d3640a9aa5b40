"""Figures on a terminal and for other programs: tables of counts with n, pairs side by side, the rows behind one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.analyse.balance import DIMENSIONS, LAYERS, Layer, Stack
from comity.analyse.count import Count
from comity.analyse.deeds import SIDES, Score, Tally
from comity.analyse.figures import Comparison, Figures
from comity.analyse.rates import CLASSES, Rate, Share
from comity.analyse.rhythm import Rhythm
from comity.analyse.survival import Median
from comity.model import Claim
from comity.present.dates import full, short, spanned
from comity.present.inert import inert
from comity.present.terminal import PLAIN, PREFIX, ROOMY, heading
from comity.present.words import absence_of, coverage_words, outlet_of, plural, words_of
from comity.promise.records import Commitment

NONE: Final = "–"
SIGNS: Final[dict[Layer, str]] = {"said": "○", "restated": "↻", "stepped": "◐", "delivered": "●", "against": "✕"}
COLOURS: Final[dict[Layer, str]] = {
    "said": "yellow", "restated": "yellow", "stepped": "cyan", "delivered": "green", "against": "magenta",
}  # fmt: skip
BAR: Final = 40
"""Signs in the longest bar."""
ROWS: Final = (
    "The rows behind a number: --rows NAME, as said.2022, said.act, kept.3, unknown.2.no-due-day, delay.open, "
    "rhythm.jimex, deeds.CONSULT, conflict, score.2022"
)
RATES: Final = (
    "Named: how many of act, object, and number or date. Answered: delivered, called off, or due with something read "
    "since. A promise without a due day is answered only by being delivered, so the first share is high; the second "
    "has the same test for all."
)
SCORE: Final = (
    "Score: mean weight of all claims, plans and words too, from -10 to 10; in brackets by the lowest and the highest "
    "weight that a type takes in. It weighs words like deeds and counts what is told twice twice."
)
BRACKETS: Final = (
    "In brackets: for each 100 documents on the pair; of shares a 95 % interval; of medians, delivered of all."
)
ID: Final = 12
"""Characters of a promise's id that are shown: three of its document's stand before its own."""


def print_figures(out: Console, figures: Figures) -> None:
    """The whole page: said and done, kept, how long, rhythm, deeds and score."""
    _print_head(out, figures)
    if not figures.coverage.documents:
        out.print(Text(f"\n{absence_of(figures.as_of, figures.coverage.read)}"))
        return
    _print_balance(out, figures)
    _print_rates(out, figures)
    _print_delay(out, figures)
    _print_rhythms(out, figures)
    _print_deeds(out, figures)
    out.print(Text(f"\n{ROWS}", style="dim"))


def _print_head(out: Console, figures: Figures) -> None:
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    names = inert(f"{figures.a.name} – {figures.b.name}")
    row.add_row(Text(names, style="bold"), Text(f"as of {full(figures.as_of)}", style="dim"))
    out.print(row)
    out.print(Text(coverage_words(figures.coverage), style="dim"))


# --- said and done ------------------------------------------------------------------------------------------------


def _print_balance(out: Console, figures: Figures) -> None:
    balance = figures.balance
    out.print(
        heading("SAID AND DONE", "commitments, each once a year and column", balance.total.of("said").n, "yellow")
    )
    table = _table(out, ("year", "documents", *LAYERS), bars=True)
    scale = max((sum(count.n for count in row.counts) for row in balance.years), default=0)
    for row in balance.years:
        _add_stack(out, table, row.year or "", row, scale)
    table.add_section()
    _add_stack(out, table, "all years", balance.total, None)
    for dimension in DIMENSIONS:
        table.add_row(Text(f"by {dimension}", style="dim italic"))
        for row in balance.topics(dimension):
            _add_stack(out, table, f"  {row.topic.name}" if row.topic else "", row, None)
    out.print(table)


def _add_stack(out: Console, table: Table, name: str, row: Stack, scale: int | None) -> None:
    """``scale``: of the longest bar; None: no bar."""
    documents = f"{row.reach.documents:,}" if row.topic is None else ""
    cells = [
        Text(inert(name)),
        Text(documents, style="dim"),
        *(_cell(row.of(layer), COLOURS[layer]) for layer in LAYERS),
    ]
    if out.width >= ROOMY:
        cells.append(_bar(row, scale) if scale else Text())
    table.add_row(*cells)


def _cell(count: Count, colour: str = "default") -> Text:
    return Text(f"{count.n:,}", style=colour) if count.n else Text(NONE, style="dim")


def _bar(row: Stack, scale: int) -> Text:
    """A sign for each commitment; for so many that the longest bar is ``BAR`` signs, where there are more."""
    bar, each = Text(), max(1.0, scale / BAR)
    for layer in LAYERS:
        bar.append(SIGNS[layer] * round(row.of(layer).n / each), style=COLOURS[layer])
    return bar


def _table(out: Console, columns: Sequence[str], bars: bool = False) -> Table:
    """A table of numbers: the first column words, the others at the right of theirs; on a wide terminal bars beside."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    for place, name in enumerate(columns):
        table.add_column(name, justify="right" if place else "left", no_wrap=True)
    if bars and out.width >= ROOMY:
        table.add_column(" ".join(f"{SIGNS[layer]} {layer}" for layer in LAYERS), no_wrap=True, overflow="crop")
    return table


# --- kept ---------------------------------------------------------------------------------------------------------


def _print_rates(out: Console, figures: Figures) -> None:
    total = sum(row.promises.n for row in figures.rates)
    out.print(heading("KEPT", "by specificity; with 95 % intervals", total, "green"))
    table = _table(out, ("named", "promises", "of those answered", "of those due", "late"))
    for row in figures.rates:
        shares = map(told_share, (row.answered, row.due))
        table.add_row(f"{row.specificity} of 3", _cell(row.promises), *shares, _cell(row.late))
    out.print(table)
    out.print(Text(f"Unknown: {told_unknown(figures.rates) or 'none'}."))
    out.print(Text(RATES, style="dim"))


def told_share(share: Share) -> Text:
    """``4 of 5, 80 % (38–96)``; of nothing, that nothing is known."""
    if share.share is None or share.lower is None or share.upper is None:
        return Text(NONE, style="dim")
    text = Text(f"{share.kept.n:,} of {share.of.n:,}, {_percent(share.share)} %", style="green")
    return text.append(f" ({_percent(share.lower)}–{_percent(share.upper)})", style="dim")


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


def told_unknown(rates: Iterable[Rate]) -> str:
    """``12 no due day (1 of 3 named); 3 not due yet, 1 contested (3 of 3 named)``."""
    told = ((row, ", ".join(f"{count.n:,} {why}" for why, count in row.unknown)) for row in rates if row.unknown)
    return "; ".join(f"{words} ({row.specificity} of 3 named)" for row, words in told)


def _print_delay(out: Console, figures: Figures) -> None:
    delay = figures.delay
    out.print(heading("HOW LONG", "days from promise to delivery, open ones counted as open", delay.median.n, "cyan"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=16)
    table.add_column()
    table.add_row("median", told_median(delay.median))
    if delay.at_latest.n > delay.median.n:
        latest = told_median(delay.at_latest).append("; undated deliveries by their report", "dim")
        table.add_row("at the latest", latest)
    if delay.aside:
        table.add_row("left out", Text(", ".join(f"{count.n:,} {why}" for why, count in delay.aside), style="dim"))
    table.add_row("said again", Text(told_restating(figures)))
    out.print(table)


def told_median(median: Median) -> Text:
    """``681 days (258 to –; 13 delivered of 59)``."""
    known = f"{median.events:,} delivered of {median.n:,}"
    if median.days is not None:
        low, high = (NONE if bound is None else f"{bound:,.0f}" for bound in (median.lower, median.upper))
        return Text(f"{median.days:,.0f} days").append(f" (95 %: {low} to {high}; {known})", style="dim")
    if not median.curve:
        return Text("unknown").append(f" ({known})", style="dim")
    days, share = median.curve[-1]
    text = Text(f"not reached: after {days:,.0f} days {_percent(share)} % are open")
    low = "" if median.lower is None else f"95 %: {median.lower:,.0f} days or more; "
    return text.append(f" ({low}{known})", style="dim")


def told_restating(figures: Figures) -> str:
    row = figures.restating
    each = "no delivery to set them against" if row.per_delivery is None else f"{row.per_delivery:g} for each delivery"
    return f"{plural(row.restatements, 'restatement')}, {plural(row.deliveries, 'delivery', 'deliveries')}: {each}"


# --- rhythm -------------------------------------------------------------------------------------------------------


def _print_rhythms(out: Console, figures: Figures) -> None:
    known = [row for row in figures.rhythms if row.median_gap is not None]
    out.print(heading("RHYTHM", "mechanisms and exercises of which two rounds are dated", len(known), PLAIN))
    table = _table(out, ("series", "rounds", "median gap", "last", "next by it", "missed"))
    table.columns[0].no_wrap, table.columns[0].overflow = False, "fold"
    table.columns[-1].no_wrap, table.columns[-1].justify = False, "left"
    for row in known:
        gap = Text(f"{row.median_gap:,.0f} d").append(f" n={len(row.gaps)}", style="dim")
        last = max((held for held in row.held if held.day), key=lambda held: held.day or "")
        table.add_row(inert(row.name), f"{len(row.held):,}", gap, short(last.date),
                      short(row.expected) if row.expected else NONE, told_missed(row))  # fmt: skip
    if known:
        out.print(table)
    if others := len(figures.rhythms) - len(known):
        out.print(Text(f"{others:,} more with fewer than two dated rounds: no rhythm is known", style="dim"))


def told_missed(row: Rhythm) -> Text:
    """``1: 20 Sep 2024 (7 documents read)``, and the stretches without a round."""
    told = [f"{short(one.expected)} ({_read(len(one.documents))})" for one in row.missed]
    told += [f"hiatus since {short(one.since)}" for one in row.hiatus if one.until is None]
    return Text(", ".join(told) if told else NONE, style="" if told else "dim")


def _read(count: int) -> str:
    return f"{plural(count, 'document')} read" if count else "nothing read"


# --- deeds --------------------------------------------------------------------------------------------------------


def _print_deeds(out: Console, figures: Figures) -> None:
    total = figures.deeds.total
    out.print(heading("DEEDS AND SCORE", "what happened; all claims by Goldstein's scale",
                      total.cooperation.n + total.conflict.n, "green"))  # fmt: skip
    table = _table(out, ("year", "cooperation", "conflict", "score", "claims"))
    for year in _years(figures):
        tally = next((row for row in figures.deeds.tallies if row.year == year), None)
        score = next((row for row in figures.scores if row.year == year), None)
        table.add_row(year or "all years", *_tally(tally), *_score(score))
    out.print(table)
    types = (f"{row.type} {row.count.n:,}" for row in figures.deeds.types if row.year is None)
    out.print(Text(f"{' · '.join(types)} · aside, on or by a third {figures.deeds.aside.n:,}"))
    out.print(Text(SCORE, style="dim"))


def _years(figures: Figures) -> list[str | None]:
    years = {row.year for row in figures.deeds.tallies} | {row.year for row in figures.scores}
    return [*sorted(year for year in years if year), None]


def _tally(tally: Tally | None) -> tuple[Text, Text]:
    if tally is None:
        return Text(NONE, style="dim"), Text(NONE, style="dim")
    return _cell(tally.cooperation, "green"), _cell(tally.conflict, "magenta")


def _score(score: Score | None) -> tuple[Text, Text]:
    if score is None or score.mean is None:
        return Text(NONE, style="dim"), Text(NONE, style="dim")
    text = Text(f"{score.mean:+.2f}")
    if score.low != score.high:
        text.append(f" ({score.low:+.2f} to {score.high:+.2f})", style="dim")
    return text, Text(f"{score.claims.n:,}")


# --- pairs side by side -------------------------------------------------------------------------------------------


def print_comparison(out: Console, found: Comparison) -> None:
    """One column a pair; counts with, in brackets, how many for each hundred documents on the pair."""
    names = [inert(f"{one.a.id}-{one.b.id}") for one in found.pairs]
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    row.add_row(Text(" · ".join(names), style="bold"), Text(f"as of {full(found.as_of)}", style="dim"))
    out.print(row)
    out.print(Text(f"{BRACKETS}\n", style="dim"))
    table = _table(out, ("", *names))
    for name, cells, _ in compared(found.pairs):
        shown = (
            cells
            if out.width >= ROOMY
            else [cell.replace(" % (", " %\n(").replace("reached (", "reached\n(") for cell in cells]
        )
        table.add_row(Text(name, style="" if any(cells) else "dim italic"), *map(Text, shown))
    out.print(table)
    out.print(Text("\nThe rows behind a number: comity figures A B --rows NAME", style="dim"))


def compared(pairs: Sequence[Figures]) -> Iterator[tuple[str, list[str], str]]:
    """The rows of a comparison: what is compared, the words of each pair (empty ones where rows follow), and the name
    of the figure whose rows stand behind it; empty where there is none."""
    yield "documents", [f"{one.coverage.documents:,} of {one.coverage.read:,}" for one in pairs], ""
    yield "first published", [short(one.coverage.first) for one in pairs], ""
    yield "last published", [short(one.coverage.last) for one in pairs], ""
    yield "outlets", [f"{len(one.coverage.outlets):,}" for one in pairs], ""
    yield "promises", [""] * len(pairs), ""
    for layer in LAYERS:
        yield f"  {layer}", [_each(one, one.balance.total.of(layer).n) for one in pairs], layer
    yield "kept, of those due", [""] * len(pairs), ""
    for level in CLASSES:
        shares = [told_share(one.rates[level].due).plain for one in pairs]
        yield f"  {level} of 3 named", shares, f"due.{level}"
    yield "median days", [_short_median(one.delay.median) for one in pairs], "delay.delivered"
    yield "restated/delivered", [_number(one.restating.per_delivery) for one in pairs], "restated-kept"
    yield "deeds", [""] * len(pairs), ""
    yield "  cooperation", [_each(one, one.deeds.total.cooperation.n) for one in pairs], "cooperation"
    yield "  conflict", [_each(one, one.deeds.total.conflict.n) for one in pairs], "conflict"
    yield "score of all claims", [_number(one.scores[0].mean) for one in pairs], "score"
    yield "  claims", [f"{one.scores[0].claims.n:,}" for one in pairs], "score"
    yield "series in rhythm", [f"{sum(row.median_gap is not None for row in one.rhythms):,}" for one in pairs], ""


def _each(figures: Figures, count: int) -> str:
    """``77 (140)``: a count, and what it is for each hundred documents."""
    rate = figures.per_hundred(count)
    return f"{count:,}" if rate is None else f"{count:,} ({rate:.0f})"


def _short_median(median: Median) -> str:
    known = f"{median.events}/{median.n}"
    return f"not reached ({known})" if median.days is None else f"{median.days:,.0f} ({known})"


def _number(value: float | None) -> str:
    return NONE if value is None else f"{value:.2f}"


# --- the rows behind a figure -------------------------------------------------------------------------------------


def print_rows(out: Console, figures: Figures, name: str) -> None:
    """What one figure counts: its promises or entries, and the sentences that prove it."""
    count = figures.named[name]
    out.print(heading(inert(name), _reach(count), count.n, PLAIN))
    of = {one.id: one for one in figures.commitments}
    for one in (of[id] for id in count.commitments):
        out.print(_promise(one))
        for claim in {
            claim.id: claim for rung in one.ladder for claim in rung.claims if claim.id in count.claims
        }.values():
            out.print(_sentence(claim))
    if not count.commitments:
        for id in count.claims:
            out.print(_sentence(figures.claims[id]))
    if count.entries:
        ids = ", ".join(id[:PREFIX] for id in count.entries)
        out.print(Text(f"\nTheir entries, each opened by comity show: {ids}", style="dim"))


def _reach(count: Count) -> str:
    reach = count.reach
    if not reach.documents:
        return plural(len(count.claims), "claim")
    dates = f", published {spanned(reach.first, reach.last)}" if reach.first and reach.last else ""
    return f"{plural(len(count.claims), 'claim')} in {plural(reach.documents, 'document')}{dates}"


def _promise(one: Commitment) -> Text:
    text = Text(inert(one.name)).append(f"\n{one.state}, first said {short(one.first.document.published)}", style="dim")
    if one.due and one.due.end:
        text.append(f", due {short(one.due.edtf or one.due.end)}", style="dim")
    return text.append(f"  comity show {one.id[:ID]}", style=PLAIN)


def _sentence(claim: Claim) -> Padding:
    """The sentence with outlet and date; the id where the ledger has a claim of it, for promises read passages too."""
    text = Text(words_of(claim))
    text.append(f"\n{outlet_of(claim.document)}, {short(claim.document.published)}", style="dim")
    return Padding(text.append(f"  {claim.id[:PREFIX]}" if claim.coder else "", style=PLAIN), (0, 0, 0, 2))


# --- JSON ---------------------------------------------------------------------------------------------------------


def figures_record(figures: Figures) -> dict[str, Any]:
    """All figures as plain dicts, each count with the ids of its rows, and the short proof of every claim."""
    named = {name: asdict(count) for name, count in figures.named.items()}
    return {
        "pair": [asdict(figures.a), asdict(figures.b)],
        "as_of": figures.as_of,
        "coverage": asdict(figures.coverage),
        "rates": [_rate_record(row) for row in figures.rates],
        "delay": {"median": asdict(figures.delay.median), "at_latest": asdict(figures.delay.at_latest)},
        "restatements": {
            name: getattr(figures.restating, name) for name in ("restatements", "deliveries", "per_delivery")
        },
        "rhythms": [asdict(row) for row in figures.rhythms],
        "scores": [{name: getattr(row, name) for name in ("year", "mean", "low", "high")} for row in figures.scores],
        "per_100_documents": {name: figures.per_hundred(figures.named[name].n) for name in (*LAYERS, *SIDES)},
        "counts": named,
        "promises": [_promise_record(one) for one in figures.commitments],
        "claims": _proofs(figures.claims[id] for id in _ids(figures.named.values())),
    }


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Pairs on one basis: the day, and the figures of each."""
    return {"as_of": found.as_of, "pairs": [figures_record(one) for one in found.pairs]}


def rows_record(figures: Figures, name: str) -> dict[str, Any]:
    """One figure with the promises and sentences that it counts."""
    count = figures.named[name]
    promises = [_promise_record(one) for one in figures.commitments if one.id in count.commitments]
    proofs = _proofs(figures.claims[id] for id in count.claims)
    return {"name": name, **asdict(count), "promises": promises, "proofs": proofs}


def _rate_record(row: Rate) -> dict[str, Any]:
    shares = {name: _share_record(share) for name, share in (("answered", row.answered), ("due", row.due))}
    unknown = {why: count.n for why, count in row.unknown}
    counts = {"promises": row.promises.n, "late": row.late.n, "part": row.part.n}
    return {"specificity": row.specificity, **counts, **shares, "unknown": unknown}


def _share_record(share: Share) -> dict[str, Any]:
    bounds = {name: getattr(share, name) for name in ("share", "lower", "upper")}
    return {"kept": share.kept.n, "n": share.of.n, **bounds}


def _promise_record(one: Commitment) -> dict[str, Any]:
    first = one.first
    said = {"form": first.form, "specificity": first.specificity, "said": first.document.published}
    due = one.due.end if one.due else None
    return {"id": one.id, "name": one.name, "state": one.state, "assessment": one.assessment, **said, "due": due}


def _ids(counts: Iterable[Count]) -> list[str]:
    return sorted({id for count in counts for id in count.claims})


def _proofs(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    return [
        {"id": claim.id, "exact": claim.passage.exact, "document": claim.document.id,
         "publisher": claim.document.publisher, "published": claim.document.published}
        for claim in claims
    ]  # fmt: skip
