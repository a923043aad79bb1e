"""What is answered about learning from outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.learning.off_policy import OffPolicyEstimate
from matcher.learning.outcomes import Step
from matcher.learning.release import Demand


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvidence:
    """What there is to learn from about one step.

    Attributes
    ----------
    step : Step
    n_reached, n_not_reached : int
        First showings of people that led to it, and that did not.
    n_components : int
        Components that are known in some of them, and so can be learned.
    demands : tuple of Demand
        What is asked before weights may be learned, and how it stands.
    """

    step: Step
    n_reached: int
    n_not_reached: int
    n_components: int
    demands: tuple[Demand, ...]

    @property
    def is_enough(self) -> bool:
        """Whether all demands are met."""
        return all(demand.is_met for demand in self.demands)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningReport:
    """What there is to learn from.

    Attributes
    ----------
    n_rankings, n_not_comparable : int
        Lists that were shown; of these, left out because scores on them mean something else.
    n_vacancies, n_held_out : int
        Vacancies on the other lists; of these, kept apart to try weights on.
    n_lines_by_policy : mapping of str to int
        First showings by what ordered the list.
    n_shown_at_places, n_to_harvest : int
        People shown for one vacancy at different places; how many there must be before the log
        tells how far lists are read.
    steps : tuple of StepEvidence
        Of the vacancies that are learned from.
    settings_version : str
    """

    n_rankings: int
    n_not_comparable: int
    n_vacancies: int
    n_held_out: int
    n_lines_by_policy: Mapping[str, int]
    n_shown_at_places: int
    n_to_harvest: int
    steps: tuple[StepEvidence, ...]
    settings_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What lists by other weights would bring.

    Attributes
    ----------
    step : Step
    estimates : tuple of OffPolicyEstimate
        One for each way in which lists may be read, flat to steep.
    evidence, gain : tuple of Demand
        What is asked before the weights may be used: enough to learn from, and a sure gain.
    """

    step: Step
    estimates: tuple[OffPolicyEstimate, ...]
    evidence: tuple[Demand, ...]
    gain: tuple[Demand, ...]

    @property
    def unmet(self) -> tuple[Demand, ...]:
        """What is missing."""
        return tuple(demand for demand in (*self.evidence, *self.gain) if not demand.is_met)
