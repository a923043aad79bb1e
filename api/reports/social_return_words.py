"""The words of the page on social return on investment, Dutch and English side by side.

'SROI' is the procurement duty everywhere in this product, so this ratio is always called
maatschappelijk rendement (SROI-ratio).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from api.reports.document import Language
from api.reports.number_text import number_text, share_text
from api.reports.two_languages import Words, two
from matcher.domain.claim import TargetGroup
from matcher.domain.reported_cost import CostKind
from matcher.eligibility.wording import GROUPS
from matcher.fairness.people import NO_GROUP, UNKNOWN
from matcher.social_return.case import LineStanding
from matcher.social_return.outcome import SEVERAL, OutcomeKind, Unit
from matcher.social_return.valuation import CostOrigin, FactorKind

OUTCOMES: Mapping[OutcomeKind, Words] = {
    OutcomeKind.MONTHS_IN_WORK: two("maanden in werk", "months in work"),
    OutcomeKind.MONTHS_IN_SUSTAINED_WORK: two(
        "maanden in werk dat ten minste 6 maanden duurde",
        "months in work that lasted at least 6 months",
    ),
    OutcomeKind.PEOPLE_SUSTAINED_6: two(
        "mensen die na 6 maanden nog in werk waren", "people still in work after 6 months"
    ),
    OutcomeKind.PEOPLE_SUSTAINED_12: two(
        "mensen die na 12 maanden nog in werk waren", "people still in work after 12 months"
    ),
}
UNITS: Mapping[Unit, Words] = {
    Unit.MONTH: two("maand", "month"),
    Unit.PERSON: two("persoon", "person"),
}
FACTORS: Mapping[FactorKind, Words] = {
    FactorKind.QUANTITY: two("hoeveelheid", "quantity"),
    FactorKind.PROXY: two("bedrag per eenheid (proxy)", "amount per unit (proxy)"),
    FactorKind.DEADWEIGHT: two(
        "wat er ook zonder gekomen was (deadweight)", "what would have come anyway (deadweight)"
    ),
    FactorKind.ATTRIBUTION: two(
        "wat hieraan is toe te schrijven (attribution)", "what may be claimed (attribution)"
    ),
    FactorKind.DISPLACEMENT: two(
        "wat ten koste van anderen ging (displacement)",
        "what went at others' expense (displacement)",
    ),
    FactorKind.DROP_OFF: two(
        "wat er per jaar afgaat (drop-off)", "what is lost each year (drop-off)"
    ),
    FactorKind.DURATION_YEARS: two("duur in jaren", "duration in years"),
    FactorKind.DISCOUNT_RATE: two("discontovoet per jaar", "discount rate a year"),
    FactorKind.HOUR_RATE: two("bedrag per uur", "amount an hour"),
}
STANDINGS: Mapping[LineStanding, Words] = {
    LineStanding.VALUED: two("gewaardeerd", "valued"),
    LineStanding.NO_PROXY: two("geen bedrag: eigen eenheid", "no amount: own unit"),
    LineStanding.HIDDEN: two("te weinig mensen: niet verteld", "too few people: not told"),
    LineStanding.NOT_STATED: two("aanname niet vermeld", "assumption not stated"),
}
ORIGINS: Mapping[CostOrigin, Words] = {
    CostOrigin.REPORTED: two("gemeld", "reported"),
    CostOrigin.FILE: two("bestand", "file"),
}
COSTS: Mapping[CostKind, Words] = {
    CostKind.GUIDANCE: two("begeleiding", "guidance"),
    CostKind.TRAINING: two("opleiding", "training"),
    CostKind.WORKPLACE_ADJUSTMENT: two("aanpassing van de werkplek", "workplace adjustment"),
    CostKind.RECRUITMENT: two("werving", "recruitment"),
    CostKind.ADMINISTRATION: two("administratie", "administration"),
    CostKind.OTHER: two("overig", "other"),
}
_CELLS: Mapping[str | None, Words] = {
    None: two("iedereen", "everybody"),
    SEVERAL: two("in meer dan één doelgroep", "in more than one target group"),
    NO_GROUP: two("in geen doelgroep", "in no target group"),
    UNKNOWN: two("doelgroep niet bekend", "target group not known"),
}
UNKNOWN_WORD = two("niet bekend", "not known")
OWN_ASSUMPTION = two("aanname", "assumption")


def cell_name(cell: str | None, language: Language) -> str:
    """Return the name of the people of a cell; names of laws stay Dutch."""
    found = _CELLS.get(cell)
    return GROUPS[TargetGroup(str(cell))] if found is None else found[language]


def cost_name(what: str, language: Language) -> str:
    """Return the name of a kind of cost, or what a file calls it."""
    return COSTS[CostKind(what)][language] if what in list(CostKind) else what


def euros(amount: Decimal, language: Language) -> str:
    """Return euros with cents and their sign."""
    return f"€ {plain_euros(amount, language)}"


def plain_euros(amount: Decimal, language: Language) -> str:
    """Return euros with cents, for a column that says what it holds."""
    return number_text(float(amount), language, 2)


def ratio_text(ratio: Decimal, language: Language) -> str:
    """Return a ratio with two decimals."""
    return number_text(float(ratio), language, 2)


def quantity_text(at_least: Fraction, at_most: Fraction, unit: Unit, language: Language) -> str:
    """Return a quantity, with both ends where it is open."""
    places = 1 if unit is Unit.MONTH else 0
    low = number_text(float(at_least), language, places)
    if at_least == at_most:
        return low
    high = number_text(float(at_most), language, places)
    return f"{low} {'tot' if language is Language.DUTCH else 'to'} {high}"


def factor_text(kind: FactorKind, number: Fraction | Decimal, language: Language) -> str:
    """Return the number of a factor as it is read: a percentage, years, euros or a quantity."""
    if kind in (FactorKind.PROXY, FactorKind.HOUR_RATE):
        return euros(Decimal(float(number)), language)
    if kind in (FactorKind.QUANTITY, FactorKind.DURATION_YEARS):
        return number_text(float(number), language, 1)
    return share_text(float(number), language, 1)
