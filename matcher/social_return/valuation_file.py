"""Reads the file in which a desk states proxies, assumptions and costs; every mistake at once.

What is ``unknown``, or absent where it may be, is not stated: no line of this module fills in a
number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from matcher.domain.claim import TargetGroup
from matcher.errors import InvalidInput
from matcher.fairness.people import NO_GROUP, UNKNOWN
from matcher.rule_files.reader import RuleTable, read_whole_rule_file
from matcher.social_return.outcome import NESTED, SEVERAL, OutcomeKind, Unit
from matcher.social_return.valuation import (
    OF_OUTCOMES,
    Assumption,
    Cost,
    CostOrigin,
    FactorKind,
    Proxy,
    Valuation,
    ValuedOutcome,
)

CELLS = (*(group.value for group in TargetGroup), SEVERAL, NO_GROUP, UNKNOWN)
_SHARED = (*OF_OUTCOMES, FactorKind.DISCOUNT_RATE)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
MOST_LINES = 60
"""Of outcomes, and of costs; more than any page can be read with."""


def read_valuation(content: str, where: str = "file") -> Valuation:
    """Return what a desk states.

    Raises
    ------
    InvalidRuleFile
        With all mistakes, each with its line and key.
    InvalidInput
        If the text is no YAML, or could be misread.
    """
    return read_whole_rule_file(content, where, _read, _check)


def _read(table: RuleTable) -> Valuation:
    return Valuation(
        title=table.text("title"),
        made_by=table.text("made_by"),
        is_first_year_discounted=table.flag_or_unknown("first_year_is_discounted")
        if "first_year_is_discounted" in table
        else None,
        shared=_assumptions(table, "assumptions", _SHARED),
        outcomes=tuple(
            _outcome(position, entry)
            for position, entry in enumerate(table.tables("outcomes"), start=1)
        ),
        costs=tuple(_cost(entry) for entry in table.tables("costs")),
        hour_rate=_hour_rate(table) if "hour_rate" in table else None,
    )


def _outcome(position: int, table: RuleTable) -> ValuedOutcome:
    kind = table.word("outcome", OutcomeKind)
    found = ValuedOutcome(
        position=position,
        kind=kind,
        cell=_cell(table) if "group" in table else None,
        for_whom=table.text("for_whom"),
        proxy=_outcome_proxy(table, kind),
        assumptions=_assumptions(table, "assumptions", OF_OUTCOMES),
    )
    table.close()
    return found


def _cell(table: RuleTable) -> str:
    cell = table.text("group")
    if cell and cell not in CELLS:
        table.refuse(
            "group", f"'{cell}' is no group.", f"Leave it out, or choose from: {', '.join(CELLS)}."
        )
    return cell


def _outcome_proxy(table: RuleTable, kind: OutcomeKind) -> Proxy | None:
    below = table.table("proxy")
    per = below.word("per", Unit)
    if per is not kind.unit:
        below.refuse(
            "per",
            f"'{kind}' is counted per {kind.unit}.",
            f"Give the worth of one {kind.unit}, and write {kind.unit} here.",
        )
    return _proxy(below)


def _hour_rate(table: RuleTable) -> Proxy | None:
    return _proxy(table.table("hour_rate"))


def _proxy(table: RuleTable) -> Proxy | None:
    """Return a proxy; None where its amount is unknown, and then the rest may be so too."""
    euros = table.amount("euros")
    if euros is None:
        for key in ("what", "source", "year", "valid_from", "low", "high", "note"):
            if key in table:
                table.need(key)
        table.close()
        return None
    year = table.number("year")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        table.refuse("year", f"{year} is no price level.", "Give the year, as 2025.")
    low, high = _end(table, "low", euros), _end(table, "high", euros)
    found = (table.text("what"), table.address("source"), table.day("valid_from"))
    note = table.text("note") if "note" in table else ""
    table.close()
    what, source, valid_from = found
    try:
        return Proxy(
            what=what,
            euros=euros,
            low=low,
            high=high,
            source=source,
            year=year,
            valid_from=valid_from,
            note=note,
        )
    except InvalidInput as fault:
        table.refuse(fault.where, fault.what, fault.remedy)
        return None


def _end(table: RuleTable, key: str, euros: Decimal) -> Decimal:
    found = table.amount(key) if key in table else None
    return euros if found is None else found


def _assumptions(
    table: RuleTable, key: str, kinds: Iterable[FactorKind]
) -> Mapping[FactorKind, Assumption]:
    if key not in table:
        return {}
    below = table.table(key)
    found = {kind: _assumption(below, kind) for kind in kinds if kind.value in below}
    below.close()
    return {kind: one for kind, one in found.items() if one is not None}


def _assumption(table: RuleTable, kind: FactorKind) -> Assumption | None:
    below = table.table(kind.value)
    value, low, high = (below.amount(key) for key in ("value", "low", "high"))
    source = "" if _is_unknown(below, "source") else below.address("source")
    reason = "" if _is_unknown(below, "reason") else below.text("reason")
    below.close()
    if value is None:
        return None
    if low is None or high is None:
        below.refuse(
            "low" if low is None else "high",
            "An assumption has a lowest and a highest value.",
            "Give both; where it is certain, repeat the value.",
        )
        return None
    try:
        return Assumption(kind=kind, value=value, low=low, high=high, source=source, reason=reason)
    except InvalidInput as fault:
        below.refuse(fault.where, fault.what, fault.remedy)
        return None


def _is_unknown(table: RuleTable, key: str) -> bool:
    return key not in table or table.text(key) == UNKNOWN


def _cost(table: RuleTable) -> Cost:
    found = Cost(
        origin=CostOrigin.FILE,
        what=table.text("what"),
        euros=table.amount("euros"),
        hours=table.amount("hours") if "hours" in table else None,
        source="" if _is_unknown(table, "source") else table.text("source"),
    )
    table.close()
    return found


def _check(found: Valuation, table: RuleTable) -> None:
    """Refuse that one party gains twice by the same months or people, and more than can be read."""
    for key, lines in (("outcomes", found.outcomes), ("costs", found.costs)):
        if len(lines) > MOST_LINES:
            table.refuse(
                key, f"There are {len(lines)} lines here.", f"Give {MOST_LINES} at the most."
            )
    for position, line in enumerate(found.outcomes):
        for earlier in found.outcomes[:position]:
            reason = _counted_twice(earlier, line)
            if reason:
                table.refuse(
                    f"outcomes[{line.position}]",
                    f"{reason} already stands in outcomes[{earlier.position}], for "
                    f"'{line.for_whom}'.",
                    "Leave one of the two out, or say who else gains by it.",
                )


def _counted_twice(one: ValuedOutcome, other: ValuedOutcome) -> str:
    if one.for_whom.casefold() != other.for_whom.casefold():
        return ""
    if one.cell is not None and other.cell is not None and one.cell != other.cell:
        return ""
    if one.kind is other.kind:
        return "The same outcome"
    if any({one.kind, other.kind} <= nested for nested in NESTED):
        return "An outcome that counts the same months or people"
    return ""
