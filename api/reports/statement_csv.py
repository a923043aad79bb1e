"""A value statement as comma-separated text for other programs; what is open says ``unknown``."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from api.exchange.problem_report import neutralised
from api.reports.statement_rows import LineKind, StatementRow, statement_rows
from api.services.statements import ValueStatement
from matcher.domain.money import Amount
from matcher.ternary import Ternary

UNKNOWN = "unknown"
_NO_FORECAST = {"planned_at_least": UNKNOWN, "planned_at_most": UNKNOWN}
_COUNTS = {Ternary.MEETS: "yes", Ternary.FAILS: "no", Ternary.UNKNOWN: "unknown"}
_HEADINGS = (
    *("contract", "on", "scheme", "line", "number", "form", "title", "block", "hours_per_week"),
    *("first_day", "last_day", "counts", "proof"),
    *("earned_at_least", "earned_at_most", "planned_at_least", "planned_at_most"),
    *("amount_at_least", "amount_at_most", "arithmetic", "source", "open_points"),
)
Cells = dict[str, str]


def statement_csv(statement: ValueStatement) -> str:
    """Return the statement as CSV: its lines, their total, and where the obligation stands.

    Amounts have a point and no sign. The last rows give in ``amount_…`` what is owed, expected by
    now and remaining, and then what contract and rules leave open, a row each. Under another
    scheme is what is planned, or earned without an end date.
    """
    rows = [_line(row, statement) for row in statement_rows(statement)]
    standing = statement.account.standing
    for name, amount in (
        ("owed", standing.owed),
        ("expected_by_now", standing.expected_by_now),
        ("remaining", standing.remaining),
    ):
        rows.append({"line": name} | _ends("amount", amount))
    rows += [{"line": "open_point", "open_points": point} for point in statement.open_points]
    shared = {
        "contract": statement.account.contract.contract_id,
        "on": statement.account.on.isoformat(),
        "scheme": statement.account.ledger.terms.scheme_id or "",
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, _headings(statement), restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: neutralised(cell) for name, cell in (shared | row).items()})
    return text.getvalue()


def _headings(statement: ValueStatement) -> list[str]:
    candidate = ["candidate"] if statement.shows_pseudonyms else []
    others = [
        f"{other.scheme_id} {end}"
        for other in statement.other_totals
        for end in ("at_least", "at_most")
    ]
    return [*_HEADINGS, *candidate, *others]


def _line(row: StatementRow, statement: ValueStatement) -> Cells:
    cells = {
        "line": row.kind.value,
        "number": row.number,
        "form": row.form.value if row.form else "",
        "title": row.title,
        "block": row.block,
        "hours_per_week": _hours(row),
        "first_day": _text(row.first_day),
        "last_day": _text(row.last_day),
        "counts": "" if row.counts is None else _COUNTS[row.counts],
        "proof": row.proof.value if row.proof else "",
        "arithmetic": row.arithmetic,
        "source": row.source,
        "open_points": " ".join(row.open_points),
        **_ends("earned", row.earned),
        **(_ends("planned", row.planned) if row.planned else _NO_FORECAST),
    }
    if statement.shows_pseudonyms:
        cells["candidate"] = row.candidate
    for other, amount in zip(statement.other_totals, row.others, strict=True):
        ends = _ends("", amount)
        cells |= {f"{other.scheme_id} {end.strip('_')}": cell for end, cell in ends.items()}
    return cells


def _hours(row: StatementRow) -> str:
    is_open = row.kind is LineKind.PLACEMENT and row.hours_per_week is None
    return UNKNOWN if is_open else _text(row.hours_per_week)


def _ends(name: str, amount: Amount | None) -> Cells:
    """Return both ends; no amount at all is two empty cells."""
    if amount is None:
        return {f"{name}_at_least": "", f"{name}_at_most": ""}
    most = UNKNOWN if amount.at_most is None else _text(amount.at_most)
    return {f"{name}_at_least": _text(amount.at_least), f"{name}_at_most": most}


def _text(fact: Decimal | date | None) -> str:
    return "" if fact is None else str(fact)
