"""Goals as JSON: what is wanted, when it was set, and what happened."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field

from api.reports.goal_words import goal_sentence_of
from api.schemas.fields import ChannelCode, Day, Phrase, Reference
from api.schemas.schema import Schema
from api.services.goals import GoalDraft, GoalStandingTold, GoalTerms
from matcher.channels.goal_counts import Reached
from matcher.channels.goals import GoalProgress, GoalState
from matcher.channels.number import Standing
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import (
    LARGEST_TARGET,
    GoalBound,
    GoalMeasure,
    QuantifiedGoal,
)

Target = Annotated[Decimal, Field(ge=0, le=LARGEST_TARGET, decimal_places=2)]
_TERMS: dict[str, Any] = {
    "target": "12",
    "since": "2026-01-01",
    "until": "2026-12-31",
    "why": "Afgesproken bij de gunning",
}
_GOAL = {
    "measure": "persons_placed",
    "bound": "at_least",
    "contract": "C-0M7T2B8Y4QGF",
    "region": None,
    "channels": [],
    "group": None,
} | _TERMS
_VERSION = {
    "version": 1,
    "bound": "at_least",
    "is_withdrawn": False,
    "set_on": "2025-11-20",
    "set_at": "2025-11-20T09:00:00Z",
    "set_by": "http api",
    "organisation_id": "O-7QK2M0ZB4T9X",
    "is_beforehand": True,
    "n_days_late": 0,
    "channels": [],
} | _TERMS
_OUT: dict[str, Any] = {
    "id": "G-4T8ZQ1V0M3KD",
    "measure": "persons_placed",
    "contract": "C-0M7T2B8Y4QGF",
    "region": None,
    "group": None,
    "versions": [_VERSION],
    "progress": {
        "on": "2026-06-30",
        "state": "on_course",
        "at_least": "7",
        "at_most": "8",
        "n_counted": 7,
        "n_of": None,
        "n_unknown": 1,
        "n_not_due": None,
        "low": None,
        "high": None,
        "standing": "told",
        "expected": "5.95",
        "elapsed": 0.5,
    },
    "sentence": "ten minste 12 personen geplaatst, 2026-01-01 tot en met 2026-12-31: 7 tot 8; 1 "
    "niet bekend; naar rato verwacht 5,95; op koers; gezet op 2025-11-20 (vooraf).",
}


class GoalTermsIn(Schema):
    """Another target or other days for a goal; what it is about stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [_TERMS]})

    target: Target = Field(
        description="Whole persons or months, or a share as 0.25 in whole per cents."
    )
    since: Day = Field(description="First day, included.")
    until: Day = Field(description="Last day, included.")
    why: Phrase | None = Field(
        None, description="Where the number comes from; nothing about a person."
    )

    def terms(self) -> GoalTerms:
        """Return what the next version says anew."""
        return GoalTerms(target=self.target, since=self.since, until=self.until, why=self.why or "")


class QuantifiedGoalIn(GoalTermsIn):
    """A goal to set, for one contract or one labour-market region."""

    model_config = ConfigDict(json_schema_extra={"examples": [_GOAL]})

    measure: GoalMeasure
    bound: GoalBound = GoalBound.AT_LEAST
    contract: Reference | None = Field(None, description="Our id, or the contractor's number.")
    region: Reference | None = Field(None, description="Labour-market region, by name or code.")
    channels: list[ChannelCode] = Field(
        [],
        max_length=len(Channel),
        description="Only people whom these brought; for a share: whose.",
    )
    group: TargetGroup | None = Field(None, description="Only people of this target group.")

    def draft(self) -> GoalDraft:
        """Return the goal as it is sent in."""
        return GoalDraft(
            measure=self.measure,
            bound=self.bound,
            target=self.target,
            since=self.since,
            until=self.until,
            contract=self.contract,
            region=self.region,
            channels=frozenset(self.channels),
            group=self.group,
            why=self.why or "",
        )


class GoalWithdrawalIn(Schema):
    """Why nobody is held to a goal any more."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"why": "Opdracht ontbonden"}]})

    why: Phrase


class GoalVersionOut(Schema):
    """One version of a goal, with the day on which it was set."""

    version: int
    target: Decimal
    bound: GoalBound
    channels: list[Channel]
    since: date
    until: date
    why: str
    is_withdrawn: bool
    set_on: date
    set_at: datetime
    set_by: str = Field(description="A login or a program.")
    organisation_id: str | None = Field(description="For whom; null for the operator.")
    is_beforehand: bool = Field(description="Set on or before the first day.")
    n_days_late: int = Field(description="Days after the first day on which it was set.")


class GoalProgressOut(Schema):
    """What happened; null where it could tell who somebody is, or is no number."""

    on: date
    state: GoalState
    at_least: Decimal | None = Field(description="Reached for certain.")
    at_most: Decimal | None = Field(description="And as far as is known today.")
    n_counted: int | None
    n_of: int | None = Field(description="For a share: out of how many.")
    n_unknown: int | None = Field(description="May count: a fact is unknown, or nobody asked.")
    n_not_due: int | None = Field(description="For sustained work: too short ago to ask.")
    low: float | None = Field(description="Lower end of the 95% interval of a share.")
    high: float | None = Field(description="Upper end, likewise.")
    standing: Standing = Field(
        description="`hidden`: fewer than ten people; `too_few`: a share of few."
    )
    expected: Decimal | None = Field(description="By now, pro rata of the days.")
    elapsed: float = Field(description="Share of the days that has passed.")

    @classmethod
    def of(cls, progress: GoalProgress) -> Self:
        """Return progress as it goes out."""
        reached: Reached = progress.reached
        return cls(
            on=progress.on,
            state=progress.state,
            at_least=reached.at_least,
            at_most=reached.at_most,
            n_counted=reached.n_counted,
            n_of=reached.n_of,
            n_unknown=reached.n_unknown,
            n_not_due=reached.n_not_due,
            low=reached.interval.low,
            high=reached.interval.high,
            standing=reached.standing,
            expected=progress.expected,
            elapsed=round(float(progress.elapsed), 4),
        )


class QuantifiedGoalOut(Schema):
    """A goal with all its versions, the last of which holds."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT]})

    id: str
    measure: GoalMeasure
    contract: str | None
    region: str | None
    group: TargetGroup | None
    versions: list[GoalVersionOut] = Field(description="The first one first; none is changed.")
    progress: GoalProgressOut | None = Field(
        description="What happened; null where it is not for you to read, or was not asked."
    )
    sentence: str = Field(description="The goal in Dutch.")


class QuantifiedGoalsOut(Schema):
    """Goals, in the order in which they were first set."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_OUT]}]})

    rows: list[QuantifiedGoalOut]


def goal_out(told: GoalStandingTold) -> QuantifiedGoalOut:
    """Return a goal as it goes out."""
    latest = told.kept.latest
    return QuantifiedGoalOut(
        id=latest.goal_id,
        measure=latest.measure,
        contract=latest.contract_id,
        region=latest.region,
        group=latest.group,
        versions=[_version(one) for one in told.kept.versions],
        progress=None if told.progress is None else GoalProgressOut.of(told.progress),
        sentence=goal_sentence_of(told),
    )


def goals_out(goals: tuple[GoalStandingTold, ...]) -> QuantifiedGoalsOut:
    """Return goals as they go out."""
    return QuantifiedGoalsOut(rows=[goal_out(told) for told in goals])


def _version(goal: QuantifiedGoal) -> GoalVersionOut:
    return GoalVersionOut(
        version=goal.version,
        target=goal.target,
        bound=goal.bound,
        channels=sorted(goal.channels),
        since=goal.since,
        until=goal.until,
        why=goal.why,
        is_withdrawn=goal.is_withdrawn,
        set_on=goal.set_on,
        set_at=goal.set_at,
        set_by=goal.set_by,
        organisation_id=goal.organisation_id,
        is_beforehand=goal.n_days_late == 0,
        n_days_late=goal.n_days_late,
    )
