"""May learned weights be used? Only with enough to go by, and a gain that is no accident."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from matcher.learning.lines import Lines
from matcher.learning.off_policy import OffPolicyEstimate
from matcher.learning.propensity import ExaminationChances
from matcher.learning.settings import MinimumEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that is asked before weights may be used, and how it stands.

    Attributes
    ----------
    name : str
        What is counted.
    present, needed : float
        How much there is, and how much there must be.
    is_met : bool
    under : ExaminationChances or None
        How far lists are read, where it was counted under that.
    """

    name: str
    present: float
    needed: float
    is_met: bool
    under: ExaminationChances | None = None


def n_learned_components(lines: Lines, kept: Collection[str]) -> int:
    """Return how many components can be learned: known in some line, and not to be kept."""
    is_known = (~np.isnan(lines.scores)).any(axis=0)
    return int((is_known & ~np.isin(lines.names, list(kept))).sum())


def evidence_demands(
    lines: Lines, minimum: MinimumEvidence, kept: Collection[str]
) -> tuple[Demand, ...]:
    """Return whether there is enough to learn the weights of all components but the kept ones.

    As long as no line tells anything, each of them may turn out to be known.
    """
    n_components = n_learned_components(lines, kept) or len(set(lines.names) - set(kept))
    n_reached = int(lines.reached.sum())
    both = np.intersect1d(lines.vacancy[lines.reached], lines.vacancy[~lines.reached])
    counted = (
        ("reached", n_reached, minimum.n_reached_per_component * n_components),
        (
            "not_reached",
            len(lines) - n_reached,
            minimum.n_not_reached_per_component * n_components,
        ),
        ("vacancies_with_both", len(both), minimum.n_vacancies),
    )
    return tuple(
        Demand(name=name, present=present, needed=needed, is_met=0 < needed <= present)
        for name, present, needed in counted
    )


def gain_demands(
    estimates: Sequence[OffPolicyEstimate], minimum: MinimumEvidence
) -> tuple[Demand, ...]:
    """Return whether a new order brings more, by every estimator and under every assumption."""
    demands = []
    for estimate in estimates:
        under = estimate.chances
        size = estimate.effective_sample_size
        demands.append(
            Demand(
                name="effective_sample_size",
                present=size,
                needed=minimum.effective_sample_size,
                is_met=size >= minimum.effective_sample_size,
                under=under,
            )
        )
        demands += [
            Demand(
                name=f"low_end_of_gain_{name}",
                present=gain.low,
                needed=minimum.least_gain,
                is_met=gain.low > minimum.least_gain,
                under=under,
            )
            for name, gain in estimate.gains.items()
        ]
    return tuple(demands)


def is_held_out(vacancy_id: str, share: float) -> bool:
    """Return whether nothing is learned from a vacancy, so that the result can be tried on it.

    The same for the same id, whatever else is in the log.
    """
    drawn = int.from_bytes(sha256(vacancy_id.encode()).digest()[:8]) / 2**64
    return drawn < share
