"""A vacancy: the work, what it asks, and the demands that cannot be bargained with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode
from matcher.domain.wishes import WorkConditions


class Importance(StrEnum):
    """How much a requirement matters."""

    ESSENTIAL = "essential"
    USEFUL = "useful"


class RequirementOrigin(StrEnum):
    """Who stated a requirement: a person in a list, or our reading of the running text."""

    LISTED = "listed"
    FROM_TEXT = "from_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A skill or experience the job asks (functie-eis)."""

    phrase: str
    importance: Importance = Importance.ESSENTIAL
    origin: RequirementOrigin = RequirementOrigin.LISTED


@dataclass(frozen=True, slots=True, kw_only=True)
class HardCriteria:
    """Demands that a candidate meets, fails, or may meet (harde eisen).

    An absent value (None, empty set, False for shifts) means that the job does not ask it.

    Attributes
    ----------
    starts_on : date or None
        First working day: the candidate must be available by then.
    hours : HoursRange
        Hours per week the job offers.
    driving_licences : frozenset of DrivingLicence
        All of them are needed.
    certificates : frozenset of str
        All of them are needed; names as written.
    education_level, dutch_spoken, dutch_written : enum or None
        The least that is needed.
    needs_shift_work : bool
        Irregular hours or shifts.
    transport : frozenset of TravelMode
        Own transport: one of these is needed.
    """

    starts_on: date | None = None
    hours: HoursRange = field(default_factory=HoursRange)
    driving_licences: frozenset[DrivingLicence] = frozenset()
    certificates: frozenset[str] = frozenset()
    education_level: EducationLevel | None = None
    dutch_spoken: LanguageLevel | None = None
    dutch_written: LanguageLevel | None = None
    needs_shift_work: bool = False
    transport: frozenset[TravelMode] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A job that a contractor opens (vacature).

    Attributes
    ----------
    vacancy_id : str
        ``V-…``.
    organisation_id : str
        The contractor.
    contract_id : str or None
        The contract whose obligation the job serves; None for a job outside any.
    source_id : str
        The id in the contractor's or exchange's system; unique per contractor.
    title, occupation : str
        What the job is called; the occupation where it is named apart from the title, else empty.
    description : str
        Running text as received.
    requirements : tuple of Requirement
        What the job asks; order carries no meaning.
    criteria : HardCriteria
        What cannot be bargained with.
    conditions : WorkConditions
        What the job is like where people have wishes about it.
    pc4 : str or None
        Where the work is; None is unknown.
    positions : int
        Open places, at least 1.
    closes_on : date or None
        Last day to propose somebody.
    """

    vacancy_id: str
    organisation_id: str
    contract_id: str | None = None
    source_id: str = ""
    title: str
    occupation: str = ""
    description: str = ""
    requirements: tuple[Requirement, ...] = ()
    criteria: HardCriteria = field(default_factory=HardCriteria)
    conditions: WorkConditions = field(default_factory=WorkConditions)
    pc4: str | None = None
    positions: int = 1
    closes_on: date | None = None
