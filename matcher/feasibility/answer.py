"""Can this obligation be met here? Counts of people in, the answer with its numbers out.

The pool comes from an index or a table and is counted elsewhere; here it is only added up. The
line between 'comfortably' and 'barely' is a choice of this project and no published rule: it is
an argument, and stands in the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from matcher.domain.claim import TargetGroup
from matcher.domain.money import ZERO, Amount, to_cents
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput


class Feasible(StrEnum):
    """How well an obligation can be met with the people that are there."""

    NOTHING_OWED = "nothing_owed"
    COMFORTABLY = "comfortably"
    BARELY = "barely"
    HARDLY = "hardly"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolLine:
    """People of one group and channel who could do the work within travelling distance.

    Attributes
    ----------
    group : TargetGroup or None
        The group by which they count, or may count; None is not known or not shown.
    channel : Channel or None
        None is not shown.
    n_eligible : int
        Those who count for certain.
    n_possible : int
        Those who may count: eligibility or a hard criterion is unknown.
    value_each : Amount
        What one placement of them counts for by the end date, under the scheme.
    is_mean : bool
        True where ``value_each`` is no single value: the least of it is a mean.
    """

    group: TargetGroup | None
    channel: Channel | None
    n_eligible: int
    n_possible: int
    value_each: Amount
    is_mean: bool = False

    def __post_init__(self) -> None:
        if min(self.n_eligible, self.n_possible) < 0:
            raise InvalidInput(
                "A number of people is at least 0.", where="pool", remedy="Count again."
            )

    @property
    def n_people(self) -> int:
        """All of them, certain and possible."""
        return self.n_eligible + self.n_possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Comfort:
    """Of the so many most valuable certain people only so many are needed, at their mean value."""

    n_of: int
    n_needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeasibilityAnswer:
    """Whether an obligation can be met, with the numbers that say so.

    Attributes
    ----------
    reachable : Amount
        Value if the open positions are filled with the most valuable people: certain people at
        what they count for at least, up to all people at the most they may count for.
    needed_fewest : int or None
        Certain people needed if the most valuable come first; None when they are not enough.
    needed_typical : int or None
        People needed at the mean value of the certain people; None when there are none.
    comfort : Comfort or None
        What makes it comfortable; None when nothing does.
    if_certain_only, if_all_count : Feasible
        The answer with the certain people alone, at the least they count for; and the answer if
        everybody possible counts too, all at the most they may count for.
    """

    answer: Feasible
    owed: Amount
    n_eligible: int
    n_possible: int
    positions: int | None
    reachable: Amount
    needed_fewest: int | None
    needed_typical: int | None
    comfortable_share: Fraction
    comfort: Comfort | None
    if_certain_only: Feasible
    if_all_count: Feasible


COMFORTABLE_SHARE = Fraction(1, 3)
"""By default 'comfortably' needs at most one in three of the people who certainly count."""


def feasibility(
    owed: Amount,
    pool: Sequence[PoolLine],
    *,
    positions: int | None = None,
    comfortable_share: Fraction = COMFORTABLE_SHARE,
) -> FeasibilityAnswer:
    """Return whether an obligation can be met with a pool of people.

    It is comfortable when there are so many certain people that, of the most valuable ones, at
    most the comfortable share is needed at their mean value, and the positions suffice for those.
    One certain person more never makes the answer worse.

    Parameters
    ----------
    owed : Amount
        What is owed in euros.
    pool : sequence of PoolLine
        Disjoint groups of people.
    positions : int or None
        Jobs that the contract can offer; None is no limit known.
    comfortable_share : Fraction
        Largest share of the certain people that may be needed for 'comfortably', in (0, 1].

    Raises
    ------
    InvalidInput
        If positions are negative or the share lies outside (0, 1].
    """
    if (positions is not None and positions < 0) or not 0 < comfortable_share <= 1:
        raise InvalidInput(
            "Positions are at least 0 and the share lies above 0 and at most 1.",
            where="positions, comfortable_share",
            remedy="Leave positions empty when no limit is known.",
        )
    met = _met(owed, pool, positions, comfortable_share)
    return FeasibilityAnswer(
        answer=met.answer,
        owed=owed,
        n_eligible=sum(line.n_eligible for line in pool),
        n_possible=sum(line.n_possible for line in pool),
        positions=positions,
        reachable=met.reachable,
        needed_fewest=_fewest(owed, _known(_values(pool, positions, possible=False))),
        needed_typical=_typical(owed, pool),
        comfortable_share=comfortable_share,
        comfort=met.comfort,
        if_certain_only=_met(owed, _certain_only(pool), positions, comfortable_share).answer,
        if_all_count=_met(owed, _all_counting(pool), positions, comfortable_share).answer,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    answer: Feasible
    reachable: Amount
    comfort: Comfort | None


def _met(
    owed: Amount, pool: Sequence[PoolLine], positions: int | None, comfortable_share: Fraction
) -> _Met:
    """Return the answer, what is reachable, and what makes it comfortable."""
    most = _values(pool, positions, possible=True)
    reachable = Amount(
        at_least=sum(_known(_values(pool, positions, possible=False)), ZERO),
        at_most=None if None in most else sum(_known(most), ZERO),
    )
    certain = _known(_values(pool, None, possible=False))
    comfort = _comfort(owed, certain, positions, comfortable_share)
    return _Met(
        answer=_answer(owed, reachable, is_comfortable=comfort is not None),
        reachable=reachable,
        comfort=comfort,
    )


def _certain_only(pool: Sequence[PoolLine]) -> list[PoolLine]:
    """Return the pool in which nobody counts but who certainly does, for the least."""
    return [
        replace(line, n_possible=0, value_each=Amount.known(line.value_each.at_least))
        for line in pool
    ]


def _all_counting(pool: Sequence[PoolLine]) -> list[PoolLine]:
    """Return the pool in which everybody counts, for the most; unbounded stays unbounded."""
    return [
        replace(
            line,
            n_eligible=line.n_people,
            n_possible=0,
            value_each=line.value_each
            if line.value_each.at_most is None
            else Amount.known(line.value_each.at_most),
        )
        for line in pool
    ]


def _known(values: Iterable[Decimal | None]) -> list[Decimal]:
    return [value for value in values if value is not None]


def _values(
    pool: Sequence[PoolLine], positions: int | None, *, possible: bool
) -> list[Decimal | None]:
    """Return one value a person, most valuable first, for as many people as there are places."""
    people: list[Decimal | None] = []
    for line in pool:
        value = line.value_each.at_most if possible else line.value_each.at_least
        people += [value] * (line.n_eligible + (line.n_possible if possible else 0))
    people.sort(key=lambda value: (value is None, value or ZERO), reverse=True)
    return people if positions is None else people[:positions]


def _fewest(owed: Amount, certain: list[Decimal]) -> int | None:
    if owed.at_most is None:
        return None
    reached, needed = ZERO, 0
    for value in certain:
        if reached >= owed.at_most:
            break
        reached, needed = reached + value, needed + 1
    return needed if reached >= owed.at_most else None


def _typical(owed: Amount, pool: Sequence[PoolLine]) -> int | None:
    n_eligible = sum(line.n_eligible for line in pool)
    worth = sum((line.value_each.at_least * line.n_eligible for line in pool), ZERO)
    if owed.at_most is None or n_eligible == 0 or worth == 0:
        return None
    return ceil(Fraction(owed.at_most) * n_eligible / Fraction(worth))


def _comfort(
    owed: Amount, certain: Sequence[Decimal], positions: int | None, comfortable_share: Fraction
) -> Comfort | None:
    """Return the first so many of the most valuable people of whom few enough are needed."""
    if owed.at_most is None:
        return None
    # In whole cents: exact, and quick for a hundred thousand people.
    owed_cents, worth_cents = _cents(owed.at_most), 0
    for n_of, value in enumerate(certain, start=1):
        worth_cents += _cents(value)
        if worth_cents == 0:
            return None
        n_needed = -(-owed_cents * n_of // worth_cents)
        has_room = positions is None or n_needed <= positions
        is_few = n_needed * comfortable_share.denominator <= comfortable_share.numerator * n_of
        if has_room and is_few:
            return Comfort(n_of=n_of, n_needed=n_needed)
    return None


def _cents(amount: Decimal) -> int:
    return int(to_cents(Fraction(amount)) * 100)


def _answer(owed: Amount, reachable: Amount, *, is_comfortable: bool) -> Feasible:
    if owed.at_most == 0:
        return Feasible.NOTHING_OWED
    if reachable.at_most is not None and reachable.at_most < owed.at_least:
        return Feasible.HARDLY
    if owed.at_most is None or reachable.at_least < owed.at_most:
        # What is open may still close the gap: neither 'barely' nor 'hardly' is known.
        return Feasible.UNKNOWN
    return Feasible.COMFORTABLY if is_comfortable else Feasible.BARELY
