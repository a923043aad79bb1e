"""Since when nobody said that a profile is right, as JSON."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Day
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.services.profile_upkeep import ProfileState
from matcher.domain.freshness import STALE_AFTER_DAYS
from models.paging import Page

_OUT_EXAMPLE: dict[str, Any] = {
    "candidate": "K-3F7Q9ZT0B2MX",
    "confirmed_on": "2026-07-01",
    "is_stale": True,
}


class ProfileStateOut(Schema):
    """Whether a profile is to be asked about."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    candidate: str = Field(description="The pseudonym.")
    confirmed_on: Day | None = Field(
        description="The last day on which it was registered, changed or confirmed; null is not "
        "known."
    )
    is_stale: bool = Field(
        description=f"Longer than {STALE_AFTER_DAYS} days ago, or not known when: ask whether it "
        "is right. It never lowers the fit."
    )


class ProfileStatePageOut(PageOut[ProfileStateOut]):
    """A page of profiles to be asked about, the longest ago first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def profile_state_out(state: ProfileState) -> ProfileStateOut:
    """Return the state of a profile as it goes out."""
    return ProfileStateOut(
        candidate=state.candidate_id, confirmed_on=state.confirmed_on, is_stale=state.is_stale
    )


def profile_state_page_out(
    page: Page[ProfileState], *, limit: int, offset: int
) -> ProfileStatePageOut:
    """Return a page of profiles as it goes out."""
    return ProfileStatePageOut(
        rows=[profile_state_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )
