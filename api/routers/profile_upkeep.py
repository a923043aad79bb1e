"""Profiles that nobody confirmed for long, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.routers.describing import CHANGED, problems
from api.routers.paths import CANDIDATES, STALE_PROFILES
from api.schemas.introduction import ConfirmationIn
from api.schemas.paging import Limit, Offset
from api.schemas.profile_state import (
    ProfileStateOut,
    ProfileStatePageOut,
    profile_state_out,
    profile_state_page_out,
)
from api.services.profile_upkeep import confirm_profile, list_stale

router = APIRouter(tags=["candidates"])


@router.get(STALE_PROFILES, summary="List profiles to be asked about", responses=problems())
def list_stale_profiles(
    work: RegistrationWork, kept: KeptDep, limit: Limit = 50, offset: Offset = 0
) -> ProfileStatePageOut:
    """Give the profiles that nobody registered, changed or confirmed for 90 days, oldest first.

    Who acts for an organisation reads its own candidates.
    """
    with work() as uow:
        page = list_stale(uow, limit=limit, offset=offset, on=kept.today())
    return profile_state_page_out(page, limit=limit, offset=offset)


@router.put(
    f"{CANDIDATES}/{{candidate_id:path}}/confirmation",
    summary="Confirm a profile",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def confirm_candidate_profile(
    candidate_id: Annotated[
        str,
        Path(
            description="The pseudonym (K-…), or the id in the intermediary's own system.",
            examples=["K-3F7Q9ZT0B2MX"],
        ),
    ],
    confirmation: ConfirmationIn,
    work: RegistrationWork,
    kept: KeptDep,
) -> ProfileStateOut:
    """Record that somebody asked, and the profile is right. Only its own intermediary does."""
    with work() as uow:
        state = confirm_profile(uow, candidate_id, confirmed_on=confirmation.on, on=kept.today())
    return profile_state_out(state)
