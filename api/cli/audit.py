"""The log of choices on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.options import ActingForOption, DatabaseOption, opened_for
from api.cli.printing import screen
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.audit import AuditEntryOut, audit_entry_out
from api.services.audit import list_choices
from matcher.domain.access import Purpose
from matcher.domain.audit import AuditedAction

_entries_json = TypeAdapter(list[AuditEntryOut])
_ACTIONS = {
    AuditedAction.ORDER_BY_VALUE: "geordend op waarde",
    AuditedAction.RULE_ADDED: "regels toegevoegd",
    AuditedAction.RULE_REMOVED: "regels verwijderd",
    AuditedAction.ATTRIBUTION_CHANGED: "plaatsing toegerekend",
    AuditedAction.CONTRACT_TERMS_CHANGED: "voorwaarden van een opdracht gewijzigd",
    AuditedAction.RANKINGS_PRUNED: "oude ranglijsten verwijderd",
    AuditedAction.WEIGHTS_SAVED: "gewichten bewaard",
    AuditedAction.WEIGHTS_ACTIVATED: "gewichten in gebruik genomen",
    AuditedAction.EXPOSURE_FLOOR: "kleine kanalen naar voren gehaald",
    AuditedAction.ALLOCATION_ADVISED: "verdeling geadviseerd",
    AuditedAction.FAIRNESS_FACTS_CHANGED: "leeftijd en geslacht voor het rapport gewijzigd",
    AuditedAction.FAIRNESS_FACTS_READ: "leeftijd en geslacht geteld voor het rapport",
}


def add_to(app: typer.Typer) -> None:
    """Put the command of this module on the program."""
    app.command("log")(log)


def log(
    action: Annotated[AuditedAction | None, typer.Option(help="Only of this kind.")] = None,
    subject: Annotated[
        str | None, typer.Option(metavar="ID", help="Only about this record (V-…, C-…, P-…).")
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=1, max=100_000, help="How many to show, the latest first.")
    ] = 50,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the choices that somebody may be asked to account for.

    Such as putting a list in order of value: who, when, for which vacancy and contract. The
    operator reads all of them; with --as one reads what was done for that organisation.
    """
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        page = list_choices(uow, action=action, subject=subject, limit=top, offset=0)
    entries = [audit_entry_out(entry) for entry in page.rows]
    if output is CaseFormat.JSON:
        typer.echo(_entries_json.dump_json(entries, indent=2).decode())
    elif entries:
        screen().print(_table(entries))
        typer.echo(f"{len(entries)} van {page.total} regels.")
    else:
        typer.echo("Er is niets vastgelegd.")


def _table(entries: Sequence[AuditEntryOut]) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("wanneer", "wie", "voor", "wat", "over", "bijzonderheden"):
        table.add_column(heading, overflow="fold")
    for entry in entries:
        table.add_row(
            f"{entry.at.astimezone():%Y-%m-%d %H:%M}",
            escape(f"{entry.actor} ({entry.role})"),
            entry.organisation or "-",
            _ACTIONS.get(entry.action, entry.action.value),
            escape(entry.subject),
            escape(entry.detail),
        )
    return table
