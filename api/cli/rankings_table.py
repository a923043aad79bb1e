"""Rankings of the past as tables to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.cli.ranking_table import why_cell
from api.schemas.shown_ranking import ShownRankingOut
from api.services.channel_names import channel_name
from api.services.replay import ChangedMaker, ListOfToday, Maker, Replay
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownLine
from matcher.ranking.list_agreement import PlaceChange
from matcher.ranking.weight_document import WeightDifference

_MAKERS = {
    Maker.VACANCY: "de vacature",
    Maker.WEIGHTS: "de gewichten",
    Maker.ENCODER: "de encoder",
    Maker.RULES: "de regels over wie meetelt",
    Maker.SOFTWARE: "het programma",
    Maker.CANDIDATES: "kandidaten en vacatures",
}
_ORDERS = {
    ListOrder.FIT: "op fit",
    ListOrder.PROVEN: "op wat van de fit vaststaat",
    ListOrder.VALUE: "op waarde",
}
_PARTS = {
    ListPart.LISTED: "",
    ListPart.NOT_COUNTING: "telde niet mee",
    ListPart.EXCLUDED: "afgevallen op een harde eis",
}


def print_rankings(rankings: Sequence[ShownRankingOut]) -> None:
    """Print the log, one ranking a line."""
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("nummer", "wanneer", "wie", "vacature", "volgorde", "regels", "gewichten"):
        table.add_column(heading, overflow="fold")
    for shown in rankings:
        table.add_row(
            shown.ranking,
            f"{shown.shown_at.astimezone():%Y-%m-%d %H:%M}",
            escape(f"{shown.actor} ({shown.organisation or shown.role})"),
            shown.vacancy,
            _ORDERS[shown.order],
            str(shown.n_lines),
            escape(shown.weights_version),
        )
    screen().print(table)


def print_replay(replayed: Replay) -> None:
    """Print a ranking as it was shown, what changed since, and if asked the list of today."""
    console = screen()
    console.print(_heading(replayed), soft_wrap=True)
    lines = (*replayed.shown.lines, *replayed.shown.left_out)
    if lines:
        console.print(_lines_table(lines, replayed.intermediaries))
    console.print("\n".join(_since_then(replayed)), soft_wrap=True)
    if replayed.today is not None:
        console.print(_today_heading(replayed.today), soft_wrap=True)
        console.print(changes_table(replayed.today.changes))


def changes_table(changes: Sequence[PlaceChange]) -> Table:
    """Return who came, left or moved, and from where to where."""
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("kandidaat")
    table.add_column("was", justify="right")
    table.add_column("nu", justify="right")
    table.add_column("")
    for change in changes:
        places = ["-" if place is None else str(place) for place in (change.before, change.after)]
        table.add_row(escape(change.candidate_id), *places, _movement(change))
    return table


def difference_lines(found: Sequence[WeightDifference]) -> list[str]:
    """Return the numbers that differ between two sets of weights, one a line."""
    return [f"  {escape(one.name)}: {_weight(one.before)} → {_weight(one.after)}" for one in found]


def _heading(replayed: Replay) -> str:
    shown = replayed.shown
    title = f"{replayed.vacancy.title} " if replayed.vacancy else ""
    seen_by = shown.organisation_id or shown.role
    lines = [
        f"[bold]{shown.ranking_id}[/bold]: {escape(title)}({shown.vacancy_id})",
        f"getoond op {shown.shown_at.astimezone():%Y-%m-%d %H:%M} aan {escape(str(seen_by))}, "
        f"{_ORDERS[shown.order]}; gerangschikt op {shown.ranked_on}",
        f"{shown.n_ranked} van {shown.n_pool} kandidaten bleven over, {shown.n_excluded} vielen "
        "er af op een harde eis",
    ]
    if shown.policy:
        lines.append(f"volgorde ook door: {escape(shown.policy)}")
    if shown.contract_id or shown.scheme_id:
        lines.append(
            f"opdracht {shown.contract_id or '-'}, schema {escape(shown.scheme_id or '-')}"
        )
    lines.append(
        f"gewichten {escape(shown.weights_version)}, encoder {escape(shown.encoder_version)}, "
        f"regels {shown.rules_version}, programma {shown.software_version}, "
        f"gegevens tot wijziging {shown.data_sequence}"
    )
    return "\n".join(lines)


def _lines_table(lines: Sequence[ShownLine], names: Mapping[str, str]) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, expand=True)
    table.add_column("plaats", justify="right", no_wrap=True)
    table.add_column("kandidaat, via", ratio=1, overflow="fold")
    table.add_column("fit", justify="right", no_wrap=True)
    table.add_column("zeker", justify="right", no_wrap=True)
    table.add_column("waarom", ratio=2, overflow="fold")
    for line in lines:
        table.add_row(str(line.place), _who(line, names), *_told(line))
    return table


def _who(line: ShownLine, names: Mapping[str, str]) -> str:
    channel = [channel_name(line.channel)] if line.channel else []
    named = line.candidate_id or "gewist, of voor u niet (meer) te zien"
    intermediary = names.get(line.organisation_id, line.organisation_id)
    parts = [named, *channel, intermediary, _PARTS[line.part]]
    return escape("\n".join(part for part in parts if part))


def _told(line: ShownLine) -> tuple[str, str, str]:
    if line.told is None:
        return "-", "-", "-"
    fit = "onbekend" if line.told.fit is None else f"{line.told.fit:.0%}"
    return fit, f"{line.told.confidence:.0%}", why_cell(line.told)


def _since_then(replayed: Replay) -> list[str]:
    if not replayed.changed and not replayed.n_without_person:
        return ["Alles wat deze lijst maakte, is nog zoals het was."]
    lines = ["Sindsdien veranderd:", *(f"  {_change(one)}" for one in replayed.changed)]
    lines += difference_lines(replayed.weight_differences)
    if replayed.n_without_person:
        lines.append(
            f"  {replayed.n_without_person} keer staat er alleen nog een plaats: de kandidaat is "
            "gewist of voor u niet meer te zien"
        )
    return lines


def _change(one: ChangedMaker) -> str:
    name = _MAKERS[one.maker]
    if one.now is None:
        return f"{name}: bestaat niet meer"
    if one.maker is Maker.CANDIDATES:
        return _data_change(name, int(one.then), int(one.now))
    if one.maker in (Maker.VACANCY, Maker.RULES):
        return f"{name}: gewijzigd"
    return f"{name}: {escape(one.then)} → {escape(one.now)}"


def _data_change(name: str, then: int, now: int) -> str:
    if now < then:
        return f"{name}: de database is teruggezet; hoeveel er veranderde is onbekend"
    n_changes = now - then
    return f"{name}: {n_changes} {'wijziging' if n_changes == 1 else 'wijzigingen'}"


def _today_heading(today: ListOfToday) -> str:
    overlap = "onbekend" if today.overlap is None else f"{today.overlap:.0%}"
    tau = "onbekend" if today.tau is None else f"{today.tau:.2f}".replace(".", ",")
    return (
        f"De lijst van nu ({today.ranking.ranking_id}, gerangschikt op {today.ranking.ranked_on}): "
        f"{overlap} dezelfde mensen, samenhang van de volgorde (Kendall) {tau}"
    )


def _movement(change: PlaceChange) -> str:
    if change.before is None:
        return "nieuw"
    if change.after is None:
        return "weg"
    if change.before == change.after:
        return "="
    return f"{'↑' if change.after < change.before else '↓'} {abs(change.before - change.after)}"


def _weight(weight: float | None) -> str:
    return "-" if weight is None else f"{weight:g}".replace(".", ",")
