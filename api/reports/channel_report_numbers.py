"""Numbers of the report of a period as they are read, and how to find one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from api.reports.document import Language
from api.reports.number_text import MINUS, number_text, share_text
from api.reports.two_languages import two
from api.services.channel_history_report import HistorySeries, PeriodReport
from api.services.channel_text import PLAIN_NUMBERS
from matcher.channels.number import ALL, ChannelNumber, Measure, Standing
from matcher.channels.series import SeriesKind, Span
from matcher.channels.series_change import ChangeMethod
from matcher.fairness.intervals import Estimate

NO_NUMBER = "–"
_TO = two("tot", "to")
_POINTS = two("procentpunt", "percentage points")
_SHORT = two("pp", "pp")
_MONTHS: Mapping[Language, str] = {
    Language.DUTCH: "jan feb mrt apr mei jun jul aug sep okt nov dec",
    Language.ENGLISH: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_WHOLE = frozenset({Measure.DAYS_TO_INTRODUCTION, Measure.DAYS_TO_PLACEMENT})


def day_text(day: date, language: Language) -> str:
    """Return a day in words: ``1 jul 2025``."""
    return f"{day.day} {month_text(day, language)}"


def month_text(day: date, language: Language) -> str:
    """Return the month of a day: ``jul 2025``."""
    return f"{_MONTHS[language].split()[day.month - 1]} {day.year}"


def span_text(span: Span, language: Language) -> str:
    """Return a month, or the first and the last of several."""
    ends = (month_text(span.first, language), month_text(span.last, language))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}"


def measured_text(measure: Measure, number: float | None, language: Language) -> str:
    """Return a number of a measure: a percentage, days, or an index with two decimals."""
    if number is None:
        return NO_NUMBER
    if measure not in PLAIN_NUMBERS:
        return share_text(number, language)
    is_whole = measure in _WHOLE or number >= 10
    return number_text(number, language, 0 if is_whole else 2)


def measured_interval(number: ChannelNumber, language: Language) -> str:
    """Return the ends of an interval; empty where there is none."""
    found = number.estimate
    if found.low is None and found.high is None:
        return ""
    ends = (measured_text(number.measure, end, language) for end in (found.low, found.high))
    return f" {_TO[language]} ".join(ends)


def told_share(number: ChannelNumber, language: Language) -> str:
    """Return a share with its interval in brackets, where it has one."""
    ends = measured_interval(number, language)
    at = measured_text(number.measure, number.estimate.at, language)
    return f"{at} ({ends})" if ends else at


def series_number(kind: SeriesKind, number: float | None, language: Language) -> str:
    """Return a number of a series: one decimal a month, a percentage, or two decimals."""
    if number is None:
        return NO_NUMBER
    if kind.is_count:
        return number_text(number, language, 1)
    if kind is SeriesKind.CONCENTRATION:
        return number_text(number, language, 2)
    return share_text(number, language)


def change_number(
    kind: SeriesKind, number: float | None, language: Language, *, is_short: bool = False
) -> str:
    """Return a difference with its sign; of shares in percentage points, ``pp`` in a table."""
    if number is None:
        return NO_NUMBER
    return _signed(kind, number, language) + _unit(kind, language, is_short=is_short)


def change_interval(
    kind: SeriesKind, estimate: Estimate, language: Language, *, is_short: bool = False
) -> str:
    """Return the ends of the interval of a difference; a dash where there is none."""
    if estimate.low is None or estimate.high is None:
        return NO_NUMBER
    ends = (_signed(kind, end, language) for end in (estimate.low, estimate.high))
    return f" {_TO[language]} ".join(ends) + _unit(kind, language, is_short=is_short)


def change_size(kind: SeriesKind, estimate: Estimate, language: Language) -> tuple[str, str]:
    """Return how large a difference is and its interval, both without a sign.

    For an interval on one side of no change, in a sentence that says on which.
    """
    at, low, high = (abs(end or 0.0) for end in (estimate.at, estimate.low, estimate.high))
    unit = _unit(kind, language, is_short=False)
    ends = [_plain(kind, end, language) for end in sorted((low, high))]
    return _plain(kind, at, language) + unit, f" {_TO[language]} ".join(ends) + unit


def _is_share(kind: SeriesKind) -> bool:
    return not kind.is_count and kind is not SeriesKind.CONCENTRATION


def _plain(kind: SeriesKind, number: float, language: Language) -> str:
    places = 1 if kind.is_count else 0 if _is_share(kind) else 2
    return number_text(number * 100 if _is_share(kind) else number, language, places)


def _signed(kind: SeriesKind, number: float, language: Language) -> str:
    text = _plain(kind, number, language)
    return text if text.startswith(MINUS) or number <= 0 else f"+{text}"


def _unit(kind: SeriesKind, language: Language, *, is_short: bool) -> str:
    if not _is_share(kind):
        return ""
    return f" {(_SHORT if is_short else _POINTS)[language]}"


def is_shown(estimate: Estimate) -> bool:
    """Return whether the whole interval lies on one side of no change."""
    if estimate.low is None or estimate.high is None:
        return False
    return estimate.low > 0 or estimate.high < 0


def number_of(report: PeriodReport, measure: Measure, channel: str = ALL) -> ChannelNumber | None:
    """Return a number that is told with what it is worth; None where it was not measured."""
    return next(
        (
            one
            for one in report.measures.numbers
            if (one.measure, one.channel) == (measure, channel)
        ),
        None,
    )


def told_channels(report: PeriodReport, measure: Measure) -> list[ChannelNumber]:
    """Return the numbers of single channels that say something, the largest first."""
    told = [
        one
        for one in report.measures.numbers
        if one.measure is measure and one.channel != ALL and one.standing is Standing.TOLD
    ]
    return sorted(told, key=lambda one: -(one.estimate.at or 0.0))


def is_told(number: ChannelNumber | None) -> bool:
    """Return whether there is a number that says something."""
    return (
        number is not None and number.standing is Standing.TOLD and number.estimate.at is not None
    )


def series_of(report: PeriodReport, kind: SeriesKind) -> HistorySeries | None:
    """Return the series of all channels together."""
    found = (one for one in report.history.series if (one.kind, one.channel) == (kind, ALL))
    return next(found, None)


def estimated(report: PeriodReport) -> list[HistorySeries]:
    """Return the series of which a change was estimated, by whatever method."""
    methods = {ChangeMethod.INTERRUPTED_SERIES, ChangeMethod.BEFORE_AFTER}
    return [one for one in report.history.series if one.change and one.change.method in methods]


def intervention_text(report: PeriodReport, language: Language) -> str:
    """Return the intervention in words: its name and its day."""
    split = report.history.intervention
    if split is None:
        return ""
    day = day_text(split.on, language)
    return f"{split.name} ({day})" if split.name else day
