"""The first page of the report of a period: three questions, each answered out of the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.channel_report_numbers import (
    change_interval,
    change_number,
    change_size,
    estimated,
    intervention_text,
    is_shown,
    is_told,
    number_of,
    series_number,
    series_of,
    told_channels,
    told_share,
)
from api.reports.channel_report_sentences import (
    BASIS,
    BEGIN,
    BY_CHANCE,
    CAUTION,
    EMPTY,
    GAP,
    LASTING,
    MISSED,
    MISSED_MOST,
    NO_DAY,
    NO_SERIES,
    NOBODY,
    NOT_MISSED,
    NOT_SHOWN,
    OF_THE_PAST,
    OWN_ONLY,
    PLACED,
    QUESTIONS,
    RATE,
    SHOWN,
    UNSAID,
    VIA,
    WEAKER,
)
from api.reports.channel_words import SERIES, channel_text
from api.reports.document import Block, Language, Paragraph, Points
from api.services.channel_history_report import PeriodReport
from matcher.channels.number import ChannelNumber, Measure
from matcher.channels.series import SeriesKind
from matcher.channels.series_change import ChangeMethod, SeriesChange

MOST_NAMED = 3
MAIN_SERIES = (SeriesKind.PLACEMENTS, SeriesKind.SUSTAINED)
"""Named on the first page whatever they say: chosen beforehand, not for their result."""


def answer_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return the first page; of an empty log what is missing, and how to begin."""
    if report.history.logged_since is None:
        steps = Points(texts=tuple(step[language] for step in BEGIN))
        return (Paragraph(text=EMPTY[language], strong=True), steps)
    answers = (_lasting, _missed, _changed)
    blocks: list[Block] = [Paragraph(text=_basis(report, language))]
    for question, answer in zip(QUESTIONS, answers, strict=True):
        blocks.append(Paragraph(text=question[language], strong=True))
        blocks.append(Paragraph(text=" ".join(answer(report, language))))
    return (*blocks, Points(texts=tuple(text[language] for text in CAUTION)))


def _basis(report: PeriodReport, language: Language) -> str:
    counts = report.measures.counts
    past = OF_THE_PAST[language].format(n=counts.n_imported) if counts.n_imported else ""
    return BASIS[language].format(n=counts.n_introductions, past=past)


def _lasting(report: PeriodReport, language: Language) -> Iterator[str]:
    told = ((LASTING, Measure.SHARE_OF_SUSTAINED_6), (PLACED, Measure.SHARE_OF_PLACEMENTS))
    rate = number_of(report, Measure.SUSTAINED_6)
    for words, measure in told:
        shares = [one for one in told_channels(report, measure) if one.estimate.at]
        if shares:
            yield words[language].format(shares=_listed(shares[:MOST_NAMED], language))
            break
    else:
        if not is_told(rate):
            yield NOBODY[language]
    if rate is not None and is_told(rate):
        yield RATE[language].format(share=told_share(rate, language))


def _listed(shares: list[ChannelNumber], language: Language) -> str:
    return "; ".join(
        VIA[language].format(
            share=told_share(one, language), channel=channel_text(one.channel, language)
        )
        for one in shares
    )


def _missed(report: PeriodReport, language: Language) -> Iterator[str]:
    if report.measures.is_own_only:
        yield OWN_ONLY[language]
        return
    of_all = number_of(report, Measure.MISSED_FIT)
    if of_all is None or not is_told(of_all):
        yield NOT_MISSED[language]
    else:
        best = report.measures.asked.best
        yield MISSED[language].format(best=best, share=told_share(of_all, language))
    by_channel = told_channels(report, Measure.MISSED_FIT)
    if by_channel and by_channel[0].estimate.at:
        most = by_channel[0]
        yield MISSED_MOST[language].format(
            channel=channel_text(most.channel, language), share=told_share(most, language)
        )
    yield from _gap(report, language)


def _gap(report: PeriodReport, language: Language) -> Iterator[str]:
    """Tell the channel that has more of the suitable than of the introductions, if surely so."""
    made = {one.channel: one for one in told_channels(report, Measure.SHARE_OF_INTRODUCTIONS)}
    surely = [
        (fit.estimate.low - found.estimate.high, fit, found)
        for fit in told_channels(report, Measure.SHARE_OF_FIT)
        if (found := made.get(fit.channel)) is not None
        and fit.estimate.low is not None
        and found.estimate.high is not None
        and fit.estimate.low > found.estimate.high
    ]
    if surely:
        _, fit, found = max(surely, key=lambda one: one[0])
        yield GAP[language].format(
            channel=channel_text(fit.channel, language),
            fit=told_share(fit, language),
            made=told_share(found, language),
        )


def _changed(report: PeriodReport, language: Language) -> Iterator[str]:
    if report.history.intervention is None:
        yield NO_DAY[language]
        return
    for kind in MAIN_SERIES:
        found = series_of(report, kind)
        if found is None or found.change is None:
            yield NO_SERIES[language].format(series=SERIES[kind][language])
        else:
            yield _change_sentence(
                kind, found.change, intervention_text(report, language), language
            )
    series = [one.change for one in estimated(report) if one.change is not None]
    if series:
        n_shown = sum(is_shown(change.change) for change in series)
        yield BY_CHANCE[language].format(n=len(series), shown=n_shown)


def _change_sentence(kind: SeriesKind, change: SeriesChange, day: str, language: Language) -> str:
    size, ends = change_size(kind, change.change, language)
    if change.method is ChangeMethod.INTERRUPTED_SERIES and is_shown(change.change):
        return SHOWN[kind, (change.change.at or 0.0) > 0][language].format(
            day=day, size=size, ends=ends
        )
    if change.method is ChangeMethod.INTERRUPTED_SERIES:
        words = NOT_SHOWN
    elif change.method is ChangeMethod.BEFORE_AFTER:
        words = WEAKER
    else:
        words = UNSAID[change.method]
    told = words[language].format(
        series=SERIES[kind][language],
        day=day,
        before=series_number(kind, change.before.at, language),
        after=series_number(kind, change.after.at, language),
        change=change_number(kind, change.change.at, language),
        ends=change_interval(kind, change.change, language),
    )
    return told[:1].upper() + told[1:]
