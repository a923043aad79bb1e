"""What happens in a made region under one policy, search by search."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from matcher.channels.simulation.demand import NONE
from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.habits import Habits
from matcher.channels.simulation.hiring import Hire, hire
from matcher.channels.simulation.lists import Lists
from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.outcome import Policy
from matcher.channels.simulation.people import CHANNELS, YEAR_DAYS, Flags, Numbers
from matcher.channels.simulation.policy_lists import lines_of, looks_at_list
from matcher.channels.simulation.proposing import Wanted, by_allocation, by_caseworker
from matcher.channels.simulation.region import Region
from matcher.fairness.exposure import position_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled position."""

    job: int
    channel: int
    hire: Hire


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Of the truly best people for a vacancy: how many, and how many in channels not asked."""

    job: int
    n_best: int
    n_missed: int


@dataclass(slots=True, kw_only=True, eq=False)
class _Search:
    """How far a contractor is with one vacancy."""

    opening: Opening
    is_shown: Flags
    is_spoken_to: Flags
    channels_of_best: Numbers
    asked: Flags
    round_number: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Course:
    """The state of a region under one policy, and all that is counted afterwards.

    Attributes
    ----------
    busy_until : float64 (n_people,)
        Day on which the last job of somebody ends; 0 for who had none.
    is_seen : bool (n_people,)
        Shown to some contractor.
    exposure : float64 (n_years, n_channels)
        Weights of the places on which people were shown, each person once a vacancy.
    """

    region: Region
    lists: Lists
    policy: Policy
    habits: Habits
    busy_until: Floats
    is_seen: Flags
    exposure: Floats
    filled: list[Filled] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    _searches: dict[int, _Search] = field(default_factory=dict)

    @classmethod
    def of(cls, region: Region, lists: Lists, policy: Policy) -> Course:
        """Return the state on day 0."""
        return cls(
            region=region,
            lists=lists,
            policy=policy,
            habits=Habits(region),
            busy_until=np.zeros(len(region.people)),
            is_seen=np.zeros(len(region.people), dtype=np.bool_),
            exposure=np.zeros((region.scenario.whole("years"), len(CHANNELS))),
        )

    def take_in(self, opening: Opening, is_present: Flags, day: float) -> None:
        """Take in a vacancy that opened, and remember who would be truly best for it now."""
        is_free = (is_present & (self.busy_until <= day))[opening.there]
        best = opening.best[is_free[opening.best]][: self.region.scenario.whole("best")]
        self._searches[opening.job] = _Search(
            opening=opening,
            is_shown=np.zeros(len(opening.there), dtype=np.bool_),
            is_spoken_to=np.zeros(len(opening.there), dtype=np.bool_),
            channels_of_best=self.region.people.channel[opening.there[best]],
            asked=np.zeros(len(CHANNELS), dtype=np.bool_),
        )

    def close(self, job: int) -> None:
        """Count what a vacancy missed; no more is asked for it."""
        search = self._searches.pop(job, None)
        if search is not None:
            self._count_missed(search)

    def search(self, is_present: Flags, day: float) -> None:
        """Let every contractor with an open vacancy search once, the earliest vacancy first."""
        together = self._allocated(is_present, day)
        for job in list(self._searches):
            search = self._searches[job]
            is_free = is_present & (self.busy_until <= day)
            may = is_free[search.opening.there] & ~search.is_spoken_to
            found = self._round(search, may, together.get(job), day)
            search.round_number += 1
            if found is not None:
                self._place(search, found)

    def _round(self, search: _Search, may: Flags, given: Numbers | None, day: float) -> Hire | None:
        """Return who is hired in one search."""
        opening, region = search.opening, self.region
        shown = self._listed(opening, may, given)
        channel = NONE
        if not len(shown):
            channel = self.habits.choice(opening.contractor, opening.number, search.round_number)
            shown = by_caseworker(region, opening, may, channel, search.round_number)
            search.asked[channel] = True
        self._show(search, shown, day)
        spoken = shown[may[shown]][: region.scenario.whole("proposals")]
        search.is_spoken_to[spoken] = True
        search.asked[region.people.channel[opening.there[spoken]]] = True
        found = hire(region, opening, spoken, day, search.round_number)
        if channel != NONE:
            self.habits.asked(opening.contractor, channel, is_success=found is not None)
        elif found is not None:
            self.habits.hired(opening.contractor, int(region.people.channel[found.person]))
        return found

    def _listed(self, opening: Opening, may: Flags, given: Numbers | None) -> Numbers:
        """Return the lines that a contractor looks at; none where it looks at no list."""
        if given is not None:
            return given[may[given]]
        is_looking = looks_at_list(self.policy, opening, self.region.scenario)
        if not is_looking or self.policy is Policy.ALLOCATION:
            return np.zeros(0, dtype=np.intp)
        return lines_of(self.policy, self.region, opening, may)

    def _allocated(self, is_present: Flags, day: float) -> dict[int, Numbers]:
        """Return whom the allocation gives each vacancy; empty under any other policy."""
        if self.policy is not Policy.ALLOCATION:
            return {}
        is_free = is_present & (self.busy_until <= day)
        wanted = [
            Wanted(opening=search.opening, may=is_free[search.opening.there] & ~search.is_spoken_to)
            for search in self._searches.values()
            if looks_at_list(self.policy, search.opening, self.region.scenario)
        ]
        length = self.region.scenario.whole("list_length")
        return by_allocation(self.region, self.lists, wanted, length)

    def _show(self, search: _Search, shown: Numbers, day: float) -> None:
        weights = position_weights(np.arange(1, len(shown) + 1))
        is_new = ~search.is_shown[shown]
        who = search.opening.there[shown]
        year = int(day // YEAR_DAYS)
        np.add.at(self.exposure[year], self.region.people.channel[who[is_new]], weights[is_new])
        search.is_shown[shown] = True
        self.is_seen[who] = True

    def _place(self, search: _Search, found: Hire) -> None:
        self.busy_until[found.person] = found.ends
        channel = int(self.region.people.channel[found.person])
        self.filled.append(Filled(job=search.opening.job, channel=channel, hire=found))
        self.close(search.opening.job)

    def _count_missed(self, search: _Search) -> None:
        best = search.channels_of_best
        n_missed = int(np.count_nonzero(~search.asked[best]))
        self.missed.append(Missed(job=search.opening.job, n_best=len(best), n_missed=n_missed))
