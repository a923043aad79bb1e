"""What a rule asks beside membership of a group: met, failed, or not known, on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import Reason, ReasonCode
from matcher.domain.period import add_months
from matcher.domain.target_group_rules import Condition, ConditionKind
from matcher.eligibility.membership import membership
from matcher.ternary import Ternary, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of the person when a condition is judged.

    Attributes
    ----------
    record : ClaimRecord
        The claim at hand.
    records : tuple of ClaimRecord
        All claims of the person.
    day : date
        Reference date.
    claims_are_complete : bool
        True when a group without a claim is a group the person is not in.
    """

    record: ClaimRecord
    records: tuple[ClaimRecord, ...]
    day: date
    claims_are_complete: bool


_READABLE = {
    Ternary.MEETS: ReasonCode.CONDITION_MET,
    Ternary.FAILS: ReasonCode.CONDITION_FAILED,
    Ternary.UNKNOWN: ReasonCode.CONDITION_UNKNOWN,
}
_UNREADABLE = {
    Ternary.MEETS: ReasonCode.CONDITION_ACCEPTED,
    Ternary.FAILS: ReasonCode.CONDITION_REFUSED,
    Ternary.UNKNOWN: ReasonCode.CONDITION_UNREADABLE,
}


def condition_outcome(condition: Condition, situation: Situation) -> tuple[Ternary, Reason]:
    """Return whether one condition is met, and why."""
    outcome = _JUDGES[condition.kind](condition, situation)
    codes = _UNREADABLE if condition.kind is ConditionKind.UNREADABLE else _READABLE
    parts = (
        ("group", situation.record.claim.group.value),
        ("condition", condition.kind.value),
        ("value", str(condition.value)),
        ("day", situation.day.isoformat()),
    )
    return outcome, Reason(code=codes[outcome], parts=parts)


def in_register(records: Iterable[ClaimRecord], day: date, *, are_complete: bool) -> Ternary:
    """Return whether the person stands in the doelgroepregister on a day."""
    found = [r for r in records if r.claim.group is TargetGroup.BANENAFSPRAAK]
    if not found:
        return Ternary.FAILS if are_complete else Ternary.UNKNOWN
    return any_of(membership(record, day)[0] for record in found)


def _lasted(since: date | None, day: date, months: int) -> tuple[int, bool]:
    """Return -1, 0 or 1 for shorter than, exactly, longer than; and whether the start is known."""
    if since is None:
        return 0, False
    mark = add_months(since, months)
    return (day > mark) - (day < mark), True


def _longer(since: date | None, condition: Condition, day: date) -> Ternary:
    """Exactly the named length is open: 'less than' and 'more than' leave it out."""
    compared, is_known = _lasted(since, day, int(condition.value))
    return Ternary.of(None if not is_known or compared == 0 else compared > 0)


def _benefit_longer(condition: Condition, situation: Situation) -> Ternary:
    return _longer(situation.record.claim.since, condition, situation.day)


def _benefit_shorter(condition: Condition, situation: Situation) -> Ternary:
    return ~_benefit_longer(condition, situation)


def _benefit_at_least(condition: Condition, situation: Situation) -> Ternary:
    compared, is_known = _lasted(situation.record.claim.since, situation.day, int(condition.value))
    return Ternary.of(compared >= 0 if is_known else None)


def _unemployed_longer(condition: Condition, situation: Situation) -> Ternary:
    compared, is_known = _lasted(
        situation.record.unemployed_since, situation.day, int(condition.value)
    )
    return Ternary.of(compared > 0 if is_known else None)


def _registered(condition: Condition, situation: Situation) -> Ternary:
    return _as_asked(situation.record.is_registered_job_seeker, condition)


def _accepted(condition: Condition, situation: Situation) -> Ternary:
    return _as_asked(situation.record.is_accepted_by_authority, condition)


def _disability(condition: Condition, situation: Situation) -> Ternary:
    return _as_asked(situation.record.has_disability, condition)


def _register(condition: Condition, situation: Situation) -> Ternary:
    stands = in_register(
        situation.records, situation.day, are_complete=situation.claims_are_complete
    )
    return _as_asked(stands, condition)


def _ground(condition: Condition, situation: Situation) -> Ternary:
    ground = situation.record.ground
    return Ternary.of(None if ground is None else ground == condition.value)


def _level_at_least(condition: Condition, situation: Situation) -> Ternary:
    level = situation.record.study_level
    return Ternary.of(None if level is None else level >= int(condition.value))


def _level_at_most(condition: Condition, situation: Situation) -> Ternary:
    level = situation.record.study_level
    return Ternary.of(None if level is None else level <= int(condition.value))


def _left_school(condition: Condition, situation: Situation) -> Ternary:
    left = situation.record.left_school_on
    if left is None:
        return Ternary.UNKNOWN
    return Ternary.of(situation.day <= add_months(left, int(condition.value)))


def _unreadable(_condition: Condition, situation: Situation) -> Ternary:
    """What could not be read is settled by the authority: it accepts this person, or does not."""
    return situation.record.is_accepted_by_authority


def _settled_by_membership(_condition: Condition, _situation: Situation) -> Ternary:
    """``lost_within_months`` is judged in place of membership, see ``judge``."""
    return Ternary.MEETS


def _as_asked(outcome: Ternary, condition: Condition) -> Ternary:
    return outcome if condition.value else ~outcome


_JUDGES: dict[ConditionKind, Callable[[Condition, Situation], Ternary]] = {
    ConditionKind.BENEFIT_LONGER_THAN_MONTHS: _benefit_longer,
    ConditionKind.BENEFIT_SHORTER_THAN_MONTHS: _benefit_shorter,
    ConditionKind.BENEFIT_AT_LEAST_MONTHS: _benefit_at_least,
    ConditionKind.UNEMPLOYED_LONGER_THAN_MONTHS: _unemployed_longer,
    ConditionKind.REGISTERED_JOB_SEEKER: _registered,
    ConditionKind.ACCEPTED_BY_AUTHORITY: _accepted,
    ConditionKind.IN_REGISTER: _register,
    ConditionKind.REGISTER_GROUND: _ground,
    ConditionKind.HAS_DISABILITY: _disability,
    ConditionKind.STUDY_LEVEL_AT_LEAST: _level_at_least,
    ConditionKind.STUDY_LEVEL_AT_MOST: _level_at_most,
    ConditionKind.LEFT_SCHOOL_WITHIN_MONTHS: _left_school,
    ConditionKind.LOST_WITHIN_MONTHS: _settled_by_membership,
    ConditionKind.UNREADABLE: _unreadable,
}
