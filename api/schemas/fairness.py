"""Fairness reports as JSON, for HTTP and command line: of groups, never of one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.fairness_report import Counts, FairnessReport
from api.services.fairness_text import caveats, group_name, warnings
from matcher.fairness.intervals import Estimate
from matcher.fairness.measures import Divergence, GroupMeasure, TraitMeasure, Verdict
from matcher.fairness.people import Trait

_GROUP_EXAMPLE: dict[str, Any] = {
    "group": "wijkteam",
    "name": "sociaal wijkteam",
    "n_lines": 2,
    "n_reference": 30,
    "expected_lines": 12.5,
    "share": 0.04,
    "reference_share": 0.25,
    "exposure": 0.031,
    "ratio": {"at": 0.124, "low": 0.025, "high": 0.494},
    "skew": {"at": -1.833, "low": -3.178, "high": -0.601},
    "verdict": "below",
}
_EXAMPLE: dict[str, Any] = {
    "vacancy": "V-5D8N1KX3R6WJ",
    "since": None,
    "until": None,
    "top": 50,
    "least_fit": 0.5,
    "band": {"low": 0.8, "high": 1.25},
    "traits": [
        {
            "trait": "channel",
            "groups": [_GROUP_EXAMPLE],
            "ndkl": {
                "ndkl": {"at": 0.21, "low": None, "high": None},
                "by_chance": 0.08,
                "share_of_draws": 0.004,
            },
            "is_hidden": False,
            "is_merged": False,
        }
    ],
    "warnings": [
        "kanaal 'sociaal wijkteam' is minder zichtbaar: 0,12 keer wat past bij het aandeel van 25% "
        "onder wie geschikt is en kan meetellen (0,03 tot 0,49). Dat zegt niet waarom. De lijst is "
        "er niet door veranderd."
    ],
    "caveats": ["Het rapport meet en waarschuwt. Het verandert geen lijst."],
    "told_length": None,
    "counts": {
        "n_lists": 1,
        "n_vacancies": 1,
        "n_lists_gone": 0,
        "n_lists_again": 0,
        "n_lists_reordered": 0,
        "n_lines": 50,
        "n_reference": 120,
        "n_repeated": 1,
        "n_below_fit": 0,
        "n_erased": 0,
        "n_open_pairs": 2,
    },
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "asked_on": "2026-11-25",
}


class EstimateOut(Schema):
    """A number with both ends of its 95% interval; null is not defined, or has no end there."""

    at: float | None
    low: float | None
    high: float | None


class GroupMeasureOut(Schema):
    """How one group was seen beside its share among the eligible and fit."""

    group: str = Field(description="Our code; `unknown` where it is not known.")
    name: str = Field(description="In Dutch.")
    n_lines: int = Field(description="Lines of the group.")
    n_reference: int = Field(description="Different people who could have been on a list.")
    expected_lines: float = Field(description="Lines by the group's share in the reference.")
    share: float = Field(description="In the lines; over a period the mean over lists.")
    reference_share: float = Field(description="Among those who could have been on the list.")
    exposure: float = Field(description="Share in the exposure, 1 / log2(1 + place) a line.")
    ratio: EstimateOut = Field(description="exposure / reference_share; 1 is seen by its share.")
    skew: EstimateOut = Field(description="ln(share / reference_share), Skew@k.")
    verdict: Verdict = Field(
        description="`below` or `above` where the whole interval of the ratio lies outside the "
        "band; `too_few` where the numbers say nothing."
    )


class DivergenceOut(Schema):
    """NDKL, which is never 0 for a short list: compare with what lists drawn by lot give."""

    ndkl: EstimateOut
    by_chance: float = Field(description="Mean NDKL of lists drawn by lot from the same people.")
    share_of_draws: float | None = Field(
        description="Of one list: the share of drawn lists that lie as far off, or farther."
    )


class TraitMeasureOut(Schema):
    """All groups of one trait."""

    trait: Trait
    groups: list[GroupMeasureOut]
    ndkl: DivergenceOut | None = Field(description="Null where groups overlap, or are hidden.")
    is_hidden: bool = Field(description="Whether too few people are there to tell anything.")
    is_merged: bool = Field(description="Whether small groups were put together.")


class BandOut(Schema):
    """Between which ratios nothing is warned about."""

    low: float
    high: float


class FairnessCountsOut(Schema):
    """What the report rests on, and what was left out."""

    n_lists: int
    n_vacancies: int
    n_lists_gone: int = Field(description="Left out: vacancy, contract or viewer is gone.")
    n_lists_again: int = Field(description="Left out: the same viewer got a later one that day.")
    n_lists_reordered: int = Field(description="In order of value, or with an exposure floor.")
    n_lines: int
    n_reference: int = Field(description="Different people who could have been on a list.")
    n_repeated: int = Field(description="Lines left out: the person stands higher already.")
    n_below_fit: int = Field(description="Lines left out: the fit is too low, or unknown.")
    n_erased: int = Field(description="Lines of which only the channel is known.")
    n_open_pairs: int = Field(description="Pairs that may be one person; nobody said yet.")


class FairnessReportOut(Schema):
    """How groups are seen on lists. No list was changed for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    vacancy: str | None = Field(description="Null for a period.")
    since: date | None
    until: date | None
    top: int = Field(description="Places of a list that were looked at.")
    least_fit: float
    band: BandOut
    traits: list[TraitMeasureOut]
    warnings: list[str] = Field(description="In Dutch; empty where nothing lies outside the band.")
    caveats: list[str] = Field(description="Choices and gaps, in Dutch.")
    told_length: int | None = Field(
        description="Lines that were looked at by age band and gender (over a period the places "
        "that were asked for); null: these are not told."
    )
    counts: FairnessCountsOut
    weights_version: str
    encoder_version: str
    asked_on: date


class FactsEnteredOut(Schema):
    """What became of a table of age bands and gender."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"n_rows": 120, "n_known": 118}]})

    n_rows: int
    n_known: int = Field(description="Of how many people something is known now.")


def fairness_report_out(report: FairnessReport) -> FairnessReportOut:
    """Return the report as it goes out."""
    asked = report.asked
    return FairnessReportOut(
        vacancy=None if report.vacancy is None else report.vacancy.vacancy_id,
        since=report.since,
        until=report.until,
        top=asked.top,
        least_fit=asked.least_fit,
        band=BandOut(low=asked.band.low, high=asked.band.high),
        traits=[_trait(measure) for measure in report.traits],
        warnings=list(warnings(report)),
        caveats=list(caveats(report)),
        told_length=report.told_length,
        counts=_counts(report.counts),
        weights_version=report.weights_version,
        encoder_version=report.encoder_version,
        asked_on=report.asked_on,
    )


def _trait(measure: TraitMeasure) -> TraitMeasureOut:
    return TraitMeasureOut(
        trait=measure.trait,
        groups=[_group(measure.trait, group) for group in measure.groups],
        ndkl=_divergence(measure.divergence),
        is_hidden=measure.is_hidden,
        is_merged=measure.is_merged,
    )


def _group(trait: Trait, measure: GroupMeasure) -> GroupMeasureOut:
    return GroupMeasureOut(
        group=measure.group,
        name=group_name(trait, measure.group),
        n_lines=measure.n_lines,
        n_reference=measure.n_reference,
        expected_lines=measure.expected_lines,
        share=measure.share,
        reference_share=measure.reference_share,
        exposure=measure.exposure,
        ratio=_estimate(measure.ratio),
        skew=_estimate(measure.skew),
        verdict=measure.verdict,
    )


def _divergence(divergence: Divergence | None) -> DivergenceOut | None:
    if divergence is None:
        return None
    return DivergenceOut(
        ndkl=_estimate(divergence.ndkl),
        by_chance=divergence.by_chance,
        share_of_draws=divergence.share_of_draws,
    )


def _estimate(estimate: Estimate) -> EstimateOut:
    return EstimateOut(at=estimate.at, low=estimate.low, high=estimate.high)


def _counts(counts: Counts) -> FairnessCountsOut:
    return FairnessCountsOut(
        n_lists=counts.n_lists,
        n_vacancies=counts.n_vacancies,
        n_lists_gone=counts.n_lists_gone,
        n_lists_again=counts.n_lists_again,
        n_lists_reordered=counts.n_lists_reordered,
        n_lines=counts.n_lines,
        n_reference=counts.n_reference,
        n_repeated=counts.n_repeated,
        n_below_fit=counts.n_below_fit,
        n_erased=counts.n_erased,
        n_open_pairs=counts.n_open_pairs,
    )
