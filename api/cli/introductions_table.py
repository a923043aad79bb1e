"""Introductions to read: a list of them, and one with every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.channel_names import channel_name
from api.services.introduction_disclosure import ShownEvent, ShownIntroduction
from matcher.domain.introduction import Introduction, Provenance
from matcher.introductions.log_wording import END_REASONS
from matcher.introductions.wording import INITIATORS, REASONS, ROADS, ROLES, STATES
from matcher.ternary import Ternary

_ANSWERS = {Ternary.MEETS: "ja", Ternary.FAILS: "nee", Ternary.UNKNOWN: "onbekend"}
_ERASED = "gewist"


def print_introductions(shown: Sequence[ShownIntroduction], total: int) -> None:
    """Print a list of introductions, and how many there are in all."""
    console = screen()
    if not shown:
        console.print("Er zijn geen voorstellen.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("voorstel", "kandidaat", "vacature", "stand", "sinds", "gevonden", "begonnen"):
        table.add_column(heading, overflow="fold")
    for told in shown:
        one = told.introduction
        table.add_row(
            one.introduction_id,
            one.candidate_id or _ERASED,
            one.vacancy_id,
            _state(told.events[-1]),
            told.events[-1].event.on.isoformat(),
            _road(one.provenance),
            INITIATORS[one.started_by],
        )
    console.print(table)
    if total > len(shown):
        console.print(f"{len(shown)} van {total}; --top geeft er meer.")


def print_introduction(shown: ShownIntroduction) -> None:
    """Print one introduction with its steps, its checks, and what can be done now."""
    screen().print("\n".join(_told(shown)), soft_wrap=True)


def _told(shown: ShownIntroduction) -> Iterator[str]:
    one = shown.introduction
    yield (
        f"[bold]{one.introduction_id}[/bold] kandidaat {one.candidate_id or _ERASED} voor "
        f"vacature {one.vacancy_id}"
    )
    yield f"stand: {_state(shown.events[-1])}"
    yield f"gevonden: {_road(one.provenance)}; begonnen door: {INITIATORS[one.started_by]}"
    yield escape(_parties(one))
    yield "stappen:"
    yield from (f"  - {escape(_step(event))}" for event in shown.events)
    if one.placement_id is not None:
        yield f"plaatsing: {one.placement_id}"
    if one.end is not None:
        yield f"werk voorbij op {one.ended_on}: {END_REASONS[one.end.reason]}"
    if one.checks:
        yield "nagevraagd of iemand nog werkt:"
    for check in one.checks:
        yield f"  - {check.checked_on} {_ANSWERS[check.still_in_work]} ({ROLES[check.role]})"
    is_told = one.checks or one.end
    if began := [months for months in shown.sustained if is_told or months in shown.due]:
        told = [f"na {months} maanden {_ANSWERS[shown.sustained[months]]}" for months in began]
        yield f"nog aan het werk: {', '.join(told)}"
    yield from (f"na te vragen: nog aan het werk na {months} maanden?" for months in shown.due)
    yield from (f"let op: {escape(warning)}" for warning in shown.warnings)
    if shown.possible:
        yield f"u kunt nu: {', '.join(shown.possible)}"


def _state(shown: ShownEvent) -> str:
    reason = f" ({REASONS[shown.event.reason]})" if shown.event.reason else ""
    return f"{STATES[shown.event.state]}{reason}"


def _road(found: Provenance) -> str:
    road = ROADS[found.found_through]
    if found.ranking_id is None:
        return road
    return f"{road} ({found.ranking_id}, plaats {found.place})"


def _parties(one: Introduction) -> str:
    channel = f" ({channel_name(one.channel)})" if one.channel else ""
    contract = f", opdracht {one.contract_id}" if one.contract_id else ", buiten een opdracht"
    return (
        f"bemiddelaar {one.intermediary_id}{channel}; opdrachtnemer {one.contractor_id}{contract}"
    )


def _step(shown: ShownEvent) -> str:
    event = shown.event
    who = f" door {ROLES[shown.role]}" if shown.role else ""
    how = " vanzelf" if shown.is_by_itself else who
    link = f", door {event.because_of}" if event.because_of else ""
    remark = f": {event.remark}" if event.remark else ""
    return f"{event.on} {_state(shown)}{how}{link}{remark}"
