"""Numbers as a simulation would yield them, made by a rule that a test knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from matcher.channels.number import ALL
from matcher.channels.simulation.findings import MAIN_OUTCOMES
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.parameters import Parameter
from matcher.channels.simulation.scenario import Scenario
from matcher.domain.organisation import Channel

SHARES = (
    Outcome.SHARE_OF_POOL,
    Outcome.SHARE_OF_FIT,
    Outcome.SHARE_OF_SEEN,
    Outcome.SHARE_OF_PLACEMENTS,
)


def a_number(
    value: float | None,
    *,
    seed: int = 1,
    policy: Policy = Policy.RANKER,
    outcome: Outcome = Outcome.SUSTAINED_12,
    channel: str = ALL,
    year: int = ALL_YEARS,
) -> SimulatedNumber:
    """Return one number."""
    return SimulatedNumber(
        policy=policy, seed=seed, outcome=outcome, channel=channel, year=year, value=value
    )


def of_seeds(
    policy: Policy, values: Iterable[float | None], outcome: Outcome = Outcome.SUSTAINED_12
) -> list[SimulatedNumber]:
    """Return numbers of seeds 1, 2, …"""
    return [
        a_number(value, seed=seed, policy=policy, outcome=outcome)
        for seed, value in enumerate(values, start=1)
    ]


def a_parameter(
    name: str,
    value: float,
    *,
    unit: str = "count",
    low: float | None = None,
    high: float | None = None,
    source: str | None = None,
) -> Parameter:
    """Return a size; an assumption with a range, a published figure with a source."""
    return Parameter(
        name=name,
        value=value,
        unit=unit,
        low=low,
        high=high,
        source=source,
        year=2014 if source else None,
        completeness="partial" if source else "",
        note="Why this is so | or not.",
    )


def a_scenario(*more: Parameter) -> Scenario:
    """Return a scenario of two assumptions, of which only ``pull`` changes anything."""
    parameters = [
        a_parameter("years", 2),
        a_parameter("contractors", 20),
        a_parameter("candidates", 200),
        a_parameter("vacancies", 40),
        a_parameter("duty_share", 0.05, unit="share", source="https://example.org/duty"),
        a_parameter("best", 10, low=3, high=20),
        a_parameter("pull", 1, unit="factor", low=0.5, high=2),
        *more,
    ]
    return Scenario(
        title="SYNTHETIC: made for a test",
        region="Haaglanden",
        scheme_id="none",
        parameters=MappingProxyType({one.name: one for one in parameters}),
    )


@dataclass(frozen=True)
class MadeSimulation:
    """Every policy but habit is ``gain`` times ``pull`` above it, or below; the rest is luck.

    Attributes
    ----------
    turns_at : float
        From this ``pull`` on, what is gained is lost.
    """

    gain: float = 10.0
    turns_at: float = 100.0

    def __call__(self, scenario: Scenario, seed: int) -> tuple[SimulatedNumber, ...]:
        """Return the numbers of one region."""
        luck = np.random.default_rng(seed)
        numbers = []
        for outcome in (*MAIN_OUTCOMES, Outcome.FILLED_SHARE):
            easy = luck.normal(50, 5)
            for policy in Policy:
                gained = 0.0 if policy is Policy.HABIT else self._gain(scenario)
                value = easy + gained + luck.normal(0, 0.5)
                numbers.append(a_number(value, seed=seed, policy=policy, outcome=outcome))
                numbers += [
                    a_number(value / 2 + year, seed=seed, policy=policy, outcome=outcome, year=year)
                    for year in range(1, scenario.whole("years") + 1)
                ]
        return (*numbers, *self._by_channel(seed))

    def _gain(self, scenario: Scenario) -> float:
        pull = scenario["pull"]
        return -self.gain if pull >= self.turns_at else self.gain * pull

    def _by_channel(self, seed: int) -> Iterable[SimulatedNumber]:
        for policy in Policy:
            for channel in Channel:
                for outcome in SHARES:
                    yield a_number(
                        1 / len(Channel),
                        seed=seed,
                        policy=policy,
                        outcome=outcome,
                        channel=channel,
                    )
                yield a_number(
                    float(seed),
                    seed=seed,
                    policy=policy,
                    outcome=Outcome.PLACEMENTS,
                    channel=channel,
                )
