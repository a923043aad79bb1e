"""People who could do some work, counted by what they would count for under one scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import Judgement
from matcher.domain.money import Amount
from matcher.domain.organisation import Channel
from matcher.feasibility.answer import PoolLine
from matcher.prospects import PlannedWork, Prospects
from matcher.ternary import Ternary

Records = tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AbleCandidate:
    """Somebody who could do the work, or may be able to.

    Attributes
    ----------
    is_certain : bool
        False where something about the person and the work is not known.
    is_told : bool
        Whether it may be told of this person alone under which group they count.
    """

    records: Records
    channel: Channel | None
    is_certain: bool
    is_told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPool:
    """The people as lines, apart by whether they may be told of one by one.

    Attributes
    ----------
    n_told_not_counting, n_hidden_not_counting : int
        People who could do the work but do not count under the scheme.
    most_each : Decimal or None
        The most that anybody may count for; None where nothing bounds it.
    """

    told: tuple[PoolLine, ...]
    hidden: tuple[PoolLine, ...]
    n_told_not_counting: int
    n_hidden_not_counting: int
    most_each: Decimal | None

    @property
    def n_not_counting(self) -> int:
        """All who do not count."""
        return self.n_told_not_counting + self.n_hidden_not_counting


def counted_pool(
    people: Iterable[AbleCandidate], prospects: Prospects, work: PlannedWork
) -> CountedPool:
    """Return how many people of which group and channel count for what.

    Somebody of whom no group is known may count for anything, at most for what the most valuable
    group counts for.
    """
    bound = most_for_anybody(prospects, work)
    n_not_counting: Counter[bool] = Counter()
    counts: Counter[tuple[bool, bool, PoolLine]] = Counter()
    for person in people:
        prospect = prospects.of(person.records, work)
        judgement = prospect.judgement
        if judgement.counts is Ternary.FAILS:
            n_not_counting[person.is_told] += 1
            continue
        group = _group_of(judgement)
        kind = PoolLine(
            group=group,
            channel=person.channel,
            n_eligible=0,
            n_possible=0,
            value_each=_bounded(prospect.value.total, group, bound),
        )
        is_eligible = person.is_certain and judgement.counts is Ternary.MEETS
        counts[person.is_told, is_eligible, kind] += 1
    return CountedPool(
        told=_lines(counts, is_told=True),
        hidden=_lines(counts, is_told=False),
        n_told_not_counting=n_not_counting[True],
        n_hidden_not_counting=n_not_counting[False],
        most_each=bound,
    )


def most_for_anybody(prospects: Prospects, work: PlannedWork) -> Decimal | None:
    """Return the most that a member of any one group may count for; None where nothing bounds it.

    Asked of a made-up member of every group of whom nothing else is known; a group without a block
    of its own adds nothing.
    """
    prospects_of_groups = [
        prospects.of((ClaimRecord(claim=Claim(group=group, is_member=Ternary.MEETS)),), work)
        for group in TargetGroup
    ]
    amounts = [
        prospect.value.total.at_most
        for prospect in prospects_of_groups
        if prospect.judgement.chosen is not None or prospect.judgement.possible
    ]
    known = [amount for amount in amounts if amount is not None]
    return max(known) if known and len(known) == len(amounts) else None


def _group_of(judgement: Judgement) -> TargetGroup | None:
    """Return the group of the chosen block, else of the best possible one."""
    answers = [answer for answer in (judgement.chosen, *judgement.possible) if answer is not None]
    return answers[0].group if answers else None


def _bounded(value: Amount, group: TargetGroup | None, bound: Decimal | None) -> Amount:
    if group is not None or value.at_most is not None or bound is None:
        return value
    return Amount(at_least=value.at_least, at_most=max(bound, value.at_least))


def _lines(counts: Counter[tuple[bool, bool, PoolLine]], *, is_told: bool) -> tuple[PoolLine, ...]:
    """Return one line a group, channel and value, the most certain people first."""
    kinds = {kind for told, _, kind in counts if told is is_told}
    lines = [
        replace(
            kind,
            n_eligible=counts[is_told, True, kind],
            n_possible=counts[is_told, False, kind],
        )
        for kind in kinds
    ]
    return tuple(sorted(lines, key=_order))


def _order(line: PoolLine) -> tuple[object, ...]:
    most = line.value_each.at_most
    return (
        line.group is None,
        line.group or "",
        line.channel or "",
        -line.value_each.at_least,
        most is None,
        most or Decimal(0),
    )
