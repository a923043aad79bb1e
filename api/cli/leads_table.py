"""Leads to read: a list of them, and one with what was heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.channel_names import channel_name
from matcher.domain.lead import Lead, LeadEvent, LeadKind
from matcher.introductions.log_wording import LEAD_ANSWERS, LEAD_KINDS
from matcher.introductions.wording import INITIATORS, ROADS, ROLES

_UNKNOWN = "onbekend"


def print_leads(leads: Sequence[Lead], total: int) -> None:
    """Print a list of leads, and how many there are in all."""
    console = screen()
    if not leads:
        console.print("Er is niets vastgelegd.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("nummer", "dag", "wat", "opdrachtnemer", "vacature", "kanaal", "antwoord"):
        table.add_column(heading, overflow="fold")
    for lead in leads:
        table.add_row(
            lead.lead_id,
            lead.on.isoformat(),
            LEAD_KINDS[lead.kind],
            lead.contractor_id,
            lead.vacancy_id or "–",
            _source(lead),
            LEAD_ANSWERS[lead.answer] if lead.kind is LeadKind.ASKED else "–",
        )
    console.print(table)
    if total > len(leads):
        console.print(f"{len(leads)} van {total}; --top geeft er meer.")


def print_lead(lead: Lead) -> None:
    """Print one lead with what was heard."""
    screen().print("\n".join(_told(lead)), soft_wrap=True)


def _told(lead: Lead) -> Iterator[str]:
    yield (
        f"[bold]{lead.lead_id}[/bold] {LEAD_KINDS[lead.kind]}, begonnen door: "
        + INITIATORS[lead.started_by]
    )
    yield f"opdrachtnemer {lead.contractor_id}{_work(lead)}; bij: {escape(_source(lead))}"
    if lead.candidate_id is not None:
        yield f"kandidaat {lead.candidate_id}"
    if lead.found_through is not None:
        yield f"gevonden: {ROADS[lead.found_through]}"
    yield from (f"  - {escape(_event(event))}" for event in lead.events)
    if lead.kind is LeadKind.ASKED:
        yield f"antwoord: {LEAD_ANSWERS[lead.answer]}"


def _work(lead: Lead) -> str:
    contract = f", opdracht {lead.contract_id}" if lead.contract_id else ""
    vacancy = f", vacature {lead.vacancy_id}" if lead.vacancy_id else ""
    return f"{contract}{vacancy}"


def _source(lead: Lead) -> str:
    channel = channel_name(lead.channel) if lead.channel else _UNKNOWN
    return f"{lead.intermediary_id} ({channel})" if lead.intermediary_id else channel


def _event(event: LeadEvent) -> str:
    what = "vastgelegd" if event.answer is None else LEAD_ANSWERS[event.answer]
    remark = f": {event.remark}" if event.remark else ""
    return f"{event.on} {what} door {ROLES[event.role]}{remark}"
