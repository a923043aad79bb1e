"""Hard criteria (harde eisen) as JSON; null, an empty list and false mean 'not asked'."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.schemas.fields import Day, Phrases, YesNo
from api.schemas.profile import HoursIn, HoursOut, hours_out
from api.schemas.schema import Schema
from api.schemas.words import EducationWord, LanguageWord
from matcher.domain.profile import DrivingLicence, TravelMode
from matcher.domain.vacancy import HardCriteria

Licences = Annotated[list[DrivingLicence], Field(max_length=len(DrivingLicence))]
Modes = Annotated[list[TravelMode], Field(max_length=len(TravelMode))]


class CriteriaIn(Schema):
    """Demands that cannot be bargained with. Absent and null: the job does not ask it."""

    starts_on: Day | None = Field(None, description="First working day.")
    hours: HoursIn | None = Field(None, description="Hours per week the job offers.")
    driving_licences: Licences | None = Field(None, description="All of them are needed.")
    certificates: Phrases | None = Field(None, description="All of them are needed.")
    education_level: EducationWord | None = Field(None, description="The least that is needed.")
    dutch_spoken: LanguageWord | None = Field(None, description="The least that is needed.")
    dutch_written: LanguageWord | None = Field(None, description="The least that is needed.")
    needs_shift_work: YesNo | None = Field(None, description="Irregular hours or shifts.")
    transport: Modes | None = Field(None, description="Own transport: one of these is needed.")

    def criteria(self) -> HardCriteria:
        """Return the criteria of the domain."""
        return HardCriteria(
            starts_on=self.starts_on,
            hours=(self.hours or HoursIn()).hours(),
            driving_licences=frozenset(self.driving_licences or ()),
            certificates=frozenset(self.certificates or ()),
            education_level=self.education_level,
            dutch_spoken=self.dutch_spoken,
            dutch_written=self.dutch_written,
            needs_shift_work=bool(self.needs_shift_work),
            transport=frozenset(self.transport or ()),
        )


class CriteriaOut(Schema):
    """Demands that cannot be bargained with; null, an empty list and false are 'not asked'."""

    starts_on: Day | None
    hours: HoursOut
    driving_licences: list[DrivingLicence]
    certificates: list[str]
    education_level: EducationWord | None
    dutch_spoken: LanguageWord | None
    dutch_written: LanguageWord | None
    needs_shift_work: bool
    transport: list[TravelMode]


def criteria_out(criteria: HardCriteria) -> CriteriaOut:
    """Return the criteria as they go out."""
    return CriteriaOut(
        starts_on=criteria.starts_on,
        hours=hours_out(criteria.hours),
        driving_licences=sorted(criteria.driving_licences),
        certificates=sorted(criteria.certificates),
        education_level=criteria.education_level,
        dutch_spoken=criteria.dutch_spoken,
        dutch_written=criteria.dutch_written,
        needs_shift_work=criteria.needs_shift_work,
        transport=sorted(criteria.transport),
    )
