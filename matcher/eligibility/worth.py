"""Which block is worth most for this work: amount times the months that count, hours left aside.

Hours weigh on every block alike, so they do not change the order. A block of a high amount that
counts for one year can be worth less than a lower one that counts for three.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from matcher.domain.block_scheme import BlockUnit
from matcher.domain.judgement import BlockAnswer, ProofState
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import months_until
from matcher.domain.placement import Placement

MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Worth:
    """The least and the most a block is worth full time; None where its amount is not known."""

    least: Fraction | None
    most: Fraction | None

    def may_exceed(self, other: Worth) -> bool:
        """Return whether this may be worth more than another, in some reading."""
        if self.least is None or self.most is None or other.least is None or other.most is None:
            return True
        return self.least > other.least or self.most > other.most


def last_planned_day(placement: Placement, terms: ContractTerms | None) -> date | None:
    """Return the day up to which blocks are compared: the end of the work, else of the contract.

    Work that begins after the contract ended has no such day: blocks go by a full-time year.
    """
    if placement.ends_on is not None:
        return placement.ends_on
    contract_end = terms.duration.valid_until if terms else None
    is_within = contract_end is not None and contract_end >= placement.starts_on
    return contract_end if is_within else None


def worth_of(answer: BlockAnswer, until: date | None) -> Worth:
    """Return what a block is worth up to a day; per full-time year where no end is known."""
    amount, unit = answer.block.amount, answer.block.unit
    if amount is None:
        return Worth(None, None)
    if unit is BlockUnit.PERSON:
        return Worth(Fraction(amount), Fraction(amount))
    per_month = Fraction(amount) / (MONTHS_PER_YEAR if unit is BlockUnit.YEAR else 1)
    if until is None:
        return Worth(per_month * MONTHS_PER_YEAR, per_month * MONTHS_PER_YEAR)
    months = [
        months_until(days.first, until if days.last is None else min(days.last, until))
        for days in answer.days
    ]
    return Worth(per_month * min(months), per_month * max(months))


def order(answer: BlockAnswer, until: date | None) -> tuple[Fraction, bool, bool, str]:
    """Return the key that puts the most valuable block last.

    At equal worth the one that counts without an end, then the proven one, goes first; a block
    whose amount could not be read comes after all others.
    """
    least = worth_of(answer, until).least
    is_open_ended = any(days.last is None for days in answer.days)
    is_proven = answer.proof is ProofState.PROVEN
    return Fraction(-1) if least is None else least, is_open_ended, is_proven, answer.block.block_id
