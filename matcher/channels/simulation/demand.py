"""The demand of a made region: contractors with habits, contracts with a duty, vacancies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import pdtr

from matcher.channels.simulation.draws import Draws, Floats
from matcher.channels.simulation.people import (
    CHANNELS,
    HOURS,
    MONTH_DAYS,
    YEAR_DAYS,
    Flags,
    Numbers,
    organisation_weights,
)
from matcher.channels.simulation.places import Places
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.words import N_ESSENTIAL, Work
from matcher.domain.organisation import Channel

NONE = -1
"""No channel: regular staff come by none of them."""
_OPENING_SHARE = 0.7
"""Vacancies open in this part of what the period holds of a contract, from its first day: who is
hired at the very end of a contract cannot count for it. A choice of this project."""
_MOST_CONTRACTS = 50


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contractors:
    """n contractors.

    Attributes
    ----------
    place, line : intp (n,)
        Where they are, and their line of work.
    regular : intp (n,)
        Channel by which regular staff come, -1 for none of them.
    taste : float64 (n, n_channels)
        Lasting taste, standard normal.
    organisation : intp (n, n_channels)
        Which organisation of each channel they know.
    """

    place: Numbers
    line: Numbers
    regular: Numbers
    taste: Floats
    organisation: Numbers

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contracts:
    """n contracts: whose, first and last day, euros of social return owed."""

    contractor: Numbers
    starts: Floats
    ends: Floats
    duty: Floats

    def __len__(self) -> int:
        return len(self.contractor)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jobs:
    """n vacancies of one position each, in order of the day on which they open.

    Attributes
    ----------
    number : intp (n,)
        Who it is, wherever it stands in the order: luck hangs on this.
    contract, contractor, occupation, place : intp (n,)
    opens, closes : float64 (n,)
        First and last day on which somebody can be hired.
    asked : intp (n, 8)
        Skills asked, -1 where fewer.
    hours : float64 (n,)
    needs_licence, needs_shifts : bool (n,)
    """

    number: Numbers
    contract: Numbers
    contractor: Numbers
    occupation: Numbers
    place: Numbers
    opens: Floats
    closes: Floats
    asked: Numbers
    hours: Floats
    needs_licence: Flags
    needs_shifts: Flags

    def __len__(self) -> int:
        return len(self.contract)


def made_contractors(scenario: Scenario, work: Work, places: Places, draws: Draws) -> Contractors:
    """Return the contractors of a scenario."""
    who = np.arange(scenario.whole("contractors"))
    uses_both = draws.uniform("regular staff", who) < scenario["temp_or_network_share"]
    uses_agency = draws.uniform("agency", who) < scenario["commercial_share"]
    agency = CHANNELS.index(Channel.COMMERCIAL_INTERMEDIARY)
    own = CHANNELS.index(Channel.OWN_RECRUITMENT)
    known = [
        draws.choice(organisation_weights(scenario, channel), f"known {channel}", who)
        for channel in CHANNELS
    ]
    return Contractors(
        place=draws.choice(np.ones(len(places)), "seat", who),
        line=draws.choice(np.ones(work.n_lines), "line", who),
        regular=np.where(uses_both, np.where(uses_agency, agency, own), NONE),
        taste=draws.normal("taste", who[:, None], np.arange(len(CHANNELS))),
        organisation=np.stack(known, axis=1),
    )


def made_contracts(scenario: Scenario, draws: Draws) -> Contracts:
    """Return the contracts of all contractors; each has at least one."""
    lot = draws.uniform("n contracts", np.arange(scenario.whole("contractors")))
    # A Poisson number by inverting its distribution, so that it hangs on the contractor alone.
    chances = pdtr(np.arange(_MOST_CONTRACTS), scenario["contracts_per_contractor"] - 1)
    more = np.count_nonzero(lot[:, None] > chances, axis=1)
    contractor = np.repeat(np.arange(len(more)), 1 + more)
    which = np.arange(len(contractor))
    length = scenario["contract_months"] * MONTH_DAYS * (0.5 + draws.uniform("length", which))
    latest = np.maximum(0.0, scenario["years"] * YEAR_DAYS - length / 2)
    starts = draws.uniform("award", which) * latest
    above = np.exp(scenario["contract_sum_spread"] * draws.normal("sum", which))
    median_above = max(0.0, scenario["contract_sum_median"] - scenario["duty_threshold"])
    total = scenario["duty_threshold"] + median_above * above
    return Contracts(
        contractor=contractor,
        starts=starts,
        ends=starts + length,
        duty=scenario["duty_share"] * total,
    )


def made_jobs(
    scenario: Scenario,
    work: Work,
    places: Places,
    contractors: Contractors,
    contracts: Contracts,
    draws: Draws,
) -> Jobs:
    """Return the vacancies: one for each contract, and more the larger the duty is."""
    which = np.arange(scenario.whole("vacancies"))
    drawn = draws.choice(contracts.duty, "contract", which)
    contract = np.where(which < len(contracts), which, drawn)
    contractor = contracts.contractor[contract]
    horizon = scenario["years"] * YEAR_DAYS
    room = np.minimum(contracts.ends, horizon)[contract] - contracts.starts[contract]
    opens = contracts.starts[contract] + _OPENING_SHARE * room * draws.uniform("opens", which)
    occupation = _occupations(scenario, work, contractors.line[contractor], draws, which)
    order = np.argsort(opens, kind="stable")
    at_seat = draws.uniform("at seat", which) < 0.5
    elsewhere = draws.choice(np.ones(len(places)), "site", which)
    opens = np.floor(opens)
    return Jobs(
        number=order,
        contract=contract[order],
        contractor=contractor[order],
        occupation=occupation[order],
        place=np.where(at_seat, contractors.place[contractor], elsewhere)[order],
        opens=opens[order],
        closes=opens[order] + scenario["vacancy_open_days"],
        asked=_asked(scenario, work, occupation, draws)[order],
        hours=np.array(HOURS)[draws.choice(np.ones(len(HOURS)), "job hours", which)][order],
        needs_licence=(draws.uniform("job licence", which) < scenario["licence_asked"])[order],
        needs_shifts=(draws.uniform("job shifts", which) < scenario["shifts_asked"])[order],
    )


def _occupations(
    scenario: Scenario, work: Work, line: Numbers, draws: Draws, which: Numbers
) -> Numbers:
    lot = draws.uniform("occupation", which)
    is_own = draws.uniform("own line", which) < scenario["own_line_share"]
    chosen = (lot * len(work.names)).astype(np.intp)
    for number in range(work.n_lines):
        own = np.flatnonzero(work.line == number)
        is_here = is_own & (line == number)
        chosen[is_here] = own[(lot[is_here] * len(own)).astype(np.intp)]
    return chosen


def _asked(scenario: Scenario, work: Work, occupation: Numbers, draws: Draws) -> Numbers:
    """Return some of the essential skills: as many as the mean says, one more or one fewer."""
    which = np.arange(len(occupation))
    lots = draws.uniform("asked", which[:, None], np.arange(N_ESSENTIAL))
    rank = np.argsort(np.argsort(lots, axis=1), axis=1)
    n_asked = np.floor(scenario["skills_asked"] - 1 + 3 * draws.uniform("n asked", which))
    essential = work.skills_of[occupation, :N_ESSENTIAL]
    return np.where(rank < np.clip(n_asked, 1, N_ESSENTIAL)[:, None], essential, NONE)
