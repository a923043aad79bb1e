"""The human step, the same under every policy: interviews, an offer, a yes or a no."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.people import Numbers
from matcher.channels.simulation.region import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Hire:
    """Who was hired, when the work begins and ends, and how well the person truly suits it."""

    person: int
    starts: float
    ends: float
    chance: float


def hire(
    region: Region, opening: Opening, proposed: Numbers, day: float, round_number: int
) -> Hire | None:
    """Return whom a contractor hires out of those it speaks to; None when it is nobody.

    Everybody is interviewed. Who cannot come says so. The others are judged by their true log-odds
    of doing well with an error of the interview; the best whose chance seems high enough gets the
    offer, then the next, until somebody accepts.

    Parameters
    ----------
    proposed : intp (n,)
        Places in ``Opening.there``.
    """
    scenario, draws = region.scenario, region.draws
    able = proposed[opening.promise.can_come[proposed]]
    who = opening.there[able]
    error = draws.normal("interview", opening.number, who)
    seems = opening.promise.odds[able] + scenario["interview_noise"] * error
    accepts = draws.uniform("accepts", opening.number, who) < scenario["accepts"]
    willing = np.flatnonzero((expit(seems) >= scenario["hire_bar"]) & accepts)
    if not len(willing):
        return None
    best = willing[np.argmax(seems[willing])]
    person, chance = int(who[best]), float(opening.chance[able[best]])
    wait = draws.exponential("answer", opening.number, round_number).item()
    starts = day + scenario["answer_days"] * wait
    return Hire(
        person=person,
        starts=starts,
        ends=starts + region.truth.days_in_job(opening.job, person, chance),
        chance=chance,
    )
