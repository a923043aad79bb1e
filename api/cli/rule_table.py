"""Rules to read on the screen: the list of all, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.cli.value_table import READ_NAMES
from api.services.rule_checks import RuleCheck
from api.services.rule_overview import RuleSummary
from matcher.domain.rule_document import RuleKind

KIND_NAMES = {
    RuleKind.BLOCK_SCHEME: "bouwblokkenschema",
    RuleKind.TARGET_GROUPS: "doelgroepregels",
    RuleKind.OBLIGATION_RULE: "verplichtingsregel",
}


def rule_name(kind: RuleKind, rule_id: str) -> str:
    """Return what rules are and what they are called."""
    return f"{KIND_NAMES[kind]} {rule_id}"


def print_rules(listed: Sequence[RuleSummary]) -> None:
    """Print rule files, one a row."""
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("soort", "naam", "geldt vanaf", "tot en met", "gelezen", "opdrachten"):
        table.add_column(heading, overflow="fold")
    table.add_column("van", overflow="fold")
    for summary in listed:
        valid_from, valid_until = summary.validity
        table.add_row(
            KIND_NAMES[summary.kind],
            escape(summary.rule_id),
            str(valid_from or "onbekend"),
            str(valid_until or "onbekend"),
            "niet te lezen" if summary.fault else READ_NAMES[summary.completeness],
            str(summary.n_contracts),
            escape(_origin(summary)),
        )
    screen().print(table)
    for summary in listed:
        if summary.fault:
            screen().print(escape(summary.fault), soft_wrap=True)


def check_report(found: Iterable[RuleCheck]) -> str:
    """Return what a check found, file by file."""
    return "\n".join(line for check in found for line in _lines(check))


def _lines(check: RuleCheck) -> Iterable[str]:
    if check.rule:
        yield f"{check.where}: in orde, {rule_name(check.rule.kind, check.rule.rule_id)}"
        return
    n_faults = len(check.faults)
    yield f"{check.where}: {n_faults} {'fout' if n_faults == 1 else 'fouten'}"
    for fault in check.faults:
        place = fault.where.removeprefix(check.where).lstrip(" ,:")
        told = f"{fault.what} {fault.remedy}"
        yield f"  - {place}: {told}" if place else f"  - {told}"


def _origin(summary: RuleSummary) -> str:
    if summary.added_at is None:
        return "meegeleverd"
    return f"{summary.added_by}, {summary.added_at.date()}"
