"""Profiles as JSON. Null is 'not known'; a list of holdings says whether it is complete."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Protocol, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.schemas.fields import (
    LONGEST_LIST,
    Day,
    DistanceKm,
    HoursMaximum,
    HoursMinimum,
    Pc4,
    Phrase,
    Phrases,
    TravelMin,
    YesNo,
)
from api.schemas.schema import Schema
from api.schemas.wishes import WishesIn, WishesOut, wishes_out
from api.schemas.words import Answer, EducationWord, LanguageWord
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, Experience, Profile, TravelMode
from matcher.ternary import Ternary

Thing = TypeVar("Thing", bound=str)
End = TypeVar("End", float, date)


class HoldingsIn(Schema, Generic[Thing]):
    """What is held, and whether that is all of it."""

    held: list[Thing] | None = Field(
        None, max_length=LONGEST_LIST, description="What is known to be held; null is nothing."
    )
    is_complete: YesNo | None = Field(
        None,
        description="True when nothing else is held, so that what is not listed is known to be "
        "absent. False or null: there may be more.",
    )

    def holdings(self) -> Holdings[Thing]:
        """Return the holdings of the domain."""
        return Holdings(frozenset(self.held or ()), is_complete=bool(self.is_complete))


class CertificatesIn(HoldingsIn[Phrase]):
    """Certificates by the names as written ('VCA basis')."""


class LicencesIn(HoldingsIn[DrivingLicence]):
    """Categories of driving licence (rijbewijs)."""


class TransportIn(HoldingsIn[TravelMode]):
    """Means of transport for the way to work."""


class HoldingsOut(Schema, Generic[Thing]):
    """What is held, and whether that is all of it."""

    held: list[Thing]
    is_complete: bool


class CertificatesOut(HoldingsOut[str]):
    """Certificates by the names as written."""


class LicencesOut(HoldingsOut[DrivingLicence]):
    """Categories of driving licence (rijbewijs)."""


class TransportOut(HoldingsOut[TravelMode]):
    """Means of transport for the way to work."""


class HoursIn(Schema):
    """Hours per week; an end that is null is unknown."""

    minimum: HoursMinimum | None = None
    maximum: HoursMaximum | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(self.minimum, self.maximum, "The minimum is above the maximum.")
        return self

    def hours(self) -> HoursRange:
        """Return the range of the domain."""
        return HoursRange(self.minimum, self.maximum)


class HoursOut(Schema):
    """Hours per week; an end that is null is unknown."""

    minimum: float | None
    maximum: float | None


class ExperienceIn(Schema):
    """A job held before (werkervaring)."""

    occupation: Phrase
    started_on: Day | None = None
    ended_on: Day | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(self.started_on, self.ended_on, "The job ends before it starts.")
        return self

    def experience(self) -> Experience:
        """Return the experience of the domain."""
        return Experience(
            occupation=self.occupation, started_on=self.started_on, ended_on=self.ended_on
        )


class ExperienceOut(Schema):
    """A job held before; a day that is null is unknown."""

    occupation: str
    started_on: Day | None
    ended_on: Day | None


class ProfileIn(Schema):
    """What a person can do and wishes, as far as known. Absent and null both mean 'not known'."""

    skills: Phrases | None = Field(None, description="Phrases as the person or the desk says them.")
    preferred_occupations: Phrases | None = None
    experience: Annotated[list[ExperienceIn], Field(max_length=LONGEST_LIST)] | None = None
    certificates: CertificatesIn | None = None
    driving_licences: LicencesIn | None = None
    transport: TransportIn | None = None
    pc4: Pc4 | None = Field(None, description="Four digits of the postcode; nothing finer is kept.")
    hours: HoursIn | None = None
    available_from: Day | None = None
    available_until: Day | None = None
    education_level: EducationWord | None = Field(
        None, description="Level of work and thought (werk- en denkniveau); 'none' is known."
    )
    dutch_spoken: LanguageWord | None = None
    dutch_written: LanguageWord | None = None
    shift_work: Answer | None = Field(None, description="Irregular hours or shifts are possible.")
    max_distance_km: DistanceKm | None = None
    max_travel_min: TravelMin | None = Field(None, description="Minutes, one way.")
    wishes: WishesIn | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(
            self.available_from, self.available_until, "The last day comes before the first."
        )
        return self

    @model_validator(mode="after")
    def _occupations_differ(self) -> Self:
        named = self.wishes.refused_occupations if self.wishes is not None else None
        refused = {phrase.casefold() for phrase in named or ()}
        if any(phrase.casefold() in refused for phrase in self.preferred_occupations or ()):
            raise PydanticCustomError(
                "wishes", "An occupation is both in preferred_occupations and refused."
            )
        return self

    def profile(self) -> Profile:
        """Return the profile of the domain."""
        return Profile(
            skills=tuple(self.skills or ()),
            preferred_occupations=tuple(self.preferred_occupations or ()),
            experience=tuple(job.experience() for job in self.experience or ()),
            certificates=(self.certificates or CertificatesIn()).holdings(),
            driving_licences=(self.driving_licences or LicencesIn()).holdings(),
            transport=(self.transport or TransportIn()).holdings(),
            pc4=self.pc4,
            hours=(self.hours or HoursIn()).hours(),
            available_from=self.available_from,
            available_until=self.available_until,
            education_level=self.education_level,
            dutch_spoken=self.dutch_spoken,
            dutch_written=self.dutch_written,
            shift_work=Ternary.UNKNOWN if self.shift_work is None else self.shift_work,
            max_distance_km=self.max_distance_km,
            max_travel_min=self.max_travel_min,
            wishes=(self.wishes or WishesIn()).wishes(),
        )


class ProfileOut(Schema):
    """What a person can do and wishes, as far as known; null and 'unknown' are 'not known'."""

    skills: list[str]
    preferred_occupations: list[str]
    experience: list[ExperienceOut]
    certificates: CertificatesOut
    driving_licences: LicencesOut
    transport: TransportOut
    pc4: str | None
    hours: HoursOut
    available_from: Day | None
    available_until: Day | None
    education_level: EducationWord | None
    dutch_spoken: LanguageWord | None
    dutch_written: LanguageWord | None
    shift_work: Answer
    max_distance_km: float | None
    max_travel_min: float | None
    wishes: WishesOut | None = Field(
        description="Null for a contractor, who may not read what somebody wishes and refuses."
    )


def check_order(first: End | None, last: End | None, sentence: str) -> None:
    """Refuse a first that comes after the last; an unknown end is in order with anything."""
    if first is not None and last is not None and first > last:
        raise PydanticCustomError("order", "{sentence}", {"sentence": sentence})


class _HasDays(Protocol):
    starts_on: date | None
    ends_on: date | None


Dated = TypeVar("Dated", bound=_HasDays)


def _check_days(dated: Dated) -> Dated:
    check_order(
        dated.starts_on,
        dated.ends_on,
        "ends_on comes before starts_on: swap them, or leave ends_on out.",
    )
    return dated


days_in_order = model_validator(mode="after")(_check_days)
"""For a schema with ``starts_on`` and ``ends_on``."""


def profile_out(profile: Profile, *, shows_wishes: bool) -> ProfileOut:
    """Return the profile as it goes out, with or without the wishes."""
    return ProfileOut(
        skills=list(profile.skills),
        preferred_occupations=list(profile.preferred_occupations),
        experience=[
            ExperienceOut(
                occupation=job.occupation, started_on=job.started_on, ended_on=job.ended_on
            )
            for job in profile.experience
        ],
        certificates=CertificatesOut(
            held=sorted(profile.certificates.held), is_complete=profile.certificates.is_complete
        ),
        driving_licences=LicencesOut(
            held=sorted(profile.driving_licences.held),
            is_complete=profile.driving_licences.is_complete,
        ),
        transport=TransportOut(
            held=sorted(profile.transport.held), is_complete=profile.transport.is_complete
        ),
        pc4=profile.pc4,
        hours=hours_out(profile.hours),
        available_from=profile.available_from,
        available_until=profile.available_until,
        education_level=profile.education_level,
        dutch_spoken=profile.dutch_spoken,
        dutch_written=profile.dutch_written,
        shift_work=profile.shift_work,
        max_distance_km=profile.max_distance_km,
        max_travel_min=profile.max_travel_min,
        wishes=wishes_out(profile.wishes) if shows_wishes else None,
    )


def hours_out(hours: HoursRange) -> HoursOut:
    """Return hours per week as they go out."""
    return HoursOut(minimum=hours.minimum, maximum=hours.maximum)
