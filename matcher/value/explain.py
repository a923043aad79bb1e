"""What is still open about an amount, as sentences in Dutch and English."""

from __future__ import annotations

from typing import Literal

from matcher.domain.block_scheme import SchemeKind
from matcher.domain.money import Amount, amount_text
from matcher.domain.valued import OpenPoint, OpenPointCode, PlacementValue
from matcher.value.readings import plain

SENTENCES: dict[OpenPointCode, tuple[str, str]] = {
    OpenPointCode.ELIGIBILITY: (
        "Niet zeker is of de kandidaat meetelt.",
        "Whether the candidate counts is not certain.",
    ),
    OpenPointCode.OTHER_BLOCK: (
        "Mogelijk past een blok met een hogere waarde: {about}.",
        "A block of a higher value may apply: {about}.",
    ),
    OpenPointCode.AMOUNT: (
        "Het bedrag van '{about}' was in de bron niet leesbaar.",
        "The amount of '{about}' could not be read in the source.",
    ),
    OpenPointCode.HOURS: (
        "De uren per week ontbreken ({about}).",
        "The hours per week are missing ({about}).",
    ),
    OpenPointCode.HOUR_BASE: (
        "De bron zegt niet hoeveel uur voltijd is ({about}); spreek het met de opdrachtgever af.",
        "The source does not say which hours are full time ({about}); agree on them.",
    ),
    OpenPointCode.COUNTED_DAYS: (
        "De bron zegt niet van wanneer tot wanneer '{about}' hier telt.",
        "The source does not say from when until when '{about}' counts here.",
    ),
    OpenPointCode.BONUS_SPREAD: (
        "De bron zegt niet of de bonus '{about}' eenmaal telt of naar rato.",
        "The source does not say whether the bonus '{about}' comes once or pro rata.",
    ),
    OpenPointCode.BONUS_CONDITION: (
        "Niet bekend is of de bonus '{about}' geldt.",
        "Whether the bonus '{about}' is due is not known.",
    ),
    OpenPointCode.FORM_WEIGHT: (
        "Het gewicht van deze vorm van werk ({about}) is niet bekend.",
        "The weight of this form of work ({about}) is not known.",
    ),
    OpenPointCode.EFFORT_BASIS: (
        "De waarde van '{about}' gaat in overleg of was niet leesbaar.",
        "The value of '{about}' is settled in consultation, or could not be read.",
    ),
    OpenPointCode.EFFORT_INPUT: (
        "Voor '{about}' ontbreken gegevens, of er zijn er twee die niet hetzelfde geven.",
        "For '{about}' facts are missing, or there are two that do not agree.",
    ),
}


def value_text(value: PlacementValue) -> str:
    """Return a value in Dutch: euros, or points where the scheme counts points.

    An open value gives both ends.
    """
    return counted_text(value.kind, value.total)


def counted_text(kind: SchemeKind, amount: Amount) -> str:
    """Return an amount in what a scheme counts, in Dutch."""
    if kind is SchemeKind.EUROS:
        return amount_text(amount)
    least, most = amount.at_least, amount.at_most
    if amount.is_known:
        return f"{plain(least)} punten"
    return f"{plain(least)} tot {'onbekend' if most is None else plain(most)} punten"


def explain_open_point(point: OpenPoint, language: Literal["nl", "en"] = "nl") -> str:
    """Return one open point as a sentence."""
    return SENTENCES[point.code][0 if language == "nl" else 1].format(about=point.about)
