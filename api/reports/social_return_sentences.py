"""What the page on social return on investment says in sentences: the answer, and its limits."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.document import Language
from api.reports.social_return_words import (
    FACTORS,
    OUTCOMES,
    cell_name,
    factor_text,
    ratio_text,
)
from api.services.social_return_report import SocialReturnReport
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP
from matcher.social_return.answer import Driver, Ratio, SocialReturn
from matcher.social_return.case import Gap, GapCode, LineStanding
from matcher.social_return.sensitivity import N_DRAWS
from matcher.social_return.valuation import FactorKind


def ratio_sentence(ratio: Ratio, language: Language) -> str:
    """Return the answer in one sentence."""
    at, low, high = (ratio_text(one, language) for one in (ratio.at, ratio.low, ratio.high))
    if language is Language.DUTCH:
        at_most = "ten hoogste " if ratio.is_at_most else ""
        return (
            f"Tegenover elke euro aan kosten staat {at_most}€ {at} aan maatschappelijke waarde, "
            f"tussen € {low} en € {high} (95% van de trekkingen), als de aannames van dit bestand "
            "kloppen."
        )
    at_most = "at most " if ratio.is_at_most else ""
    return (
        f"For each euro of cost there is {at_most}€ {at} of social value, between € {low} and "
        f"€ {high} (95% of the draws), if the assumptions of this file hold."
    )


def driver_sentence(found: SocialReturn, ratio: Ratio, language: Language) -> str:
    """Return what moves the ratio most."""
    if not ratio.drivers:
        if language is Language.DUTCH:
            return "Geen enkel getal heeft een bandbreedte: de ratio lijkt zekerder dan hij is."
        return "No number has a range: the ratio looks surer than it is."
    first = ratio.drivers[0]
    name, low, high = driver_name(found, first, language), *_ends(first, language)
    at_low, at_high = (ratio_text(one, language) for one in (first.at_low, first.at_high))
    if language is Language.DUTCH:
        return (
            f"De ratio hangt het meest af van: {name}. Bij {low} is hij {at_low}, bij {high} is "
            f"hij {at_high}."
        )
    return f"The ratio depends most on: {name}. At {low} it is {at_low}, at {high} it is {at_high}."


def extremes_sentence(ratio: Ratio, language: Language) -> str:
    """Return the two corners, named as such."""
    lowest, highest = ratio_text(ratio.lowest, language), ratio_text(ratio.highest, language)
    if language is Language.DUTCH:
        return (
            f"Uitersten: {lowest} als elk getal tegelijk op zijn slechtst is, {highest} als elk "
            "getal op zijn best is. Dat is geen bandbreedte om te verwachten."
        )
    return (
        f"Extremes: {lowest} with every number at its worst at once, {highest} with every number "
        "at its best. That is no range to expect."
    )


def driver_name(found: SocialReturn, driver: Driver, language: Language) -> str:
    """Return the name of a factor, with the outcome where it is of one line."""
    factor = driver.factor
    name = FACTORS[factor.kind][language]
    if factor.line is None:
        return name
    (stated,) = [one for one in found.valuation.outcomes if one.position == factor.line]
    outcome = f"{OUTCOMES[stated.kind][language]}, {cell_name(stated.cell, language)}"
    is_of_all = factor.kind is FactorKind.QUANTITY
    return f"{name}: {outcome}" if is_of_all else f"{name}: {outcome} ({stated.for_whom})"


def gap_sentence(gap: Gap, language: Language) -> str:
    """Return one thing that is missing for a ratio."""
    if gap.code is GapCode.ASSUMPTION_NOT_STATED and gap.kind is not None:
        name = FACTORS[gap.kind][language]
        if language is Language.DUTCH:
            of_line = f", voor uitkomst {gap.line}" if gap.line else ""
            return f"Niet vermeld: {name}{of_line} (assumptions: {gap.kind})."
        of_line = f", for outcome {gap.line}" if gap.line else ""
        return f"Not stated: {name}{of_line} (assumptions: {gap.kind})."
    return _GAPS[gap.code][language is Language.ENGLISH]


_GAPS = {
    GapCode.NO_COSTS: (
        "Er zijn geen kosten in euro's bekend: niet gemeld en niet in een bestand.",
        "No costs are known in euros: none reported, and none in a file.",
    ),
    GapCode.NOTHING_VALUED: (
        "Geen enkele uitkomst heeft een bedrag uit een bestand; niemand vult er hier een in.",
        "No outcome has an amount from a file; nobody fills one in here.",
    ),
    GapCode.DISCOUNTING_NOT_STATED: (
        "Niet vermeld: of het eerste jaar ook verdisconteerd wordt (first_year_is_discounted).",
        "Not stated: whether the first year is discounted too (first_year_is_discounted).",
    ),
}


def caveats(report: SocialReturnReport, language: Language) -> tuple[str, ...]:
    """Return what the page does not say, and what was left out."""
    place = language is Language.ENGLISH
    return tuple(pair[place] for pair in (*_always(report), *_left_out(report)))


def _always(report: SocialReturnReport) -> Iterator[tuple[str, str]]:
    yield (
        "Dit is niet de social-returnverplichting uit een aanbesteding, die ook 'SROI' heet: die "
        "telt inspanningswaarde volgens een bouwblokkenmethode.",
        "This is not the social return duty of a tender, which is called 'SROI' too: that counts "
        "value by a scheme of building blocks.",
    )
    yield (
        "Een ratio is geen vergelijking tussen opdrachten of regio's: andere aannames, bedragen en "
        "kosten geven een andere ratio voor hetzelfde werk.",
        "A ratio is no comparison between contracts or regions: other assumptions, amounts and "
        "costs give another ratio for the same work.",
    )
    yield (
        "Uitkomsten zonder bedrag zijn niet nul waard. Wat niet in de kaart staat, zoals welzijn "
        "of gevolgen voor collega's, is niet gewaardeerd.",
        "Outcomes without an amount are not worth nothing. What is not on the map, such as "
        "wellbeing or effects on colleagues, is not valued.",
    )
    yield (
        "Anderen kunnen dezelfde uitkomst claimen: wie hun bedragen bij deze optelt, telt dubbel. "
        "Wat de een bespaart, kan een ander betalen.",
        "Others may claim the same outcome: who adds their amounts to these, counts twice. What "
        "one saves, another may pay.",
    )
    yield (
        "Of werk duurde, is bekend als iemand het heeft gevraagd; anders staat er een ondergrens "
        "en een bovengrens. Maanden volgen de geregistreerde dagen, tot de dag waarop iemand "
        "hoorde dat het werk voorbij was.",
        "Whether work lasted is known if somebody asked; otherwise there is a lower and an upper "
        "bound. Months follow the registered days, up to the day on which somebody learnt that "
        "the work was over.",
    )
    yield (
        f"De bandbreedte komt van {N_DRAWS} trekkingen: aannames en bedragen uit een driehoek met "
        "de top op de opgegeven waarde, hoeveelheden gelijkmatig tussen hun grenzen, alle los van "
        "elkaar. Dat is een afspraak, geen meting.",
        f"The range is of {N_DRAWS} draws: assumptions and amounts from a triangle with its top at "
        "the stated value, quantities evenly between their bounds, all apart from each other. "
        "That is a convention, not a measurement.",
    )


def _left_out(report: SocialReturnReport) -> Iterator[tuple[str, str]]:
    counts, found = report.counts, report.found
    if report.shows_groups:
        yield (
            f"Per doelgroep telt ieder in één groep, die van de eerste werkdag. Aantallen zijn op "
            f"{PEOPLE_STEP} afgerond; wat over minder dan {FEWEST_SHOWN} mensen gaat, of over "
            "bijna iedereen, staat er niet.",
            f"By target group everybody is in one group, that of the first day of work. Numbers "
            f"are rounded to {PEOPLE_STEP}; what is of fewer than {FEWEST_SHOWN} people, or of "
            "nearly everybody, is not told.",
        )
    if 0 < counts.n_people < FEWEST_SHOWN:
        yield (
            f"Dit gaat over minder dan {FEWEST_SHOWN} mensen: geef deze pagina alleen aan wie hun "
            "plaatsingen mag zien.",
            f"This is about fewer than {FEWEST_SHOWN} people: hand this page only to who may see "
            "their placements.",
        )
    if any(cost.is_partly_elsewhere for cost in found.costs):
        yield (
            "Gemelde kosten die deels buiten de periode of de regio vallen, staan er als niet "
            "bekend: welk deel erin valt, is niet gemeld.",
            "Reported costs that fall partly outside the period or the region are told as not "
            "known: which part falls inside was not reported.",
        )
    numbers = (
        (
            counts.n_twice,
            "Mensen met twee banen tegelijk: {n}; hun maanden tellen één keer.",
            "People with two jobs at once: {n}; their months count once.",
        ),
        (
            counts.n_without_introduction,
            "Plaatsingen zonder voorstel: {n}; of dat werk duurde, is niet gevraagd.",
            "Placements without an introduction: {n}; nobody was asked whether that work lasted.",
        ),
        (
            counts.n_not_due,
            "Plaatsingen waarvan de eerste 6 maanden nog niet om zijn: {n}; zij tellen niet als "
            "duurzaam, ook niet in de bovengrens.",
            "Placements whose first 6 months are not over: {n}; they do not count as sustained, "
            "nor in the upper bound.",
        ),
        (
            counts.n_unpaid,
            "Stages, werkervaringsplaatsen en proefplaatsingen: {n}; dat is geen uitkomst.",
            "Internships, work-experience places and trial placements: {n}; these are no outcome.",
        ),
        (
            counts.n_place_unknown,
            "Weggelaten plaatsingen waarvan de plaats van het werk niet bekend is: {n}.",
            "Placements left out since the place of work is not known: {n}.",
        ),
        (
            counts.n_erased,
            "Weggelaten plaatsingen van mensen die gewist zijn: {n}.",
            "Placements left out of people who were erased: {n}.",
        ),
        (
            report.n_efforts,
            "Andere inspanningen (zoals inkoop of opleiding): {n}; dat is waarde voor de "
            "verplichting en geen kostenpost. Wat extra kostte, hoort bij gemelde kosten of in het "
            "bestand.",
            "Other efforts (such as purchases or training): {n}; that is value for the duty, and "
            "no cost. What cost extra belongs in reported costs or in the file.",
        ),
        (
            sum(one.line.standing is LineStanding.HIDDEN for one in found.impacts),
            "Regels van het bestand over te weinig mensen: {n}; die zijn niet gewaardeerd.",
            "Lines of the file that are of too few people: {n}; these are not valued.",
        ),
    )
    for n, dutch, english in numbers:
        if n:
            yield dutch.format(n=n), english.format(n=n)


def _ends(driver: Driver, language: Language) -> tuple[str, str]:
    factor = driver.factor
    return (
        factor_text(factor.kind, factor.low, language),
        factor_text(factor.kind, factor.high, language),
    )
