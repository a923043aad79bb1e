"""All that a ranker may ever see of a person: what they can do, when, and how far they travel.

No name, age, gender, nationality, benefit, health or target group is here, and nothing that
ranks may import the modules where those are (see the import contracts in ``pyproject.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.wishes import WorkWishes
from matcher.errors import InvalidInput
from matcher.ternary import Ternary


class DrivingLicence(StrEnum):
    """Category of a driving licence (rijbewijs), as VUM 3.0 spells them."""

    A = "A"
    A1 = "A1"
    A2 = "A2"
    AM = "AM"
    B = "B"
    B_PLUS = "B+"
    BE = "BE"
    C = "C"
    C1 = "C1"
    C1E = "C1E"
    CE = "CE"
    D = "D"
    D1 = "D1"
    D1E = "D1E"
    DE = "DE"
    T = "T"


class EducationLevel(IntEnum):
    """Level of work and thought (werk- en denkniveau), numbered as in VUM 3.0."""

    NONE = 1
    BASIS = 2
    VMBO = 3
    MBO = 4
    HBO = 5
    WO = 6


class LanguageLevel(IntEnum):
    """Command of a language (taalbeheersing), numbered as in VUM 3.0."""

    NONE = 1
    REASONABLE = 2
    GOOD = 3
    EXCELLENT = 4


class TravelMode(StrEnum):
    """Means of transport (vervoermiddel), the six of VUM 3.0."""

    CAR = "car"
    MOPED = "moped"
    BICYCLE = "bicycle"
    MOTORCYCLE = "motorcycle"
    PUBLIC_TRANSPORT = "public_transport"
    OTHER = "other"


class EntryKind(IntEnum):
    """Where a phrase in a profile comes from."""

    SKILL = 1
    EXPERIENCE = 2
    PREFERRED_OCCUPATION = 3
    CERTIFICATE = 4
    REFUSED_OCCUPATION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """A job held before (werkervaring); dates are None where unknown."""

    occupation: str
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a person can do and wishes, as far as known (profiel).

    Attributes
    ----------
    skills : tuple of str
        Phrases as the person or the desk wrote them; order carries no meaning.
    preferred_occupations : tuple of str
        Occupations the person looks for (bemiddelingsberoep).
    experience : tuple of Experience
        Jobs held before.
    certificates : Holdings
        Names as written ('VCA basis', 'heftruckcertificaat').
    driving_licences, transport : Holdings
        Categories held; means of transport for the way to work.
    pc4 : str or None
        Four digits of the postcode; None is unknown. Nothing finer is ever needed.
    hours : HoursRange
        Hours per week the person can work.
    available_from, available_until : date or None
        First and last day of availability; None is unknown (until: no end known).
    education_level, dutch_spoken, dutch_written : enum or None
        None is unknown.
    shift_work : Ternary
        Whether irregular hours or shifts are possible.
    max_distance_km, max_travel_min : float or None
        How far, and how long one way, the person will travel; None is unknown.
    wishes : WorkWishes
        What else the person wishes of work, and does not.

    Raises
    ------
    InvalidInput
        If an occupation is both looked for and refused.
    """

    skills: tuple[str, ...] = ()
    preferred_occupations: tuple[str, ...] = ()
    experience: tuple[Experience, ...] = ()
    certificates: Holdings[str] = field(default_factory=Holdings[str].unknown)
    driving_licences: Holdings[DrivingLicence] = field(
        default_factory=Holdings[DrivingLicence].unknown
    )
    transport: Holdings[TravelMode] = field(default_factory=Holdings[TravelMode].unknown)
    pc4: str | None = None
    hours: HoursRange = field(default_factory=HoursRange)
    available_from: date | None = None
    available_until: date | None = None
    education_level: EducationLevel | None = None
    dutch_spoken: LanguageLevel | None = None
    dutch_written: LanguageLevel | None = None
    shift_work: Ternary = Ternary.UNKNOWN
    max_distance_km: float | None = None
    max_travel_min: float | None = None
    wishes: WorkWishes = field(default_factory=WorkWishes)

    def __post_init__(self) -> None:
        refused = {phrase.casefold() for phrase in self.wishes.refused_occupations}
        both = [phrase for phrase in self.preferred_occupations if phrase.casefold() in refused]
        if both:
            raise InvalidInput(
                f"The occupation '{both[0]}' is both looked for and refused.",
                where="wishes.refused_occupations",
                remedy="Leave it out of one of the two; ask when it is not clear which.",
            )


class Entry(NamedTuple):
    """One phrase of a profile (vermelding); days are those of a job held."""

    kind: EntryKind
    phrase: str
    started_on: date | None = None
    ended_on: date | None = None


def entries_of(profile: Profile) -> Iterator[Entry]:
    """Give the phrases of a profile; certificates are a set and come in alphabetical order."""
    for phrase in profile.skills:
        yield Entry(EntryKind.SKILL, phrase)
    for phrase in profile.preferred_occupations:
        yield Entry(EntryKind.PREFERRED_OCCUPATION, phrase)
    for job in profile.experience:
        yield Entry(EntryKind.EXPERIENCE, job.occupation, job.started_on, job.ended_on)
    for phrase in sorted(profile.certificates.held):
        yield Entry(EntryKind.CERTIFICATE, phrase)
    for phrase in profile.wishes.refused_occupations:
        yield Entry(EntryKind.REFUSED_OCCUPATION, phrase)
