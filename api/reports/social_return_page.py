"""The page on social return on investment of a contract or region: the answer first, then all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from api.reports.document import (
    Block,
    Figure,
    Formula,
    Language,
    Paragraph,
    Points,
    ReportDocument,
    Section,
    Swing,
    TornadoChart,
)
from api.reports.social_return_sentences import (
    caveats,
    driver_name,
    driver_sentence,
    extremes_sentence,
    gap_sentence,
    ratio_sentence,
)
from api.reports.social_return_tables import (
    assumptions_table,
    costs_table,
    drivers_table,
    impact_table,
    outcomes_table,
    outputs_table,
    proxies_table,
    reductions_table,
)
from api.reports.social_return_words import euros
from api.reports.two_languages import two
from api.services.social_return_report import SocialReturnReport
from matcher.social_return.answer import Ratio
from matcher.social_return.sensitivity import N_DRAWS, SEED

_TITLE = two("Maatschappelijk rendement (SROI-ratio)", "Social return on investment (SROI ratio)")
_NO_RATIO = two(
    "Er is geen ratio. Uitkomsten staan hieronder in hun eigen eenheid. Wat er voor een ratio "
    "ontbreekt:",
    "There is no ratio. Outcomes are told below in their own units. What is missing for a ratio:",
)
_ADVICE = two(
    "Vergelijk deze ratio niet met die van een andere opdracht of regio.",
    "Do not compare this ratio with that of another contract or region.",
)
_DONE = two("Wat er gebeurde en wat het bracht", "What was done and what came of it")
_SPENT = two("Wat het kostte", "What it cost")
_MAP = two("Van uitkomst naar waarde", "From outcome to value")
_DRIVERS = two("Wat de ratio bepaalt", "What drives the ratio")
_STATED = two("Alle aannames en bedragen, met bron", "All assumptions and amounts, with sources")
_HOW = two("Hoe is gerekend", "How it was reckoned")
_LIMITS = two("Wat deze pagina niet zegt", "What this page does not say")


def social_return_page(report: SocialReturnReport, language: Language) -> ReportDocument:
    """Return the page: a controller finds the answer first, a reviewer every number after it."""
    asked = report.asked
    until = "tot en met" if language is Language.DUTCH else "up to and including"
    return ReportDocument(
        title=_TITLE[language],
        subtitle=f"{report.about}: {asked.since} {until} {asked.until}",
        language=language,
        answer=tuple(_answer(report, language)),
        sections=tuple(_sections(report, language)),
        colophon=_colophon(report, language),
        keywords=("SROI-ratio", "social return on investment"),
    )


def _answer(report: SocialReturnReport, language: Language) -> Iterator[Block]:
    found, ratio = report.found, report.found.ratio
    if ratio is None:
        yield Paragraph(text=_NO_RATIO[language], strong=True)
        yield Points(texts=tuple(gap_sentence(gap, language) for gap in found.gaps))
    else:
        yield Paragraph(text=ratio_sentence(ratio, language), strong=True)
        yield Paragraph(text=driver_sentence(found, ratio, language))
        yield Paragraph(text=extremes_sentence(ratio, language))
        if ratio.is_at_most:
            yield Paragraph(text=_at_most(language), strong=True)
        yield Paragraph(text=_ADVICE[language])
    yield outcomes_table(found.outcomes, language, of_cells=False)


def _at_most(language: Language) -> str:
    if language is Language.DUTCH:
        return (
            "Niet alle kosten zijn in euro's bekend. De kosten zijn dus hoger, en de ratio is "
            "lager dan hier staat."
        )
    return (
        "Not all costs are known in euros. So costs are higher, and the ratio is lower than this."
    )


def _sections(report: SocialReturnReport, language: Language) -> Iterator[Section]:
    found, ratio = report.found, report.found.ratio
    done: list[Block] = [outputs_table(report, language)]
    if report.shows_groups:
        done.append(outcomes_table(found.outcomes, language, of_cells=True))
    yield Section(heading=_DONE[language], blocks=tuple(done))
    yield Section(heading=_SPENT[language], blocks=(costs_table(found, language),))
    if found.impacts:
        yield Section(heading=_MAP[language], blocks=tuple(_map(report, language)))
    if ratio is not None and ratio.drivers:
        figure = _tornado(report, ratio, language)
        yield Section(heading=_DRIVERS[language], blocks=(figure,))
    if report.has_file:
        tables = (assumptions_table(found, language), proxies_table(found, language))
        yield Section(heading=_STATED[language], blocks=(*_file(report, language), *tables))
    yield Section(heading=_HOW[language], blocks=_formulas(report, language))
    yield Section(heading=_LIMITS[language], blocks=(Points(texts=caveats(report, language)),))


def _map(report: SocialReturnReport, language: Language) -> Iterator[Block]:
    found, dutch = report.found, language is Language.DUTCH
    yield impact_table(found, language)
    yield reductions_table(found, language)
    if found.impact_euros is not None:
        total = "Samen nu waard" if dutch else "Together worth now"
        yield Paragraph(text=f"{total}: {euros(found.impact_euros, language)}.", strong=True)
    if found.ratio is not None:
        net = "Waarde min kosten" if dutch else "Value less costs"
        yield Paragraph(text=f"{net}: {euros(found.ratio.net_euros, language)}.")


def _file(report: SocialReturnReport, language: Language) -> Iterator[Block]:
    made = "Bestand van" if language is Language.DUTCH else "File by"
    valuation = report.found.valuation
    yield Paragraph(text=f"{made} {valuation.made_by}: {valuation.title}.")


def _tornado(report: SocialReturnReport, ratio: Ratio, language: Language) -> Figure:
    found, dutch = report.found, language is Language.DUTCH
    swings = tuple(
        Swing(
            label=driver_name(found, one, language),
            at_low=float(one.at_low),
            at_high=float(one.at_high),
        )
        for one in ratio.drivers
    )
    return Figure(
        title="De ratio bij het laagste en het hoogste van elk getal"
        if dutch
        else "The ratio at the lowest and the highest of each number",
        alternative=driver_sentence(found, ratio, language),
        chart=TornadoChart(
            axis="SROI-ratio" if dutch else "SROI ratio", base=float(ratio.at), swings=swings
        ),
        table=drivers_table(found, ratio, language),
    )


def _formulas(report: SocialReturnReport, language: Language) -> tuple[Block, ...]:
    dutch = language is Language.DUTCH
    is_discounted = report.found.valuation.is_first_year_discounted
    power = {None: "t − 1 of t" if dutch else "t − 1 or t", True: "t", False: "t − 1"}[
        is_discounted
    ]
    source = (
        "Stappen en begrippen: The SROI Network, A Guide to Social Return on Investment (2012), en "
        "REDF, SROI Methodology (2000). 'Attribution' is hier het deel dat wordt toegerekend: 1 "
        "min het deel van anderen."
        if dutch
        else "Stages and terms: The SROI Network, A Guide to Social Return on Investment (2012), "
        "and REDF, SROI Methodology (2000). 'Attribution' is the share that is claimed here: 1 "
        "less the share of others."
    )
    return (
        Formula(
            name="Waarde in jaar 1 (euro)" if dutch else "Value in year 1 (euros)",
            text="hoeveelheid × proxy × (1 − deadweight) × attribution × (1 − displacement)"
            if dutch
            else "quantity × proxy × (1 − deadweight) × attribution × (1 − displacement)",
        ),
        Formula(
            name="Nu waard (euro)" if dutch else "Present value (euros)",
            text=f"Σ over t = 1, 2, …:  I × (1 − drop-off)^(t − 1) ÷ (1 + r)^({power})",
        ),
        Formula(
            name="SROI-ratio" if dutch else "SROI ratio",
            text="som van wat het nu waard is ÷ kosten"
            if dutch
            else "sum of present values ÷ costs",
        ),
        Paragraph(text=source),
    )


def _colophon(report: SocialReturnReport, language: Language) -> str:
    asked, made = report.asked, version("sroi-match")
    subject = f"--contract {asked.contract}" if asked.contract else f"--region '{asked.region}'"
    command = (
        f"sroi-match social-return measure {subject} --since {asked.since} --until {asked.until}"
        f"{' --file …' if report.has_file else ''}"
    )
    if language is Language.DUTCH:
        return (
            f"Gemaakt op {report.asked_on} met sroi-match {made}: {command}. {N_DRAWS} trekkingen, "
            f"beginwaarde {SEED}. Er is niets bewaard."
        )
    return (
        f"Made on {report.asked_on} with sroi-match {made}: {command}. {N_DRAWS} draws, seed "
        f"{SEED}. Nothing was stored."
    )
