"""All that was computed for one vacancy: the numbers behind the list and behind its reasons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.hard_criteria import Outcomes
from matcher.ranking.journey import Journey


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Everything that was computed for one vacancy over the whole index.

    Attributes
    ----------
    criteria : dict of str to int8 (n_slots,)
        ``Ternary`` numbers by name of the posed hard criterion.
    components : dict of str to ComponentScores
        By name; a component that the vacancy does not ask is absent.
    fit : float32 (n_slots,)
        In [0, 1], NaN where neither skills nor occupation are known.
    confidence : float32 (n_slots,)
        In [0, 1]: share of the asked weight that rests on known facts.
    is_excluded : bool (n_slots,)
        Where a hard criterion fails.
    requirement_strengths, occupation_strengths : float32 (n_asked, n_phrases)
        Evidence in [0, 1] of every phrase for every requirement, and for every name of the job.
    journey : Journey or None
        The way to work; None where the place is not known.
    """

    criteria: dict[str, Outcomes]
    components: dict[str, ComponentScores]
    fit: NDArray[np.float32]
    confidence: NDArray[np.float32]
    is_excluded: NDArray[np.bool_]
    requirement_strengths: NDArray[np.float32]
    occupation_strengths: NDArray[np.float32]
    journey: Journey | None
