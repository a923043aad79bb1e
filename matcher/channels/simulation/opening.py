"""An open vacancy: what is the same under every policy, worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.lists import Lists, RankedList
from matcher.channels.simulation.people import Numbers
from matcher.channels.simulation.region import Region
from matcher.channels.simulation.truth import Promise

_REMEMBERED_BEST = 300
"""Truly best people whose order is kept: more than can have been placed elsewhere meanwhile."""


class Opening:
    """One vacancy, from the day on which it opens to the day on which it closes.

    Attributes
    ----------
    there : intp (m,)
        Who is in the register on some day while it is open, rising.
    promise : Promise
        What each of them would make of it.
    adoption_lot : float
        The contractor looks at a list that is adopted by a larger share than this.
    """

    def __init__(self, region: Region, lists: Lists, job: int) -> None:
        self._region = region
        self._lists = lists
        self.job = job
        self.number = int(region.jobs.number[job])
        self.contractor = int(region.jobs.contractor[job])
        self.there = region.there_for(job)
        self.promise: Promise = region.truth.promise(job, self.there)
        self.adoption_lot = region.draws.uniform("adoption", self.number).item()
        self._in_mind: dict[tuple[int, int, int], Numbers] = {}

    def places_of(self, who: Numbers) -> Numbers:
        """Return where people who are there stand in ``there``."""
        return np.searchsorted(self.there, who)

    @cached_property
    def chance(self) -> Floats:
        """True fit of everybody who is there."""
        return self.promise.chance

    @cached_property
    def best(self) -> Numbers:
        """Places of the truly best, best first, without those who cannot come."""
        most = min(_REMEMBERED_BEST, len(self.there))
        if not most:
            return np.zeros(0, dtype=np.intp)
        near = np.argpartition(-self.chance, most - 1)[:most]
        ordered = near[np.argsort(-self.chance[near], kind="stable")]
        return np.asarray(ordered[self.chance[ordered] > 0])

    @cached_property
    def caseworker_odds(self) -> Floats:
        """What case managers think of everybody: the truth they can know, with their error."""
        noise = self._region.draws.normal("caseworker", self.number, self.there)
        return self.promise.known_odds + self._region.scenario["caseworker_noise"] * noise

    def in_mind(self, channel: int, organisation: int, round_number: int) -> Numbers:
        """Return the places of an organisation's people, in the order in which they come to mind.

        Drawn one after another, those who worked in the line of the vacancy with a larger weight.
        """
        key = (channel, organisation, round_number)
        if key not in self._in_mind:
            people = self._region.people
            own = np.flatnonzero(
                (people.channel[self.there] == channel)
                & (people.organisation[self.there] == organisation)
            )
            lots = self._region.draws.exponential(
                "mind", self.number, round_number, self.there[own]
            )
            relevance = self._region.scenario["mind_relevance"]
            weight = np.where(self.promise.is_in_line[own], relevance, 1.0)
            self._in_mind[key] = own[np.argsort(lots / weight)]
        return self._in_mind[key]

    @cached_property
    def by_ranker(self) -> RankedList:
        """The list of our ranker."""
        return self._lists.by_ranker(self.job, self.there)

    @cached_property
    def by_single_vector(self) -> RankedList:
        """The list by one vector a person."""
        return self._lists.by_single_vector(self.job, self.there)

    @cached_property
    def by_points(self) -> RankedList:
        """The list of the Kandidatenverkenner."""
        return self._lists.by_points(self.job, self.there)
