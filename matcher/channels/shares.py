"""The share of every channel in what is counted: people, introductions, exposure, euros.

=============================== ================================= ====================== =========
share of                        unit                              formula                interval
=============================== ================================= ====================== =========
pool                            a person                          n_c / n                none
eligible                        a person who may count            mean over contracts    bootstrap
fit                             a person fit for a vacancy        mean over vacancies    bootstrap
exposure                        1 / log2(1 + place) of a line     mean over lists        bootstrap
introductions, placements, ...  an introduction                   n_c / n                bootstrap
value                           a euro earned                     euros_c / euros        bootstrap
=============================== ================================= ====================== =========

Source
------
Representation and exposure by group: Singh and Joachims 2018, doi 10.1145/3219819.3220088; Geyik,
Ambler and Kenthapadi 2019, arXiv 1905.01989. That channels should be measured side by side follows
from the evaluation of 2014 (https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.fairness.intervals import Estimate
from matcher.fairness.measures import FEWEST_PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One unit that counts for a channel.

    Attributes
    ----------
    cluster : str
        What is drawn by the bootstrap: units of one vacancy (or contract) resemble each other.
    within : str
        For a mean share: the list, vacancy or contract of which the unit is a part.
    weight : float
        At least 0.
    """

    channel: str
    person_id: str
    cluster: str
    within: str = ""
    weight: float = 1.0


def pooled_shares(
    measure: Measure, units: Sequence[Counted], channels: Iterable[str], draws: Draws
) -> tuple[ChannelNumber, ...]:
    """Return per channel the sum of its weights over that of all: a large vacancy weighs more.

    Examples
    --------
    >>> one = Counted(channel="uwv", person_id="K-1", cluster="V-1")
    >>> two = Counted(channel="wijkteam", person_id="K-2", cluster="V-1", weight=3)
    >>> told = pooled_shares(Measure.SHARE_OF_VALUE, [one, two], ["uwv", "wijkteam"], Draws(1))
    >>> [number.estimate.at for number in told]
    [0.25, 0.75]
    """
    return _shares(measure, units, channels, draws)


def mean_shares(
    measure: Measure, units: Sequence[Counted], channels: Iterable[str], draws: Draws
) -> tuple[ChannelNumber, ...]:
    """Return per channel the mean, over what units are within, of its share there.

    Every list, vacancy or contract weighs the same, however many people it has.
    """
    totals: dict[str, float] = defaultdict(float)
    for unit in units:
        totals[unit.within] += unit.weight
    return _shares(measure, units, channels, draws, totals)


def census_shares(
    measure: Measure, channels_of: Mapping[str, frozenset[str]], channels: Iterable[str]
) -> tuple[ChannelNumber, ...]:
    """Return per channel its share among different people: all are counted, so no interval.

    Who is registered in two channels counts in both: the shares may add up to more than 1.

    Parameters
    ----------
    channels_of : mapping of str to frozenset of str
        By person: the channels in which they are registered.
    """
    n = len(channels_of)
    standing = Standing.TOLD if n >= FEWEST_PEOPLE else Standing.TOO_FEW
    numbers = []
    for channel in channels:
        n_own = sum(channel in own for own in channels_of.values())
        numbers.append(
            ChannelNumber(
                measure=measure,
                channel=channel,
                n=n_own,
                n_of=n,
                n_people=n_own,
                n_people_of=n,
                estimate=Estimate(at=n_own / n if n else None, low=None, high=None),
                standing=standing,
            )
        )
    return tuple(numbers)


def _shares(
    measure: Measure,
    units: Sequence[Counted],
    channels: Iterable[str],
    draws: Draws,
    totals: Mapping[str, float] | None = None,
) -> tuple[ChannelNumber, ...]:
    sums = _Sums()
    for unit in units:
        sums.add(unit, 1.0 if totals is None else totals[unit.within])
    n_people = len(set().union(*sums.people.values()))
    numbers = []
    for channel in channels:
        own = sums.by_channel[channel]
        parts = ((cluster, own[cluster], below) for cluster, below in sums.of_all.items())
        estimate, standing = ratio_over_clusters(parts, n_people, draws)
        numbers.append(
            ChannelNumber(
                measure=measure,
                channel=channel,
                n=sums.n_units[channel],
                n_of=len(units),
                n_people=len(sums.people[channel]),
                n_people_of=n_people,
                estimate=estimate,
                standing=standing,
            )
        )
    return tuple(numbers)


class _Sums:
    """Weights by cluster, of every channel and of all; a long period has very many units."""

    def __init__(self) -> None:
        self.of_all: dict[str, float] = defaultdict(float)
        self.by_channel: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.n_units: dict[str, int] = defaultdict(int)
        self.people: dict[str, set[str]] = defaultdict(set)

    def add(self, unit: Counted, total: float) -> None:
        """Add one unit, with its weight as a part of a total; of nothing it is no part."""
        weight = unit.weight / total if total > 0 else 0.0
        self.of_all[unit.cluster] += weight
        self.by_channel[unit.channel][unit.cluster] += weight
        self.n_units[unit.channel] += 1
        self.people[unit.channel].add(unit.person_id)
