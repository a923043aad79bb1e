"""Reported costs to read: a list of them, and one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.channel_names import channel_name
from matcher.domain.money import euro_text
from matcher.domain.reported_cost import ReportedCost
from matcher.introductions.log_wording import COST_KINDS
from matcher.introductions.wording import ROLES

_UNKNOWN = "niet gemeld"


def print_costs(costs: Sequence[ReportedCost]) -> None:
    """Print the reports on a contract."""
    console = screen()
    if not costs:
        console.print("Er zijn geen kosten gemeld: wat social return extra kostte, is onbekend.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("melding", "soort", "van", "tot en met", "euro", "uren", "vervangen door"):
        table.add_column(heading, overflow="fold")
    for cost in costs:
        table.add_row(
            cost.cost_id,
            COST_KINDS[cost.kind],
            cost.since.isoformat(),
            cost.until.isoformat(),
            _euros(cost.euros),
            _hours(cost.hours),
            cost.replaced_by or "–",
        )
    console.print(table)


def print_cost(cost: ReportedCost) -> None:
    """Print one report."""
    screen().print("\n".join(_told(cost)), soft_wrap=True)


def _told(cost: ReportedCost) -> Iterator[str]:
    yield f"[bold]{cost.cost_id}[/bold] {COST_KINDS[cost.kind]}, opdracht {cost.contract_id}"
    yield f"van {cost.since} tot en met {cost.until}"
    yield f"euro: {_euros(cost.euros)}; uren: {_hours(cost.hours)}"
    if cost.introduction_id is not None:
        yield f"voorstel {cost.introduction_id}"
    if cost.vacancy_id is not None:
        yield f"vacature {cost.vacancy_id}"
    if cost.channel is not None:
        yield f"kanaal: {channel_name(cost.channel)}"
    if cost.remark:
        yield f"opmerking: {escape(cost.remark)}"
    if cost.replaces is not None:
        yield f"in plaats van {cost.replaces}"
    yield f"gemeld op {cost.reported_at.date()} door {ROLES[cost.role]}"


def _euros(amount: Decimal | None) -> str:
    return _UNKNOWN if amount is None else euro_text(amount)


def _hours(hours: Decimal | None) -> str:
    return _UNKNOWN if hours is None else f"{hours:.2f}".replace(".", ",")
