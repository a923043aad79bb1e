"""The answer whether somebody counts for a contract: outcome, block, days, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.block_scheme import BuildingBlock
from matcher.domain.claim import TargetGroup
from matcher.domain.counting import CountedDays
from matcher.ternary import Ternary


class ReasonCode(StrEnum):
    """Why an answer is as it is; ``matcher.eligibility.explain`` has the sentences."""

    MEMBER = "member"
    MEMBER_UNCHECKED = "member_unchecked"
    NOT_MEMBER = "not_member"
    MEMBERSHIP_UNKNOWN = "membership_unknown"
    STATUS_UNKNOWN = "status_unknown"
    REFUSED = "refused"
    NOT_YET = "not_yet"
    ENDED = "ended"
    EXPIRED_WHEN_UNKNOWN = "expired_when_unknown"
    PROOF_EXPIRED = "proof_expired"
    SINCE_UNKNOWN = "since_unknown"
    LOST_RECENTLY = "lost_recently"
    LOST_TOO_LONG_AGO = "lost_too_long_ago"
    NOT_LOST = "not_lost"
    CONDITION_MET = "condition_met"
    CONDITION_FAILED = "condition_failed"
    CONDITION_UNKNOWN = "condition_unknown"
    CONDITION_UNREADABLE = "condition_unreadable"
    CONDITION_ACCEPTED = "condition_accepted"
    CONDITION_REFUSED = "condition_refused"
    FORM_DIFFERS = "form_differs"
    FORM_NOT_NAMED = "form_not_named"
    GROUP_NOT_NAMED = "group_not_named"
    GROUP_HAS_NO_BLOCK = "group_has_no_block"
    GROUP_NOT_COUNTED = "group_not_counted"
    NOT_RECORDED = "not_recorded"
    REFERENCE_DAY_OPEN = "reference_day_open"
    REFERENCE_DAY_MISSING = "reference_day_missing"
    STARTED_BEFORE_ALLOWED = "started_before_allowed"
    STARTED_TOO_EARLY = "started_too_early"
    STARTED_BEFORE_UNKNOWN = "started_before_unknown"
    ENDED_BEFORE_CONTRACT = "ended_before_contract"
    BLOCK_CHOSEN = "block_chosen"
    BLOCK_MOST_VALUABLE = "block_most_valuable"
    BLOCK_AMOUNT_UNKNOWN = "block_amount_unknown"
    BLOCK_POSSIBLE = "block_possible"
    COUNTS_UNTIL = "counts_until"
    COUNTS_OPEN = "counts_open"
    COUNTS_UNTIL_UNKNOWN = "counts_until_unknown"
    COUNTS_NO_LONGER = "counts_no_longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: a code and what fills its sentence.

    Reasons may name a target group, so they are for the own intermediary and the desk only
    (``matcher.eligibility.disclosure``).
    """

    code: ReasonCode
    parts: tuple[tuple[str, str], ...] = ()


class ProofState(StrEnum):
    """How well the claim that a block rests on is proven."""

    PROVEN = "proven"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockAnswer:
    """Whether one block is open to the person, by which claim, and on which days it counts.

    Attributes
    ----------
    days : tuple of CountedDays
        Every reading of the days that count; empty before a start of work is known.
    """

    block: BuildingBlock
    outcome: Ternary
    group: TargetGroup | None
    proof: ProofState | None
    reasons: tuple[Reason, ...]
    days: tuple[CountedDays, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a candidate counts for a contract, for which block, and until when.

    Attributes
    ----------
    counts : Ternary
        Telt mee, telt niet mee, nog onbekend.
    chosen : BlockAnswer or None
        The most valuable block that is certainly open; None when none is.
    possible : tuple of BlockAnswer
        Blocks that are open if what is unknown turns out well, and would be worth more.
    reasons : tuple of Reason
        In the order in which they were found.
    reference_days : tuple of date
        The day, or the two days, at which claims were judged (peildatum).
    """

    counts: Ternary
    chosen: BlockAnswer | None
    possible: tuple[BlockAnswer, ...]
    reasons: tuple[Reason, ...]
    reference_days: tuple[date, ...]
