"""Dated rules on who counts: what an authority published, read from ``data/target_groups``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ProofKind


class Completeness(StrEnum):
    """How much of a source could be read."""

    FULL = "full"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class ReferenceDay(StrEnum):
    """At which day a claim is judged (peildatum)."""

    AWARD = "award"
    START_OF_WORK = "start_of_work"
    UNKNOWN = "unknown"


class ConditionKind(StrEnum):
    """What a rule may ask beside membership of a group; durations at the reference date."""

    BENEFIT_LONGER_THAN_MONTHS = "benefit_longer_than_months"
    BENEFIT_SHORTER_THAN_MONTHS = "benefit_shorter_than_months"
    BENEFIT_AT_LEAST_MONTHS = "benefit_at_least_months"
    UNEMPLOYED_LONGER_THAN_MONTHS = "unemployed_longer_than_months"
    REGISTERED_JOB_SEEKER = "registered_job_seeker"
    ACCEPTED_BY_AUTHORITY = "accepted_by_authority"
    IN_REGISTER = "in_register"
    REGISTER_GROUND = "register_ground"
    HAS_DISABILITY = "has_disability"
    STUDY_LEVEL_AT_LEAST = "study_level_at_least"
    STUDY_LEVEL_AT_MOST = "study_level_at_most"
    LEFT_SCHOOL_WITHIN_MONTHS = "left_school_within_months"
    LOST_WITHIN_MONTHS = "lost_within_months"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One demand; ``value`` is months, a level, yes or no, a ground, or what was unreadable."""

    kind: ConditionKind
    value: int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """What one authority asks of members of one group.

    Attributes
    ----------
    group : TargetGroup
        The legal group.
    published_as : str
        The words of the source.
    conditions : tuple of Condition
        All of them are asked; none means that membership is enough.
    proofs : tuple of ProofKind or None
        Documents the source accepts; None when it does not say.
    source : str
        Address of the page.
    """

    group: TargetGroup
    published_as: str
    conditions: tuple[Condition, ...]
    proofs: tuple[ProofKind, ...] | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnruledGroup:
    """A group of people for which no published rule is known; a desk may add its own."""

    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupRules:
    """One authority's rules from one day on.

    Attributes
    ----------
    rules_id : str
        File name without ``.yaml``.
    valid_from, valid_until : date or None
        None is not published.
    reference_day : ReferenceDay
        Peildatum.
    start_before_contract_months : int or None
        A person who began at most this long before the contract may count; None is not published.
    completeness : Completeness
        ``FULL`` means that a group that is not named does not count.
    """

    rules_id: str
    authority: str
    title: str
    valid_from: date | None
    valid_until: date | None
    source: str
    retrieved: date
    completeness: Completeness
    reference_day: ReferenceDay
    start_before_contract_months: int | None
    groups: tuple[GroupRule, ...]
    without_rule: tuple[UnruledGroup, ...] = ()
    known_gaps: tuple[str, ...] = ()

    def rule_for(self, group: TargetGroup) -> GroupRule | None:
        """Return the rule of a group; None when the source names no such group."""
        return next((rule for rule in self.groups if rule.group is group), None)
