"""One question at a time: is this block open to this person by this claim?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matcher.domain.block_scheme import BlockMember, BlockScheme, BuildingBlock
from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import Reason, ReasonCode
from matcher.domain.placement import Placement
from matcher.domain.target_group_rules import (
    Completeness,
    Condition,
    ConditionKind,
    TargetGroupRules,
)
from matcher.eligibility.conditions import Situation, condition_outcome
from matcher.eligibility.membership import lost_within, membership
from matcher.eligibility.reference_days import ReferenceDays
from matcher.ternary import Ternary, all_of

Step = tuple[Ternary, Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything an answer depends on; dates and rules come in, nothing is looked up.

    Attributes
    ----------
    bonus_blocks : tuple of frozenset of str
        For every bonus that is or may be due and goes with some blocks only: those blocks.
    preferred_block : str or None
        The block to choose if it is open; None is the one of the highest amount.
    """

    records: tuple[ClaimRecord, ...]
    rules: TargetGroupRules
    scheme: BlockScheme | None
    placement: Placement
    counted_groups: frozenset[TargetGroup] | None
    reference: ReferenceDays
    claims_are_complete: bool
    planned_until: date | None
    bonus_blocks: tuple[frozenset[str], ...] = ()
    preferred_block: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer for one block (or, without a scheme, one group).

    ``record`` is the claim it rests on; None when the person has no claim on any of its groups.
    """

    block: BuildingBlock | None
    outcome: Ternary
    record: ClaimRecord | None
    groups: frozenset[TargetGroup]
    reasons: tuple[Reason, ...]


def findings(case: Case) -> Iterator[Finding]:
    """Give the answer for every block or group, then for claims that none of them names."""
    if case.scheme is None:
        for rule in case.rules.groups:
            yield _best(case, None, (BlockMember(group=rule.group),))
    else:
        for block in case.scheme.blocks:
            yield _best(case, block, block.members)
    for record in case.records:
        if not _is_named(case, record.claim.group):
            yield _unnamed(case, record)


def _best(case: Case, block: BuildingBlock | None, members: tuple[BlockMember, ...]) -> Finding:
    """Return the best of the ways into a block; the order of claims does not matter."""
    found = [
        _finding(case, block, member, record)
        for member in members
        for record in case.records
        if record.claim.group is member.group
    ]
    groups = frozenset(member.group for member in members)
    if found:
        best = max(found, key=_rank)
        return Finding(
            block=block,
            outcome=best.outcome,
            record=best.record,
            groups=groups,
            reasons=best.reasons,
        )
    outcome = Ternary.FAILS if case.claims_are_complete else Ternary.UNKNOWN
    if case.counted_groups is not None and not groups & case.counted_groups:
        outcome = Ternary.FAILS
    return Finding(block=block, outcome=outcome, record=None, groups=groups, reasons=())


def _rank(found: Finding) -> tuple[int, bool, str]:
    is_checked = found.record is not None and found.record.checked_on is not None
    return found.outcome.value, is_checked, str(found.reasons)


def _finding(
    case: Case, block: BuildingBlock | None, member: BlockMember, record: ClaimRecord
) -> Finding:
    per_day = [tuple(_steps(case, block, member, record, day)) for day in case.reference.days]
    outcomes = [all_of(outcome for outcome, _ in steps) for steps in per_day]
    reasons = [
        reason
        for steps, outcome in zip(per_day, outcomes, strict=True)
        for reason in _decisive(steps, outcome)
    ]
    outcome = outcomes[0]
    if len(set(outcomes)) > 1:
        outcome = Ternary.UNKNOWN
        reasons.append(_days_reason(ReasonCode.REFERENCE_DAY_OPEN, case))
    elif case.reference.is_missing and outcome is Ternary.MEETS:
        outcome = Ternary.UNKNOWN
        reasons.append(_days_reason(ReasonCode.REFERENCE_DAY_MISSING, case))
    return Finding(
        block=block,
        outcome=outcome,
        record=record,
        groups=frozenset({member.group}),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _steps(
    case: Case,
    block: BuildingBlock | None,
    member: BlockMember,
    record: ClaimRecord,
    day: date,
) -> Iterator[Step]:
    situation = Situation(
        record=record,
        records=case.records,
        day=day,
        claims_are_complete=case.claims_are_complete,
    )
    lost = [c for c in member.conditions if c.kind is ConditionKind.LOST_WITHIN_MONTHS]
    if lost:
        yield lost_within(record, day, int(lost[0].value))
    else:
        yield membership(record, day)
    # A rule speaks of members; whoever lost the status is judged by the loss alone.
    asked = () if lost else _rule_conditions(case, member.group)
    for condition in (*asked, *member.conditions):
        if condition.kind is not ConditionKind.LOST_WITHIN_MONTHS:
            yield condition_outcome(condition, situation)
    yield from _form_step(case, block)
    if case.counted_groups is not None and member.group not in case.counted_groups:
        yield Ternary.FAILS, _group_reason(ReasonCode.GROUP_NOT_COUNTED, member.group)


def _form_step(case: Case, block: BuildingBlock | None) -> Iterator[Step]:
    form = case.placement.form
    if block is None or case.scheme is None or form in block.forms:
        return
    parts = (("form", form.value), ("block", block.title))
    is_named = any(form in other.forms for other in case.scheme.blocks)
    if is_named or case.scheme.completeness is Completeness.FULL:
        yield Ternary.FAILS, Reason(code=ReasonCode.FORM_DIFFERS, parts=parts)
    else:
        yield Ternary.UNKNOWN, Reason(code=ReasonCode.FORM_NOT_NAMED, parts=parts)


def _rule_conditions(case: Case, group: TargetGroup) -> tuple[Condition, ...]:
    rule = case.rules.rule_for(group)
    return rule.conditions if rule else ()


def _decisive(steps: tuple[Step, ...], outcome: Ternary) -> Iterator[Reason]:
    return (reason for step, reason in steps if step is outcome)


def _is_named(case: Case, group: TargetGroup) -> bool:
    if case.scheme is not None:
        return case.scheme.names(group)
    return case.rules.rule_for(group) is not None


def _unnamed(case: Case, record: ClaimRecord) -> Finding:
    group = record.claim.group
    outcome, reason = _unnamed_outcome(case, record)
    return Finding(
        block=None,
        outcome=outcome,
        record=record,
        groups=frozenset({group}),
        reasons=(reason,),
    )


def _unnamed_outcome(case: Case, record: ClaimRecord) -> Step:
    """Return what is sure of a group that no block names: out for another reason, or not known."""
    group = record.claim.group
    if case.counted_groups is not None and group not in case.counted_groups:
        return Ternary.FAILS, _group_reason(ReasonCode.GROUP_NOT_COUNTED, group)
    memberships = [membership(record, day) for day in case.reference.days]
    if memberships and all(outcome is Ternary.FAILS for outcome, _ in memberships):
        return memberships[0]
    source = case.scheme.completeness if case.scheme else case.rules.completeness
    if source is Completeness.FULL:
        return Ternary.FAILS, _group_reason(ReasonCode.GROUP_HAS_NO_BLOCK, group)
    return Ternary.UNKNOWN, _group_reason(ReasonCode.GROUP_NOT_NAMED, group)


def _group_reason(code: ReasonCode, group: TargetGroup) -> Reason:
    return Reason(code=code, parts=(("group", group.value),))


def _days_reason(code: ReasonCode, case: Case) -> Reason:
    days = ",".join(day.isoformat() for day in case.reference.days)
    return Reason(code=code, parts=(("days", days),))
