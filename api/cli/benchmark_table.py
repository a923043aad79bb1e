"""The channel benchmark on the screen: the answer first, then the numbers that it rests on."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.reports.channel_simulation_numbers import (
    difference_text,
    difference_unit,
    level_text,
    unit_words,
)
from api.reports.channel_simulation_report import warnings
from api.reports.channel_simulation_sentences import (
    answer_sentences,
    headline_verdict,
)
from api.reports.channel_simulation_words import (
    NO_NUMBER,
    OUTCOMES,
    POLICIES,
    ROBUSTNESS,
    verdict_words,
)
from api.reports.document import Language
from api.reports.number_text import number_text
from api.reports.two_languages import two
from api.services.channel_benchmark import ChannelBenchmark, Sensitivity
from matcher.channels.simulation.findings import HEADLINE, MAIN_OUTCOMES, Finding
from matcher.channels.simulation.outcome import Policy

_QUESTION = two("Wint {policy} het van gewoonte?", "Does {policy} beat habit?")
_HEAD = two(
    "|gemiddeld (95%)|verschil met gewoonte (95%)|hoger / lager|oordeel",
    "|mean (95%)|difference with habit (95%)|higher / lower|verdict",
)
_ROBUST_HEAD = two(
    "onze rangschikking, in de kleinere regio|verschil met gewoonte (95%)|over alle aannames",
    "our ranking, in the smaller region|difference with habit (95%)|over all assumptions",
)
_CORRECTED = two(
    "Oordelen zijn gecorrigeerd voor {n} vergelijkingen (Holm); intervallen niet.",
    "Verdicts are corrected for {n} comparisons (Holm); intervals are not.",
)
_COST = two(
    "{regions} regio's, samen {minutes} minuten rekenen, hoogstens {memory} MB geheugen per "
    "proces. Bewaard in {folder}.",
    "{regions} regions, {minutes} minutes of computing together, at most {memory} MB of memory a "
    "process. Kept in {folder}.",
)


def print_channel_benchmark(told: ChannelBenchmark, language: Language) -> None:
    """Print whether matching beats habit, in words and then in numbers."""
    console = screen()
    for line in [*_answer(told, language), *warnings(told, language)]:
        console.print(escape(line), soft_wrap=True)
    console.print(_numbers(told, language))
    n_compared = len(MAIN_OUTCOMES) * (len(Policy) - 1)
    console.print(escape(_CORRECTED[language].format(n=n_compared)), soft_wrap=True)
    if told.sensitivity:
        console.print(_robustness(told.sensitivity, language))
    console.print(escape(_cost(told, language)), soft_wrap=True)


def _answer(told: ChannelBenchmark, language: Language) -> list[str]:
    verdicts = [
        f"  {OUTCOMES[outcome].name[language]}: "
        f"{verdict_words(outcome, headline_verdict(told, outcome), language)}"
        for outcome in MAIN_OUTCOMES
    ]
    question = _QUESTION[language].format(policy=POLICIES[HEADLINE][language])
    return [question, *verdicts, "", *answer_sentences(told, language), ""]


def _numbers(told: ChannelBenchmark, language: Language) -> Table:
    table = _table(_HEAD[language])
    for outcome in MAIN_OUTCOMES:
        table.add_row(f"{OUTCOMES[outcome].name[language]}, {unit_words(outcome, language)}")
        for policy in Policy:
            if one := told.findings.of(policy, outcome):
                table.add_row(*_cells(one, language))
    return table


def _cells(one: Finding, language: Language) -> tuple[str, ...]:
    name = f"  {POLICIES[one.policy][language]}"
    level = level_text(one.outcome, one.own.estimate, language)
    pair = one.against_habit
    if pair is None or one.verdict is None:
        return name, level
    return (
        name,
        level,
        difference_text(one.outcome, pair.mean.estimate, language),
        f"{pair.n_higher} / {pair.n_lower}",
        verdict_words(one.outcome, one.verdict, language),
    )


def _robustness(found: Sensitivity, language: Language) -> Table:
    table = _table(_ROBUST_HEAD[language])
    for one in found.conclusions:
        if one.policy is not HEADLINE:
            continue
        table.add_row(
            f"{OUTCOMES[one.outcome].name[language]}, {difference_unit(one.outcome, language)}",
            difference_text(one.outcome, one.base.mean.estimate, language),
            ROBUSTNESS[one.robustness][language],
        )
    return table


def _cost(told: ChannelBenchmark, language: Language) -> str:
    cost = told.cost
    peak = cost.peak_memory_mb
    return _COST[language].format(
        regions=number_text(cost.n_regions, language),
        minutes=number_text(cost.seconds / 60, language, 1),
        memory=NO_NUMBER if peak is None else number_text(peak, language),
        folder=told.run_folder,
    )


def _table(headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings.split("|"):
        table.add_column(heading)
    return table
