"""The report of a period out of a region's own log, as a document to be rendered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from api.reports.channel_report_answer import answer_blocks
from api.reports.channel_report_habit import habit_blocks
from api.reports.channel_report_measures import (
    all_numbers,
    funnel_blocks,
    missed_blocks,
    stage_blocks,
)
from api.reports.channel_report_method import formulas, limits
from api.reports.channel_report_numbers import day_text, intervention_text
from api.reports.channel_report_series import change_blocks, series_blocks
from api.reports.document import Block, Language, Points, ReportDocument, ReportTable, Section
from api.reports.two_languages import two
from api.services.channel_history_report import PeriodReport
from api.services.channel_text import channel_caveats
from api.services.fairness_report import TOP

_TITLE = two("Welke kanalen brengen mensen aan werk?", "Which channels bring people into work?")
_PERIOD = two("{since} tot en met {until}", "{since} to {until}")
_REGION = two("werk in {name}", "work in {name}")
_CONTRACTOR = two("opdrachtnemer {name}", "contractor {name}")
_GROUP = two("doelgroep {name}", "target group {name}")
_OWN = two("alleen voorstellen van eigen kandidaten", "introductions of own candidates only")
_HEADINGS = {
    "asked": two("Wat is gevraagd, en waar het op rust", "What was asked, and what it rests on"),
    "stages": two("Van geschikt tot blijvend werk", "From suitable to lasting work"),
    "missed": two("Wie niet is gevraagd", "Who was not asked"),
    "funnel": two("Hoe ver voorstellen komen", "How far introductions come"),
    "series": two("Door de tijd", "Through time"),
    "change": two("Wat er na die dag veranderde", "What changed after that day"),
    "habit": two("Hoeveel van de keuze is gewoonte", "How much of the choice is habit"),
    "formulas": two("Hoe het is berekend", "How it was computed"),
    "limits": two("Wat het niet zegt", "What it does not say"),
    "numbers": two("Alle getallen", "All numbers"),
}
_FACTS = two("Feiten van dit rapport", "Facts of this report")
_FACT_HEAD = (two("wat", "what"), two("waarde", "value"))
_FACT_NAMES = {
    "introductions": two("voorstellen in de periode", "introductions in the period"),
    "vacancies": two(
        "vacatures met een voorstel of lijst", "vacancies with an introduction or list"
    ),
    "lists": two("lijsten getoond", "lists shown"),
    "since": two("eerste dag die bekend is", "first day that is known"),
    "months": two("hele maanden in de reeksen", "whole months in the series"),
    "day": two("dag van de verandering", "day of the change"),
    "left_out": two("vacatures weggelaten: plaats onbekend", "vacancies left out: place unknown"),
    "group": two("voorstellen weggelaten: groep onbekend", "introductions left out: group unknown"),
    "least_fit": two("geschikt vanaf", "suitable from"),
}
_COLOPHON = two(
    "Gemaakt met sroi-match {version} op {day} uit het logboek van deze installatie; gewichten "
    "{weights}, encoder {encoder}. Opnieuw maken: {command}",
    "Made with sroi-match {version} on {day} from the log of this installation; weights {weights}, "
    "encoder {encoder}. To make it again: {command}",
)


_ABOUT_THE_POOL = (
    "Who is there, who may count and who is suitable is today's: the log does not keep who was "
    "there at the time. A region is about where the work is, not where people live.",
    f"Exposure weighs a place by 1 / log2(1 + place) on the first {TOP} places: an assumption, not "
    "measured.",
    "Missed: of the most suitable, those in channels from which nobody was introduced and that, by "
    "the log, were not asked. Who was placed and is registered no more is not among them, which "
    "makes it too high. It does not say that anybody would have been hired.",
    "Introductions are those of the period; what came of them was followed up to today.",
    "Costs are what contractors reported; who reported nothing has unknown costs, not none.",
)


def channel_report_document(
    report: PeriodReport, language: Language, *, version: str
) -> ReportDocument:
    """Return the report: the answer first, then figures, formulas, limits and all numbers."""
    return ReportDocument(
        title=_TITLE[language],
        subtitle=", ".join(_about(report, language)),
        language=language,
        answer=answer_blocks(report, language),
        sections=tuple(_sections(report, language)),
        colophon=_COLOPHON[language].format(
            version=version,
            day=day_text(report.measures.asked_on, language),
            weights=report.measures.weights_version,
            encoder=report.measures.encoder_version,
            command=_command(report, language),
        ),
        keywords=("social return", "SROI", "kanalen" if language is Language.DUTCH else "channels"),
    )


def _about(report: PeriodReport, language: Language) -> Iterator[str]:
    asked, measures = report.measures.asked, report.measures
    yield _PERIOD[language].format(
        since=day_text(asked.since, language), until=day_text(asked.until, language)
    )
    if measures.region:
        yield _REGION[language].format(name=measures.region)
    if measures.contractor:
        yield _CONTRACTOR[language].format(name=measures.contractor)
    if asked.group:
        yield _GROUP[language].format(name=asked.group.value)
    if measures.is_own_only:
        yield _OWN[language]


def _sections(report: PeriodReport, language: Language) -> Iterator[Section]:
    yield _section("asked", (_facts(report, language), *_caveats(report, language)), language)
    if report.history.logged_since is not None:
        if not report.measures.is_own_only:
            yield _section("stages", stage_blocks(report, language), language)
            yield _section("missed", missed_blocks(report, language), language)
        yield _section("funnel", funnel_blocks(report, language), language)
        yield _section("series", series_blocks(report, language), language)
        changed = change_blocks(report, language)
        if changed:
            yield _section("change", changed, language)
    if report.habit is not None:
        yield _section("habit", habit_blocks(report.habit, language), language)
    yield _section("formulas", formulas(language), language)
    yield _section("limits", limits(report, language), language)
    if report.history.logged_since is not None:
        yield _section("numbers", (all_numbers(report, language),), language)


def _section(name: str, blocks: tuple[Block, ...], language: Language) -> Section:
    return Section(heading=_HEADINGS[name][language], blocks=blocks)


def _facts(report: PeriodReport, language: Language) -> ReportTable:
    return ReportTable(
        caption=_FACTS[language],
        head=tuple(words[language] for words in _FACT_HEAD),
        rows=tuple(
            (_FACT_NAMES[name][language], text) for name, text in _fact_texts(report, language)
        ),
    )


def _fact_texts(report: PeriodReport, language: Language) -> Iterator[tuple[str, str]]:
    counts, history = report.measures.counts, report.history
    yield "introductions", str(counts.n_introductions)
    yield "vacancies", str(counts.n_vacancies)
    yield "lists", str(counts.n_lists)
    yield "since", _day(history.logged_since, language)
    yield "months", str(len(history.months))
    if history.intervention is not None:
        yield "day", intervention_text(report, language)
    yield "least_fit", f"{report.measures.asked.least_fit:g}"
    for name, n in (("left_out", counts.n_place_unknown), ("group", counts.n_group_unknown)):
        if n:
            yield name, str(n)


def _day(day: date | None, language: Language) -> str:
    return "–" if day is None else day_text(day, language)


def _caveats(report: PeriodReport, language: Language) -> Iterator[Block]:
    """Yield what one must know to read the measures; in Dutch with what was left out of them."""
    if language is Language.DUTCH:
        yield Points(texts=channel_caveats(report.measures))
    elif not report.measures.is_own_only:
        yield Points(texts=_ABOUT_THE_POOL)


def _command(report: PeriodReport, language: Language) -> str:
    asked, split = report.measures.asked, report.history.intervention
    parts = ["sroi-match channels report", f"--since {asked.since}", f"--until {asked.until}"]
    parts += [f'--region "{report.measures.region}"'] if report.measures.region else []
    parts += [f"--contractor {report.measures.contractor}"] if report.measures.contractor else []
    parts += [f"--group {asked.group.value}"] if asked.group else []
    parts += [f"--least-fit {asked.least_fit:g}", f"--best {asked.best}"]
    if split is not None:
        parts.append(f"--intervention {split.on}")
        parts += [f'--intervention-name "{split.name}"'] if split.name else []
    return " ".join((*parts, f"--language {language.value}", "--report DIR"))
