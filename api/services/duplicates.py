"""Pairs of candidates that may be one person: listed, and decided by a human."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.access import Viewer, may_read_source_id
from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from models.brief import CandidateBrief
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One side of a pair: which candidate, known by which id, registered by whom."""

    candidate_id: str
    source_id: str
    intermediary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPair:
    """A flagged pair with both registrations."""

    flag: DuplicateFlag
    first: Registration
    second: Registration


def list_duplicates(
    uow: UnitOfWork, *, status: DuplicateStatus | None = None, limit: int, offset: int
) -> Page[DuplicateFlag]:
    """Return a page of flagged pairs, the oldest first."""
    return uow.duplicates.list(status=status, limit=limit, offset=offset)


def open_pairs(uow: UnitOfWork, limit: int) -> list[OpenPair]:
    """Return the pairs that nobody decided yet, each with whom to call about it."""
    flags = list_duplicates(uow, status=DuplicateStatus.OPEN, limit=limit, offset=0).rows
    ids = [i for flag in flags for i in (flag.first_candidate_id, flag.second_candidate_id)]
    briefs = uow.candidates.briefs(ids)
    return [
        OpenPair(
            flag=flag,
            first=_registration(uow.viewer, briefs[flag.first_candidate_id]),
            second=_registration(uow.viewer, briefs[flag.second_candidate_id]),
        )
        for flag in flags
        if {flag.first_candidate_id, flag.second_candidate_id} <= briefs.keys()
    ]


def decide_duplicate(uow: UnitOfWork, flag_id: int, status: DuplicateStatus) -> DuplicateFlag:
    """Write down what a human said of a pair; nothing is merged or removed by it."""
    uow.duplicates.decide(flag_id, status)
    uow.commit()
    return uow.duplicates.get(flag_id)


def _registration(viewer: Viewer, brief: CandidateBrief) -> Registration:
    may_read = may_read_source_id(viewer, brief.organisation.organisation_id)
    return Registration(
        candidate_id=brief.candidate_id,
        source_id=brief.source_id if may_read else "",
        intermediary=brief.organisation.name,
    )
