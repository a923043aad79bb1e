"""What stands beside the fit, as a cell of a table: does somebody count, for how much, and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from api.services.beside_fit import ShownValue
from matcher.domain.claim import Eligibility
from matcher.domain.placement import WorkForm
from matcher.domain.valued import OpenPoint, OpenPointCode
from matcher.eligibility.wording import COUNTS, FORMS
from matcher.value.explain import counted_text, explain_open_point
from matcher.value.readings import plain

REASONS_SHOWN = 3
"""A table is skimmed; who needs every reason asks for JSON."""
_TOLD_FORMS = frozenset(WorkForm) - {WorkForm.EMPLOYMENT}
_SAID_BY_REASONS = frozenset({OpenPointCode.ELIGIBILITY, OpenPointCode.OTHER_BLOCK})
_BONUS_POINTS = frozenset({OpenPointCode.BONUS_CONDITION, OpenPointCode.BONUS_SPREAD})


def counts_cell(told: Eligibility, shown: ShownValue | None) -> str:
    """Return yes, no or unknown; the value where there is one; and why."""
    value = _value(shown) if shown else []
    reasons = list(told.reasons[:REASONS_SHOWN])
    n_left = len(told.reasons) - len(reasons)
    more = [f"… en nog {n_left} (--format json)"] if n_left else []
    return escape("\n".join([COUNTS[told.counts][0], *value, *reasons, *more]))


def _value(shown: ShownValue) -> list[str]:
    """Return the amount with what it was counted with, and why it is a span."""
    work, value = shown.work, shown.value
    hours = "uren onbekend" if work.hours_per_week is None else f"{plain(work.hours_per_week)} uur"
    form = [f"in {FORMS[value.form][0]}"] if value.form in _TOLD_FORMS else []
    return [
        f"waarde {counted_text(value.kind, value.amount)}",
        *form,
        f"geteld met {hours}, {work.starts_on} tot en met {work.counted_until}",
        *_open_points(value.open_points),
    ]


def _open_points(points: Sequence[OpenPoint]) -> list[str]:
    """Return why an amount is a span; bonuses by their number, for JSON has their names."""
    bonuses = {point.about for point in points if point.code in _BONUS_POINTS}
    n_open = len(bonuses)
    told = [explain_open_point(p) for p in points if p.code not in _BONUS_POINTS | _SAID_BY_REASONS]
    is_or_are = "bonus is" if n_open == 1 else "bonussen zijn"
    return [*told, f"{n_open} {is_or_are} nog open"] if bonuses else told
