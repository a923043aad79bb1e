"""The page that answers the questions of 2014 with own numbers: the answer first, then all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from api.reports import evaluation_words as words
from api.reports.document import (
    Block,
    Figure,
    Formula,
    IntervalChart,
    Language,
    Mark,
    Paragraph,
    Points,
    ReportDocument,
    Section,
)
from api.reports.evaluation_sentences import (
    bounds_sentence,
    costs_sentence,
    displacement_sentence,
    gaps,
    goals_sentence,
    verdict_sentence,
)
from api.reports.evaluation_tables import (
    channels_table,
    contract_goals_table,
    displacement_table,
    groups_table,
    lasting_by_group_table,
    lasting_table,
    region_goals_table,
    value_table,
)
from api.reports.two_languages import two
from api.services.evaluation import Evaluation
from matcher.channels.evaluation import Lasting


def evaluation_page(report: Evaluation, language: Language) -> ReportDocument:
    """Return the page: an alderman reads the answer, a statistician every count and rule."""
    asked = report.asked
    until = two("tot en met", "up to and including")[language]
    return ReportDocument(
        title=words.TITLE[language],
        subtitle=f"{report.region or words.EVERYWHERE[language]}: {asked.since} {until} "
        f"{asked.until}",
        language=language,
        answer=tuple(_answer(report, language)),
        sections=tuple(_sections(report, language)),
        colophon=_colophon(report, language),
        keywords=("social return", "evaluatie", "re-integratie"),
    )


def _answer(report: Evaluation, language: Language) -> Iterator[Block]:
    question = two(
        "Is social return succesvol in re-integratie?",
        "Is social return successful in re-integration?",
    )[language]
    yield Paragraph(text=f"{question} {verdict_sentence(report, language)}", strong=True)
    placed = words.people_text(report.inflow.placed, language)
    sentences = (
        two(
            f"Mensen die in deze periode met werk begonnen: {placed}.",
            f"People who began to work in this period: {placed}.",
        )[language],
        bounds_sentence(report.inflow.lasting[0], language),
        words.NO_COMPARISON[language],
        displacement_sentence(report, language),
        costs_sentence(report, language),
        goals_sentence(report, language),
    )
    yield Points(texts=tuple(sentence for sentence in sentences if sentence))


def _sections(report: Evaluation, language: Language) -> Iterator[Section]:
    asked = (words.ASKED_IN_2014, words.NO_ANSWER_IN_2014, words.FOUND_IN_2014)
    yield _section(
        words.WHAT_WAS_ASKED[language], Points(texts=tuple(text[language] for text in asked))
    )
    yield _section(
        words.WHO_BEGAN[language], groups_table(report, language), channels_table(report, language)
    )
    yield _section(
        words.STILL_IN_WORK[language],
        _lasting_figure(report, language),
        lasting_by_group_table(report, language),
        Paragraph(text=words.NO_EFFECT[language]),
    )
    yield _section(words.WORK_AND_VALUE[language], value_table(report, language))
    goals: list[Block] = [
        Paragraph(text=goals_sentence(report, language)),
        contract_goals_table(report, language),
    ]
    if report.goals:
        goals.append(region_goals_table(report, language))
    yield _section(words.GOALS[language], *goals)
    yield _section(
        words.DISPLACED[language],
        Paragraph(text=displacement_sentence(report, language)),
        displacement_table(report, language),
    )
    yield _section(words.COSTS[language], Paragraph(text=costs_sentence(report, language)))
    yield _section(words.CANNOT_SAY[language], Points(texts=_cannot_say(report, language)))
    yield _section(words.HOW_COUNTED[language], *_how(language))


def _section(heading: str, *blocks: Block) -> Section:
    return Section(heading=heading, blocks=blocks)


def _cannot_say(report: Evaluation, language: Language) -> tuple[str, ...]:
    return (words.NO_COMPARISON[language], *gaps(report, language))


def _lasting_figure(report: Evaluation, language: Language) -> Figure:
    marks = [
        mark
        for one in report.inflow.lasting
        for mark in (_known(one, language), _bounds(one, language))
    ]
    return Figure(
        title=two(
            "Aandeel dat er nog werkt, van wie bekend is en in het uiterste geval",
            "Share still in work, of those known and at the very least and most",
        )[language],
        alternative=verdict_sentence(report, language),
        chart=IntervalChart(
            axis=two("aandeel nog in werk", "share still in work")[language],
            marks=tuple(marks),
            is_share=True,
        ),
        table=lasting_table(report, language),
    )


def _known(one: Lasting, language: Language) -> Mark:
    label = two(f"{one.months} maanden, van wie bekend is", f"{one.months} months, of those known")
    return Mark(label=label[language], at=one.share.at, low=one.share.low, high=one.share.high)


def _bounds(one: Lasting, language: Language) -> Mark:
    label = two(
        f"{one.months} maanden, als alle onbekenden nee of ja",
        f"{one.months} months, if all unknown no or yes",
    )
    return Mark(label=label[language], at=None, low=one.if_all_no, high=one.if_all_yes)


def _how(language: Language) -> tuple[Block, ...]:
    return (
        Formula(
            name=two("Nog in werk, van wie bekend (persoon)", "In work still, of those known")[
                language
            ],
            text=two("ja ÷ (ja + nee)", "yes ÷ (yes + no)")[language],
        ),
        Formula(
            name=two("In het uiterste geval", "At the very least and most")[language],
            text=two(
                "ja ÷ aan de beurt  en  (ja + niet bekend) ÷ aan de beurt",
                "yes ÷ due  and  (yes + not known) ÷ due",
            )[language],
        ),
        Paragraph(
            text=two(
                "Interval: bootstrap over vacatures (2.000 trekkingen), vanaf 10 vacatures en 10 "
                "mensen. Uiterste gevallen zonder aanname: Manski 1989.",
                "Interval: bootstrap over vacancies (2,000 draws), from 10 vacancies and 10 people "
                "on. Bounds without an assumption: Manski 1989.",
            )[language]
        ),
        Points(texts=tuple(text[language] for text in words.HOW)),
    )


def _colophon(report: Evaluation, language: Language) -> str:
    asked, made = report.asked, version("sroi-match")
    region = f" --region '{report.region}'" if report.region else ""
    command = f"sroi-match channels evaluation --since {asked.since} --until {asked.until}{region}"
    return two(
        f"Gemaakt op {report.on} met: {command} (sroi-match {made}). Cijfers zijn die van vandaag; "
        "wat later wordt vastgelegd, verandert ze.",
        f"Made on {report.on} by: {command} (sroi-match {made}). Numbers are those of today; what "
        "is recorded later changes them.",
    )[language]
