"""Figures of the channel benchmark: policies beside habit, channels, years; each with its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.reports.channel_simulation_numbers import (
    bare_level,
    difference_text,
    difference_unit,
    drawn,
    level_text,
    p_text,
    unit_words,
)
from api.reports.channel_simulation_words import (
    NO_NUMBER,
    OUTCOMES,
    POLICIES,
    channel_words,
    heading,
    verdict_words,
)
from api.reports.document import (
    Figure,
    IntervalChart,
    Language,
    Line,
    LineChart,
    Mark,
    ReportTable,
    StackedChart,
)
from api.reports.two_languages import two
from matcher.channels.simulation.findings import Finding, Findings
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.domain.organisation import Channel

BY_YEAR = (Outcome.PLACEMENTS, Outcome.MISSED_FIT, Outcome.FILLED_SHARE, Outcome.HHI)
"""Outcomes drawn by year, where the simulation gives them by year."""
BY_CHANNEL = (
    Outcome.PLACEMENTS,
    Outcome.SUSTAINED_12,
    Outcome.SUSTAINED_12_SHARE,
    Outcome.NEVER_SEEN_SHARE,
    Outcome.WAITING_DAYS,
    Outcome.VALUE,
)
"""Outcomes told by channel."""
_OTHERS = tuple(policy for policy in Policy if policy is not Policy.HABIT)
_DIFFERENCE = two("verschil met gewoonte, {unit}", "difference with habit, {unit}")
_BESIDE = two("{name}: naast gewoonte", "{name}: beside habit")
_BESIDE_SEEN = two("Stippen met 95%-intervallen: {told}.", "Dots with 95% intervals: {told}.")
_HEAD = two(
    "beleid|gemiddeld|verschil met gewoonte (95%-interval)|hoger / lager, simulaties"
    "|p, gecorrigeerd|oordeel",
    "policy|mean|difference with habit (95% interval)|higher / lower, seeds|p, corrected|verdict",
)
_UNCORRECTED_HEAD = two(
    "uitkomst|beleid|gemiddeld|verschil met gewoonte (95%-interval)|hoger / lager, simulaties",
    "outcome|policy|mean|difference with habit (95% interval)|higher / lower, seeds",
)
_RIVALS_HEAD = two(
    "uitkomst|naast|verschil (95%-interval)|hoger / lager, simulaties|p, gecorrigeerd|oordeel",
    "outcome|beside|difference (95% interval)|higher / lower, seeds|p, corrected|verdict",
)
_CHANNEL_HEAD = two(
    "kanaal|uitkomst|gewoonte|dit beleid|verschil (95%-interval)",
    "channel|outcome|habit|this policy|difference (95% interval)",
)
_ONE_TABLE = two("{name}, {unit}, per beleid", "{name}, {unit}, by policy")
_SHARES = two(
    "Kanalen: wie er zijn, wie geschikt is, wie gezien wordt en wie geplaatst",
    "Channels: who is there, who is suitable, who is seen and who is placed",
)
_SHARES_SEEN = two(
    "Gestapelde balken met het aandeel van elk kanaal, onder wie er zijn en wie echt geschikt is, "
    "en per beleid onder wie gezien en wie geplaatst wordt.",
    "Stacked bars with the share of each channel, among who is there and who is truly suitable, "
    "and by policy among who is seen and who is placed.",
)
_POOL, _FIT = two("wie er zijn", "the pool"), two("wie echt geschikt is", "the truly suitable")
_SEEN, _PLACED = two("gezien", "seen"), two("geplaatst", "placed")
_SHARE, _GROUP = two("aandeel", "share"), two("onder", "among")
_YEAR = two("jaar", "year")
_OPENED = two("jaar waarin de vacature openging", "year in which the vacancy opened")
_BY_YEAR = two("{name}: van jaar tot jaar", "{name}: from year to year")
_BY_YEAR_SEEN = two(
    "Een lijn voor elk beleid, jaar 1 tot en met {n}.", "A line for each policy, years 1 to {n}."
)


def outcome_figure(found: Findings, outcome: Outcome, language: Language) -> Figure:
    """Return how every policy differs from habit on one main outcome."""
    name = OUTCOMES[outcome].name[language]
    told = [one for policy in _OTHERS if (one := found.of(policy, outcome))]
    words = "; ".join(
        f"{POLICIES[one.policy][language]} {_difference(one, language)}" for one in told
    )
    chart = IntervalChart(
        axis=_DIFFERENCE[language].format(unit=difference_unit(outcome, language)),
        marks=tuple(_mark(one, language) for one in told),
        reference=0.0,
    )
    return Figure(
        title=_BESIDE[language].format(name=heading(name)),
        alternative=_BESIDE_SEEN[language].format(told=words),
        chart=chart,
        table=_outcome_table(found, outcome, language),
    )


def other_outcomes_table(
    found: Findings, outcomes: Sequence[Outcome], caption: str, language: Language
) -> ReportTable:
    """Return outcomes that are not corrected for how many are looked at, all policies."""
    rows = [
        (
            f"{OUTCOMES[outcome].name[language]}, {unit_words(outcome, language)}",
            POLICIES[policy][language],
            level_text(outcome, one.own.estimate, language),
            _difference(one, language),
            _signs(one),
        )
        for outcome in outcomes
        for policy in Policy
        if (one := found.of(policy, outcome))
    ]
    return ReportTable(
        caption=caption,
        head=tuple(_UNCORRECTED_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4}),
    )


def rivals_table(found: Findings, caption: str, language: Language) -> ReportTable:
    """Return our ranking beside every policy but habit, on the main outcomes."""
    rows = [
        (
            f"{OUTCOMES[one.outcome].name[language]}, {difference_unit(one.outcome, language)}",
            POLICIES[one.policy][language],
            difference_text(one.outcome, one.difference.mean.estimate, language),
            f"{one.difference.n_higher} / {one.difference.n_lower}",
            p_text(one.holm_p, language),
            verdict_words(one.outcome, one.verdict, language),
        )
        for one in found.rivals
    ]
    return ReportTable(
        caption=caption,
        head=tuple(_RIVALS_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4}),
    )


def share_figure(found: Findings, language: Language) -> Figure | None:
    """Return the shares of channels as stacked bars; None where nothing was counted by channel."""
    bars = [
        (label, shares)
        for label, policy, outcome in _bars(language)
        if (shares := _shares(found, policy, outcome)) is not None
    ]
    if not bars:
        return None
    names = [channel_words(channel, language) for channel in Channel]
    chart = StackedChart(
        axis=_SHARE[language],
        labels=tuple(label for label, _ in bars),
        parts=tuple(
            (name, tuple(shares[place] for _, shares in bars)) for place, name in enumerate(names)
        ),
        is_share=True,
    )
    cells = [
        (label, *(bare_level(Outcome.SHARE_OF_POOL, share, language) for share in shares))
        for label, shares in bars
    ]
    return Figure(
        title=_SHARES[language],
        alternative=_SHARES_SEEN[language],
        chart=chart,
        table=ReportTable(
            caption=_SHARES[language],
            head=(_GROUP[language], *names),
            rows=tuple(cells),
            numeric=frozenset(range(1, len(names) + 1)),
        ),
    )


def channel_table(found: Findings, policy: Policy, caption: str, language: Language) -> ReportTable:
    """Return what one policy brings each channel, beside habit."""
    rows = [
        (
            channel_words(channel, language),
            f"{OUTCOMES[outcome].name[language]}, {unit_words(outcome, language)}",
            bare_level(outcome, _at(found.of(Policy.HABIT, outcome, channel)), language),
            bare_level(outcome, one.own.estimate.at, language),
            _difference(one, language),
        )
        for outcome in BY_CHANNEL
        for channel in Channel
        if (one := found.of(policy, outcome, channel))
    ]
    return ReportTable(
        caption=caption,
        head=tuple(_CHANNEL_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({2, 3, 4}),
    )


def year_figures(found: Findings, n_years: int, language: Language) -> Iterator[Figure]:
    """Yield outcomes from year to year; one without numbers by year is passed over."""
    years = range(1, n_years + 1)
    for outcome in BY_YEAR:
        lines = {
            policy: [found.of(policy, outcome, year=year) for year in years] for policy in Policy
        }
        if not any(_at(one) is not None for line in lines.values() for one in line):
            continue
        name = OUTCOMES[outcome].name[language]
        title = _BY_YEAR[language].format(name=heading(name))
        yield Figure(
            title=title,
            alternative=_BY_YEAR_SEEN[language].format(n=n_years),
            chart=LineChart(
                x_axis=_OPENED[language],
                y_axis=f"{name}, {unit_words(outcome, language)}",
                lines=tuple(
                    _line(POLICIES[policy][language], outcome, line)
                    for policy, line in lines.items()
                ),
                x_ticks=tuple((float(year), str(year)) for year in years),
            ),
            table=ReportTable(
                caption=title,
                head=("", *(f"{_YEAR[language]} {year}" for year in years)),
                rows=tuple(
                    (
                        POLICIES[policy][language],
                        *(bare_level(outcome, _at(one), language) for one in line),
                    )
                    for policy, line in lines.items()
                ),
                numeric=frozenset(range(1, n_years + 1)),
            ),
        )


def _outcome_table(found: Findings, outcome: Outcome, language: Language) -> ReportTable:
    rows = [
        (
            POLICIES[policy][language],
            level_text(outcome, one.own.estimate, language),
            _difference(one, language),
            _signs(one),
            NO_NUMBER if policy is Policy.HABIT else p_text(one.holm_p, language),
            verdict_words(outcome, one.verdict, language) if one.verdict else NO_NUMBER,
        )
        for policy in Policy
        if (one := found.of(policy, outcome))
    ]
    name = OUTCOMES[outcome].name[language]
    return ReportTable(
        caption=_ONE_TABLE[language].format(name=heading(name), unit=unit_words(outcome, language)),
        head=tuple(_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _difference(one: Finding, language: Language) -> str:
    if one.against_habit is None:
        return NO_NUMBER
    return difference_text(one.outcome, one.against_habit.mean.estimate, language)


def _signs(one: Finding) -> str:
    """Return in how many seeds the policy is above, and below, habit."""
    told = one.against_habit
    return NO_NUMBER if told is None else f"{told.n_higher} / {told.n_lower}"


def _mark(one: Finding, language: Language) -> Mark:
    assert one.against_habit is not None
    told, outcome = one.against_habit.mean.estimate, one.outcome
    at, low, high = (
        None if number is None else drawn(outcome, number)
        for number in (told.at, told.low, told.high)
    )
    return Mark(label=POLICIES[one.policy][language], at=at, low=low, high=high)


def _bars(language: Language) -> Iterator[tuple[str, Policy, Outcome]]:
    yield _POOL[language], Policy.HABIT, Outcome.SHARE_OF_POOL
    yield _FIT[language], Policy.HABIT, Outcome.SHARE_OF_FIT
    for policy in Policy:
        yield (
            f"{POLICIES[policy][language]}: {_SEEN[language]}",
            policy,
            Outcome.SHARE_OF_SEEN,
        )
        yield (
            f"{POLICIES[policy][language]}: {_PLACED[language]}",
            policy,
            Outcome.SHARE_OF_PLACEMENTS,
        )


def _shares(found: Findings, policy: Policy, outcome: Outcome) -> tuple[float, ...] | None:
    shares = [_at(found.of(policy, outcome, channel)) for channel in Channel]
    if all(share is None for share in shares):
        return None
    return tuple(share or 0.0 for share in shares)


def _line(name: str, outcome: Outcome, line: Sequence[Finding | None]) -> Line:
    points = [
        (float(year), drawn(outcome, at))
        for year, one in enumerate(line, start=1)
        if (at := _at(one)) is not None
    ]
    return Line(name=name, x=tuple(x for x, _ in points), y=tuple(y for _, y in points))


def _at(one: Finding | None) -> float | None:
    return None if one is None else one.own.estimate.at
