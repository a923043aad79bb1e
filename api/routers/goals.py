"""Goals over HTTP: set by a desk, never changed but replaced, and held against what happened."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.contracts import AnyId
from api.routers.describing import CHANGED, CREATED, located, problems
from api.routers.paths import CONTRACTS, GOALS
from api.schemas.fields import Day, Reference
from api.schemas.quantified_goal import (
    GoalTermsIn,
    GoalWithdrawalIn,
    QuantifiedGoalIn,
    QuantifiedGoalOut,
    QuantifiedGoalsOut,
    goal_out,
    goals_out,
)
from api.services import goals
from api.services.goals import AskedGoals

router = APIRouter(tags=["goals"])

GoalId = Annotated[str, Path(description="Our id (G-…).", examples=["G-4T8ZQ1V0M3KD"])]
On = Annotated[Day | None, Query(description="Up to and including this day; today without it.")]


@router.post(
    GOALS,
    status_code=201,
    summary="Set a goal",
    responses={**CREATED, **located("The goal, under a new id.")},
    dependencies=[JsonContent],
)
def create_goal(
    goal: QuantifiedGoalIn, work: RegistrationWork, kept: KeptDep, response: Response
) -> QuantifiedGoalOut:
    """Store a goal for a contract or a region; desks and the operator set goals.

    The day on which it is set is kept: beforehand is on or before the first day of the goal.
    """
    with work() as uow:
        made = goals.set_goal(uow, goal.draft(), on=kept.today(), at=datetime.now(UTC))
    response.headers["Location"] = f"{GOALS}/{made.latest.goal_id}"
    return goal_out(goals.GoalStandingTold(kept=made, progress=None))


@router.get(GOALS, summary="List goals and where they stand", responses=problems(CONFLICT))
def list_goals(
    work: RegistrationWork,
    kept: KeptDep,
    region: Annotated[
        Reference | None, Query(description="Of this labour-market region, by name or code.")
    ] = None,
    on: On = None,
) -> QuantifiedGoalsOut:
    """Give the goals that you may read, with what happened where that is yours to read too.

    All read goals of regions; a contractor also those of its own contracts. What happened in a
    region is read by desks and the operator, and nothing is told of fewer than ten people.
    """
    return _standing(work, kept, AskedGoals(region=region), on)


@router.get(
    f"{CONTRACTS}/{{contract_id:path}}/goals",
    summary="Read where the goals of a contract stand",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def list_goals_of_contract(
    contract_id: AnyId, work: RegistrationWork, kept: KeptDep, on: On = None
) -> QuantifiedGoalsOut:
    """Give the goals of a contract with what happened: to its contractor, desks and the operator.

    Where a goal names a target group, the contractor reads the goal and not what came of it.
    """
    return _standing(work, kept, AskedGoals(contract=contract_id), on)


@router.get(f"{GOALS}/{{goal_id}}", summary="Read a goal", responses=problems(NOT_FOUND))
def read_goal(goal_id: GoalId, work: RegistrationWork) -> QuantifiedGoalOut:
    """Give one goal with all its versions, without what happened."""
    with work() as uow:
        found = goals.read_goal(uow, goal_id)
    return goal_out(goals.GoalStandingTold(kept=found, progress=None))


@router.post(
    f"{GOALS}/{{goal_id}}/versions",
    status_code=201,
    summary="Replace a goal by a new version",
    responses={**CHANGED, **located("The goal, with one more version.")},
    dependencies=[JsonContent],
)
def replace_goal(
    goal_id: GoalId, terms: GoalTermsIn, work: RegistrationWork, kept: KeptDep, response: Response
) -> QuantifiedGoalOut:
    """Add a version with another target or other days; the earlier ones stay readable."""
    with work() as uow:
        made = goals.replace_goal(
            uow, goal_id, terms.terms(), on=kept.today(), at=datetime.now(UTC)
        )
    response.headers["Location"] = f"{GOALS}/{goal_id}"
    return goal_out(goals.GoalStandingTold(kept=made, progress=None))


@router.post(
    f"{GOALS}/{{goal_id}}/withdrawal",
    status_code=201,
    summary="Withdraw a goal",
    responses={**CHANGED, **located("The goal, with the version that ends it.")},
    dependencies=[JsonContent],
)
def withdraw_goal(
    goal_id: GoalId,
    withdrawal: GoalWithdrawalIn,
    work: RegistrationWork,
    kept: KeptDep,
    response: Response,
) -> QuantifiedGoalOut:
    """End a goal, with the reason; what was wanted stays readable, and a new goal may be set."""
    with work() as uow:
        made = goals.withdraw_goal(
            uow, goal_id, withdrawal.why, on=kept.today(), at=datetime.now(UTC)
        )
    response.headers["Location"] = f"{GOALS}/{goal_id}"
    return goal_out(goals.GoalStandingTold(kept=made, progress=None))


def _standing(
    work: RegistrationWork, kept: KeptDep, asked: AskedGoals, on: date | None
) -> QuantifiedGoalsOut:
    with work() as uow:
        return goals_out(goals.goals_standing(uow, asked, on=on or kept.today()))
