"""An allocation to read: who goes where and why, who is left, what stays open, how crowded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.allocation_answers import AdvisedPair, FoundAllocation
from api.services.allocation_text import (
    caveats,
    choices,
    decimal,
    left_reason,
    measures,
    open_reason,
    pair_reasons,
)
from api.services.channel_names import channel_name
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.wording import COUNTS

_LEFT_SHOWN = 10
"""A table is skimmed; JSON has as many as were asked."""


def print_allocation(found: FoundAllocation) -> None:
    """Print the advice with everything it rests on."""
    console = screen()
    console.print("\n".join(_heading(found)), soft_wrap=True)
    if found.pairs:
        console.print(_pairs(found.pairs))
    if found.left:
        console.print(_left(found))
    if found.open_vacancies:
        console.print(_open(found))
    console.print("\n".join(_listed("drukte op lijsten", measures(found))), soft_wrap=True)
    if found.wanted:
        console.print("\n".join(_listed("ieders eerste keus", _wanted(found))), soft_wrap=True)
    console.print("\n".join(_listed("wat u moet weten", caveats(found))), soft_wrap=True)


def _heading(found: FoundAllocation) -> Iterator[str]:
    best, quick, people = found.totals, found.greedy, found.people
    yield (
        f"[bold]{best.n_placed} van {found.n_places} plaatsen[/bold] in {found.n_vacancies} "
        f"vacatures, met {people.n_in_view} mensen in beeld: {', '.join(choices(found))}"
    )
    yield f"totale geschiktheid {decimal(best.total_fit)}{_mean(best.mean_fit)}"
    yield (
        f"steeds eerst het beste paar zou {decimal(quick.total_fit)} geven, met {quick.n_placed} "
        "plaatsen"
    )
    yield (
        f"zonder plaats: {people.n_left} die wel ergens passen, {people.n_fit_too_low} passen te "
        f"weinig, {people.n_excluded} vallen overal af op een harde eis, {people.n_fit_unknown} "
        f"van onbekende geschiktheid, {people.n_not_counting} tellen zeker niet mee"
    )


def _mean(mean_fit: float | None) -> str:
    return "" if mean_fit is None else f", gemiddeld {decimal(mean_fit)}"


def _pairs(pairs: Iterable[AdvisedPair]) -> Table:
    table = _table("vacature, bij", "kandidaat, via", "fit", "waarom", "telt mee", "vraag na")
    for pair in pairs:
        due = [f"vervalt {pair.due_on}"] if pair.due_on else []
        via = [channel_name(pair.channel)] if pair.channel else []
        known_as = [pair.source_id] if pair.source_id else []
        intermediary = pair.intermediary
        called = [intermediary.name, intermediary.phone or intermediary.email or ""]
        rows = (
            [_named(pair.vacancy), pair.contractor.name, *due],
            [pair.ranked.candidate_id, *known_as, *via, *(part for part in called if part)],
            [decimal(pair.ranked.fit or 0.0), f"eigen lijst: {pair.ranked.position}"],
            pair_reasons(pair),
            [COUNTS[pair.eligibility.counts][0]],
            pair.ranked.unknown or ["-"],
        )
        table.add_row(*(escape("\n".join(row)) for row in rows))
    return table


def _left(found: FoundAllocation) -> Table:
    table = _table("past ergens, geen plaats", "past het best bij", "fit", "waarom niet daar")
    for left in found.left[:_LEFT_SHOWN]:
        known_as = f" ({left.source_id})" if left.source_id else ""
        cells = (f"{left.candidate_id}{known_as}", _named(left.vacancy))
        table.add_row(*map(escape, (*cells, decimal(left.fit), left_reason(left))))
    n_more = found.people.n_left - min(len(found.left), _LEFT_SHOWN)
    if n_more > 0:
        table.add_row(f"… en nog {n_more}", "", "", "")
    return table


def _open(found: FoundAllocation) -> Table:
    table = _table("vacature met open plaatsen, bij", "open", "waarom")
    for room in found.open_vacancies:
        named = f"{_named(room.vacancy)}\n{room.contractor.name}"
        table.add_row(escape(named), str(room.n_open), escape(open_reason(room)))
    return table


def _wanted(found: FoundAllocation) -> Iterator[str]:
    for one in found.wanted:
        advised = f"advies: {one.advised_for}" if one.advised_for else "geen plaats"
        yield (
            f"{one.candidate_id} staat op {one.n_lists} lijsten, {one.n_first} keer bovenaan; "
            f"{advised}"
        )


def _named(vacancy: Vacancy) -> str:
    return f"{vacancy.title} ({vacancy.source_id or vacancy.vacancy_id})"


def _table(*headings: str) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _listed(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    yield f"{heading}:"
    yield from (f"  - {escape(sentence)}" for sentence in sentences)
