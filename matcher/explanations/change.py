"""Single changes of a profile: what a person could get or do, or what we could come to know.

Only what is listed in ``ChangeKind`` can be changed. Nothing of it says who somebody is, and age,
health and working conditions are not among it: no explanation may suggest to change those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from matcher.domain.holdings import Holdings, Thing
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.explanations.change_words import ChangeKind
from matcher.ranking import wording
from matcher.ranking.certificates import canonical_certificate, certificate_meets
from matcher.ternary import Ternary, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing thought otherwise (wijziging), and nothing else.

    Attributes
    ----------
    kind : ChangeKind
    text : str
        What is changed, in Dutch, as it follows 'met': 'rijbewijs B', '4 uur per week meer'.
    detail : str
        What it is about, to fill in a sentence: 'B', '32'.
    size : float
        How far it goes, to compare with others of its kind: hours, km, minutes, a level; 0 where
        there is no more or less.
    is_confirmation : bool
        Whether nobody knows it yet: then it may be so already, and asking is enough.
    profile : Profile
        The profile as it would be.
    """

    kind: ChangeKind
    text: str
    detail: str
    size: float = 0.0
    is_confirmation: bool
    profile: Profile


def with_driving_licence(profile: Profile, licence: DrivingLicence) -> Change:
    """Return the profile with a driving licence.

    Where the profile has it already, or sets no such limit, it stays as it is; so with all below.
    """
    return Change(
        kind=ChangeKind.DRIVING_LICENCE,
        text=f"rijbewijs {licence.value}",
        detail=licence.value,
        is_confirmation=not profile.driving_licences.is_complete,
        profile=replace(profile, driving_licences=_with(profile.driving_licences, licence)),
    )


def with_certificate(profile: Profile, name: str) -> Change:
    """Return the profile with a certificate; one like it may turn out to be the one meant."""
    held = profile.certificates
    wanted = canonical_certificate(name)
    outcome = any_of(certificate_meets(canonical_certificate(own), wanted) for own in held.held)
    return Change(
        kind=ChangeKind.CERTIFICATE,
        text=f"certificaat {name}",
        detail=name,
        is_confirmation=not held.is_complete or outcome is Ternary.UNKNOWN,
        profile=replace(
            profile, certificates=held if outcome is Ternary.MEETS else _with(held, name)
        ),
    )


def with_skill(profile: Profile, phrase: str) -> Change:
    """Return the profile with a skill; nobody lists all, so the person may have it already."""
    skills = profile.skills if phrase in profile.skills else (*profile.skills, phrase)
    return Change(
        kind=ChangeKind.SKILL,
        text=f"vaardigheid '{phrase}'",
        detail=phrase,
        is_confirmation=True,
        profile=replace(profile, skills=skills),
    )


def with_hours(profile: Profile, maximum: float) -> Change:
    """Return the profile with more hours a week that the person can work.

    Raises
    ------
    InvalidInput
        If no week has so many hours, or the least that the person wants to work is more.
    """
    known = profile.hours.maximum
    is_more = known is None or maximum > known
    return Change(
        kind=ChangeKind.HOURS,
        text=f"{_plain(maximum)} uur per week{_more(known, maximum, 'uur meer')}",
        detail=_plain(maximum),
        size=maximum,
        is_confirmation=known is None,
        profile=replace(profile, hours=HoursRange(profile.hours.minimum, maximum))
        if is_more
        else profile,
    )


def with_fewer_hours(profile: Profile, minimum: float) -> Change:
    """Return the profile with a lower least number of hours a week that the person will work."""
    known = profile.hours.minimum
    is_less = known is not None and minimum < known
    less = "" if known is None else f" ({_plain(known - minimum)} uur minder)"
    return Change(
        kind=ChangeKind.FEWER_HOURS,
        text=f"ook {_plain(minimum)} uur per week{less}",
        detail=_plain(minimum),
        size=-minimum,
        is_confirmation=False,
        profile=replace(profile, hours=HoursRange(minimum, profile.hours.maximum))
        if is_less
        else profile,
    )


def with_distance(profile: Profile, limit_km: float) -> Change:
    """Return the profile with a longer way that the person will travel, in km."""
    known = profile.max_distance_km
    return Change(
        kind=ChangeKind.DISTANCE,
        text=f"hoogstens {_plain(limit_km)} km reizen{_more(known, limit_km, 'km verder')}",
        detail=_plain(limit_km),
        size=limit_km,
        is_confirmation=False,
        profile=replace(profile, max_distance_km=None if known is None else max(known, limit_km)),
    )


def with_travel_time(profile: Profile, limit_min: float) -> Change:
    """Return the profile with more minutes one way that the person will travel."""
    known = profile.max_travel_min
    longer = _more(known, limit_min, "minuten langer")
    return Change(
        kind=ChangeKind.TRAVEL_TIME,
        text=f"hoogstens {_plain(limit_min)} minuten reizen{longer}",
        detail=_plain(limit_min),
        size=limit_min,
        is_confirmation=False,
        profile=replace(profile, max_travel_min=None if known is None else max(known, limit_min)),
    )


def with_spoken(profile: Profile, level: LanguageLevel) -> Change:
    """Return the profile with a better command of spoken Dutch."""
    name = wording.level("dutch_spoken", level)
    return Change(
        kind=ChangeKind.DUTCH_SPOKEN,
        text=f"Nederlands spreken: {name}",
        detail=name,
        size=level,
        is_confirmation=profile.dutch_spoken is None,
        profile=replace(profile, dutch_spoken=max(level, profile.dutch_spoken or level)),
    )


def with_written(profile: Profile, level: LanguageLevel) -> Change:
    """Return the profile with a better command of written Dutch."""
    name = wording.level("dutch_written", level)
    return Change(
        kind=ChangeKind.DUTCH_WRITTEN,
        text=f"Nederlands schrijven: {name}",
        detail=name,
        size=level,
        is_confirmation=profile.dutch_written is None,
        profile=replace(profile, dutch_written=max(level, profile.dutch_written or level)),
    )


def with_education(profile: Profile, level: EducationLevel) -> Change:
    """Return the profile with a higher level of work and thought."""
    name = wording.level("education", level)
    return Change(
        kind=ChangeKind.EDUCATION,
        text=f"werk- en denkniveau {name}",
        detail=name,
        size=level,
        is_confirmation=profile.education_level is None,
        profile=replace(profile, education_level=max(level, profile.education_level or level)),
    )


def with_shift_work(profile: Profile) -> Change:
    """Return the profile with irregular hours or shifts possible."""
    return Change(
        kind=ChangeKind.SHIFT_WORK,
        text="ploegendienst of onregelmatige uren",
        detail="",
        is_confirmation=profile.shift_work is Ternary.UNKNOWN,
        profile=replace(profile, shift_work=Ternary.MEETS),
    )


def with_transport(profile: Profile, mode: TravelMode) -> Change:
    """Return the profile with a means of transport."""
    return Change(
        kind=ChangeKind.TRANSPORT,
        text=f"vervoer: {wording.TRANSPORT_NAMES[mode]}",
        detail=wording.TRANSPORT_NAMES[mode],
        is_confirmation=not profile.transport.is_complete,
        profile=replace(profile, transport=_with(profile.transport, mode)),
    )


def with_availability(profile: Profile, first_day: date) -> Change:
    """Return the profile with a first day of availability, where none is known."""
    return Change(
        kind=ChangeKind.AVAILABLE,
        text=f"beschikbaar vanaf {first_day}",
        detail=first_day.isoformat(),
        is_confirmation=True,
        profile=replace(profile, available_from=profile.available_from or first_day),
    )


def real_changes(profile: Profile, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that change anything, each outcome once, in order."""
    found: list[Change] = []
    for change in changes:
        if change.profile != profile and all(change.profile != c.profile for c in found):
            found.append(change)
    return tuple(found)


def _with(holdings: Holdings[Thing], thing: Thing) -> Holdings[Thing]:
    return replace(holdings, held=holdings.held | {thing})


def _more(known: float | None, wanted: float, what: str) -> str:
    return "" if known is None else f" ({_plain(wanted - known)} {what})"


def _plain(number: float) -> str:
    return f"{number:g}".replace(".", ",")
