"""Possible duplicates as JSON."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from models.paging import Page

_OUT_EXAMPLE: dict[str, Any] = {
    "id": 1,
    "first_candidate": "K-3F7Q9ZT0B2MX",
    "second_candidate": "K-8C1V5HN7D0PA",
    "shared_kinds": ["email"],
    "status": "open",
}


class DuplicatePatch(Schema):
    """What a human says of a pair."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "different_people"}]})

    status: DuplicateStatus


class DuplicateOut(Schema):
    """Two registrations that may be one person: flagged for a human, never merged."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: int = Field(description="Number of the flag.")
    first_candidate: str = Field(description="The pseudonym that was registered first.")
    second_candidate: str
    shared_kinds: list[str] = Field(
        description="Which keyed digests agree: email, phone, name_postcode."
    )
    status: DuplicateStatus


class DuplicatePageOut(PageOut[DuplicateOut]):
    """A page of flagged pairs, the oldest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def duplicate_out(flag: DuplicateFlag) -> DuplicateOut:
    """Return the flag as it goes out."""
    return DuplicateOut(
        id=flag.flag_id,
        first_candidate=flag.first_candidate_id,
        second_candidate=flag.second_candidate_id,
        shared_kinds=list(flag.shared_kinds),
        status=flag.status,
    )


def duplicate_page_out(page: Page[DuplicateFlag], *, limit: int, offset: int) -> DuplicatePageOut:
    """Return a page of flags as it goes out."""
    return DuplicatePageOut(
        rows=[duplicate_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )
