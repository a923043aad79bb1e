"""Is a bonus due? The only place where age counts, and it reaches nothing but the amount."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matcher.domain.block_scheme import (
    BlockScheme,
    Bonus,
    BonusCondition,
    BonusConditionKind,
    BuildingBlock,
)
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.ternary import Ternary, all_of, any_of

PAID_WORK = frozenset({WorkForm.EMPLOYMENT, WorkForm.APPRENTICESHIP, WorkForm.SECONDMENT})
_OF_THE_WORK = frozenset({BonusConditionKind.PERMANENT, BonusConditionKind.INTERNSHIP_MONTHS_FROM})


def bonuses_due(
    scheme: BlockScheme, block: BuildingBlock, placement: Placement, facts: BonusFacts
) -> list[tuple[Bonus, Ternary]]:
    """Return the bonuses that are or may be due on top of a block; those that are not are left."""
    asked = [(bonus, _outcome(bonus, block, placement, facts)) for bonus in scheme.bonuses]
    return [(bonus, outcome) for bonus, outcome in asked if outcome is not Ternary.FAILS]


def bonus_blocks(
    scheme: BlockScheme, placement: Placement, facts: BonusFacts
) -> tuple[frozenset[str], ...]:
    """Return the blocks of every bonus that goes with some blocks only and is or may be due."""
    limited = [(bonus.blocks, bonus) for bonus in scheme.bonuses if bonus.blocks is not None]
    return tuple(
        blocks
        for blocks, bonus in limited
        if any(
            block.block_id in blocks
            and _outcome(bonus, block, placement, facts) is not Ternary.FAILS
            for block in scheme.blocks
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierWork:
    """A placement of which another is the continuation, with what bonuses asked of it then."""

    placement: Placement
    bonus_facts: BonusFacts


def came_before(
    bonus: Bonus, block: BuildingBlock, placement: Placement, earlier: Sequence[EarlierWork]
) -> Ternary:
    """Return whether a bonus that comes once came with work that this placement continues.

    A job that becomes permanent, or that follows on an internship, earns its bonus only then.
    Where the earlier work is not known, a bonus that asks such a thing is open; what is asked of
    the person was so from the first day.
    """
    if placement.counting_since is None:
        return Ternary.FAILS
    if not earlier:
        asks_work = any(condition.kind in _OF_THE_WORK for condition in bonus.conditions)
        return Ternary.UNKNOWN if asks_work else Ternary.MEETS
    return any_of(_outcome(bonus, block, one.placement, one.bonus_facts) for one in earlier)


def _outcome(
    bonus: Bonus, block: BuildingBlock, placement: Placement, facts: BonusFacts
) -> Ternary:
    goes_with = bonus.blocks is None or block.block_id in bonus.blocks
    is_refused = bonus.bonus_id in facts.refused_bonuses
    if not goes_with or is_refused or placement.form not in PAID_WORK:
        return Ternary.FAILS
    if bonus.bonus_id in facts.agreed_bonuses:
        return Ternary.MEETS
    return all_of(
        _CONDITIONS[condition.kind](condition, placement, facts) for condition in bonus.conditions
    )


def _age_from(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    age = facts.age_at_start
    return Ternary.of(None if age is None else age >= int(condition.value))


def _age_above(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    """'Older than 50' is open at 50: the source may mean the day after the birthday, or 51."""
    age, limit = facts.age_at_start, int(condition.value)
    return Ternary.of(None if age is None or age == limit else age > limit)


def _permanent(condition: BonusCondition, placement: Placement, _facts: BonusFacts) -> Ternary:
    return _as_asked(placement.is_permanent, condition)


def _language(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    return _as_asked(any_of([facts.is_status_holder, facts.has_language_deficit]), condition)


def _disability(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    return _as_asked(facts.has_disability, condition)


def _school(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    return _as_asked(facts.is_from_vso_or_pro, condition)


def _internship(condition: BonusCondition, _placement: Placement, facts: BonusFacts) -> Ternary:
    months = facts.internship_months_before
    return Ternary.of(None if months is None else months >= int(condition.value))


def _unreadable(_condition: BonusCondition, _placement: Placement, _facts: BonusFacts) -> Ternary:
    return Ternary.UNKNOWN


def _as_asked(outcome: Ternary, condition: BonusCondition) -> Ternary:
    return outcome if condition.value else ~outcome


_CONDITIONS: dict[
    BonusConditionKind, Callable[[BonusCondition, Placement, BonusFacts], Ternary]
] = {
    BonusConditionKind.AGE_FROM: _age_from,
    BonusConditionKind.AGE_ABOVE: _age_above,
    BonusConditionKind.PERMANENT: _permanent,
    BonusConditionKind.STATUS_HOLDER_OR_LANGUAGE: _language,
    BonusConditionKind.DISABILITY: _disability,
    BonusConditionKind.FROM_VSO_OR_PRO: _school,
    BonusConditionKind.INTERNSHIP_MONTHS_FROM: _internship,
    BonusConditionKind.UNREADABLE: _unreadable,
}
