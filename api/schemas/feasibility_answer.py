"""Answers about feasibility as JSON, for HTTP and command line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.feasibilities import FoundFeasibility
from api.services.feasibility_text import arithmetic, caveats, summary
from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount, rounded
from matcher.domain.organisation import Channel
from matcher.feasibility.answer import Comfort, Feasible, PoolLine

_SHARE_PLACES = 6
_EXAMPLE: dict[str, Any] = {
    "answer": "comfortably",
    "summary": "De mensen die zeker meetellen zijn meer dan genoeg.",
    "if_certain_only": "comfortably",
    "if_all_count": "comfortably",
    "owed": {"at_least": "50000.00", "at_most": "50000.00"},
    "reachable": {"at_least": "240000.00", "at_most": "560000.00"},
    "needed_fewest": 2,
    "needed_typical": 3,
    "comfort": {"n_of": 6, "n_needed": 2},
    "obligation": None,
    "counts": {
        "n_pool": 260,
        "n_eligible": 9,
        "n_possible": 8,
        "n_not_counting": 4,
        "n_too_far": 12,
        "n_excluded": 15,
        "n_not_suitable": 212,
    },
    "work": [{"title": "schoonmaker", "n_certain": 13, "n_possible": 8}],
    "lines": [
        {
            "group": "participatiewet",
            "channel": "municipality",
            "n_eligible": 9,
            "n_possible": 8,
            "value_each": {"at_least": "26666.67", "at_most": "33333.33"},
            "is_mean": False,
        }
    ],
    "is_merged": False,
    "arithmetic": ["Participatiewet via gemeente: 9 zeker x € 26.666,67 = € 240.000,03"],
    "caveats": ["Geteld is wie zich liet registreren en gevonden mag worden, niet wie er woont."],
    "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
    "place": "3511",
    "starts_on": "2027-01-04",
    "ends_on": "2028-01-03",
    "hours_per_week": "24.00",
    "positions": 5,
    "least_fit": 0.5,
    "most_travel_min": 90.0,
    "comfortable_share": "0.333333",
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "asked_on": "2026-11-25",
}


class AmountOut(Schema):
    """An amount in euros, with both ends where it is open."""

    at_least: Decimal
    at_most: Decimal | None = Field(description="Null is not bounded.")


class ComfortOut(Schema):
    """Of so many certain people of the highest value, so many are needed."""

    n_of: int
    n_needed: int


class DutyOut(Schema):
    """How what is owed was counted."""

    formula: str = Field(description="In Dutch, with the numbers.")
    source: str = Field(description="Address of the rule, or 'opdracht'.")
    questions: list[str] = Field(description="What is not known, in Dutch.")


class PoolCountsOut(Schema):
    """Where everybody of the pool stands; the others add up to `n_pool`."""

    n_pool: int = Field(description="All whom you may be shown.")
    n_eligible: int = Field(description="Could do the work and count, both for certain.")
    n_possible: int = Field(description="The same, as far as known; something is unknown.")
    n_not_counting: int = Field(description="Could do the work, but do not count.")
    n_too_far: int = Field(description="Could do the work, but live too far away or elsewhere.")
    n_excluded: int = Field(description="Suit the work, but fail a hard criterion.")
    n_not_suitable: int = Field(description="Skills and occupation do not suit any of the work.")


class WorkCountsOut(Schema):
    """How many could do one kind of work; who suits two kinds is in both."""

    title: str
    n_certain: int
    n_possible: int


class PoolLineOut(Schema):
    """People of one group, channel and value."""

    group: TargetGroup | None = Field(description="Null is not known, or not shown.")
    channel: Channel | None = Field(description="Null is not shown.")
    n_eligible: int
    n_possible: int
    value_each: AmountOut = Field(description="What one of them counts for by the last day.")
    is_mean: bool = Field(
        description="Whether `at_least` is the mean of different values, rounded down, and "
        "`at_most` what anybody may count for."
    )


class FeasibilityOut(Schema):
    """Whether the obligation can be met, with the arithmetic."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    answer: Feasible
    summary: str = Field(description="The answer in plain Dutch.")
    if_certain_only: Feasible = Field(description="The answer with the certain people alone.")
    if_all_count: Feasible = Field(description="The answer if everybody possible counts too.")
    owed: AmountOut
    reachable: AmountOut = Field(
        description="With the positions filled by the most valuable people: the certain ones at "
        "the least, up to all at the most."
    )
    needed_fewest: int | None = Field(
        description="Certain people needed if the most valuable come first; null: not enough."
    )
    needed_typical: int | None = Field(description="People needed at the mean value.")
    comfort: ComfortOut | None = Field(description="What makes it comfortable; null: nothing.")
    obligation: DutyOut | None = Field(description="Null where the amount was given.")
    counts: PoolCountsOut
    work: list[WorkCountsOut]
    lines: list[PoolLineOut]
    is_merged: bool = Field(
        description="Whether candidates of others were put together and rounded down; the answer "
        "and the counts follow from those lines."
    )
    arithmetic: list[str] = Field(description="In Dutch, one step a line.")
    caveats: list[str] = Field(description="Choices and gaps that the answer rests on, in Dutch.")
    scheme: str
    place: str
    starts_on: date
    ends_on: date
    hours_per_week: Decimal | None
    positions: int | None
    least_fit: float
    most_travel_min: float | None = Field(description="Null where people must live in a place.")
    comfortable_share: Decimal
    weights_version: str
    encoder_version: str
    asked_on: date


def feasibility_out(found: FoundFeasibility) -> FeasibilityOut:
    """Return the answer as it goes out."""
    answer, question, counts = found.answer, found.question, found.counts
    obligation = question.obligation
    return FeasibilityOut(
        answer=answer.answer,
        summary=summary(found),
        if_certain_only=answer.if_certain_only,
        if_all_count=answer.if_all_count,
        owed=_amount(answer.owed),
        reachable=_amount(answer.reachable),
        needed_fewest=answer.needed_fewest,
        needed_typical=answer.needed_typical,
        comfort=_comfort(answer.comfort),
        obligation=None
        if obligation is None
        else DutyOut(
            formula=obligation.formula,
            source=obligation.source,
            questions=list(obligation.questions),
        ),
        counts=PoolCountsOut(
            n_pool=counts.n_pool,
            n_eligible=counts.n_eligible,
            n_possible=counts.n_possible,
            n_not_counting=counts.n_not_counting,
            n_too_far=counts.n_too_far,
            n_excluded=counts.n_excluded,
            n_not_suitable=counts.n_not_suitable,
        ),
        work=[
            WorkCountsOut(title=kind.title, n_certain=kind.n_certain, n_possible=kind.n_possible)
            for kind in found.kinds
        ],
        lines=[_line(line) for line in found.lines],
        is_merged=found.is_merged,
        arithmetic=list(arithmetic(found)),
        caveats=list(caveats(found)),
        scheme=question.scheme.scheme_id,
        place=found.place,
        starts_on=question.work.starts_on,
        ends_on=question.work.counted_until,
        hours_per_week=question.work.hours_per_week,
        positions=answer.positions,
        least_fit=found.asked.least_fit,
        most_travel_min=found.most_travel_min,
        comfortable_share=rounded(answer.comfortable_share, _SHARE_PLACES),
        weights_version=found.weights_version,
        encoder_version=found.encoder_version,
        asked_on=found.asked_on,
    )


def _amount(amount: Amount) -> AmountOut:
    return AmountOut(at_least=amount.at_least, at_most=amount.at_most)


def _comfort(comfort: Comfort | None) -> ComfortOut | None:
    return None if comfort is None else ComfortOut(n_of=comfort.n_of, n_needed=comfort.n_needed)


def _line(line: PoolLine) -> PoolLineOut:
    return PoolLineOut(
        group=line.group,
        channel=line.channel,
        n_eligible=line.n_eligible,
        n_possible=line.n_possible,
        value_each=_amount(line.value_each),
        is_mean=line.is_mean,
    )
