"""What every channel brought in the period: figures and tables of the measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from api.reports.channel_report_numbers import (
    NO_NUMBER,
    measured_interval,
    measured_text,
    number_of,
    told_channels,
)
from api.reports.channel_words import channel_text, measure_text, standing_text
from api.reports.document import (
    Block,
    Figure,
    IntervalChart,
    Language,
    Mark,
    Paragraph,
    ReportTable,
    StackedChart,
)
from api.reports.two_languages import two
from api.services.channel_history_report import PeriodReport
from matcher.channels.number import ALL, ChannelNumber, Measure, Standing

STAGES = {
    Measure.SHARE_OF_FIT: two("geschikt (vandaag)", "suitable (today)"),
    Measure.SHARE_OF_EXPOSURE: two("gezien op lijsten", "seen on lists"),
    Measure.SHARE_OF_INTRODUCTIONS: two("voorgesteld", "introduced"),
    Measure.SHARE_OF_PLACEMENTS: two("geplaatst", "placed"),
    Measure.SHARE_OF_SUSTAINED_6: two("na 6 maanden in werk", "in work after 6 months"),
}
FUNNEL = (
    Measure.SHORTLISTED,
    Measure.INVITED,
    Measure.INTERVIEWED,
    Measure.PLACED,
    Measure.SUSTAINED_6,
    Measure.SUSTAINED_12,
)
_STAGES_TITLE = two(
    "Van geschikt tot blijvend werk: welk deel van elk kanaal",
    "From suitable to lasting work: the share of every channel",
)
_STAGES_SHOWN = two(
    "Gestapelde balken, een per stap van geschikt tot nog in werk na 6 maanden; elk stuk is een "
    "kanaal. De getallen staan in de tabel.",
    "Stacked bars, one for each step from suitable to still in work after 6 months; each part is a "
    "channel. The numbers are in the table.",
)
_REST = two("niet genoemd", "not told")
_SHARE_AXIS = two("aandeel van het kanaal", "share of the channel")
_MISSED_TITLE = two(
    "Gemist: deel van de besten in kanalen waaruit niemand is voorgesteld",
    "Missed: share of the best in channels from which nobody was introduced",
)
_MISSED_SHOWN = two(
    "Per kanaal een stip met het 95%-interval: welk deel van de meest geschikten daar niet is "
    "gevraagd.",
    "For every channel a dot with its 95% interval: which share of the most suitable there was "
    "not asked.",
)
_FUNNEL_CAPTION = two(
    "Hoe ver voorstellen kwamen, per kanaal, met 95%-interval",
    "How far introductions came, by channel, with 95% interval",
)
_STAGES_CAPTION = two("Aandelen met 95%-interval", "Shares with 95% interval")
_ALL_CAPTION = two("Alle maten van de periode", "All measures of the period")
_NOTHING = two(
    "Er is te weinig om hier iets te laten zien.", "There is too little to show anything here."
)
_HEAD = {
    "channel": two("kanaal", "channel"),
    "measure": two("maat", "measure"),
    "n": two("aantal", "n"),
    "n_of": two("van", "of"),
    "at": two("waarde", "value"),
    "interval": two("95%-interval", "95% interval"),
    "remark": two("opmerking", "remark"),
}


def stage_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return the shares of channels from who is suitable to who stays in work."""
    stages = [stage for stage in STAGES if told_channels(report, stage)]
    if not stages:
        return (Paragraph(text=_NOTHING[language]),)
    return (
        Figure(
            title=_STAGES_TITLE[language],
            alternative=_STAGES_SHOWN[language],
            chart=StackedChart(
                axis=_SHARE_AXIS[language],
                labels=tuple(STAGES[stage][language] for stage in stages),
                parts=tuple(_parts(report, stages, language)),
                is_share=True,
            ),
            table=_table_by_channel(
                report,
                {stage: STAGES[stage][language] for stage in stages},
                _STAGES_CAPTION[language],
                language,
            ),
        ),
    )


def missed_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return whom nobody asked, by channel."""
    told = told_channels(report, Measure.MISSED_FIT)
    if not told:
        return (Paragraph(text=_NOTHING[language]),)
    of_all = number_of(report, Measure.MISSED_FIT)
    shown = [*([of_all] if of_all and of_all.standing is Standing.TOLD else []), *told]
    return (
        Figure(
            title=_MISSED_TITLE[language],
            alternative=_MISSED_SHOWN[language],
            chart=IntervalChart(
                axis=measure_text(Measure.MISSED_FIT, language),
                marks=tuple(_mark(one, language) for one in shown),
                is_share=True,
            ),
            table=_long_table(shown, measure_text(Measure.MISSED_FIT, language), language),
        ),
    )


def funnel_blocks(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return how far introductions of every channel came."""
    names = {measure: measure_text(measure, language) for measure in FUNNEL}
    return (_table_by_channel(report, names, _FUNNEL_CAPTION[language], language),)


def all_numbers(report: PeriodReport, language: Language) -> ReportTable:
    """Return every number of the period in one table."""
    return _long_table(report.measures.numbers, _ALL_CAPTION[language], language)


def _parts(
    report: PeriodReport, stages: Sequence[Measure], language: Language
) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the parts of the bars; what may not be told fills them up."""
    shares = {
        stage: {one.channel: one.estimate.at or 0.0 for one in told_channels(report, stage)}
        for stage in stages
    }
    for channel in _channels(report, stages):
        yield (
            channel_text(channel, language),
            tuple(shares[stage].get(channel, 0.0) for stage in stages),
        )
    rest = tuple(max(0.0, round(1 - sum(own.values()), 2)) for own in shares.values())
    if any(rest):
        yield _REST[language], rest


def _table_by_channel(
    report: PeriodReport, measures: Mapping[Measure, str], caption: str, language: Language
) -> ReportTable:
    return ReportTable(
        caption=caption,
        head=(_HEAD["channel"][language], *measures.values()),
        rows=tuple(
            (
                channel_text(channel, language),
                *(_cell(number_of(report, one, channel), language) for one in measures),
            )
            for channel in _channels(report, measures)
        ),
        numeric=frozenset(range(1, len(measures) + 1)),
    )


def _channels(report: PeriodReport, measures: Iterable[Measure]) -> list[str]:
    """Return the channels of these measures in the order in which they are measured."""
    asked = frozenset(measures)
    return list(dict.fromkeys(o.channel for o in report.measures.numbers if o.measure in asked))


def _cell(number: ChannelNumber | None, language: Language) -> str:
    if number is None or number.standing is Standing.HIDDEN or number.estimate.at is None:
        return NO_NUMBER
    at = measured_text(number.measure, number.estimate.at, language)
    ends = measured_interval(number, language)
    return f"{at} ({ends})" if ends else at


def _long_table(numbers: Iterable[ChannelNumber], caption: str, language: Language) -> ReportTable:
    ordered = sorted(numbers, key=lambda one: list(Measure).index(one.measure))
    rows: list[tuple[str, ...]] = []
    for measure, own in groupby(ordered, key=lambda one: one.measure):
        rows += _rows(measure, list(own), language)
    return ReportTable(
        caption=caption,
        head=tuple(words[language] for words in _long_head()),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4, 5}),
    )


def _long_head() -> tuple[dict[Language, str], ...]:
    names = ("measure", "channel", "n", "n_of", "at", "interval", "remark")
    return tuple(dict(_HEAD[name]) for name in names)


def _rows(
    measure: Measure, numbers: list[ChannelNumber], language: Language
) -> Iterator[tuple[str, ...]]:
    """Yield one row a number; one for all where there is nothing to tell of any."""
    name = measure_text(measure, language)
    if all(one.standing is Standing.HIDDEN for one in numbers):
        everybody = channel_text(ALL, language)
        yield name, everybody, "", "", NO_NUMBER, "", standing_text(Standing.HIDDEN, language)
        return
    for one in numbers:
        yield (
            name,
            channel_text(one.channel, language),
            "" if one.n is None else str(one.n),
            "" if one.n_of is None else str(one.n_of),
            measured_text(measure, one.estimate.at, language),
            measured_interval(one, language),
            standing_text(one.standing, language),
        )


def _mark(number: ChannelNumber, language: Language) -> Mark:
    found = number.estimate
    return Mark(
        label=channel_text(number.channel, language),
        at=found.at,
        low=found.low,
        high=found.high,
    )
