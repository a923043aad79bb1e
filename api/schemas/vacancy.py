"""Vacancies as JSON."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.criteria import CriteriaIn, CriteriaOut, criteria_out
from api.schemas.fields import (
    LONGEST_LIST,
    Day,
    Pc4,
    Phrase,
    Positions,
    Reference,
    RunningText,
    SourceId,
)
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.schemas.wishes import ConditionsIn, ConditionsOut, conditions_out
from matcher.domain.vacancy import Importance, Requirement, RequirementOrigin, Vacancy
from matcher.skills.extraction import requirements_in
from models.paging import Page

VACANCY_EXAMPLE: dict[str, Any] = {
    "organisation": "O-2H4C9V7PGM0S",
    "contract": "C-0M7T2B8Y4QGF",
    "source_id": "vac-1",
    "title": "Heftruckchauffeur",
    "occupation": "heftruckchauffeur",
    "description": "Laden en lossen in een distributiecentrum.",
    "requirements": [
        {"phrase": "heftruck rijden", "importance": "essential", "origin": "listed"},
        {"phrase": "orders verzamelen", "importance": "useful", "origin": "listed"},
    ],
    "criteria": {
        "starts_on": "2027-01-04",
        "hours": {"minimum": 24, "maximum": 40},
        "driving_licences": ["B"],
        "certificates": ["VCA basis"],
        "education_level": None,
        "dutch_spoken": "reasonable",
        "dutch_written": None,
        "needs_shift_work": False,
        "transport": [],
    },
    "conditions": {
        "sector": "transport_and_storage",
        "places": ["indoors"],
        "company": ["team"],
    },
    "pc4": "3542",
    "positions": 2,
    "closes_on": "2027-03-31",
}
_OUT_EXAMPLE = {"id": "V-5D8N1KX3R6WJ"} | VACANCY_EXAMPLE


class RequirementIn(Schema):
    """A skill or experience the job asks (functie-eis)."""

    phrase: Phrase
    importance: Importance = Importance.ESSENTIAL
    origin: RequirementOrigin = RequirementOrigin.LISTED


class RequirementOut(Schema):
    """A skill or experience the job asks (functie-eis)."""

    phrase: str
    importance: Importance
    origin: RequirementOrigin = Field(description="from_text: our reading of the description.")


class VacancyPatch(Schema):
    """A change of a vacancy (RFC 7396): absent is unchanged, null is unknown or not asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"positions": 3, "criteria": {"certificates": None}}],
        }
    )

    organisation: Reference | None = Field(None, description="The contractor, by id or name.")
    contract: Reference | None = Field(
        None, description="The contract whose obligation the job serves; null for none."
    )
    source_id: SourceId | None = Field(None, description="The id in the contractor's own system.")
    title: Phrase | None = None
    occupation: Phrase | None = Field(
        None, description="The occupation, where it is named apart from the title."
    )
    description: RunningText | None = None
    requirements: Annotated[list[RequirementIn], Field(max_length=LONGEST_LIST)] | None = Field(
        None, description="Null: read them out of the description. An empty list: nothing is asked."
    )
    criteria: CriteriaIn | None = None
    conditions: ConditionsIn | None = Field(
        None, description="What the job is like where people have wishes about it; null: not known."
    )
    pc4: Pc4 | None = Field(None, description="Where the work is: four digits of the postcode.")
    positions: Positions | None = Field(None, description="Open places; null is one.")
    closes_on: Day | None = Field(None, description="Last day to propose somebody.")


class VacancyIn(VacancyPatch):
    """A vacancy to register. What is absent or null is not known, or not asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [VACANCY_EXAMPLE]})

    organisation: Reference = Field(description="The contractor, by id or name.")
    title: Phrase

    def draft(self) -> Vacancy:
        """Return the vacancy without an id, its parties named as they were sent."""
        return Vacancy(
            vacancy_id="",
            organisation_id=self.organisation,
            contract_id=self.contract,
            source_id=self.source_id or "",
            title=self.title,
            occupation=self.occupation or "",
            description=self.description or "",
            requirements=self._requirements(),
            criteria=(self.criteria or CriteriaIn()).criteria(),
            conditions=(self.conditions or ConditionsIn()).conditions(),
            pc4=self.pc4,
            positions=self.positions or 1,
            closes_on=self.closes_on,
        )

    def _requirements(self) -> tuple[Requirement, ...]:
        if self.requirements is None:
            return requirements_in(self.description or "")
        return tuple(
            Requirement(phrase=need.phrase, importance=need.importance, origin=need.origin)
            for need in self.requirements
        )


class VacancyOut(Schema):
    """A vacancy; null is unknown, in the criteria not asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    organisation: str = Field(description="Id of the contractor.")
    contract: str | None = Field(description="Id of the contract it serves.")
    source_id: str | None
    title: str
    occupation: str | None
    description: str | None
    requirements: list[RequirementOut]
    criteria: CriteriaOut
    conditions: ConditionsOut
    pc4: str | None
    positions: int
    closes_on: Day | None


class VacancyPageOut(PageOut[VacancyOut]):
    """A page of vacancies, in order of registration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def vacancy_out(vacancy: Vacancy) -> VacancyOut:
    """Return the vacancy as it goes out."""
    return VacancyOut(
        id=vacancy.vacancy_id,
        organisation=vacancy.organisation_id,
        contract=vacancy.contract_id,
        source_id=vacancy.source_id or None,
        title=vacancy.title,
        occupation=vacancy.occupation or None,
        description=vacancy.description or None,
        requirements=[
            RequirementOut(phrase=need.phrase, importance=need.importance, origin=need.origin)
            for need in vacancy.requirements
        ],
        criteria=criteria_out(vacancy.criteria),
        conditions=conditions_out(vacancy.conditions),
        pc4=vacancy.pc4,
        positions=vacancy.positions,
        closes_on=vacancy.closes_on,
    )


def vacancy_page_out(page: Page[Vacancy], *, limit: int, offset: int) -> VacancyPageOut:
    """Return a page of vacancies as it goes out."""
    return VacancyPageOut(
        rows=[vacancy_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )
