"""What a placement that lasted costs, as contractors reported it (kosten per duurzame plaatsing).

For m in {6, 12}: the sum of the extra euros reported under a contract, over its placements of which
somebody told that the work lasted m months; both summed over contracts. Unit: euros a placement.
Only contracts that reported euros take part, and of those reports count as 0 that say 0: who
reported nothing had unknown costs, not none. Of one channel only the euros that were reported for
it, over its own placements, under contracts that reported any for it: euros for no channel in
particular are in the number of all channels only.

*Reported* is the share of contracts with a placement that reported euros at all. Interval:
percentile bootstrap over contracts.

The reports are the contractors' own, of all placements and of those that ended early as well: it
is what a lasting one costs, not what one more would cost. Hours are not turned into euros.

Source
------
Ratio of sums with a bootstrap over clusters: Efron and Tibshirani 1993, chapter 13. That nobody
agrees on extra costs: evaluation of social return in national procurement, 2014
(docs/channel-measures.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.channels.funnel import is_sustained
from matcher.channels.made import MadeIntroduction
from matcher.channels.number import ALL, ChannelNumber, Measure, Standing
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.fairness.intervals import Estimate, bootstrap_ratio
from matcher.fairness.measures import FEWEST_PEOPLE

FEWEST_CONTRACTS = 10
"""Contracts that reported, below which nothing is said; a choice of this project."""
_MEASURES = {6: Measure.COST_PER_SUSTAINED_6, 12: Measure.COST_PER_SUSTAINED_12}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEuros:
    """Euros of one report.

    Attributes
    ----------
    channel : str or None
        For whose people; None is no channel in particular.
    euros : float
        At least 0.
    """

    contract_id: str
    channel: str | None
    euros: float


def costs(
    reported: Sequence[ReportedEuros],
    made: Sequence[MadeIntroduction],
    channels: Iterable[str],
    draws: Draws,
) -> tuple[ChannelNumber, ...]:
    """Return the costs per lasting placement, of all channels together and of each.

    Parameters
    ----------
    reported : sequence of ReportedEuros
        Of the period; a contract without any did not report.
    made : sequence of MadeIntroduction
        Of the period; those without a contract cost nobody anything here.
    """
    placed = [one for one in made if one.is_placed and one.introduction.contract_id is not None]
    numbers = [_reported_share(reported, placed, draws)]
    for months in _MEASURES:
        for channel in (ALL, *channels):
            own = [one for one in reported if channel in (ALL, one.channel)]
            lasting = [
                one for one in placed if channel in (ALL, one.channel) and is_sustained(one, months)
            ]
            numbers.append(_cost(_MEASURES[months], channel, own, lasting, draws))
    return tuple(numbers)


def _cost(
    measure: Measure,
    channel: str,
    reported: Sequence[ReportedEuros],
    lasting: Sequence[MadeIntroduction],
    draws: Draws,
) -> ChannelNumber:
    euros: dict[str, float] = defaultdict(float)
    for report in reported:
        euros[report.contract_id] += report.euros
    counted = [one for one in lasting if one.introduction.contract_id in euros]
    n_lasting: dict[str, int] = defaultdict(int)
    for one in counted:
        n_lasting[str(one.introduction.contract_id)] += 1
    n_people = len({one.person_id for one in counted})
    above = np.array(list(euros.values()))
    below = np.array([float(n_lasting[contract]) for contract in euros])
    found = bootstrap_ratio(above, below, draws.over(len(euros)))
    is_enough = len(euros) >= FEWEST_CONTRACTS and n_people >= FEWEST_PEOPLE
    # Where nobody reported a euro every draw gives 0, which would look like certainty.
    has_ends = is_enough and bool(found.at)
    return ChannelNumber(
        measure=measure,
        channel=channel,
        n=len(counted),
        n_of=len(lasting),
        n_people=n_people,
        n_people_of=len({one.person_id for one in lasting}),
        estimate=found if has_ends else Estimate(at=found.at, low=None, high=None),
        standing=Standing.TOLD if is_enough else Standing.TOO_FEW,
    )


def _reported_share(
    reported: Iterable[ReportedEuros], placed: Sequence[MadeIntroduction], draws: Draws
) -> ChannelNumber:
    reporting = {one.contract_id for one in reported}
    contracts = {str(one.introduction.contract_id) for one in placed}
    n_people = len({one.person_id for one in placed})
    parts = ((contract, float(contract in reporting), 1.0) for contract in sorted(contracts))
    estimate, standing = ratio_over_clusters(parts, n_people, draws)
    return ChannelNumber(
        measure=Measure.COSTS_REPORTED,
        channel=ALL,
        n=len(contracts & reporting),
        n_of=len(contracts),
        n_people=n_people,
        n_people_of=n_people,
        estimate=estimate,
        standing=standing,
    )
