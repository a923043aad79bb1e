"""Lists in pages."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import Field

from api.schemas.schema import Schema

Line = TypeVar("Line", bound=Schema)

LARGEST_PAGE = 200
LAST_OFFSET = 2**31 - 1

Limit = Annotated[
    int, Query(ge=1, le=LARGEST_PAGE, description="How many to give at most.", examples=[50])
]
Offset = Annotated[
    int, Query(ge=0, le=LAST_OFFSET, description="How many to skip first.", examples=[0])
]


class PageOut(Schema, Generic[Line]):
    """A page of a longer list."""

    rows: list[Line]
    total: int = Field(description="How many there are in all, on every page together.")
    limit: int
    offset: int
