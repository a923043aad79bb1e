"""The rules on who counts over HTTP, per authority."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dependencies import RegistrationWork
from api.routers.describing import LOOKED_UP, problems
from api.routers.paths import TARGET_GROUPS
from api.schemas.target_groups import (
    TargetGroupRulesOut,
    TargetGroupsOut,
    target_group_rules_out,
    target_groups_out,
)
from api.services import target_groups
from matcher.eligibility.wording import Language

router = APIRouter(prefix=TARGET_GROUPS, tags=["claims"])

LanguageAsked = Annotated[
    Language, Query(description="Of conditions and documents; what a source says stays Dutch.")
]


@router.get("", summary="List the rules on who counts", responses=problems())
def list_target_groups(
    work: RegistrationWork,
    authority: Annotated[
        str | None,
        Query(max_length=200, description="Of this authority.", examples=["holland-rijnland"]),
    ] = None,
    language: LanguageAsked = "nl",
) -> TargetGroupsOut:
    """Give per authority which groups count, by which conditions and documents, and from where.

    Groups for which no published rule is known are listed as such.
    """
    with work() as uow:
        known = target_groups.list_target_groups(uow, authority=authority)
    return target_groups_out(known, language)


@router.get("/{rules_id}", summary="Read one authority's rules", responses=LOOKED_UP)
def read_target_groups(
    rules_id: Annotated[
        str, Path(description="Name of the rules.", examples=["holland-rijnland-2023-09-01"])
    ],
    work: RegistrationWork,
    language: LanguageAsked = "nl",
) -> TargetGroupRulesOut:
    """Give one set of rules on who counts."""
    with work() as uow:
        return target_group_rules_out(target_groups.read_target_groups(uow, rules_id), language)
