"""Overlap: people who are registered in two channels (dubbele inschrijvingen).

For two channels a and b: |a and b| / |a or b|, in different people whom a human said to be one
person; unit: a person. All are counted, so there is no interval. Pairs on which nobody decided are
not in it.

Source
------
Jaccard 1912, *The distribution of the flora in the alpine zone*, New Phytologist 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.fairness.intervals import Estimate
from matcher.fairness.measures import FEWEST_PEOPLE


def overlap(
    channels_of: Mapping[str, frozenset[str]], channels: Iterable[str]
) -> tuple[ChannelNumber, ...]:
    """Return for each two channels that share somebody how many they share.

    Examples
    --------
    >>> registered = {"K-1": {"uwv"}, "K-2": {"uwv", "wijkteam"}, "K-3": {"wijkteam"}}
    >>> own = {person: frozenset(channels) for person, channels in registered.items()}
    >>> [(told.channel, told.n, told.n_of) for told in overlap(own, ["uwv", "wijkteam"])]
    [('uwv+wijkteam', 1, 3)]
    """
    people = {
        channel: {person for person, own in channels_of.items() if channel in own}
        for channel in channels
    }
    return tuple(
        _number(f"{first}+{second}", people[first], people[second])
        for first, second in combinations(people, 2)
        if not people[first].isdisjoint(people[second])
    )


def _number(name: str, first: set[str], second: set[str]) -> ChannelNumber:
    n_both, n_either = len(first & second), len(first | second)
    return ChannelNumber(
        measure=Measure.OVERLAP,
        channel=name,
        n=n_both,
        n_of=n_either,
        n_people=n_both,
        n_people_of=n_either,
        estimate=Estimate(at=n_both / n_either, low=None, high=None),
        standing=Standing.TOLD if n_either >= FEWEST_PEOPLE else Standing.TOO_FEW,
    )
