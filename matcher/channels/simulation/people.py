"""The people of a made region as they are: what they can do, and what nobody wrote down.

Nobody in it exists. What stands in a register about them is made in ``registration``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.channels.simulation.draws import Draws, Floats
from matcher.channels.simulation.places import Places
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.words import N_ESSENTIAL, Work
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel

CHANNELS = tuple(Channel)
GROUPS: tuple[TargetGroup | None, ...] = (None, *TargetGroup)
YEAR_DAYS = 364
MONTH_DAYS = YEAR_DAYS / 12
HOURS = (16.0, 24.0, 32.0, 36.0)
"""Hours a week that people can work and vacancies ask, each as often: a choice of this project."""
MOST_HELD = 3
_READY = (Channel.COMMERCIAL_INTERMEDIARY, Channel.OWN_RECRUITMENT)
_DISTANT = (Channel.WIJKTEAM, Channel.EDUCATION, Channel.SW_COMPANY)

Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """n people.

    Attributes
    ----------
    channel, group : intp (n,)
        Places in ``CHANNELS`` and ``GROUPS``.
    organisation : intp (n,)
        Which of the organisations of the channel.
    arrives, leaves : float64 (n,)
        First day in the register, and the day after which somebody is gone whatever happens.
    held : intp (n, 3)
        Occupations held, -1 where fewer.
    has_skill : bool (n_skills, n)
    has_thing : bool (n_things, n)
        Masters some skill with that thing.
    readiness : float64 (n,)
        Reliability, health, home: what no profile shows, in standard deviations.
    place : intp (n,)
        In ``Places``.
    reach_km, hours : float64 (n,)
    has_licence, takes_shifts : bool (n,)
    """

    channel: Numbers
    group: Numbers
    organisation: Numbers
    arrives: Floats
    leaves: Floats
    held: Numbers
    has_skill: Flags
    has_thing: Flags
    readiness: Floats
    place: Numbers
    reach_km: Floats
    hours: Floats
    has_licence: Flags
    takes_shifts: Flags

    def __len__(self) -> int:
        return len(self.channel)


def made_people(scenario: Scenario, work: Work, places: Places, draws: Draws) -> People:
    """Return the people of a scenario."""
    who = np.arange(scenario.whole("candidates"))
    channel = _channels(scenario, draws, who)
    arrives = _arrivals(scenario, draws, who)
    held = _held(scenario, work, draws, who)
    has_skill = _skills(scenario, work, draws, held)
    is_ready = np.isin(channel, [CHANNELS.index(c) for c in _READY])
    is_distant = np.isin(channel, [CHANNELS.index(c) for c in _DISTANT])
    return People(
        channel=channel,
        group=_groups(scenario, draws, channel),
        organisation=_organisations(scenario, draws, channel),
        arrives=arrives,
        leaves=arrives + scenario["leave_months"] * MONTH_DAYS * draws.exponential("leaves", who),
        held=held,
        has_skill=has_skill,
        has_thing=np.logical_or.reduceat(
            has_skill, np.flatnonzero(np.diff(work.thing_of, prepend=-1))
        ),
        readiness=draws.normal("readiness", who)
        + scenario["commercial_selection"] * is_ready
        - scenario["small_channel_distance"] * is_distant,
        place=draws.choice(np.ones(len(places)), "home", who),
        reach_km=scenario["reach_km"]
        * np.exp(scenario["reach_spread"] * draws.normal("reach", who)),
        hours=np.array(HOURS)[draws.choice(np.ones(len(HOURS)), "hours", who)],
        has_licence=draws.uniform("licence", who) < scenario["licence_share"],
        takes_shifts=draws.uniform("shifts", who) < scenario["shifts_share"],
    )


def organisation_weights(scenario: Scenario, channel: Channel) -> Floats:
    """Return how large each organisation of a channel is, relative to the first: 1, 1/2, 1/3 …"""
    counts = scenario.by_channel("intermediaries")
    return 1.0 / np.arange(1, int(counts.get(channel, 1)) + 1)


def _channels(scenario: Scenario, draws: Draws, who: Numbers) -> Numbers:
    weights = scenario.by_channel("pool_weight")
    return draws.choice([weights[channel] for channel in CHANNELS], "channel", who)


def _arrivals(scenario: Scenario, draws: Draws, who: Numbers) -> Floats:
    lot = draws.uniform("arrival", who)
    stock, horizon = scenario["stock_share"], scenario["years"] * YEAR_DAYS
    if stock == 1:
        return np.zeros(len(who))
    return np.maximum(0.0, (lot - stock) / (1 - stock)) * horizon


def _groups(scenario: Scenario, draws: Draws, channel: Numbers) -> Numbers:
    group = np.zeros(len(channel), dtype=np.intp)
    for number, one in enumerate(CHANNELS):
        own = np.flatnonzero(channel == number)
        weights = scenario.groups_of(one)
        places = np.array([GROUPS.index(name) for name in weights])
        group[own] = places[draws.choice(list(weights.values()), "group", own)]
    return group


def _organisations(scenario: Scenario, draws: Draws, channel: Numbers) -> Numbers:
    organisation = np.zeros(len(channel), dtype=np.intp)
    for number, one in enumerate(CHANNELS):
        own = np.flatnonzero(channel == number)
        organisation[own] = draws.choice(organisation_weights(scenario, one), "organisation", own)
    return organisation


def _held(scenario: Scenario, work: Work, draws: Draws, who: Numbers) -> Numbers:
    """Return occupations: the first any, later ones in the same line or any."""
    n = len(work.names)
    held = np.full((len(who), MOST_HELD), -1, dtype=np.intp)
    held[:, 0] = draws.choice(np.ones(n), "first occupation", who)
    chance_of_more = (min(scenario["occupations_held"], MOST_HELD) - 1) / (MOST_HELD - 1)
    by_line = [np.flatnonzero(work.line == line) for line in range(work.n_lines)]
    sizes = np.array([len(own) for own in by_line])
    starts = np.cumsum(sizes) - sizes
    in_order = np.concatenate(by_line)
    line = work.line[held[:, 0]]
    for number in range(1, MOST_HELD):
        lot = draws.uniform("later occupation", who, number)
        near = in_order[starts[line] + (lot * sizes[line]).astype(np.intp)]
        stays = draws.uniform("same line", who, number) < scenario["same_line"]
        has_more = draws.uniform("more occupations", who, number) < chance_of_more
        chosen = np.where(stays, near, (lot * n).astype(np.intp))
        held[:, number] = np.where(has_more, chosen, -1)
    return held


def _skills(scenario: Scenario, work: Work, draws: Draws, held: Numbers) -> Flags:
    has_skill = np.zeros((len(work.skills), len(held)), dtype=np.bool_)
    n_skills = work.skills_of.shape[1]
    chances = np.where(
        np.arange(n_skills) < N_ESSENTIAL, scenario["mastered"], scenario["mastered_optional"]
    )
    for number in range(MOST_HELD):
        who = np.flatnonzero(held[:, number] >= 0)
        for place in range(n_skills):
            masters = draws.uniform("mastered", who, number, place) < chances[place]
            has_skill[work.skills_of[held[who[masters], number], place], who[masters]] = True
    return has_skill
