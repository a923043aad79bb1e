"""A fairness report in plain Dutch: names of groups, warnings, and what to know to read it."""

from __future__ import annotations

from collections.abc import Iterator

from api.services.channel_names import channel_name
from api.services.fairness_report import FairnessReport
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.eligibility.wording import GROUPS
from matcher.fairness.disclosure import LIST_LENGTHS, SHARE_STEP, TOGETHER
from matcher.fairness.measures import (
    FEWEST_EXPECTED_LINES,
    FEWEST_PEOPLE,
    FEWEST_VACANCIES,
    Divergence,
    GroupMeasure,
    TraitMeasure,
    Verdict,
)
from matcher.fairness.people import NO_GROUP, UNKNOWN, Trait
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP

TRAITS = {
    Trait.CHANNEL: "kanaal",
    Trait.MUNICIPALITY: "gemeente",
    Trait.TARGET_GROUP: "doelgroep",
    Trait.AGE_BAND: "leeftijdsgroep",
    Trait.GENDER: "geslacht",
}
VERDICTS = {
    Verdict.TOO_FEW: "te weinig om iets te zeggen",
    Verdict.BELOW: "minder zichtbaar",
    Verdict.ABOVE: "meer zichtbaar",
    Verdict.NOT_OUTSIDE: "binnen de band of niet zeker",
}
_SPECIAL = {
    UNKNOWN: "niet bekend",
    NO_GROUP: "in geen van de bekende groepen",
    TOGETHER: "kleine groepen samen",
}
_LEFT_OUT = {
    "n_repeated": "Weggelaten: {n} regels van mensen die al hoger op dezelfde lijst staan.",
    "n_open_pairs": "Van {n} paren inschrijvingen zei nog niemand of het één persoon is; zij "
    "tellen hier als verschillende mensen.",
    "n_below_fit": "Weggelaten: {n} regels met een lagere of onbekende geschiktheid.",
    "n_erased": "Van {n} regels is alleen het kanaal bekend: deze mensen zijn gewist of niet meer "
    "te zien.",
    "n_lists_again": "Weggelaten: {n} lijsten waarvoor dezelfde kijker later op de dag een nieuwe "
    "kreeg.",
    "n_lists_gone": "Weggelaten: {n} lijsten waarvan de vacature, de opdracht of de kijker niet "
    "meer geregistreerd is.",
    "n_lists_reordered": "Niet op volgorde van geschiktheid, of met kleine kanalen naar voren "
    "gehaald: {n} lijsten.",
}
_GENDERS = {"female": "vrouw", "male": "man", "other": "anders"}
_NO_REORDERING = "Dat zegt niet waarom. De lijst is er niet door veranderd."


def group_name(trait: Trait, group: str) -> str:
    """Return the Dutch name of a group."""
    if group in _SPECIAL:
        return _SPECIAL[group]
    if trait is Trait.CHANNEL:
        return channel_name(Channel(group))
    if trait is Trait.TARGET_GROUP:
        return GROUPS[TargetGroup(group)]
    return _GENDERS.get(group, group)


def warnings(report: FairnessReport) -> tuple[str, ...]:
    """Return a sentence for every group whose whole interval lies outside the band."""
    return tuple(
        _warning(measure.trait, group)
        for measure in report.traits
        for group in measure.groups
        if group.verdict in (Verdict.BELOW, Verdict.ABOVE)
    )


def caveats(report: FairnessReport) -> tuple[str, ...]:
    """Return choices and gaps that the report rests on."""
    return (
        *_reference(report),
        *_left_out(report),
        *_certainty(report),
        *_facts(report),
        "Het rapport meet en waarschuwt. Het verandert geen lijst en zegt niets over één persoon.",
    )


def number_text(number: float | None, places: int = 2) -> str:
    """Return a number with a decimal comma; a dash where there is none."""
    return "-" if number is None else f"{number:.{places}f}".replace(".", ",")


def interval_text(low: float | None, high: float | None) -> str:
    """Return both ends, or the one that there is; empty where there is no interval."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"tot {number_text(high)}"
    return f"{number_text(low)} tot {number_text(high)}"


def _warning(trait: Trait, group: GroupMeasure) -> str:
    return (
        f"{TRAITS[trait]} '{group_name(trait, group.group)}' is {VERDICTS[group.verdict]}: "
        f"{number_text(group.ratio.at)} keer wat past bij het aandeel van "
        f"{group.reference_share:.0%} onder wie geschikt is en kan meetellen "
        f"({interval_text(group.ratio.low, group.ratio.high)}). {_NO_REORDERING}"
    )


def _reference(report: FairnessReport) -> Iterator[str]:
    asked, counts = report.asked, report.counts
    yield (
        f"Vergeleken is met {counts.n_reference} mensen die geschikt zijn en kunnen meetellen: "
        f"geen harde eis die niet wordt gehaald, een geschiktheid van ten minste "
        f"{number_text(asked.least_fit)}, en niet zeker dat iemand niet meetelt. De grens is een "
        "keuze van dit project; geef zelf een andere op."
    )
    yield (
        "Zichtbaarheid weegt een plaats met 1 / log2(1 + plaats): een aanname uit de literatuur, "
        "niet gemeten bij desks."
    )
    if report.vacancy is None:
        yield (
            "Het logboek bewaart lijsten, niet wie er toen nog meer op had kunnen staan. "
            "Vergeleken is met wie vandaag geschikt is en kan meetellen, en wie op de lijst stond. "
            "Het kanaal op een lijst is dat van toen; andere kenmerken zijn die van vandaag."
        )


def _left_out(report: FairnessReport) -> Iterator[str]:
    for name, sentence in _LEFT_OUT.items():
        number = getattr(report.counts, name)
        if number:
            yield sentence.format(n=number)


def _certainty(report: FairnessReport) -> Iterator[str]:
    band = report.asked.band
    n_groups = sum(len(measure.groups) for measure in report.traits)
    yield (
        f"Een waarschuwing volgt als het hele 95%-interval onder {number_text(band.low)} of boven "
        f"{number_text(band.high)} ligt. Met {n_groups} groepen tegelijk kan een enkele "
        "waarschuwing toeval zijn."
    )
    yield (
        f"Van een groep met minder dan {FEWEST_PEOPLE} geschikte mensen, of die naar haar aandeel "
        f"minder dan {FEWEST_EXPECTED_LINES:.0f} regels zou hebben, wordt niets gezegd."
    )
    if report.vacancy is None:
        yield (
            "Het interval is een bootstrap over vacatures, elk met al haar lijsten; onder "
            f"{FEWEST_VACANCIES} vacatures wordt niets gezegd."
        )


def _facts(report: FairnessReport) -> Iterator[str]:
    if not report.asked.with_facts:
        yield "Leeftijdsgroep en geslacht worden in deze installatie niet bijgehouden."
        return
    if report.told_length is None:
        yield _why_untold(report)
        return
    if report.vacancy is not None:
        yield (
            "Naar leeftijdsgroep en geslacht is gekeken over de eerste "
            f"{report.told_length} regels."
        )
    yield (
        f"Bij leeftijdsgroep en geslacht staan alleen groepen van ten minste {FEWEST_SHOWN} "
        f"mensen, in aantallen naar beneden afgerond op {PEOPLE_STEP} en aandelen op "
        f"{SHARE_STEP:.0%}; kleinere groepen staan samen, of er staat niets."
    )


def _why_untold(report: FairnessReport) -> str:
    if report.vacancy is None:
        return (
            f"Over minder dan {FEWEST_VACANCIES} vacatures wordt naar leeftijdsgroep en geslacht "
            "niets gezegd."
        )
    return (
        f"Over een lijst van minder dan {LIST_LENGTHS[0]} regels wordt naar leeftijdsgroep en "
        "geslacht niets gezegd: twee lijsten die één regel verschillen zouden zeggen wie daar "
        "staat."
    )


def hidden_text(measure: TraitMeasure) -> str:
    """Return why nothing is told of a trait; empty where something is."""
    return "te weinig mensen om te tonen" if measure.is_hidden else ""


def divergence_text(divergence: Divergence) -> str:
    """Return NDKL beside what chance gives, in a sentence."""
    found = divergence.ndkl
    between = interval_text(found.low, found.high)
    told = f"NDKL {number_text(found.at, 3)}" + (f" ({between})" if between else "")
    sentence = f"{told}; gelote lijsten uit dezelfde mensen: {number_text(divergence.by_chance, 3)}"
    if divergence.share_of_draws is None:
        return f"{sentence}."
    share = f"{divergence.share_of_draws:.1%}".replace(".", ",")
    return f"{sentence}, en {share} van die lijsten wijkt zo ver of verder af."
