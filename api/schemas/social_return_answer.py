"""Social return on investment as JSON, for HTTP and command line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import ConfigDict, Field

from api.reports.document import Language
from api.reports.social_return_sentences import caveats, gap_sentence
from api.schemas.schema import Schema
from api.services.social_return_report import SocialReturnReport
from matcher.domain.money import rounded
from matcher.social_return.answer import Driver, Impact, Ratio
from matcher.social_return.case import Gap, GapCode, LineStanding
from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind, Unit
from matcher.social_return.ratio import Factor
from matcher.social_return.valuation import Cost, CostOrigin, FactorKind

_PLACES = 6
_EXAMPLE: dict[str, Any] = {
    "about": "Midden-Utrecht",
    "since": "2026-01-01",
    "until": "2026-12-31",
    "has_file": False,
    "counts": {
        "n_started": 48,
        "n_people": 61,
        "n_unpaid": 7,
        "n_twice": 1,
        "n_without_introduction": 12,
        "n_not_due": 9,
        "n_place_unknown": 3,
        "n_erased": 0,
    },
    "outcomes": [
        {
            "kind": "people_sustained_6",
            "group": None,
            "unit": "person",
            "at_least": "21",
            "at_most": "34",
            "is_hidden": False,
        }
    ],
    "impact_map": [],
    "costs": [
        {
            "what": "guidance",
            "origin": "reported",
            "euros": "1250.50",
            "hours": None,
            "source": "M-6T1ZQ0V8M3KD",
            "is_partly_elsewhere": False,
        }
    ],
    "cost_euros": "1250.50",
    "are_costs_complete": True,
    "impact_euros": None,
    "ratio": None,
    "gaps": [
        {
            "code": "nothing_valued",
            "line": None,
            "kind": None,
            "told": "Geen enkele uitkomst heeft een bedrag uit een bestand.",
        }
    ],
    "caveats": ["Een ratio is geen vergelijking tussen opdrachten of regio's."],
    "asked_on": "2027-01-15",
}


class WorkCountsOut(Schema):
    """Outputs, and what the outcomes rest on or leave out."""

    n_started: int = Field(description="Placements in paid work that began in the period.")
    n_people: int = Field(description="People with a day of paid work in the period.")
    n_unpaid: int = Field(description="Internships and trials of the period: no outcome.")
    n_twice: int = Field(description="People with two jobs at once; their months count once.")
    n_without_introduction: int = Field(
        description="Placements of which nobody can be asked whether the work lasted."
    )
    n_not_due: int = Field(description="Placements whose six months were not over yet.")
    n_place_unknown: int = Field(description="Left out of a region: nobody knows where they are.")
    n_erased: int = Field(description="Left out: of people who were erased.")


class OutcomeOut(Schema):
    """How much of an outcome there was, in its own unit."""

    kind: OutcomeKind
    group: str | None = Field(
        description="A target group, `several`, `none` or `unknown`; null is everybody."
    )
    unit: Unit
    at_least: Decimal | None = Field(description="What is known; null is hidden.")
    at_most: Decimal | None = Field(description="If all of whom nobody knows it, stayed.")
    is_hidden: bool = Field(description="Of too few people, or of nearly everybody.")


class ImpactOut(Schema):
    """A line of the desk's file: an outcome, for whom, and what it comes to in euros."""

    position: int = Field(description="In the file; 1 is the first.")
    kind: OutcomeKind
    group: str | None
    for_whom: str
    standing: LineStanding
    proxy_euros: Decimal | None = Field(description="Per unit; null is not known.")
    proxy_source: str | None
    gross: Decimal | None = Field(description="Quantity times proxy.")
    first_year: Decimal | None = Field(
        description="Less deadweight, what is not claimed, and displacement."
    )
    present_value: Decimal | None = Field(description="Of all years, in today's money.")


class CostOut(Schema):
    """An input."""

    what: str
    origin: CostOrigin
    euros: Decimal | None = Field(description="Null is not known, which is not 0.")
    hours: Decimal | None
    source: str
    is_partly_elsewhere: bool = Field(
        description="Partly outside the period or region; nobody knows which part."
    )


class DriverOut(Schema):
    """The ratio with one number at its lowest and its highest, the others as stated."""

    kind: FactorKind
    line: int | None = Field(description="Position of the outcome it is of; null is of all.")
    value: Decimal
    low: Decimal
    high: Decimal
    at_low: Decimal = Field(description="The ratio.")
    at_high: Decimal = Field(description="The ratio.")


class RatioOut(Schema):
    """Euros of impact for each euro of cost; no comparison between contracts."""

    at: Decimal
    low: Decimal = Field(description="95% of the draws lie from here")
    high: Decimal = Field(description="to here.")
    lowest: Decimal = Field(description="Every number at its worst at once: an extreme.")
    highest: Decimal = Field(description="Every number at its best at once: an extreme.")
    is_at_most: bool = Field(description="Not all costs are known: it is this much at the most.")
    net_euros: Decimal = Field(description="Impact in today's money less costs.")
    drivers: list[DriverOut] = Field(description="What moves it most comes first.")


class GapOut(Schema):
    """One thing that is missing for a ratio."""

    code: GapCode
    line: int | None
    kind: FactorKind | None
    told: str = Field(description="In Dutch.")


class SocialReturnOut(Schema):
    """Social return on investment (maatschappelijk rendement), or outcomes in their own units.

    Not the social return duty of a tender, which is called SROI too. Nothing was stored.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    about: str
    since: date
    until: date
    has_file: bool
    counts: WorkCountsOut
    outcomes: list[OutcomeOut]
    impact_map: list[ImpactOut]
    costs: list[CostOut]
    cost_euros: Decimal = Field(description="What is known, hours with a rate included.")
    are_costs_complete: bool
    impact_euros: Decimal | None = Field(description="Null: something it needs is not stated.")
    ratio: RatioOut | None = Field(description="Null: `gaps` says why.")
    gaps: list[GapOut]
    caveats: list[str] = Field(description="What it does not say, in Dutch.")
    asked_on: date


def social_return_out(report: SocialReturnReport) -> SocialReturnOut:
    """Return the report as it goes out."""
    found, asked = report.found, report.asked
    return SocialReturnOut(
        about=report.about,
        since=asked.since,
        until=asked.until,
        has_file=report.has_file,
        counts=WorkCountsOut(
            **{name: getattr(report.counts, name) for name in WorkCountsOut.model_fields}
        ),
        outcomes=[_outcome_out(one) for one in found.outcomes],
        impact_map=[_impact_out(one) for one in found.impacts],
        costs=[_cost_out(one) for one in found.costs],
        cost_euros=found.cost_euros,
        are_costs_complete=found.are_costs_complete,
        impact_euros=found.impact_euros,
        ratio=None if found.ratio is None else _ratio_out(found.ratio),
        gaps=[_gap_out(one) for one in found.gaps],
        caveats=list(caveats(report, Language.DUTCH)),
        asked_on=report.asked_on,
    )


def _outcome_out(one: MeasuredOutcome) -> OutcomeOut:
    return OutcomeOut(
        kind=one.kind,
        group=one.cell,
        unit=one.kind.unit,
        at_least=None if one.is_hidden else rounded(one.at_least, 2),
        at_most=None if one.is_hidden else rounded(one.at_most, 2),
        is_hidden=one.is_hidden,
    )


def _impact_out(one: Impact) -> ImpactOut:
    stated = one.line.stated
    return ImpactOut(
        position=stated.position,
        kind=stated.kind,
        group=stated.cell,
        for_whom=stated.for_whom,
        standing=one.line.standing,
        proxy_euros=None if stated.proxy is None else stated.proxy.euros,
        proxy_source=None if stated.proxy is None else stated.proxy.source,
        gross=one.gross,
        first_year=one.first_year,
        present_value=one.present_value,
    )


def _cost_out(one: Cost) -> CostOut:
    return CostOut(**{name: getattr(one, name) for name in CostOut.model_fields})


def _ratio_out(ratio: Ratio) -> RatioOut:
    plain = {name: getattr(ratio, name) for name in RatioOut.model_fields if name != "drivers"}
    return RatioOut(**plain, drivers=[_driver_out(one) for one in ratio.drivers])


def _driver_out(one: Driver) -> DriverOut:
    factor: Factor = one.factor
    return DriverOut(
        kind=factor.kind,
        line=factor.line,
        value=_exact(factor.value),
        low=_exact(factor.low),
        high=_exact(factor.high),
        at_low=one.at_low,
        at_high=one.at_high,
    )


def _gap_out(gap: Gap) -> GapOut:
    return GapOut(
        code=gap.code, line=gap.line, kind=gap.kind, told=gap_sentence(gap, Language.DUTCH)
    )


def _exact(number: Fraction) -> Decimal:
    return rounded(number, _PLACES).normalize()
