"""Choices that somebody may be asked to account for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matcher.domain.access import Role


class AuditedAction(StrEnum):
    """What was chosen or changed."""

    ORDER_BY_VALUE = "order_by_value"
    RULE_ADDED = "rule_added"
    RULE_REMOVED = "rule_removed"
    ATTRIBUTION_CHANGED = "attribution_changed"
    CONTRACT_TERMS_CHANGED = "contract_terms_changed"
    RANKINGS_PRUNED = "rankings_pruned"
    WEIGHTS_SAVED = "weights_saved"
    WEIGHTS_ACTIVATED = "weights_activated"
    EXPOSURE_FLOOR = "exposure_floor"
    FAIRNESS_FACTS_CHANGED = "fairness_facts_changed"
    FAIRNESS_FACTS_READ = "fairness_facts_read"
    ALLOCATION_ADVISED = "allocation_advised"
    PAST_INTRODUCTIONS_CHANGED = "past_introductions_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One logged choice (logregel): who, when, what, about which record.

    Attributes
    ----------
    actor : str
        A login or a process name, never a person's name.
    organisation_id : str or None
        For whom the actor acted; None for the operator.
    subject : str
        Id of the record it is about.
    detail : str
        What is needed to understand it later; no personal data.
    """

    at: datetime
    actor: str
    role: Role
    organisation_id: str | None
    action: AuditedAction
    subject: str
    detail: str = ""
