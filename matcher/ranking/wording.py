"""The sentences of an explanation, in plain Dutch: numbers in, words out, nothing decided."""

from __future__ import annotations

from math import isnan

from matcher.domain.columns import day_of
from matcher.domain.profile import EducationLevel, LanguageLevel, TravelMode
from matcher.domain.vacancy import HardCriteria
from matcher.ranking.wishes_wording import CONDITIONS_UNKNOWN, REFUSED_SUBJECT
from matcher.ternary import Ternary

CRITERIA_OF_COMPONENT: dict[str, frozenset[str]] = {
    "skills": frozenset(),
    "occupation": frozenset(),
    "experience": frozenset(),
    "travel": frozenset({"distance", "travel_time"}),
    "hours": frozenset({"hours"}),
    "language": frozenset({"dutch_spoken", "dutch_written"}),
    "conditions": frozenset(),
}
"""Hard criteria on the same subject: their question is asked once."""

UNKNOWN_COMPONENT = {
    "skills": "Nog niets bekend over wat de kandidaat kan: vraag naar vaardigheden en ervaring.",
    "occupation": "Geen beroep bekend: vraag welk werk de kandidaat deed en zoekt.",
    "experience": "Van geen eerder werk zijn begin en eind bekend: vraag van wanneer tot wanneer.",
    "travel": "Reisweg onbekend: vraag naar postcode en vervoer.",
    "hours": "Beschikbare uren onbekend: vraag hoeveel uur per week de kandidaat kan werken.",
    "language": "Niveau Nederlands onbekend: vraag hoe goed de kandidaat spreekt en schrijft.",
    "conditions": CONDITIONS_UNKNOWN,
}
NO_NEAR_EXPERIENCE = "Eerder werk met bekende data lijkt naar de naam ander werk."
SKILLS_NOT_STATED = "Geen vaardigheden of ervaring vastgelegd: vraag wat de kandidaat kan en deed."
_TRANSPORT = {
    TravelMode.CAR: "met de auto",
    TravelMode.MOPED: "met de bromfiets",
    TravelMode.BICYCLE: "met de fiets",
    TravelMode.MOTORCYCLE: "met de motor",
    TravelMode.PUBLIC_TRANSPORT: "met het openbaar vervoer",
    TravelMode.OTHER: "met eigen vervoer",
}
TRANSPORT_NAMES = {
    TravelMode.CAR: "auto",
    TravelMode.MOPED: "bromfiets",
    TravelMode.BICYCLE: "fiets",
    TravelMode.MOTORCYCLE: "motor",
    TravelMode.PUBLIC_TRANSPORT: "openbaar vervoer",
    TravelMode.OTHER: "ander vervoer",
}
_LANGUAGE = {
    LanguageLevel.NONE: "geen",
    LanguageLevel.REASONABLE: "redelijk",
    LanguageLevel.GOOD: "goed",
    LanguageLevel.EXCELLENT: "uitstekend",
}
_EDUCATION = {
    EducationLevel.NONE: "geen basisopleiding",
    EducationLevel.BASIS: "basisonderwijs",
    EducationLevel.VMBO: "vmbo",
    EducationLevel.MBO: "mbo, havo of vwo",
    EducationLevel.HBO: "hbo",
    EducationLevel.WO: "wo",
}
_SUBJECTS = {
    "education": "Werk- en denkniveau ten minste ",
    "dutch_spoken": "Nederlands spreken ten minste ",
    "dutch_written": "Nederlands schrijven ten minste ",
    "shift_work": "Ploegendienst of onregelmatige uren",
    "distance": "Afstand die de kandidaat wil afleggen",
    "travel_time": "Reistijd die de kandidaat wil maken",
    "refused_occupation": REFUSED_SUBJECT,
}
_VERDICT = {
    Ternary.MEETS: "voldoet",
    Ternary.FAILS: "voldoet niet",
    Ternary.UNKNOWN: "onbekend, vraag na",
}


def skills_covered(essential: list[bool], useful: list[bool]) -> str:
    """Return of how many requirements and extras the profile covers half or more."""
    told = [
        f"{sum(covered)} van de {len(covered)} {name}"
        for covered, name in ((essential, "functie-eisen"), (useful, "pluspunten"))
        if covered
    ]
    return f"{' en '.join(told)} goed gedekt."


def near_occupation(phrase: str, *, has_done: bool) -> str:
    """Return the occupation of the profile that comes nearest."""
    return f"{'Werkte als' if has_done else 'Zoekt werk als'} '{phrase}'."


def other_occupation(phrase: str) -> str:
    """Return that by their names the known occupations are of another kind."""
    return f"Bekend beroep '{phrase}' lijkt naar de naam ander werk."


def experience_known(phrase: str, *, months: float, years_since: float) -> str:
    """Return how long a job was held and how long ago it ended."""
    length = f"{months / 12:.0f} jaar" if months >= 23.5 else f"{months:.0f} maanden"
    ended = "tot nu toe" if years_since < 1 / 12 else f"tot {years_since:.0f} jaar geleden"
    if 1 / 12 <= years_since < 1:
        ended = "tot minder dan een jaar geleden"
    return f"Werkte {length} als '{phrase}', {ended}."


def travel_known(
    distance_km: float, minutes: float, mode: TravelMode | None, *, is_assumed: bool
) -> str:
    """Return the way to work in kilometres and minutes."""
    means = f" {_TRANSPORT[mode]}" if mode else " te voet"
    assumed = " (vervoer niet volledig bekend)" if is_assumed else ""
    return (
        f"{_decimal(distance_km)} km hemelsbreed, ongeveer {minutes:.0f} minuten{means}{assumed}."
    )


def hours_able(able: float, offered: float) -> str:
    """Return the hours the person can work of those offered."""
    return f"Kan {min(able, offered):g} van de {offered:g} uur per week werken."


def language_known(spoken: LanguageLevel | None, written: LanguageLevel | None) -> str:
    """Return the command of Dutch as far as known."""
    told = [
        f"{verb} Nederlands: {_LANGUAGE[known]}"
        for verb, known in (("spreekt", spoken), ("schrijft", written))
        if known is not None
    ]
    sentence = ", ".join(told)
    return f"{sentence[0].upper()}{sentence[1:]}."


def limit_and_way(limit: float | None, way: float, unit: str) -> str:
    """Return the candidate's own limit beside the way to this job."""
    asked = "geen grens opgegeven" if limit is None else f"wil hoogstens {limit:g} {unit}"
    found = "reisweg onbekend" if isnan(way) else f"hier ongeveer {way:.0f} {unit}"
    return f"{asked}, {found}"


def hours_range(minimum: float | None, maximum: float | None) -> str:
    """Return the hours a person can work, as far as known."""
    if minimum is None and maximum is None:
        return ""
    if minimum is None or maximum is None:
        return f"kan {'hoogstens' if minimum is None else 'minstens'} {maximum or minimum:g} uur"
    return f"kan {minimum:g} tot {maximum:g} uur"


def availability(first_day_number: int, last_day_number: int) -> str:
    """Return from when until when the person is available, as far as known."""
    ends = [("vanaf", day_of(first_day_number)), ("tot en met", day_of(last_day_number))]
    told = " ".join(f"{word} {day.isoformat()}" for word, day in ends if day)
    return f"beschikbaar {told}" if told else ""


def level(name: str, number: int) -> str:
    """Return a level of language or education in words, '' for unknown."""
    if number == 0:
        return ""
    return (
        _EDUCATION[EducationLevel(number)]
        if name == "education"
        else _LANGUAGE[LanguageLevel(number)]
    )


def criterion(subject: str, outcome: Ternary, fact: str) -> str:
    """Return one criterion as 'subject: verdict (what is known)'."""
    known = f" ({fact})" if fact else ""
    return f"{subject}: {_VERDICT[outcome]}{known}."


def criterion_subject(name: str, asked: HardCriteria) -> str:
    """Return what a criterion is about, and what the vacancy asks of it."""
    kind, _, detail = name.partition(":")
    match kind:
        case "available":
            return f"Beschikbaar op {asked.starts_on}"
        case "hours":
            return f"Werkweek van {_hours_asked(asked)} uur"
        case "driving_licence":
            return f"Rijbewijs {detail}"
        case "certificate":
            return f"Certificaat {detail}"
        case "transport":
            names = sorted(TRANSPORT_NAMES[mode] for mode in asked.transport)
            return f"Eigen vervoer ({' of '.join(names)})"
        case _:
            return _SUBJECTS[kind] + _least_asked(kind, asked)


def _hours_asked(asked: HardCriteria) -> str:
    ends = [asked.hours.minimum, asked.hours.maximum]
    return " tot ".join(dict.fromkeys(f"{end:g}" for end in ends if end is not None))


def _least_asked(kind: str, asked: HardCriteria) -> str:
    """Return the level that a criterion asks, '' for one that asks none."""
    if kind == "education" and asked.education_level is not None:
        return _EDUCATION[asked.education_level]
    levels = {"dutch_spoken": asked.dutch_spoken, "dutch_written": asked.dutch_written}
    level = levels.get(kind)
    return "" if level is None else _LANGUAGE[level]


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
