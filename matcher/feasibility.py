"""Can this obligation be met here? Counts of people in, arithmetic out.

The pool comes from an index or a table and is counted elsewhere; here it is only added up. The
line between 'comfortably' and 'barely' is a choice of this project and no published rule: it is
an argument, and stands in the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from matcher.domain.claim import TargetGroup
from matcher.domain.money import ZERO, Amount, euro_text, to_cents
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
    n_eligible : int
        Those who count for certain.
    n_possible : int
        Those who may count: eligibility or a hard criterion is unknown.
    value_each : Amount
        What one placement of them counts for by the end date, under the scheme.
    """

    group: TargetGroup
    channel: Channel
    n_eligible: int
    n_possible: int
    value_each: Amount

    def __post_init__(self) -> None:
        if min(self.n_eligible, self.n_possible) < 0:
            raise InvalidInput(
                "A number of people is at least 0.", where="pool", remedy="Count again."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeasibilityAnswer:
    """Whether an obligation can be met, with the arithmetic.

    Attributes
    ----------
    reachable : Amount
        Value if the open positions are filled with the most valuable people: certain people at
        what they count for at least, up to all people at the most they may count for.
    needed_fewest : int or None
        Certain people needed if the most valuable come first; None when they are not enough.
    needed_typical : int or None
        People needed at the mean value of the certain people; None when there are none.
    arithmetic : tuple of str
        In Dutch, one step a line.
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
    arithmetic: tuple[str, ...]


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
    certain = _values(pool, positions, possible=False)
    most = _values(pool, positions, possible=True)
    reachable = Amount(
        at_least=sum((value for value in certain if value is not None), ZERO),
        at_most=None if None in most else sum((v for v in most if v is not None), ZERO),
    )
    typical = _typical(owed, pool)
    return FeasibilityAnswer(
        answer=_answer(owed, pool, positions, reachable, typical, comfortable_share),
        owed=owed,
        n_eligible=sum(line.n_eligible for line in pool),
        n_possible=sum(line.n_possible for line in pool),
        positions=positions,
        reachable=reachable,
        needed_fewest=_fewest(owed, [value for value in certain if value is not None]),
        needed_typical=typical,
        comfortable_share=comfortable_share,
        arithmetic=tuple(_arithmetic(owed, pool, positions, reachable, typical)),
    )


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


def _answer(
    owed: Amount,
    pool: Sequence[PoolLine],
    positions: int | None,
    reachable: Amount,
    typical: int | None,
    comfortable_share: Fraction,
) -> Feasible:
    if owed.at_most == 0:
        return Feasible.NOTHING_OWED
    if reachable.at_most is not None and reachable.at_most < owed.at_least:
        return Feasible.HARDLY
    if owed.at_most is None:
        return Feasible.UNKNOWN
    if reachable.at_least < owed.at_most:
        # What is open may still close the gap: neither 'barely' nor 'hardly' is known.
        return Feasible.UNKNOWN
    n_eligible = sum(line.n_eligible for line in pool)
    has_room = positions is None or (typical is not None and typical <= positions)
    is_comfortable = typical is not None and typical <= comfortable_share * n_eligible
    return Feasible.COMFORTABLY if has_room and is_comfortable else Feasible.BARELY


def _arithmetic(
    owed: Amount,
    pool: Sequence[PoolLine],
    positions: int | None,
    reachable: Amount,
    typical: int | None,
) -> Iterable[str]:
    for line in pool:
        each, n_eligible = line.value_each.at_least, line.n_eligible
        subtotal = to_cents(Fraction(each) * n_eligible)
        yield (
            f"{line.group} via {line.channel}: {n_eligible} zeker x {euro_text(each)} = "
            f"{euro_text(subtotal)}; {line.n_possible} mogelijk"
        )
    places = "geen grens aan plaatsen" if positions is None else f"{positions} plaatsen"
    most = "onbegrensd" if reachable.at_most is None else euro_text(reachable.at_most)
    yield f"haalbaar met {places}: {euro_text(reachable.at_least)} zeker, ten hoogste {most}"
    due = "onbekend" if owed.at_most is None else euro_text(owed.at_most)
    yield f"verschuldigd: {due}"
    if typical is not None:
        n_eligible = sum(line.n_eligible for line in pool)
        yield f"nodig bij gemiddelde waarde: {typical} van {n_eligible} mensen die zeker meetellen"
