"""All that was computed for one vacancy: the numbers behind the list and behind its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.evidence import PhraseEvidence, RequirementEvidence
from matcher.ranking.hard_criteria import Outcomes
from matcher.ranking.job_knowledge import KinOccupation
from matcher.ranking.journey import Journey

WORK_COMPONENTS = ("skills", "occupation")
"""Without either of these nothing says how person and work suit each other."""
NO_FIT = -1.0
"""Below every fit: who has none comes last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What holds for one vacancy and the whole index, before anybody is scored.

    Attributes
    ----------
    criteria : dict of str to int8 (n_slots,)
        ``Ternary`` numbers by name of the posed hard criterion.
    is_excluded : bool (n_slots,)
        Where a hard criterion fails.
    requirements : list of RequirementEvidence
        What the phrases say about every requirement.
    requirement_weights : float64 (n_requirements,)
        Share of each in the skills component, adding up to 1.
    kin : list of (KinOccupation, PhraseEvidence)
        What the phrases say about being each occupation akin to the job.
    occupation : PhraseEvidence
        What the phrases say about being the work of the vacancy, or near it.
    names : PhraseEvidence
        What they say about being called as the vacancy is, by its own names only.
    journey : Journey or None
        The way to work; None where the place is not known.
    on : date or None
        The day that counts as today; None leaves experience out.
    """

    criteria: dict[str, Outcomes]
    is_excluded: NDArray[np.bool_]
    requirements: list[RequirementEvidence]
    requirement_weights: NDArray[np.float64]
    kin: list[tuple[KinOccupation, PhraseEvidence]]
    occupation: PhraseEvidence
    names: PhraseEvidence
    journey: Journey | None
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of a selection of n slots.

    Attributes
    ----------
    components : dict of str to ComponentScores
        By name; a component that the vacancy does not ask is absent.
    fit : float32 (n,)
        In [0, 1], ``NO_FIT`` where neither skills nor occupation are known.
    proven : float32 (n,)
        Fit times confidence: the part of the fit that rests on known facts. ``NO_FIT`` likewise.
    """

    components: dict[str, ComponentScores]
    fit: NDArray[np.float32]
    proven: NDArray[np.float32]
