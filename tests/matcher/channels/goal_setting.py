"""Goals, and work that people began, as a desk would know them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from matcher.channels.goal_counts import Introduced, Reached
from matcher.channels.goals import GoalProgress, goal_progress
from matcher.channels.placed_work import PlacedWork
from matcher.channels.ratio import Draws
from matcher.domain.access import Role
from matcher.domain.period import Period
from matcher.domain.quantified_goal import GoalBound, GoalMeasure, QuantifiedGoal
from matcher.ternary import Ternary

SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)
AFTER = date(2027, 1, 15)
"""When every mark of work that began in 2025 has passed."""


def a_goal(**changes: Any) -> QuantifiedGoal:
    """Ten persons placed under C-0001 in 2025, set in November 2024."""
    goal = QuantifiedGoal(
        goal_id="G-0001",
        version=1,
        measure=GoalMeasure.PERSONS_PLACED,
        bound=GoalBound.AT_LEAST,
        target=Decimal(10),
        since=SINCE,
        until=UNTIL,
        set_on=date(2024, 11, 20),
        set_at=datetime(2024, 11, 20, 9, 0, tzinfo=UTC),
        set_by="test",
        role=Role.MUNICIPAL_DESK,
        organisation_id="O-0005",
        contract_id="C-0001",
    )
    return replace(goal, **changes)


def work(number: int, **changes: Any) -> PlacedWork:
    """Work of K-000x from 3 March 2025 on, brought by UWV, that counts; nobody asked after it."""
    began = changes.get("began_on", date(2025, 3, 3))
    piece = PlacedWork(
        person_id=f"K-{number:04d}",
        channel="uwv",
        groups=frozenset({"participatiewet"}),
        began_on=began,
        days=(Period(began, None),),
        lasted={6: Ternary.UNKNOWN, 12: Ternary.UNKNOWN},
        counts=Ternary.MEETS,
        vacancy_id=f"V-{number:04d}",
        placement_ids=(f"P-{number:04d}",),
        is_introduced=True,
    )
    return replace(piece, **changes)


def lasting(number: int, answer: Ternary, months: int = 6, **changes: Any) -> PlacedWork:
    """Work of which somebody told how it stood after so many months."""
    return work(number, lasted={months: answer}, **changes)


def introduced(number: int, channel: str, **changes: Any) -> Introduced:
    """An introduction on 3 February 2025."""
    one = Introduced(
        person_id=f"K-{number:04d}",
        channel=channel,
        groups=frozenset({"participatiewet"}),
        vacancy_id=f"V-{number:04d}",
        made_on=date(2025, 2, 3),
    )
    return replace(one, **changes)


def progress(
    goal: QuantifiedGoal,
    *works: PlacedWork,
    made: tuple[Introduced, ...] = (),
    on: date = AFTER,
) -> GoalProgress:
    return goal_progress(goal, works, made, on, Draws(1))


def span(reached: Reached) -> tuple[float | None, float | None]:
    """Return what was reached at least and at most, as plain numbers."""
    ends = (reached.at_least, reached.at_most)
    least, most = (None if end is None else float(end) for end in ends)
    return least, most
