"""From the answers per block to one answer: the most valuable block that is open, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.domain.counting import CountedDays
from matcher.domain.judgement import BlockAnswer, Judgement, Reason, ReasonCode
from matcher.eligibility.findings import Case, Finding
from matcher.eligibility.worth import order, worth_of
from matcher.ternary import Ternary, all_of, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A finding with its block answer; None for a group without a block."""

    finding: Finding
    answer: BlockAnswer | None


def verdict(
    answered: list[Answered], began: tuple[Ternary, tuple[Reason, ...]], case: Case
) -> Judgement:
    """Return the judgement; the work must also have begun in time for the contract."""
    in_time, start_reasons = began
    group_outcome = any_of(one.finding.outcome for one in answered)
    counts = all_of([group_outcome, in_time])
    chosen = _chosen(answered, case) if group_outcome is Ternary.MEETS else None
    possible = _possible(answered, chosen, case)
    reasons = [
        *(start_reasons if counts is not Ternary.MEETS else ()),
        *_reasons(answered, group_outcome, chosen),
        *(start_reasons if counts is Ternary.MEETS else ()),
        *_block_reasons(answered, chosen, possible),
    ]
    is_out = counts is Ternary.FAILS
    return Judgement(
        counts=counts,
        chosen=None if is_out else chosen,
        possible=() if is_out else possible,
        reasons=tuple(dict.fromkeys(reasons)),
        reference_days=case.reference.days,
    )


def _chosen(answered: list[Answered], case: Case) -> BlockAnswer | None:
    certain = [one.answer for one in answered if one.answer and one.answer.outcome is Ternary.MEETS]
    preferred = [one for one in certain if one.block.block_id == case.preferred_block]
    return max(
        preferred or certain, key=lambda answer: order(answer, case.planned_until), default=None
    )


def _possible(
    answered: list[Answered], chosen: BlockAnswer | None, case: Case
) -> tuple[BlockAnswer, ...]:
    """Return blocks that rest on a claim, and may be worth more than what is chosen."""
    until = case.planned_until
    found = [
        one.answer
        for one in answered
        if one.answer is not None
        and one.finding.record is not None
        and one.answer is not chosen
        and _may_be_worth_more(one.answer, chosen, case)
    ]
    return tuple(sorted(found, key=lambda answer: order(answer, until), reverse=True))


def _may_be_worth_more(answer: BlockAnswer, chosen: BlockAnswer | None, case: Case) -> bool:
    """Return whether a block that is not certain, or has a bonus of its own, may be worth more."""
    if chosen is None:
        return _is_open(answer)
    has_own_bonus = any(
        answer.block.block_id in blocks and chosen.block.block_id not in blocks
        for blocks in case.bonus_blocks
    )
    until = case.planned_until
    may_exceed = worth_of(answer, until).may_exceed(worth_of(chosen, until))
    return (_is_open(answer) and may_exceed) or (
        has_own_bonus and answer.outcome is not Ternary.FAILS
    )


def _is_open(answer: BlockAnswer) -> bool:
    is_unpriced = answer.block.amount is None
    return answer.outcome is Ternary.UNKNOWN or (answer.outcome is Ternary.MEETS and is_unpriced)


def _reasons(
    answered: list[Answered], outcome: Ternary, chosen: BlockAnswer | None
) -> Iterable[Reason]:
    if outcome is Ternary.MEETS:
        if chosen is not None:
            return chosen.reasons
        return [
            r for one in answered if one.finding.outcome is outcome for r in one.finding.reasons
        ]
    recorded = [one.finding for one in answered if one.finding.record is not None]
    open_first = sorted(recorded, key=lambda found: found.outcome is Ternary.FAILS)
    reasons = [reason for found in open_first for reason in found.reasons]
    unasked = sorted(
        group
        for one in answered
        if one.finding.record is None and one.finding.outcome is Ternary.UNKNOWN
        for group in one.finding.groups
    )
    asked = {found.claim.group for found in (one.finding.record for one in answered) if found}
    groups = [group.value for group in dict.fromkeys(unasked) if group not in asked]
    if groups or not reasons:
        code = ReasonCode.NOT_RECORDED
        reasons.append(Reason(code=code, parts=(("groups", ",".join(groups)),)))
    return reasons


def _block_reasons(
    answered: list[Answered], chosen: BlockAnswer | None, possible: tuple[BlockAnswer, ...]
) -> Iterable[Reason]:
    if chosen is not None:
        others = [
            one.answer.block.title
            for one in answered
            if one.answer and _is_another_choice(one.answer, chosen)
        ]
        yield _block_reason(ReasonCode.BLOCK_CHOSEN, chosen)
        if others:
            parts = (("block", chosen.block.title), ("others", "; ".join(others)))
            yield Reason(code=ReasonCode.BLOCK_MOST_VALUABLE, parts=parts)
        yield _until(chosen)
    for answer in possible:
        yield _block_reason(ReasonCode.BLOCK_POSSIBLE, answer)
        if chosen is not None:
            yield from answer.reasons


def _is_another_choice(answer: BlockAnswer, chosen: BlockAnswer) -> bool:
    """A lower step for the same group ('less than two years') is no second block that applies."""
    own_groups = {member.group for member in chosen.block.members}
    return (
        answer is not chosen and answer.outcome is Ternary.MEETS and answer.group not in own_groups
    )


def _block_reason(code: ReasonCode, answer: BlockAnswer) -> Reason:
    if answer.block.amount is None:
        code = ReasonCode.BLOCK_AMOUNT_UNKNOWN
    parts = (
        ("block", answer.block.title),
        ("amount", str(answer.block.amount)),
        ("unit", answer.block.unit.value),
    )
    return Reason(code=code, parts=parts)


def _until(answer: BlockAnswer) -> Reason:
    first = min(days.first for days in answer.days)
    parts: tuple[tuple[str, str], ...] = (("from", first.isoformat()),)
    if len(answer.days) > 1:
        return Reason(code=ReasonCode.COUNTS_UNTIL_UNKNOWN, parts=(*parts, _last(answer.days)))
    last = answer.days[0].last
    if last is None:
        return Reason(code=ReasonCode.COUNTS_OPEN, parts=parts)
    code = ReasonCode.COUNTS_NO_LONGER if last < first else ReasonCode.COUNTS_UNTIL
    return Reason(code=code, parts=(*parts, ("until", last.isoformat())))


def _last(readings: tuple[CountedDays, ...]) -> tuple[str, str]:
    """Return up to when somebody counts in any case; nothing where that may be no day at all."""
    known = [days.last for days in readings if days.last is not None]
    is_empty = any(days.last is not None and days.last < days.first for days in readings)
    return ("until", min(known).isoformat() if known and not is_empty else "")
