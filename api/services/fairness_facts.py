"""Age bands and gender: entered from a table and removed again; never told of one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from api.exchange.fairness_table import FactRecord, refused_rows
from api.services.audit import log_choice
from matcher.domain.audit import AuditedAction
from matcher.domain.fairness_fact import FairnessFact
from matcher.errors import Conflict, InvalidInput
from matcher.privacy.redaction import redact_identifiers
from models.fairness_access import check_may_ask_fairness
from models.unit_of_work import UnitOfWork

LONGEST_BASIS = 500
SUBJECT = "fairness_facts"


def enter_facts(
    uow: UnitOfWork,
    records: Sequence[FactRecord],
    *,
    file_name: str,
    processing_basis: str,
    is_held: bool,
    at: datetime,
) -> int:
    """Put what a table says in the place of what was kept of these people; return of how many.

    All rows or none; a row that knows nothing removes what was kept. Who entered it, when and on
    which ground is kept with every row, and the entry goes into the log of choices.

    Parameters
    ----------
    processing_basis : str
        Legal ground and purpose, in the words of the desk; not empty, and no personal data.
    is_held : bool
        Whether the installation holds such facts at all.

    Raises
    ------
    Conflict
        If the installation holds none, or the viewer is neither a desk nor the operator.
    InvalidInput
        If there is no ground, or a row means nobody, or more than one, whose facts one may enter.
    """
    check_may_ask_fairness(uow.viewer)
    if not is_held:
        raise Conflict(
            "This installation holds no age bands and gender.",
            remedy="Answer the questions of docs/fairness.md first, then set SROI_FAIRNESS_FACTS.",
        )
    basis = _checked_basis(processing_basis)
    uow.begin_change()
    means = uow.fairness_facts.enterable(record.candidate for record in records)
    _check_all_meant(records, means, file_name)
    facts = [
        FairnessFact(
            candidate_id=means[record.candidate][0],
            age_band=record.age_band,
            gender=record.gender,
            entered_by=uow.viewer.actor,
            organisation_id=uow.viewer.organisation_id,
            entered_at=at,
            processing_basis=basis,
        )
        for record in records
    ]
    n_known = uow.fairness_facts.save_many(facts)
    detail = f"{len(facts)} rows, {n_known} with something known; ground: {basis}"
    log_choice(uow, AuditedAction.FAIRNESS_FACTS_CHANGED, SUBJECT, detail, at=at)
    uow.commit()
    return n_known


def remove_facts(uow: UnitOfWork, *, at: datetime) -> int:
    """Remove age bands and gender of all one's candidates (the operator: of all); return how many.

    Possible also where the installation holds none any more.
    """
    n_removed = uow.fairness_facts.delete_all()
    detail = f"{n_removed} removed"
    log_choice(uow, AuditedAction.FAIRNESS_FACTS_CHANGED, SUBJECT, detail, at=at)
    uow.commit()
    return n_removed


def _checked_basis(text: str) -> str:
    basis = " ".join(text.split())
    if not any(sign.isalpha() for sign in basis) or len(basis) > LONGEST_BASIS:
        raise InvalidInput(
            f"The legal ground and purpose are a text of 1 to {LONGEST_BASIS} signs.",
            where="processing_basis",
            remedy="Say on which ground of art. 6 GDPR these are kept, and what for.",
        )
    if redact_identifiers(basis)[1]:
        raise InvalidInput(
            "The legal ground holds what may be a BSN, an address or a telephone number.",
            where="processing_basis",
            remedy="Leave out what identifies somebody.",
        )
    return basis


def _check_all_meant(
    records: Sequence[FactRecord], means: dict[str, tuple[str, ...]], file_name: str
) -> None:
    faults = []
    whose: dict[str, int] = {}
    for record in records:
        found = means.get(record.candidate, ())
        if len(found) != 1:
            why = "meer dan één kandidaat heeft dit nummer" if found else "geen kandidaat van u"
            faults.append(f"rij {record.row}: {why}")
        elif whose.setdefault(found[0], record.row) != record.row:
            faults.append(f"rij {record.row}: deze kandidaat staat er al")
    if faults:
        raise refused_rows(faults, file_name)
