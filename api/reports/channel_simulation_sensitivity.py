"""What the assumptions do to the conclusions, to be read: a table, and a tornado an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.reports.channel_simulation_numbers import (
    difference_text,
    difference_unit,
    drawn,
)
from api.reports.channel_simulation_words import (
    ENDS,
    NO_NUMBER,
    OUTCOMES,
    POLICIES,
    ROBUSTNESS,
    heading,
    verdict_words,
)
from api.reports.document import (
    Block,
    Figure,
    Language,
    Paragraph,
    ReportTable,
    Swing,
    TornadoChart,
)
from api.reports.number_text import number_text
from api.reports.two_languages import two
from api.services.channel_benchmark import ChannelBenchmark, Sensitivity
from matcher.channels.simulation.findings import HEADLINE, MAIN_OUTCOMES
from matcher.channels.simulation.sensitivity import Conclusion, End, Robustness, Shift
from matcher.fairness.intervals import Estimate

WIDEST = 12
"""Assumptions that a tornado shows; the file sensitivity.csv has all."""
_INTRO = two(
    "Elke aanname is naar het laagste en naar het hoogste van haar bereik gezet, de andere bleven "
    "staan: {n} keer een regio van {scale}% van de grootte, met dezelfde {seeds} simulaties als "
    "het uitgangspunt. Een conclusie houdt stand waar het verschil hetzelfde teken heeft en het "
    "95%-interval 0 uitsluit. De intervallen zijn niet gecorrigeerd voor hoeveel er bekeken is: "
    "bij zo veel vergelijkingen valt een enkele toevallig anders uit. Aannames die alleen samen "
    "iets veranderen, vindt dit niet.",
    "Every assumption was put to the lowest and to the highest of its range while the others "
    "stayed: {n} times a region of {scale}% of the size, with the same {seeds} seeds as the base. "
    "A conclusion holds where the difference has the same sign and its 95% interval excludes 0. "
    "Intervals are not corrected for how many are looked at: among so many comparisons a few come "
    "out otherwise by chance. Assumptions that matter only together are not found.",
)
_NOT_RUN = two(
    "Er is geen gevoeligheidsanalyse gedaan. Welke conclusies aan de aannames hangen, is dus niet "
    "bekend. Geef het commando met --sensitivity.",
    "No sensitivity run was made, so which conclusions hang on the assumptions is not known. Give "
    "the command with --sensitivity.",
)
_CAPTION = two(
    "Welke conclusies overal standhouden, in de kleinere regio",
    "Which conclusions hold everywhere, in the smaller region",
)
_HEAD = two(
    "uitkomst|beleid|uitgangspunt: verschil (95%-interval)|oordeel|over alle aannames"
    "|zelfde / onduidelijk / omgekeerd",
    "outcome|policy|base: difference (95% interval)|verdict|over all assumptions"
    "|same / unclear / reversed",
)
_ELSEWHERE = two(
    "Waar een conclusie over {policy} omslaat of onduidelijk wordt",
    "Where a conclusion about {policy} flips or becomes unclear",
)
_ELSEWHERE_HEAD = two(
    "uitkomst|aanname|waarde|verschil (95%-interval)|oordeel",
    "outcome|assumption|value|difference (95% interval)|verdict",
)
_TORNADO = two(
    "{name}: de aannames die het meest uitmaken",
    "{name}: the assumptions that matter most",
)
_TORNADO_SEEN = two(
    "Staven rond het uitgangspunt {base}, de breedste boven: {told}.",
    "Bars around the base {base}, the widest on top: {told}.",
)
_TORNADO_AXIS = two(
    "verschil met gewoonte van {policy}, {unit}", "difference with habit of {policy}, {unit}"
)
_TORNADO_HEAD = two(
    "aanname|verschil bij laag|verandering (95%-interval)|verschil bij hoog"
    "|verandering (95%-interval)",
    "assumption|difference at low|change (95% interval)|difference at high|change (95% interval)",
)


def sensitivity_blocks(told: ChannelBenchmark, language: Language) -> Iterator[Block]:
    """Yield the table of conclusions, the tornadoes, and where conclusions do not hold."""
    found = told.sensitivity
    if found is None:
        yield Paragraph(text=_NOT_RUN[language])
        return
    yield Paragraph(
        text=_INTRO[language].format(
            n=len(found.variations),
            scale=number_text(100 * found.plan.scale, language),
            seeds=len(found.plan.seeds),
        )
    )
    yield _conclusions_table(found, language)
    for conclusion in _headline(found):
        if figure := _tornado(conclusion, language):
            yield figure
    yield _elsewhere_table(found, language)


def widest_first(conclusion: Conclusion) -> list[tuple[str, dict[End, Shift]]]:
    """Return assumptions with their ends, the one that changes the difference most first."""
    by_parameter: dict[str, dict[End, Shift]] = {}
    for shift in conclusion.shifts:
        by_parameter.setdefault(shift.variation.parameter, {})[shift.variation.end] = shift

    def width(named: tuple[str, dict[End, Shift]]) -> tuple[float, str]:
        changes = [abs(shift.change.estimate.at or 0.0) for shift in named[1].values()]
        return -max(changes), named[0]

    return sorted(by_parameter.items(), key=width)


def _headline(found: Sensitivity) -> list[Conclusion]:
    return [one for one in found.conclusions if one.policy is HEADLINE]


def _conclusions_table(found: Sensitivity, language: Language) -> ReportTable:
    ordered = sorted(found.conclusions, key=lambda one: MAIN_OUTCOMES.index(one.outcome))
    rows = [
        (
            f"{OUTCOMES[one.outcome].name[language]}, {difference_unit(one.outcome, language)}",
            POLICIES[one.policy][language],
            difference_text(one.outcome, one.base.mean.estimate, language),
            verdict_words(one.outcome, one.verdict, language),
            ROBUSTNESS[one.robustness][language],
            _counted(one),
        )
        for one in ordered
    ]
    return ReportTable(
        caption=_CAPTION[language],
        head=tuple(_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({2, 5}),
    )


def _counted(one: Conclusion) -> str:
    """Return at how many ends the same, nothing clear, and the opposite must be said."""
    if one.robustness is Robustness.NO_CONCLUSION:
        return NO_NUMBER
    n_same = sum(shift.verdict is one.verdict for shift in one.shifts)
    n_reversed = len(one.reversed_at)
    return f"{n_same} / {len(one.shifts) - n_same - n_reversed} / {n_reversed}"


def _elsewhere_table(found: Sensitivity, language: Language) -> ReportTable:
    rows = [
        (
            OUTCOMES[one.outcome].name[language],
            shift.variation.parameter,
            _end_text(shift, language),
            difference_text(one.outcome, shift.difference.mean.estimate, language),
            verdict_words(one.outcome, shift.verdict, language),
        )
        for one in _headline(found)
        if one.robustness is not Robustness.NO_CONCLUSION
        for shift in one.elsewhere
    ]
    return ReportTable(
        caption=_ELSEWHERE[language].format(policy=POLICIES[HEADLINE][language]),
        head=tuple(_ELSEWHERE_HEAD[language].split("|")),
        rows=tuple(rows),
        numeric=frozenset({2, 3}),
    )


def _tornado(one: Conclusion, language: Language) -> Figure | None:
    base, outcome = one.base.mean.estimate, one.outcome
    if base.at is None:
        return None
    widest = widest_first(one)[:WIDEST]
    name, policy = OUTCOMES[outcome].name[language], POLICIES[one.policy][language]
    title = _TORNADO[language].format(name=heading(name))
    return Figure(
        title=title,
        alternative=_TORNADO_SEEN[language].format(
            base=difference_text(outcome, base, language),
            told=", ".join(parameter for parameter, _ in widest),
        ),
        chart=TornadoChart(
            axis=_TORNADO_AXIS[language].format(
                policy=policy, unit=difference_unit(outcome, language)
            ),
            base=drawn(outcome, base.at),
            swings=tuple(_swing(one, parameter, ends) for parameter, ends in widest),
        ),
        table=ReportTable(
            caption=title,
            head=tuple(_TORNADO_HEAD[language].split("|")),
            rows=tuple(_tornado_row(one, parameter, ends, language) for parameter, ends in widest),
            numeric=frozenset({1, 2, 3, 4}),
        ),
    )


def _swing(one: Conclusion, parameter: str, ends: dict[End, Shift]) -> Swing:
    """Return the difference at both ends; an end that is the value itself is the base."""
    base = one.base.mean.estimate.at or 0.0
    at = {end: shift.difference.mean.estimate.at for end, shift in ends.items()}
    low, high = (drawn(one.outcome, _or(at.get(end), base)) for end in (End.LOW, End.HIGH))
    return Swing(label=parameter, at_low=low, at_high=high)


def _or(number: float | None, other: float) -> float:
    return other if number is None else number


def _tornado_row(
    one: Conclusion, parameter: str, ends: dict[End, Shift], language: Language
) -> tuple[str, ...]:
    cells: Sequence[tuple[str, str]] = [
        _shift_cells(one, ends.get(end), language) for end in (End.LOW, End.HIGH)
    ]
    return (parameter, *cells[0], *cells[1])


def _shift_cells(one: Conclusion, shift: Shift | None, language: Language) -> tuple[str, str]:
    if shift is None:
        return NO_NUMBER, NO_NUMBER
    told = shift.difference.mean.estimate
    bare = Estimate(at=told.at, low=None, high=None)
    return (
        difference_text(one.outcome, bare, language),
        difference_text(one.outcome, shift.change.estimate, language),
    )


def _end_text(shift: Shift, language: Language) -> str:
    return f"{ENDS[shift.variation.end][language]}: {shift.variation.value:g}"
