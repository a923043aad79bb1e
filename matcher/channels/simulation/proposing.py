"""Whom a policy puts before a contractor: by a case manager's mind, or by a list.

Everybody returned is a place in ``Opening.there``, the most promising first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from matcher.allocation.lists import lists_after
from matcher.allocation.optimal import optimal
from matcher.allocation.problem import (
    AllocationChoices,
    AllocationProblem,
    OpenVacancy,
    PossiblePairs,
)
from matcher.channels.simulation.lists import Lists, RankedList
from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.people import CHANNELS, Flags, Numbers
from matcher.channels.simulation.region import Region
from matcher.channels.simulation.registration import name_of
from matcher.fairness.exposure_floor import ExposureFloor, Rankable, with_exposure_floor

_ALLOCATED_FROM = 60
"""People of each list that take part in an allocation: at any time far fewer vacancies are open."""


def by_caseworker(
    region: Region, opening: Opening, may: Flags, channel: int, round_number: int
) -> Numbers:
    """Return whom the organisation that a contractor knows proposes out of its own people.

    Of those who are free, as many as come to mind are looked at; of these, who can do the work and
    seems to do well, the best first.

    Parameters
    ----------
    may : bool (m,)
        Who of those there is free and was not spoken to yet.
    """
    scenario = region.scenario
    organisation = int(region.contractors.organisation[opening.contractor, channel])
    own = opening.in_mind(channel, organisation, round_number)
    known = own[may[own]][: scenario.whole("remembered")]
    odds = opening.caseworker_odds[known]
    fits = opening.promise.can_come[known] & (odds >= logit(scenario["hire_bar"]))
    best = np.argsort(-odds[fits], kind="stable")[: scenario.whole("proposals")]
    return np.asarray(known[fits][best])


def by_list(opening: Opening, ranked: RankedList, may: Flags, length: int) -> Numbers:
    """Return the first lines of a list whose people are free and were not spoken to yet."""
    return _lines(opening, ranked, may, length)[0]


def by_floored_list(
    region: Region, opening: Opening, ranked: RankedList, may: Flags, length: int
) -> Numbers:
    """Return the same lines, with channels that would be seen too little taken forward."""
    places, lines = _lines(opening, ranked, may, length)
    scenario = region.scenario
    floor = ExposureFloor(share=scenario["floor_share"], tolerance=scenario["floor_tolerance"])
    channels = region.people.channel[opening.there[places]].tolist()
    rankable = [
        Rankable(line=place, fit=fit, channel=CHANNELS[channel])
        for place, fit, channel in zip(
            places.tolist(), ranked.fit[lines].tolist(), channels, strict=True
        )
    ]
    placed = with_exposure_floor(rankable, floor)
    return np.array([one.line for one in placed], dtype=np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A vacancy that takes part in an allocation, with who may be given to it, bool (m,)."""

    opening: Opening
    may: Flags


def by_allocation(
    region: Region, lists: Lists, wanted: Sequence[Wanted], length: int
) -> dict[int, Numbers]:
    """Return for each vacancy whom the best allocation of all gives it, then who is left free.

    All vacancies for which contractors look at the list at this moment are filled together.
    """
    if not wanted:
        return {}
    found = [_lines(one.opening, one.opening.by_ranker, one.may, _ALLOCATED_FROM) for one in wanted]
    people = [one.opening.there[places] for one, (places, _) in zip(wanted, found, strict=True)]
    everybody = np.unique(np.concatenate(people))
    problem = AllocationProblem(
        candidate_ids=tuple(name_of(person) for person in everybody.tolist()),
        tie=lists.ties_of(everybody),
        vacancies=tuple(_open_vacancy(one.opening) for one in wanted),
        pairs=_pairs(wanted, [lines for _, lines in found], np.concatenate(people), everybody),
    )
    choices = AllocationChoices(least_fit=region.scenario["least_fit"])
    given = lists_after(problem, choices, optimal(problem, choices), length)
    return {
        one.opening.job: one.opening.places_of(everybody[np.array(own, dtype=np.intp)])
        for one, own in zip(wanted, given, strict=True)
    }


def _open_vacancy(opening: Opening) -> OpenVacancy:
    return OpenVacancy(
        vacancy_id=f"V-{opening.job:06d}", contractor_id=f"O-{opening.contractor:04d}"
    )


def _pairs(
    wanted: Sequence[Wanted], lines: Sequence[Numbers], people: Numbers, everybody: Numbers
) -> PossiblePairs:
    """Return who could take which vacancy: ``people`` of one vacancy after another."""
    own = [
        (one.opening.by_ranker.fit[at], one.opening.by_ranker.confidence[at])
        for one, at in zip(wanted, lines, strict=True)
    ]
    return PossiblePairs(
        candidate=np.searchsorted(everybody, people),
        vacancy=np.repeat(np.arange(len(wanted)), [len(at) for at in lines]),
        fit=np.concatenate([fit for fit, _ in own]),
        confidence=np.concatenate([confidence for _, confidence in own]),
    )


def _lines(
    opening: Opening, ranked: RankedList, may: Flags, length: int
) -> tuple[Numbers, Numbers]:
    """Return the places of the first people who may be shown, and their lines in the list."""
    places = opening.places_of(ranked.who)
    lines = np.flatnonzero(may[places])[:length]
    return places[lines], lines
