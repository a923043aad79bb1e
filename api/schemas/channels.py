"""Measures of channels as JSON, for HTTP and command line: of channels, never of one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.channel_report import ChannelReport
from api.services.channel_text import MEASURES, channel_caveats, channel_label
from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.domain.claim import TargetGroup

CHANNEL_REPORT_EXAMPLE: dict[str, Any] = {
    "since": "2026-01-01",
    "until": "2026-12-31",
    "region": "Midden-Utrecht",
    "contractor": None,
    "group": None,
    "least_fit": 0.5,
    "best": 10,
    "with_imported": True,
    "is_own_only": False,
    "numbers": [
        {
            "measure": "share_of_fit",
            "name": "aandeel in wie geschikt is",
            "channel": "wijkteam",
            "channel_name": "sociaal wijkteam",
            "n": 120,
            "n_of": 845,
            "at": 0.15,
            "low": 0.11,
            "high": 0.19,
            "standing": "told",
        }
    ],
    "caveats": ["Late voorstellen hadden minder tijd."],
    "counts": {
        "n_introductions": 312,
        "n_lists": 140,
        "n_vacancies": 96,
        "n_vacancies_measured": 96,
        "n_contracts_measured": 12,
        "n_vacancies_gone": 0,
        "n_contracts_gone": 0,
        "n_without_introduction": 8,
        "n_without_fit": 1,
        "n_place_unknown": 3,
        "n_group_unknown": 0,
        "n_open_pairs": 2,
        "n_imported": 40,
        "n_imported_unknown": 6,
        "n_imported_without_person": 5,
        "n_imported_place_unknown": 0,
    },
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "asked_on": "2027-01-15",
}


class ChannelNumberOut(Schema):
    """One number of one channel; all null where it could tell who somebody is."""

    measure: Measure
    name: str = Field(description="In Dutch.")
    channel: str = Field(
        description="Our code; `all` for all together, `unknown`, or two codes with a `+`."
    )
    channel_name: str = Field(description="In Dutch.")
    n: int | None = Field(description="Units that it counts, rounded down to steps of five.")
    n_of: int | None = Field(description="Out of how many, likewise.")
    at: float | None = Field(description="A share in [0, 1], days, an HHI or nats; two decimals.")
    low: float | None = Field(description="Lower end of the 95% interval, where there is one.")
    high: float | None = Field(description="Upper end, likewise.")
    standing: Standing = Field(
        description="`too_few`: the number says nothing; `hidden`: fewer than ten people."
    )


class ChannelCountsOut(Schema):
    """What the numbers rest on, and what was left out."""

    n_introductions: int = Field(description="Those of earlier years among them.")
    n_lists: int
    n_vacancies: int = Field(description="With an introduction or a list in the period.")
    n_vacancies_measured: int = Field(description="For which today's fit was worked out.")
    n_contracts_measured: int = Field(description="For which was worked out who may count.")
    n_vacancies_gone: int = Field(description="Left out: their rules are registered no more.")
    n_contracts_gone: int = Field(description="Without a value: their scheme is no more.")
    n_without_introduction: int = Field(description="Left out of missed fit: nobody was asked.")
    n_without_fit: int = Field(description="Left out of missed fit: nobody is fit.")
    n_place_unknown: int = Field(description="Vacancies left out: nobody knows where they are.")
    n_group_unknown: int = Field(description="Introductions left out: the group is not known.")
    n_open_pairs: int = Field(description="Pairs that may be one person; nobody said yet.")
    n_imported: int = Field(description="Introductions out of a table of earlier years.")
    n_imported_unknown: int = Field(
        description="Of these, of which nobody knows whether somebody was placed."
    )
    n_imported_without_person: int = Field(
        description="Of these, without a code of the person: each is a person of its own."
    )
    n_imported_place_unknown: int = Field(
        description="Cases of earlier years that a region leaves out: nobody knows where they were."
    )


class ChannelReportOut(Schema):
    """What channels brought in a period. Nothing was changed for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [CHANNEL_REPORT_EXAMPLE]})

    since: date
    until: date
    region: str | None = Field(description="As it was understood.")
    contractor: str | None = Field(description="Our id; for a contractor always its own.")
    group: TargetGroup | None
    least_fit: float
    best: int = Field(description="How many of the best people missed fit looks at.")
    with_imported: bool = Field(description="Whether cases of earlier years count.")
    is_own_only: bool = Field(
        description="Whether these are the introductions of an intermediary's own candidates only."
    )
    numbers: list[ChannelNumberOut]
    caveats: list[str] = Field(description="Choices and gaps, in Dutch.")
    counts: ChannelCountsOut
    weights_version: str
    encoder_version: str
    asked_on: date


def channel_report_out(report: ChannelReport) -> ChannelReportOut:
    """Return the report as it goes out."""
    asked, counts = report.asked, report.counts
    return ChannelReportOut(
        since=asked.since,
        until=asked.until,
        region=report.region,
        contractor=report.contractor,
        group=asked.group,
        least_fit=asked.least_fit,
        best=asked.best,
        with_imported=asked.with_imported,
        is_own_only=report.is_own_only,
        numbers=[channel_number_out(number) for number in report.numbers],
        caveats=list(channel_caveats(report)),
        counts=ChannelCountsOut(
            **{name: getattr(counts, name) for name in ChannelCountsOut.model_fields}
        ),
        weights_version=report.weights_version,
        encoder_version=report.encoder_version,
        asked_on=report.asked_on,
    )


def channel_number_out(number: ChannelNumber) -> ChannelNumberOut:
    """Return one number as it goes out."""
    return ChannelNumberOut(
        measure=number.measure,
        name=MEASURES[number.measure],
        channel=number.channel,
        channel_name=channel_label(number.channel),
        n=number.n,
        n_of=number.n_of,
        at=number.estimate.at,
        low=number.estimate.low,
        high=number.estimate.high,
        standing=number.standing,
    )
