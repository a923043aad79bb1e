"""The report of the channel benchmark: an answer from the numbers, and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from api.reports.channel_simulation_numbers import difference_text, level_text, p_text
from api.reports.channel_simulation_report import Making, channel_simulation_report, warnings
from api.reports.channel_simulation_sensitivity import widest_first
from api.reports.channel_simulation_sentences import answer_sentences
from api.reports.channel_simulation_words import OUTCOMES, POLICIES, heading
from api.reports.document import (
    Block,
    Figure,
    Formula,
    IntervalChart,
    Language,
    LineChart,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
    StackedChart,
    TornadoChart,
)
from api.reports.report_html import html_report
from api.services.channel_benchmark import ChannelBenchmark
from matcher.channels.simulation.findings import MAIN_OUTCOMES
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.fairness.intervals import Estimate
from tests.api.simulated_benchmark import a_benchmark, undecided

COMMAND = "sroi-match benchmark channels --seeds 12 --report report"
DUTCH, ENGLISH = Language.DUTCH, Language.ENGLISH
both = pytest.mark.parametrize("language", list(Language))


def report(told: ChannelBenchmark, language: Language = ENGLISH) -> ReportDocument:
    making = Making(command=COMMAND, machine="x86_64, 2 cores", made_on=date(2026, 11, 26))
    return channel_simulation_report(told, language, making)


def blocks(document: ReportDocument) -> Iterator[Block]:
    yield from document.answer
    for section in document.sections:
        yield from section.blocks


def words(document: ReportDocument) -> str:
    """Return all words outside tables and figures."""
    texts = [document.title, document.subtitle, document.colophon]
    for block in blocks(document):
        match block:
            case Paragraph(text=text):
                texts.append(text)
            case Points(texts=points):
                texts += points
            case Formula(name=name, text=text):
                texts.append(f"{name}: {text}")
            case _:
                continue
    return "\n".join(texts)


def figures(document: ReportDocument, kind: type) -> list[Figure]:
    return [
        block
        for block in blocks(document)
        if isinstance(block, Figure) and isinstance(block.chart, kind)
    ]


def test_without_a_sensitivity_run_nothing_is_claimed_about_assumptions() -> None:
    told = a_benchmark()
    assert "was not looked into here" in answer_sentences(told, ENGLISH)[-1]
    assert "Give the command with --sensitivity." in words(report(told))


@both
def test_the_report_has_a_figure_for_every_main_outcome_with_every_policy(
    language: Language,
) -> None:
    found = figures(report(a_benchmark(), language), IntervalChart)
    assert len(found) == len(MAIN_OUTCOMES)
    for figure, outcome in zip(found, MAIN_OUTCOMES, strict=True):
        assert isinstance(figure.chart, IntervalChart)
        assert heading(OUTCOMES[outcome].name[language]) in figure.title
        assert figure.chart.reference == 0
        drawn = [mark.label for mark in figure.chart.marks]
        assert drawn == [POLICIES[one][language] for one in Policy if one is not Policy.HABIT]
        assert len(figure.table.rows) == len(Policy)
        assert all(mark.low and mark.at and mark.low < mark.at for mark in figure.chart.marks)


def test_our_ranking_stands_beside_the_other_policies_in_a_table_of_its_own() -> None:
    tables = [
        block
        for block in blocks(report(a_benchmark()))
        if isinstance(block, ReportTable) and block.caption.startswith("Our ranking beside other")
    ]
    (table,) = tables
    assert len(table.rows) == len(MAIN_OUTCOMES) * 4
    assert {row[1] for row in table.rows} == {
        POLICIES[one][ENGLISH] for one in Policy if one not in {Policy.HABIT, Policy.RANKER}
    }


def test_shares_of_channels_are_stacked_and_years_are_lines() -> None:
    document = report(a_benchmark())
    (stacked,) = figures(document, StackedChart)
    assert isinstance(stacked.chart, StackedChart)
    assert len(stacked.chart.labels) == 2 + 2 * len(Policy)
    for place in range(len(stacked.chart.labels)):
        assert sum(part[place] for _, part in stacked.chart.parts) == pytest.approx(1)
    lines = figures(document, LineChart)
    assert [figure.title for figure in lines] == [
        "Missed fit: from year to year",
        "Vacancies filled: from year to year",
        "Concentration of placements (HHI): from year to year",
    ]
    assert isinstance(lines[0].chart, LineChart)
    assert [len(line.x) for line in lines[0].chart.lines] == [2] * len(Policy)


def test_numbers_that_a_simulation_does_not_give_are_left_out_and_nothing_breaks() -> None:
    document = report(undecided())
    assert figures(document, StackedChart) == []
    assert figures(document, LineChart) == []


def test_a_tornado_shows_the_assumption_that_matters_most_on_top() -> None:
    told = a_benchmark(sensitive_gain=10)
    found = figures(report(told), TornadoChart)
    assert len(found) == len(MAIN_OUTCOMES)
    assert isinstance(found[0].chart, TornadoChart)
    pull, best = found[0].chart.swings
    assert (pull.label, best.label) == ("pull", "best")
    assert pull.at_low < found[0].chart.base < pull.at_high
    assert best.at_low == best.at_high == found[0].chart.base
    assert told.sensitivity is not None
    for conclusion in told.sensitivity.conclusions:
        widths = [
            max(abs(shift.change.estimate.at or 0) for shift in ends.values())
            for _, ends in widest_first(conclusion)
        ]
        assert all(wide >= less for wide, less in pairwise(widths))


def test_where_a_conclusion_flips_is_listed_with_the_value_of_the_assumption() -> None:
    tables = [block for block in blocks(report(a_benchmark(turns_at=2))) if _is_elsewhere(block)]
    (table,) = tables
    assert isinstance(table, ReportTable)
    assert {row[1] for row in table.rows} == {"pull"}
    assert {row[2] for row in table.rows} == {"high: 2"}


def _is_elsewhere(block: Block) -> bool:
    return isinstance(block, ReportTable) and "flips or becomes unclear" in block.caption


@both
def test_every_number_of_the_scenario_is_told_with_its_range_or_source(language: Language) -> None:
    told = a_benchmark()
    tables = [
        block
        for block in blocks(report(told, language))
        if isinstance(block, ReportTable) and len(block.head) == 6 and "duty_share" in str(block)
    ]
    (table,) = tables
    rows = {row[0]: row for row in table.rows}
    assert set(rows) == set(told.plan.scenario.parameters)
    assert rows["duty_share"][4] == "https://example.org/duty (2014, partial)"
    assert rows["pull"][3:5] == ("0.5 – 2", "assumption" if language is ENGLISH else "aanname")
    assert rows["years"][3:5] == ("–", "size" if language is ENGLISH else "grootte")


@both
def test_every_outcome_has_its_formula(language: Language) -> None:
    told = blocks(report(a_benchmark(), language))
    names = {block.name for block in told if isinstance(block, Formula)}
    assert {heading(OUTCOMES[outcome].name[language]) for outcome in Outcome} <= names


@both
def test_the_report_says_what_it_does_not_show_and_how_to_run_it_again(language: Language) -> None:
    told = words(report(a_benchmark(), language))
    assert COMMAND in told
    assert ("not how certain it is" if language is ENGLISH else "niet hoe zeker het is") in told
    for part in ("0123456789ab", "encoder-1", "numpy 2", "2026-11-26", "2 cores"):
        assert part in told


def test_a_smaller_region_says_on_the_first_page_that_it_is_one() -> None:
    document = report(a_benchmark(scale=0.05))
    told = [block.text for block in document.answer if isinstance(block, Paragraph)]
    assert told[-1].startswith("This is a smaller region, 5.0% of what the scenario says")
    assert list(warnings(a_benchmark(), ENGLISH)) == []


@both
def test_the_report_can_be_drawn(language: Language) -> None:
    drawn = html_report(report(a_benchmark(turns_at=2), language))
    assert drawn.count("<svg") >= 16


def test_numbers_are_written_in_the_unit_in_which_they_are_read() -> None:
    told = Estimate(at=-0.214, low=-0.25, high=-0.1)
    assert difference_text(Outcome.MISSED_FIT, told, DUTCH) == "−21,4 (−25,0 tot −10,0)"
    assert level_text(Outcome.MISSED_FIT, told, ENGLISH) == "−21.4% (−25.0 to −10.0)"
    assert level_text(Outcome.HHI, Estimate(at=0.25, low=None, high=None), DUTCH) == "0,250"
    euros = Estimate(at=12_345.6, low=99.9, high=20_000.0)
    assert difference_text(Outcome.VALUE, euros, DUTCH) == "+12.346 (100 tot 20.000)"
    nothing = Estimate(at=None, low=None, high=None)
    assert difference_text(Outcome.VALUE, nothing, DUTCH) == "–"
    assert (p_text(0.0004, ENGLISH), p_text(0.0312, DUTCH)) == ("< 0.001", "0,031")
