"""A report as a page: whole in itself, in order for who hears it, and no word of it is run."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from api.reports.document import Formula, Language, Paragraph, Points, ReportDocument, TornadoChart
from api.reports.report_html import html_report
from tests.api.reports.report_example import (
    CHARTS,
    HOSTILE,
    TORNADO,
    ReadPage,
    a_document,
    a_figure,
    a_report_of,
    a_table,
    read_page,
)


@pytest.fixture
def page() -> ReadPage:
    """The report with everything, read back."""
    return read_page(html_report(a_document()))


def test_the_page_is_whole_html_in_its_language(page: ReadPage) -> None:
    assert page.declared == ["DOCTYPE html"]
    assert (page.open_now, page.unbalanced) == ([], [])
    assert page.named("html")[0][1]["lang"] == "nl"
    assert page.texts("title")[0] == "Vinden bedrijven anders mensen?"


def test_the_page_asks_for_nothing_from_elsewhere_and_runs_nothing(page: ReadPage) -> None:
    assert page.named("script", "link", "img", "iframe", "object", "form") == []
    for _, attributes, _ in page.opened:
        assert not any(name.startswith("on") for name in attributes)
        assert "style" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
        assert "src" not in attributes


def test_the_policy_lets_in_the_style_sheet_and_nothing_else() -> None:
    text = html_report(a_document())
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(a["content"] for _, a, _ in read_page(text).named("meta") if "http-equiv" in a)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert read_page(text).texts("style") == [style.strip()]


def test_there_is_one_first_heading_and_none_is_skipped(page: ReadPage) -> None:
    levels = [int(tag[1]) for tag, _, _ in page.named("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2}
    assert page.texts("h2") == [
        "In het kort",
        "Inhoud",
        "Wat is gemeten",
        "Gevoeligheid",
        "Hoe dit rapport is gemaakt",
    ]


def test_no_id_stands_for_two_things_and_every_link_and_label_leads_to_one(page: ReadPage) -> None:
    ids = [attributes["id"] for _, attributes, _ in page.opened if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes, _ in page.opened:
        for name in ("href", "aria-labelledby"):
            for target in (attributes.get(name) or "").split():
                assert target.removeprefix("#") in ids


def test_who_uses_the_keyboard_can_skip_to_the_text(page: ReadPage) -> None:
    first = page.named("a")[0]
    main = page.named("main")[0]
    assert first[1]["href"] == f"#{main[1]['id']}"
    assert page.texts("a")[0] == "Naar de tekst"


def test_the_answer_comes_first_and_is_a_page_of_its_own_when_printed() -> None:
    text = html_report(a_document())
    assert text.index("Ja, 9,4 procentpunt meer.") < text.index("Inhoud")
    assert ".answer { break-after: page; }" in text.partition("@media print")[2]


def test_every_figure_is_told_in_words_and_has_its_table(page: ReadPage) -> None:
    assert len(page.named("figure")) == len(CHARTS)
    for tag in ("figcaption", "svg", "table"):
        assert len([way for _, _, way in page.named(tag) if "figure" in way]) == len(CHARTS)
    for _, attributes, _ in page.named("svg"):
        assert attributes["role"] == "img"
    assert page.texts("desc") == ["De gemeente bracht de helft meer dan UWV."] * len(CHARTS)
    assert page.texts("figcaption")[:2] == [
        "Figuur 1. Het antwoord in beeld",
        "Figuur 2. Wat de kanalen brachten",
    ]


def test_every_table_has_a_caption_and_columns_with_a_scope(page: ReadPage) -> None:
    assert len(page.named("caption")) == len(page.named("table")) == len(CHARTS) + 1
    assert {attributes["scope"] for _, attributes, _ in page.named("th")} == {"col"}
    numbers = [a for _, a, _ in page.named("td") if a.get("class") == "number"]
    assert len(numbers) == len(page.named("td")) * 2 / 3


def test_formulas_points_and_strong_words_are_what_they_are(page: ReadPage) -> None:
    assert page.texts("dt") == ["Aandeel (0 tot 1)"]
    assert page.texts("dd") == ["a(k) = n(k) / Σ n"]
    assert page.texts("li")[:2] == ["Vooral bij UWV.", "Niet overal."]
    assert [a.get("class") for _, a, _ in page.named("p")][1] == "strong"


def hostile() -> ReportDocument:
    table = a_table(caption=HOSTILE, head=(HOSTILE,), rows=((HOSTILE,),), numeric=frozenset())
    figure = a_figure(TORNADO, title=HOSTILE, alternative=HOSTILE, table=table)
    return a_report_of(
        Paragraph(text=HOSTILE),
        Points(texts=(HOSTILE,)),
        Formula(name=HOSTILE, text=HOSTILE),
        table,
        figure,
        title=HOSTILE,
        subtitle=HOSTILE,
        colophon=HOSTILE,
        keywords=(HOSTILE,),
    )


def test_words_with_signs_of_html_are_shown_as_they_are() -> None:
    page = read_page(html_report(hostile()))
    assert page.named("script", "l") == []
    for tag in ("h1", "title", "p", "li", "dt", "dd", "caption", "th", "td", "desc"):
        assert HOSTILE in page.texts(tag), tag
    keywords = next(a for _, a, _ in page.named("meta") if a.get("name") == "keywords")
    assert keywords["content"] == HOSTILE


def test_a_report_in_english_speaks_english() -> None:
    page = read_page(html_report(a_document(language=Language.ENGLISH)))
    assert page.named("html")[0][1]["lang"] == "en"
    assert page.texts("h2")[:2] == ["In brief", "Contents"]
    assert page.texts("figcaption")[0] == "Figure 1. Het antwoord in beeld"


def test_a_chart_without_numbers_is_a_sentence_with_its_table() -> None:
    empty = TornadoChart(axis="x", base=1.0, swings=())
    page = read_page(html_report(a_report_of(a_figure(empty, alternative="Niets is gemeten."))))
    assert page.named("svg") == []
    told = "Hier valt niets te tekenen: er zijn geen getallen. Niets is gemeten."
    assert told in page.texts("p")
    assert len(page.named("table")) == 1


def test_a_table_without_rows_says_so() -> None:
    page = read_page(html_report(a_report_of(a_table(rows=()))))
    assert page.texts("td") == ["Geen regels."]
    assert page.named("td")[0][1]["colspan"] == "3"


def test_a_column_without_a_head_is_no_empty_heading() -> None:
    table = a_table(head=(" ", "b"), rows=(("1", "2"),), numeric=frozenset())
    page = read_page(html_report(a_report_of(table)))
    assert page.texts("th") == ["b"]
    assert len(page.named("th")) == 1


def test_only_a_very_long_word_is_broken_anywhere() -> None:
    table = a_table(head=("a", "b"), rows=(("kort", "x" * 31),), numeric=frozenset())
    page = read_page(html_report(a_report_of(table)))
    assert [a.get("class") for _, a, _ in page.named("td")] == [None, "long"]


def test_a_report_of_nothing_but_a_title_is_still_a_page() -> None:
    page = read_page(html_report(a_document(subtitle="", answer=(), sections=(), keywords=())))
    assert page.named("nav") == []
    assert page.texts("h2") == ["In het kort", "Hoe dit rapport is gemaakt"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html_report(a_document()) == html_report(a_document())
