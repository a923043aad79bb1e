"""Which list a policy puts before a contractor, and for which vacancies the contractor looks."""

from __future__ import annotations

from matcher.channels.simulation.lists import RankedList
from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.outcome import Policy
from matcher.channels.simulation.people import Flags, Numbers
from matcher.channels.simulation.proposing import by_floored_list, by_list
from matcher.channels.simulation.region import Region
from matcher.channels.simulation.scenario import Scenario


def looks_at_list(policy: Policy, opening: Opening, scenario: Scenario) -> bool:
    """Return whether the contractor looks at a list for this vacancy.

    Who looks at a list that few use, also looks at one that more use.
    """
    if policy is Policy.HABIT:
        return False
    if policy is Policy.HABIT_AND_LIST:
        return opening.adoption_lot < scenario["kandidatenverkenner_adoption"]
    return opening.adoption_lot < scenario["adoption"]


def lines_of(policy: Policy, region: Region, opening: Opening, may: Flags) -> Numbers:
    """Return the lines of the policy's list, of a policy that has one of its own.

    Parameters
    ----------
    may : bool (m,)
        Who of those there is free and was not spoken to yet.

    Returns
    -------
    intp (n,)
        Places in ``Opening.there``, as many as a contractor looks at.
    """
    length = region.scenario.whole("list_length")
    ranked = _ranked(policy, opening)
    if policy is Policy.RANKER_WITH_FLOOR:
        return by_floored_list(region, opening, ranked, may, length)
    return by_list(opening, ranked, may, length)


def _ranked(policy: Policy, opening: Opening) -> RankedList:
    if policy is Policy.HABIT_AND_LIST:
        return opening.by_points
    if policy is Policy.SINGLE_VECTOR:
        return opening.by_single_vector
    return opening.by_ranker
