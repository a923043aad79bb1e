"""A report as a PDF, read back by another program than the one that wrote it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from api.reports.document import Formula, Language, Paragraph, Points, Section, TornadoChart
from api.reports.report_pdf import pdf_report
from tests.api.reports.reading import pdf_text
from tests.api.reports.report_example import (
    CHARTS,
    HOSTILE,
    TORNADO,
    a_document,
    a_figure,
    a_report_of,
    a_table,
)


def catalogue(content: bytes) -> Any:
    """Return what the file says of itself as a whole."""
    return PdfReader(io.BytesIO(content)).trailer["/Root"]


def tags(element: Any) -> Iterator[Any]:
    """Give every tag of a document, outer before inner."""
    found = element.get_object()
    if isinstance(found, list):
        for inner in found:
            yield from tags(inner)
    elif isinstance(found, dict):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from tags(found["/K"])


def tagged(content: bytes, name: str) -> list[Any]:
    return [tag for tag in tags(catalogue(content)["/StructTreeRoot"]) if tag["/S"] == name]


@pytest.fixture(scope="module")
def content() -> bytes:
    """The report with everything."""
    return pdf_report(a_document())


def test_the_file_says_its_title_language_and_words_to_find_it_by(content: bytes) -> None:
    told = PdfReader(io.BytesIO(content)).metadata
    assert told is not None
    assert told.title == "Vinden bedrijven anders mensen?"
    assert (told.author, told.subject) == ("sroi-match", "Een gemaakte regio")
    assert told.keywords == "social return, kanalen"
    assert told.creation_date is None
    root = catalogue(content)
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_promises_to_be_accessible_and_is_tagged(content: bytes) -> None:
    root = catalogue(content)
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_every_chart_is_told_in_words_and_every_table_has_heads_with_a_scope(
    content: bytes,
) -> None:
    told = [figure["/Alt"] for figure in tagged(content, "/Figure")]
    assert told == ["De gemeente bracht de helft meer dan UWV."] * len(CHARTS)
    assert len(tagged(content, "/Table")) == len(CHARTS) + 1
    assert {head["/A"][0]["/Scope"] for head in tagged(content, "/TH")} == {"/Column"}


def test_headings_are_bookmarks(content: bytes) -> None:
    marks: list[Any] = PdfReader(io.BytesIO(content)).outline
    assert [mark.title for mark in marks] == [
        "In het kort",
        "Wat is gemeten",
        "Gevoeligheid",
        "Hoe dit rapport is gemaakt",
    ]


def test_the_first_page_is_the_answer_and_pages_are_numbered(content: bytes) -> None:
    pages = PdfReader(io.BytesIO(content)).pages
    first = pages[0].extract_text()
    assert "Ja, 9,4 procentpunt meer." in first
    assert "Wat is gemeten" not in first
    assert f"pagina 1 van {len(pages)}" in first
    assert f"pagina {len(pages)} van {len(pages)}" in pages[-1].extract_text()
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)


def test_every_word_of_the_report_can_be_searched(content: bytes) -> None:
    text = pdf_text(content)
    for words in (
        "Vijf jaar, dertig keer.",
        "Niet overal.",
        "a(k) = n(k) / Σ n",
        "Figuur 4. Wat de kanalen brachten",
        "Plaatsingen per kanaal",
        "sroi-match, zaad 1 tot en met 30",
    ):
        assert words in text


def test_charts_are_lines_and_not_pictures_of_them(content: bytes) -> None:
    for page in PdfReader(io.BytesIO(content)).pages:
        assert list(page.images) == []


def test_words_with_signs_of_markup_are_set_as_they_are() -> None:
    table = a_table(caption=HOSTILE, head=(HOSTILE,), rows=((HOSTILE,),), numeric=frozenset())
    content = pdf_report(
        a_report_of(
            Paragraph(text=HOSTILE),
            Points(texts=(HOSTILE,)),
            Formula(name=HOSTILE, text=HOSTILE),
            a_figure(TORNADO, title=HOSTILE, alternative=HOSTILE, table=table),
            title=HOSTILE,
            subtitle=HOSTILE,
            colophon=HOSTILE,
            keywords=("a, b", HOSTILE),
        )
    )
    told = PdfReader(io.BytesIO(content)).metadata
    assert told is not None
    assert told.title == HOSTILE
    assert tagged(content, "/Figure")[0]["/Alt"] == HOSTILE
    assert pdf_text(content).count(HOSTILE) >= 8


def test_a_long_table_goes_on_under_the_same_head() -> None:
    rows = tuple((f"regel {number}", str(number), "1%") for number in range(200))
    content = pdf_report(a_report_of(a_table(rows=rows)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    with_rows = [text for text in pages if "regel" in text]
    assert len(with_rows) >= 4
    assert all("plaatsingen" in text for text in with_rows)
    assert all(f"regel {number}" in " ".join(pages) for number in range(200))
    assert len(tagged(content, "/Table")) == 1


def test_words_longer_than_a_column_are_broken_and_nothing_is_lost() -> None:
    long = "abcdefghij" * 15
    rows = ((long, "kort"), ("kort", long))
    content = pdf_report(a_report_of(a_table(head=("a", "b"), rows=rows, numeric=frozenset())))
    letters = "".join(sign for sign in pdf_text(content) if sign.isalpha())
    assert letters.count("abcdefghij") == 30


def test_letters_that_no_font_has_leave_a_sign_in_their_place() -> None:
    text = pdf_text(pdf_report(a_report_of(Paragraph(text="Ştefan \N{CJK RADICAL REPEAT} ∈ ½"))))
    assert "Ştefan \N{REPLACEMENT CHARACTER} ∈ ½" in text


def test_a_chart_without_numbers_and_a_table_without_rows_are_sentences() -> None:
    empty = TornadoChart(axis="x", base=1.0, swings=())
    content = pdf_report(a_report_of(a_figure(empty, table=a_table(rows=()))))
    text = pdf_text(content)
    assert "Hier valt niets te tekenen: er zijn geen getallen." in text
    assert "De gemeente bracht de helft meer dan UWV." in text
    assert "Geen regels." in text
    assert tagged(content, "/Figure") == []


def test_a_report_with_many_sections_has_a_list_of_them_after_the_answer() -> None:
    sections = tuple(Section(heading=f"Deel {n}", blocks=()) for n in range(4))
    content = pdf_report(a_document(sections=sections))
    assert "Inhoud" in PdfReader(io.BytesIO(content)).pages[1].extract_text()


def test_a_report_of_nothing_but_a_title_is_one_page() -> None:
    content = pdf_report(a_document(subtitle="", answer=(), sections=(), keywords=()))
    assert len(PdfReader(io.BytesIO(content)).pages) == 1


def test_a_report_in_english_speaks_english() -> None:
    content = pdf_report(a_document(language=Language.ENGLISH))
    assert catalogue(content)["/Lang"] == "en-GB"
    text = pdf_text(content)
    assert "page 1 of" in text
    assert "Figure 1. Het antwoord in beeld" in text


def test_the_same_report_gives_the_same_bytes(content: bytes) -> None:
    assert pdf_report(a_document()) == content
