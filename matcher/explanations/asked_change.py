"""A change as somebody asks for it in words: 'rijbewijs B', '4 uur meer', 'vervoer auto'."""

from __future__ import annotations

import re
from collections.abc import Callable

from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.errors import InvalidInput
from matcher.explanations.change import (
    Change,
    with_certificate,
    with_distance,
    with_driving_licence,
    with_education,
    with_hours,
    with_shift_work,
    with_skill,
    with_spoken,
    with_transport,
    with_travel_time,
    with_written,
)
from matcher.ranking import wording

FORMS = (
    "'rijbewijs B', 'certificaat VCA basis', 'vaardigheid heftruck rijden', '32 uur', "
    "'4 uur meer', '25 km', '5 km verder', '60 minuten', '15 minuten langer', "
    "'Nederlands spreken goed', 'Nederlands schrijven redelijk', 'opleiding mbo', "
    "'ploegendienst', 'vervoer auto'"
)
"""What can be asked, one example of each."""

_LICENCES = {licence.value.casefold(): licence for licence in DrivingLicence}
_LEVELS = {wording.level("dutch_spoken", level): level for level in LanguageLevel}
_EDUCATION = {level.name.casefold(): level for level in EducationLevel} | {
    wording.level("education", level): level for level in EducationLevel
}
_TRANSPORT = {name: mode for mode, name in wording.TRANSPORT_NAMES.items()}
_NUMBER = r"(?P<asked>\d+(?:[.,]\d+)?)"


def asked_change(profile: Profile, text: str) -> Change:
    """Return the change of a profile that a text asks for.

    Raises
    ------
    InvalidInput
        If the text names nothing that may be thought otherwise, or the profile says as much
        already.
    """
    wanted = " ".join(text.split())
    for form, change_of in _READINGS:
        found = re.fullmatch(form, wanted, re.IGNORECASE)
        if found is not None:
            change = change_of(profile, found)
            if change.profile == profile:
                raise InvalidInput(
                    f"Nothing changes with '{change.text}': the profile says as much already, or "
                    "sets no such limit.",
                    where="what_if",
                    remedy="Ask about something that the profile does not have yet.",
                )
            return change
    raise InvalidInput(
        "This is nothing that can be thought otherwise.",
        where="what_if",
        remedy=f"Write one of: {FORMS}. Age, health and who somebody is cannot be asked about.",
    )


def _licence(profile: Profile, found: re.Match[str]) -> Change:
    named = found["asked"].casefold()
    if named not in _LICENCES:
        raise _unknown("driving licence", list(_LICENCES))
    return with_driving_licence(profile, _LICENCES[named])


def _hours(profile: Profile, found: re.Match[str]) -> Change:
    return with_hours(profile, _total(found, profile.hours.maximum, "hours"))


def _distance(profile: Profile, found: re.Match[str]) -> Change:
    return with_distance(profile, _total(found, profile.max_distance_km, "distance"))


def _travel_time(profile: Profile, found: re.Match[str]) -> Change:
    return with_travel_time(profile, _total(found, profile.max_travel_min, "travel time"))


def _dutch(profile: Profile, found: re.Match[str]) -> Change:
    named = found["asked"].casefold()
    if named not in _LEVELS:
        raise _unknown("level of Dutch", list(_LEVELS))
    change_to = with_spoken if found["verb"].casefold() == "spreken" else with_written
    return change_to(profile, _LEVELS[named])


def _schooling(profile: Profile, found: re.Match[str]) -> Change:
    named = found["asked"].casefold()
    if named not in _EDUCATION:
        raise _unknown("level of education", [level.name.casefold() for level in EducationLevel])
    return with_education(profile, _EDUCATION[named])


def _transport(profile: Profile, found: re.Match[str]) -> Change:
    named = found["asked"].casefold()
    if named not in _TRANSPORT:
        raise _unknown("means of transport", list(_TRANSPORT))
    mode: TravelMode = _TRANSPORT[named]
    return with_transport(profile, mode)


def _total(found: re.Match[str], known: float | None, what: str) -> float:
    """Return the number that is asked for: as it stands, or so much more than what is known."""
    number = float(found["asked"].replace(",", "."))
    if found["more"] is None:
        return number
    if known is None:
        raise InvalidInput(
            f"The profile gives no {what} to go beyond.",
            where="what_if",
            remedy="Give the whole number, for example '32 uur'.",
        )
    return known + number


def _unknown(what: str, choices: list[str]) -> InvalidInput:
    return InvalidInput(
        f"No {what} is called so.", where="what_if", remedy=f"Choose one of: {', '.join(choices)}."
    )


_READINGS: tuple[tuple[str, Callable[[Profile, re.Match[str]], Change]], ...] = (
    (r"rijbewijs (?P<asked>\S+)", _licence),
    (r"certificaat (?P<asked>.+)", lambda p, found: with_certificate(p, found["asked"])),
    (r"vaardigheid (?P<asked>.+)", lambda p, found: with_skill(p, found["asked"])),
    (rf"{_NUMBER} uur(?P<more> meer)?", _hours),
    (rf"{_NUMBER} km(?P<more> verder)?", _distance),
    (rf"{_NUMBER} minuten(?P<more> langer)?", _travel_time),
    (r"nederlands (?P<verb>spreken|schrijven):? (?P<asked>\S+)", _dutch),
    (r"opleiding (?P<asked>.+)", _schooling),
    (r"ploegendienst", lambda p, _: with_shift_work(p)),
    (r"vervoer:? (?P<asked>.+)", _transport),
)
