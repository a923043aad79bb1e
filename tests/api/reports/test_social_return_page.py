"""The page on social return on investment: the answer first, in both languages, and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.reports.document import (
    Block,
    Figure,
    Formula,
    Language,
    Paragraph,
    Points,
    ReportDocument,
    ReportTable,
    TornadoChart,
)
from api.reports.report_html import html_report
from api.reports.report_pdf import pdf_report
from api.reports.social_return_page import social_return_page
from api.services.social_return_report import (
    SocialReturnQuestion,
    SocialReturnReport,
    WorkCounts,
)
from matcher.domain.claim import TargetGroup
from matcher.social_return.answer import social_return
from matcher.social_return.outcome import OutcomeKind
from matcher.social_return.valuation import NOTHING_STATED, Cost, CostOrigin, Valuation
from tests.matcher.social_return.stating import MEASURED, an_outcome, stated

GROUPS = (
    an_outcome(OutcomeKind.MONTHS_IN_WORK, 100, cell=TargetGroup.WW.value),
    an_outcome(OutcomeKind.MONTHS_IN_WORK, 0, cell="several", is_hidden=True, n_people=0),
)
GUIDANCE = Cost(
    origin=CostOrigin.REPORTED,
    what="guidance",
    euros=None,
    source="M-0001",
    is_partly_elsewhere=True,
)


def a_report(
    valuation: Valuation | None = None, *costs: Cost, **changes: Any
) -> SocialReturnReport:
    """What comes of a contract in 2026."""
    report = SocialReturnReport(
        asked=SocialReturnQuestion(
            contract="C-0001", region=None, since=date(2026, 1, 1), until=date(2026, 12, 31)
        ),
        about="C-0001, Groot onderhoud wegen",
        counts=WorkCounts(n_started=12, n_people=44, n_not_due=4),
        found=social_return(valuation or NOTHING_STATED, (*MEASURED, *GROUPS), costs),
        has_file=valuation is not None,
        shows_groups=True,
        n_efforts=0,
        asked_on=date(2027, 1, 15),
    )
    return replace(report, **changes)


def blocks(document: ReportDocument) -> Iterator[Block]:
    yield from document.answer
    for section in document.sections:
        yield from section.blocks


def words(found: Iterator[Block] | tuple[Block, ...]) -> str:
    told: list[str] = []
    for block in found:
        match block:
            case Paragraph():
                told.append(block.text)
            case Points():
                told += block.texts
            case ReportTable():
                told += [block.caption, *block.head, *(cell for row in block.rows for cell in row)]
            case Figure():
                told += [block.title, block.alternative]
            case Formula():
                told += [block.name, block.text]
    return "\n".join(told)


def test_the_ratio_comes_first_with_its_range_and_what_drives_it() -> None:
    first, driver, corners, *_ = social_return_page(a_report(stated()), Language.DUTCH).answer
    assert isinstance(first, Paragraph)
    assert first.strong
    assert "staat € 2,14 aan maatschappelijke waarde, tussen € 1," in first.text
    told = words((driver, corners))
    assert "De ratio hangt het meest af van: wat hieraan is toe te schrijven" in told
    assert "Bij 50,0% is hij 1,33, bij 100,0% is hij 2,67." in told
    assert "geen bandbreedte om te verwachten" in told


def test_without_a_file_the_page_gives_outcomes_in_their_own_units_and_why() -> None:
    document = social_return_page(a_report(), Language.DUTCH)
    told = words(document.answer)
    assert "Er is geen ratio" in told
    assert "Geen enkele uitkomst heeft een bedrag uit een bestand" in told
    assert "120,0 tot 150,0" in told
    assert "€" not in told
    headings = [section.heading for section in document.sections]
    assert "Wat de ratio bepaalt" not in headings
    assert "Van uitkomst naar waarde" not in headings


def test_a_missing_assumption_is_named_where_the_ratio_would_stand() -> None:
    report = a_report(stated('displacement: {value: "0.1"', "displacement: {value: unknown"))
    told = words(social_return_page(report, Language.DUTCH).answer)
    assert "Niet vermeld: wat ten koste van anderen ging (displacement), voor uitkomst 1" in told


def test_a_cost_that_is_not_known_makes_it_at_most() -> None:
    document = social_return_page(a_report(stated(), GUIDANCE), Language.DUTCH)
    assert "staat ten hoogste € 2,14" in words(document.answer)
    told = words(blocks(document))
    assert "De kosten zijn dus hoger, en de ratio is lager" in told
    assert "begeleiding\nniet bekend" in told
    assert "deels buiten de periode of de regio" in told


def test_every_number_of_the_file_stands_with_its_source() -> None:
    told = words(blocks(social_return_page(a_report(stated()), Language.DUTCH)))
    assert "https://voorbeeld.example/maand; niet echt" in told
    assert "https://voorbeeld.example/v" in told
    assert "aanname: verzonnen" in told
    assert "1.000,00 (800,00 – 1.100,00)" in told


def test_the_tornado_has_a_bar_a_number_and_a_table_beside_it() -> None:
    document = social_return_page(a_report(stated()), Language.DUTCH)
    (figure,) = [block for block in blocks(document) if isinstance(block, Figure)]
    assert isinstance(figure.chart, TornadoChart)
    assert figure.chart.base == 2.14
    assert len(figure.chart.swings) == len(figure.table.rows) == 9
    for swing in figure.chart.swings:
        assert min(swing.at_low, swing.at_high) <= 2.14 <= max(swing.at_low, swing.at_high)


def test_without_any_range_there_is_no_figure_and_the_page_says_so() -> None:
    certain = replace(
        stated(),
        shared={k: replace(a, low=a.value, high=a.value) for k, a in stated().shared.items()},
    )
    lines = [
        replace(
            one, proxy=one.proxy and replace(one.proxy, low=one.proxy.euros, high=one.proxy.euros)
        )
        for one in certain.outcomes
    ]
    known = tuple(replace(one, at_most=one.at_least) for one in MEASURED)
    valuation = replace(certain, outcomes=tuple(lines))
    report = a_report(valuation, found=social_return(valuation, known, ()))
    document = social_return_page(report, Language.DUTCH)
    assert "lijkt zekerder dan hij is" in words(document.answer)
    assert not any(isinstance(block, Figure) for block in blocks(document))


def test_the_page_keeps_the_ratio_apart_from_the_duty_and_from_other_ratios() -> None:
    for report in (a_report(), a_report(stated())):
        told = words(blocks(social_return_page(report, Language.DUTCH)))
        assert "Dit is niet de social-returnverplichting" in told
        assert "geen vergelijking tussen opdrachten" in told
        assert "telt dubbel" in told


def test_few_people_ask_for_care_and_hidden_groups_say_so() -> None:
    report = a_report(stated(), counts=WorkCounts(n_people=3))
    told = words(blocks(social_return_page(report, Language.DUTCH)))
    assert "minder dan 10 mensen: geef deze pagina alleen" in told
    assert "te weinig mensen" in told
    contractor = social_return_page(replace(report, shows_groups=False), Language.DUTCH)
    assert "Uitkomsten per doelgroep" not in words(blocks(contractor))


def test_english_says_the_same_with_english_numbers() -> None:
    dutch, english = (social_return_page(a_report(stated(), GUIDANCE), one) for one in Language)
    told = words(blocks(english))
    assert "there is at most € 2.14 of social value" in told
    assert "120.0 to 150.0" in told
    assert "1,000.00 (800.00 – 1,100.00)" in told
    assert [len(section.blocks) for section in dutch.sections] == [
        len(section.blocks) for section in english.sections
    ]
    rows = [
        [len(block.rows) for block in blocks(one) if isinstance(block, ReportTable)]
        for one in (dutch, english)
    ]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("language", Language)
def test_html_and_pdf_can_be_made_of_it(language: Language) -> None:
    document = social_return_page(a_report(stated(), GUIDANCE), language)
    assert "SROI" in html_report(document)
    assert pdf_report(document).startswith(b"%PDF")


def test_words_of_a_file_are_shown_and_not_run() -> None:
    report = a_report(stated("title: Verzonnen voorbeeld", 'title: "<script>alert(1)</script>"'))
    page = html_report(social_return_page(report, Language.DUTCH))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_impact_of_the_lines_adds_up_to_the_total_that_is_told() -> None:
    report = a_report(stated())
    values = [one.present_value or Decimal(0) for one in report.found.impacts]
    assert sum(values) == report.found.impact_euros == Decimal("106753.85")
    assert "€ 106.753,85" in words(blocks(social_return_page(report, Language.DUTCH)))
