"""Leads as they are sent in, and what they refer to looked up: who asked whom, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from api.services.references import (
    candidate_named,
    check_consents,
    contract_id_of,
    organisation_id_of,
    vacancy_named,
)
from matcher.domain.access import Role
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import LeadAnswer, LeadKind
from matcher.domain.organisation import Channel, OrganisationKind
from matcher.errors import InvalidInput
from models.unit_of_work import UnitOfWork

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadDraft:
    """A lead to record; everything named as people name it.

    Attributes
    ----------
    contractor : str or None
        None is that of the vacancy or contract, or who records it.
    channel, intermediary : Channel or None, str or None
        Who was asked, or from whom the tip came. None is that of the candidate, or who records it.
    started_by : Initiator or None
        None is the contractor for a question, and who records it for a tip.
    answer : LeadAnswer or None
        What was heard on the same day, if anything.
    on : date or None
        The day on which it happened; None is today.
    """

    kind: LeadKind
    contractor: str | None = None
    contract: str | None = None
    vacancy: str | None = None
    channel: Channel | None = None
    intermediary: str | None = None
    candidate: str | None = None
    started_by: Initiator | None = None
    found_through: FoundThrough | None = None
    answer: LeadAnswer | None = None
    on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """For whom, and for what, people are looked for."""

    contractor_id: str
    contract_id: str | None
    vacancy_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """From where people are to come."""

    channel: Channel | None
    intermediary_id: str | None
    candidate_id: str | None


def work_of(uow: UnitOfWork, draft: LeadDraft) -> Work:
    """Return for whom and what a lead is.

    Raises
    ------
    InvalidInput
        If nothing says whose it is, or contractor, contract and vacancy do not belong together.
    """
    contractor_id = _organisation_id(uow, draft.contractor, OrganisationKind.CONTRACTOR)
    contract_id = (
        None if draft.contract is None else contract_id_of(uow, draft.contract, where="contract")
    )
    vacancy = None if draft.vacancy is None else vacancy_named(uow, draft.vacancy)
    if vacancy is not None:
        contractor_id = _one(contractor_id, vacancy.organisation_id, "contractor", "vacancy")
        contract_id = _one(contract_id, vacancy.contract_id, "contract", "vacancy")
    if contract_id is not None:
        owner_id = uow.contracts.get(contract_id).organisation_id
        contractor_id = _one(contractor_id, owner_id, "contractor", "contract")
    if contractor_id is None and uow.viewer.role is Role.CONTRACTOR:
        contractor_id = uow.viewer.organisation_id
    if contractor_id is None:
        raise InvalidInput(
            "For which contractor it was is not said.",
            where="contractor",
            remedy="Name the contractor, or a vacancy or contract of it.",
        )
    return Work(
        contractor_id=contractor_id,
        contract_id=contract_id,
        vacancy_id=None if vacancy is None else vacancy.vacancy_id,
    )


def source_of(uow: UnitOfWork, draft: LeadDraft) -> Source:
    """Return who was asked, or from whom a tip came, with the channel of now.

    Raises
    ------
    InvalidInput
        If a question names nobody, or channel, intermediary and candidate do not belong together.
    Conflict
        If the candidate did not consent to sharing.
    """
    intermediary_id = _organisation_id(uow, draft.intermediary, OrganisationKind.INTERMEDIARY)
    candidate_id = None
    if draft.candidate is not None:
        candidate = candidate_named(uow, draft.candidate)
        check_consents(candidate, "to name somebody to a contractor is to share")
        candidate_id = candidate.candidate_id
        owner_id = candidate.organisation_id
        intermediary_id = _one(intermediary_id, owner_id, "intermediary", "candidate")
    if intermediary_id is None and uow.viewer.role is Role.INTERMEDIARY:
        intermediary_id = uow.viewer.organisation_id
    channel = draft.channel
    if intermediary_id is not None:
        its_channel = uow.organisations.get(intermediary_id).channel
        channel = _one(channel, its_channel, "channel", "intermediary")
    if draft.kind is LeadKind.ASKED and channel is None and intermediary_id is None:
        raise InvalidInput(
            "Who was asked is not said.",
            where="channel",
            remedy=f"Name the intermediary, or one of the channels: {', '.join(Channel)}.",
        )
    return Source(channel=channel, intermediary_id=intermediary_id, candidate_id=candidate_id)


def _organisation_id(uow: UnitOfWork, text: str | None, kind: OrganisationKind) -> str | None:
    return None if text is None else organisation_id_of(uow, text, kind, where=kind)


def _one(said: Word | None, follows: Word | None, what: str, of: str) -> Word | None:
    """Return what was said or what follows from something else; they must not differ."""
    if said is not None and follows is not None and said != follows:
        raise InvalidInput(
            f"The {what} is not that of the {of}, which is {follows}.",
            where=what,
            remedy=f"Leave it out, or name another {of}.",
        )
    return follows if said is None else said
