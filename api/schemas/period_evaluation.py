"""The evaluation of a period as JSON: numbers that name nobody, and the sentences of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.reports.document import Language
from api.reports.evaluation_sentences import (
    costs_sentence,
    displacement_sentence,
    gaps,
    goals_sentence,
    verdict_sentence,
)
from api.schemas.quantified_goal import QuantifiedGoalOut, goal_out
from api.schemas.schema import Schema
from api.services.evaluation import Evaluation
from matcher.channels.evaluation import Lasting, Verdict
from matcher.channels.number import Standing
from matcher.channels.told_counts import ToldCount

_COUNT = {"n": 40, "is_few": False}
_FEW = {"n": None, "is_few": True}
_LASTING: dict[str, Any] = {
    "months": 6,
    "due": _COUNT,
    "yes": {"n": 20, "is_few": False},
    "no": {"n": 10, "is_few": False},
    "unknown": _FEW,
    "share": 0.67,
    "low": 0.52,
    "high": 0.8,
    "standing": "told",
    "if_all_no": 0.55,
    "if_all_yes": 0.73,
}
_EXAMPLE: dict[str, Any] = {
    "since": "2025-01-01",
    "until": "2025-12-31",
    "region": "Midden-Utrecht",
    "on": "2026-11-25",
    "verdict": "told",
    "placed": _COUNT,
    "by_group": {"participatiewet": _COUNT, "wajong": _FEW},
    "by_channel": {"uwv": _COUNT, "wijkteam": _FEW},
    "lasting": [_LASTING],
    "lasting_by_group": {"participatiewet": _LASTING},
    "months": "310",
    "displaced": {"yes": _FEW, "no": _COUNT, "unknown": _FEW, "not_asked": _FEW},
    "without_introduction": {"n": 0, "is_few": False},
    "only_told": {"n": 0, "is_few": False},
    "contracts": {
        "n_contracts": 12,
        "n_owed_open": 1,
        "n_gone": 0,
        "owed": "840000.00",
        "earned": "615000.00",
        "n_goal_beforehand": 5,
        "n_goal_later": 2,
        "n_goal_undated": 3,
        "n_without_goal": 2,
    },
    "costs": {
        "euros": "18250.00",
        "hours": "310.00",
        "n_reports": 14,
        "n_contractors": 4,
        "n_silent": 6,
    },
    "goals": [],
    "n_place_unknown": 3,
    "n_open_pairs": 0,
    "sentences": ["Van wie het bekend is, werkte 67% na 6 maanden nog."],
    "cannot_be_said": ["Verdringing is niet overal gevraagd."],
}


class CountOut(Schema):
    """A number of people, rounded down to steps of five; null where it is not told."""

    n: int | None
    is_few: bool = Field(description="They are one to nine.")


class LastingOut(Schema):
    """How many of those placed worked still after so many months."""

    months: int
    due: CountOut = Field(description="Placed people whose mark has passed.")
    yes: CountOut
    no: CountOut
    unknown: CountOut = Field(description="Nobody asked, or nobody learnt it.")
    share: float | None = Field(description="yes / (yes + no).")
    low: float | None = Field(description="Lower end of the 95% interval, where there is one.")
    high: float | None
    standing: Standing
    if_all_no: float | None = Field(description="The share of all, if all unknown were no.")
    if_all_yes: float | None = Field(description="And if all unknown were yes.")


class ContractFiguresOut(Schema):
    """What the contracts of the period owe and earned, and whether goals were set for them."""

    n_contracts: int
    n_owed_open: int = Field(description="Of which nobody can say what they owe.")
    n_gone: int = Field(description="Whose rules are registered no more.")
    owed: Decimal = Field(description="Euros, at least; of whole contracts.")
    earned: Decimal | None = Field(
        description="Euros, at least, up to today, in steps of 5,000; null where few people worked."
    )
    n_goal_beforehand: int
    n_goal_later: int
    n_goal_undated: int = Field(description="Named in the terms only: the day is not kept.")
    n_without_goal: int


class CostFiguresOut(Schema):
    """Extra costs as contractors reported them; null is not reported, which is not 0."""

    euros: Decimal | None
    hours: Decimal | None
    n_reports: int
    n_contractors: int
    n_silent: int = Field(description="Contractors that reported nothing.")


class PeriodEvaluationOut(Schema):
    """What social return brought in a period, and what nobody recorded of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    since: date
    until: date
    region: str | None = Field(description="As it was understood.")
    on: date
    verdict: Verdict = Field(
        description="What may be said of success in re-integration; `not_tracked`: of more than "
        "half nobody told whether they worked still after six months."
    )
    placed: CountOut
    by_group: dict[str, CountOut] = Field(description="One person may be in several groups.")
    by_channel: dict[str, CountOut]
    lasting: list[LastingOut]
    lasting_by_group: dict[str, LastingOut] = Field(
        description="After six months, of the groups of which the inflow is told."
    )
    months: Decimal | None = Field(description="Months worked in the period, in steps of five.")
    displaced: dict[str, CountOut] = Field(description="By piece of work.")
    without_introduction: CountOut
    only_told: CountOut = Field(description="Placed by a step, without a placement.")
    contracts: ContractFiguresOut
    costs: CostFiguresOut
    goals: list[QuantifiedGoalOut] = Field(description="Of the region, for days of the period.")
    n_place_unknown: int
    n_open_pairs: int
    sentences: list[str] = Field(description="The answer, in the language asked.")
    cannot_be_said: list[str] = Field(description="And what to record for it.")


def evaluation_out(report: Evaluation, language: Language) -> PeriodEvaluationOut:
    """Return the evaluation as it goes out."""
    inflow, figures, costs = report.inflow, report.contracts, report.costs
    return PeriodEvaluationOut(
        since=report.asked.since,
        until=report.asked.until,
        region=report.region,
        on=report.on,
        verdict=inflow.verdict,
        placed=_count(inflow.placed),
        by_group=_counts(inflow.by_group),
        by_channel=_counts(inflow.by_channel),
        lasting=[_lasting(one) for one in inflow.lasting],
        lasting_by_group={group: _lasting(one) for group, one in inflow.lasting_by_group.items()},
        months=inflow.months,
        displaced=_counts(inflow.displaced),
        without_introduction=_count(inflow.n_without_introduction),
        only_told=_count(inflow.n_only_told),
        contracts=ContractFiguresOut(
            earned=None if figures.is_earned_hidden else figures.earned,
            **{
                name: getattr(figures, name)
                for name in ContractFiguresOut.model_fields
                if name != "earned"
            },
        ),
        costs=CostFiguresOut(
            **{name: getattr(costs, name) for name in CostFiguresOut.model_fields}
        ),
        goals=[goal_out(told) for told in report.goals],
        n_place_unknown=report.n_place_unknown,
        n_open_pairs=report.n_open_pairs,
        sentences=[
            verdict_sentence(report, language),
            displacement_sentence(report, language),
            costs_sentence(report, language),
            goals_sentence(report, language),
        ],
        cannot_be_said=list(gaps(report, language)),
    )


def _count(count: ToldCount) -> CountOut:
    return CountOut(n=count.n, is_few=count.is_few)


def _counts(counts: Mapping[str, ToldCount]) -> dict[str, CountOut]:
    return {name: _count(count) for name, count in counts.items()}


def _lasting(one: Lasting) -> LastingOut:
    return LastingOut(
        months=one.months,
        due=_count(one.due),
        **{answer: _count(count) for answer, count in one.parts.items()},
        share=one.share.at,
        low=one.share.low,
        high=one.share.high,
        standing=one.standing,
        if_all_no=one.if_all_no,
        if_all_yes=one.if_all_yes,
    )
