"""Wishes about work and what a job is like, as JSON. Null and an empty list are 'not known'."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.schemas.fields import Phrases
from api.schemas.schema import Schema
from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes

Sectors = Annotated[list[Sector], Field(max_length=len(Sector))]
Places = Annotated[list[WorkPlace], Field(max_length=len(WorkPlace))]
Companies = Annotated[list[Company], Field(max_length=len(Company))]


class WishesIn(Schema):
    """What a person wishes of work besides the occupation; never the reason for it."""

    refused_occupations: Phrases | None = Field(
        None, description="Work that the person will not do again (nooit meer)."
    )
    wanted_sectors: Sectors | None = None
    refused_sectors: Sectors | None = None
    places: Places | None = Field(
        None, description="Indoors or outdoors; both: either will do. Null: not known."
    )
    company: Companies | None = Field(
        None, description="Alone or in a team; both: either will do. Null: not known."
    )

    @model_validator(mode="after")
    def _sectors_differ(self) -> Self:
        both = sorted(set(self.wanted_sectors or ()) & set(self.refused_sectors or ()))
        if both:
            raise PydanticCustomError(
                "wishes", "{sector} is both wanted and refused.", {"sector": both[0].value}
            )
        return self

    def wishes(self) -> WorkWishes:
        """Return the wishes of the domain."""
        return WorkWishes(
            refused_occupations=tuple(self.refused_occupations or ()),
            wanted_sectors=frozenset(self.wanted_sectors or ()),
            refused_sectors=frozenset(self.refused_sectors or ()),
            places=frozenset(self.places or ()),
            company=frozenset(self.company or ()),
        )


class WishesOut(Schema):
    """What a person wishes of work besides the occupation; an empty list is not known."""

    refused_occupations: list[str]
    wanted_sectors: list[Sector]
    refused_sectors: list[Sector]
    places: list[WorkPlace]
    company: list[Company]


class ConditionsIn(Schema):
    """What a job is like where people have wishes about it."""

    sector: Sector | None = None
    places: Places | None = Field(
        None, description="Indoors or outdoors; both: partly the one, partly the other."
    )
    company: Companies | None = Field(
        None, description="Alone or in a team; both: partly the one, partly the other."
    )

    def conditions(self) -> WorkConditions:
        """Return the conditions of the domain."""
        return WorkConditions(
            sector=self.sector,
            places=frozenset(self.places or ()),
            company=frozenset(self.company or ()),
        )


class ConditionsOut(Schema):
    """What a job is like; null and an empty list are not known."""

    sector: Sector | None
    places: list[WorkPlace]
    company: list[Company]


def wishes_out(wishes: WorkWishes) -> WishesOut:
    """Return wishes as they go out."""
    return WishesOut(
        refused_occupations=list(wishes.refused_occupations),
        wanted_sectors=sorted(wishes.wanted_sectors),
        refused_sectors=sorted(wishes.refused_sectors),
        places=sorted(wishes.places),
        company=sorted(wishes.company),
    )


def conditions_out(conditions: WorkConditions) -> ConditionsOut:
    """Return what a job is like as it goes out."""
    return ConditionsOut(
        sector=conditions.sector,
        places=sorted(conditions.places),
        company=sorted(conditions.company),
    )
