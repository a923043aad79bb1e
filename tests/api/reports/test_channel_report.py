"""The report of a period in words: what an alderman reads first, and what a statistician finds."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from api.reports.channel_report import channel_report_document
from api.reports.channel_report_answer import answer_blocks
from api.reports.channel_report_files import FILES, PeriodFile
from api.reports.channel_words import channel_text, measure_text
from api.reports.document import (
    Block,
    Figure,
    Formula,
    Language,
    LineChart,
    Paragraph,
    Points,
    ReportTable,
)
from api.services.channel_history_report import Intervention, PeriodReport
from matcher.channels.estimation import Interval
from matcher.channels.habit_share import HabitShare
from matcher.channels.number import ALL, Measure, Standing
from matcher.domain.organisation import Channel
from tests.api.reports.period_example import (
    FIRST,
    NUMBERS,
    SPLIT,
    STEADY,
    a_report,
    placements,
    without_number,
)

DUTCH, ENGLISH = Language.DUTCH, Language.ENGLISH
DOUBLED = (*STEADY * 2, *(2 * count for count in STEADY * 2))


def words_of(blocks: tuple[Block, ...]) -> str:
    """Return all words of blocks, of figures those of their tables."""
    told = []
    for block in blocks:
        match block:
            case Formula(name=name, text=text):
                told += [name, text]
            case Paragraph(text=text):
                told.append(text)
            case Points(texts=texts):
                told += texts
            case ReportTable(rows=rows):
                told += [" ".join(row) for row in rows]
            case Figure(title=title, table=table):
                told += [title, *(" ".join(row) for row in table.rows)]
    return "\n".join(told)


def answer(report: PeriodReport, language: Language = DUTCH) -> str:
    return words_of(answer_blocks(report, language))


def section(report: PeriodReport, heading: str, language: Language = DUTCH) -> str:
    document = channel_report_document(report, language, version="0")
    (found,) = [one for one in document.sections if one.heading == heading]
    return words_of(found.blocks)


def test_the_first_page_names_who_brings_people_into_lasting_work_and_whom_nobody_asked() -> None:
    told = answer(a_report(placements(STEADY * 4)))
    assert "Op basis van 624 voorstellen. Tussen haakjes staat het 95%-interval." in told
    assert "kwam 70% (65% tot 75%) via UWV; 30% (25% tot 35%) via sociaal wijkteam." in told
    assert "werkt 62% (57% tot 67%) na 6 maanden nog" in told
    assert "Van de 10 meest geschikten voor een vacature zat 31% (26% tot 36%)" in told
    assert "Het vaakst gemist: sociaal wijkteam, 85% (80% tot 90%)" in told
    assert "sociaal wijkteam heeft 30% (25% tot 35%) van wie geschikt is (vandaag) en 6%" in told


def test_a_change_that_is_shown_is_told_with_its_interval() -> None:
    told = answer(a_report(placements(DOUBLED)))
    assert "Na start lijsten (1 jul 2024) waren er per maand gemiddeld 1" in told
    assert "plaatsingen meer dan de lijn van ervoor deed verwachten" in told
    assert "Van alle 1 reeksen sluit bij 1 het interval nul uit." in told
    english = answer(a_report(placements(DOUBLED)), ENGLISH)
    assert "After start lijsten (1 Jul 2024) there were on average 1" in english
    halved = (*(2 * count for count in STEADY * 2), *STEADY * 2)
    assert "placements a month fewer than" in answer(a_report(placements(halved)), ENGLISH)


def test_no_change_shown_is_not_called_no_change() -> None:
    told = answer(a_report(placements(STEADY * 4)))
    assert "is bij plaatsingen per maand geen verandering aangetoond" in told
    assert "past bij de getallen. Dat is niet hetzelfde als geen verandering" in told


def test_a_short_series_is_told_to_be_weaker() -> None:
    short = placements(STEADY, Intervention(on=SPLIT.on.replace(year=2023, month=5)))
    told = answer(a_report(short))
    assert "Voor plaatsingen per maand is de reeks te kort." in told
    assert "Dat is zwakker" in told


def test_what_cannot_be_said_is_said_to_be_so() -> None:
    none = placements(STEADY, Intervention(on=FIRST.replace(day=2)))
    told = answer(a_report(none))
    assert "Over plaatsingen per maand is niets te zeggen: er zijn te weinig maanden" in told
    # Whether work lasts is in no month of these tests.
    assert "Over deel dat na 6 maanden nog werkt is nog niets te zeggen" in told
    few = answer(a_report(placements((1, *(0,) * 17, *STEADY * 2))))
    assert "Over plaatsingen per maand gaan te weinig mensen om iets te noemen." in few


def test_without_a_day_before_and_after_are_not_compared() -> None:
    told = answer(a_report(placements(STEADY * 4, None), split=None))
    assert "Er is geen dag gegeven waarop iets veranderde" in told


def test_too_few_numbers_are_told_as_too_few() -> None:
    few = tuple(
        without_number(one.measure, one.channel, Standing.TOO_FEW)
        for one in NUMBERS
        if one.measure is not Measure.SHARE_OF_PLACEMENTS
    )
    told = answer(a_report(placements(STEADY * 4), numbers=few))
    assert "te weinig plaatsingen van wie bekend is hoe het ging" in told
    assert "te weinig vacatures met voorstellen om te zeggen wie er gemist is" in told
    assert "50%" not in told
    some = tuple(one for one in NUMBERS if "sustained" not in one.measure)
    placed = answer(a_report(placements(STEADY * 4), numbers=some))
    assert "Over werk dat blijft is nog te weinig bekend. Van de plaatsingen kwam 80%" in placed


def test_an_empty_log_says_how_to_begin_and_shows_no_noughts() -> None:
    empty = a_report(numbers=(), logged_since=None, own_log_since=None, months=())
    for language, word in ((DUTCH, "Lees het verleden in"), (ENGLISH, "Read in the past")):
        told = answer(empty, language)
        assert word in told
        assert "introductions due" in told
    document = channel_report_document(empty, DUTCH, version="0")
    assert not any(isinstance(b, Figure) for one in document.sections for b in one.blocks)


def test_an_intermediary_is_told_that_whom_nobody_asked_is_not_shown() -> None:
    report = a_report(placements(STEADY * 4))
    own = replace(report, measures=replace(report.measures, is_own_only=True))
    assert "gaat over voorstellen van uw eigen kandidaten" in answer(own)
    headings = [one.heading for one in channel_report_document(own, DUTCH, version="0").sections]
    assert "Wie niet is gevraagd" not in headings
    assert "Van geschikt tot blijvend werk" not in headings


def test_a_series_is_drawn_with_the_line_of_before_and_the_day() -> None:
    document = channel_report_document(a_report(placements(DOUBLED)), DUTCH, version="0")
    (series,) = [one for one in document.sections if one.heading == "Door de tijd"]
    (figure,) = [block for block in series.blocks if isinstance(block, Figure)]
    chart = figure.chart
    assert isinstance(chart, LineChart)
    assert [line.name for line in chart.lines] == ["gemeten", "lijn van ervoor", "lijn van erna"]
    assert chart.mark_x == 2024.5
    assert chart.lines[1].dashed
    assert min(chart.lines[2].x) > chart.mark_x
    assert "start lijsten" in chart.mark_label


def test_every_formula_choice_and_limit_is_there_in_both_languages() -> None:
    report = a_report(placements(DOUBLED))
    dutch = section(report, "Hoe het is berekend")
    for word in ("EPOC", "Newey", "Turner", "Ljung", "Newcombe", "Garwood", "keuze van dit"):
        assert word in dutch or word in section(report, "Wat het niet zegt")
    english = section(report, "How it was computed", ENGLISH)
    assert "choice of this project" in english
    limits = section(report, "Wat het niet zegt")
    assert "geen vergelijkingsgroep" in limits
    assert "had minder tijd om geplaatst te worden" in limits
    assert "niet per maand: wie er toen waren is niet bewaard" in limits


def test_a_past_that_was_read_in_is_named_as_another_way_of_counting() -> None:
    report = a_report(placements(DOUBLED), n_past=200, n_past_undated=4)
    limits = section(report, "Wat het niet zegt")
    assert "200 voorstellen komen uit een ingelezen tabel" in limits
    assert "van 4 plaatsingen zegt die de dag niet" in limits
    only = a_report(placements(DOUBLED), n_past=200, own_log_since=None)
    assert limits.count("1 jan 2023") == 1
    assert "Alle 200 voorstellen" in section(only, "Wat het niet zegt")


def test_habit_has_a_section_only_where_it_could_be_estimated() -> None:
    heading = "Hoeveel van de keuze is gewoonte"
    report = a_report(placements(STEADY * 4))
    sections = channel_report_document(report, DUTCH, version="0").sections
    assert heading not in [one.heading for one in sections]
    half, part, none = (Interval.around(at, 0.0004) for at in (0.5, 0.18, 0.01))
    share = HabitShare(
        n_choices=420,
        repeated=half,
        repeated_without_habit=part,
        habit=part,
        habit_of_repeated=half,
        habit_and_success=part,
    )
    told = section(replace(report, habit=share), heading)
    assert "Gewoonte verklaart 18% (95%-interval 14% tot 22%) van 420 keuzes" in told
    assert "nul" not in told
    maybe = section(replace(report, habit=replace(share, habit=none)), heading)
    assert "Dit kan ook nul zijn." in maybe


def test_hidden_numbers_come_out_nowhere() -> None:
    report = a_report(placements(STEADY * 4))
    numbers = section(report, "Alle getallen")
    assert "onderwijs" in numbers
    assert "minder dan 10 mensen" in numbers


def test_the_command_to_make_it_again_holds_the_whole_question() -> None:
    colophon = channel_report_document(a_report(), DUTCH, version="1.2").colophon
    assert "sroi-match 1.2" in colophon
    assert '--region "Midden-Utrecht"' in colophon
    assert '--intervention 2024-07-01 --intervention-name "start lijsten"' in colophon


@pytest.mark.parametrize("language", Language)
def test_every_channel_and_measure_has_words(language: Language) -> None:
    for channel in (*Channel, ALL, "unknown", "uwv+wijkteam"):
        assert channel_text(channel, language)
    assert len({measure_text(measure, language) for measure in Measure}) == len(Measure)


def test_page_pdf_and_numbers_come_out() -> None:
    report = a_report(placements(DOUBLED))
    page = FILES[PeriodFile.HTML].write(report, DUTCH).decode()
    assert page.lower().startswith("<!doctype html>")
    assert "Wie brengt mensen aan werk dat blijft?" in page
    pdf = PdfReader(io.BytesIO(FILES[PeriodFile.PDF].write(report, ENGLISH)))
    assert "Which channels bring people into work?" in pdf.pages[0].extract_text()
    rows = list(csv.DictReader(io.StringIO(FILES[PeriodFile.CSV].write(report, DUTCH).decode())))
    assert {row["part"] for row in rows} == {"measure", "series", "change"}
    (change,) = [row for row in rows if row["quantity"] == "change"]
    assert (change["measure"], change["standing"]) == ("placements", "interrupted_series")
    assert float(change["low"]) > 0
    hidden = next(row for row in rows if row["channel"] == "education")
    assert (hidden["standing"], hidden["at"]) == ("hidden", "")


def test_a_number_below_nought_is_a_number_in_the_csv() -> None:
    halved = (*(2 * count for count in STEADY * 2), *STEADY * 2)
    text = FILES[PeriodFile.CSV].write(a_report(placements(halved)), DUTCH).decode()
    (change,) = [row for row in csv.DictReader(io.StringIO(text)) if row["quantity"] == "change"]
    assert float(change["high"]) < 0
