"""Experience: how long, and how lately, the person did work like this."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import UNKNOWN_DAY
from matcher.domain.profile import EntryKind
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.evidence import PhraseEvidence
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection
from matcher.ranking.weights import Weights

DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12


def seasoning(
    started: NDArray[np.int32], ended: NDArray[np.int32], on: date, weights: Weights
) -> NDArray[np.float32]:
    """Return in [0, 1] how much jobs held count by their length and by how long ago they ended.

    Parameters
    ----------
    started, ended : int32 (n,)
        Day ordinals, all of them known.
    on : date
        The day that counts as today; a job that ends later has ended by then.

    Returns
    -------
    float32 (n,)
        ``min(months / full, 1) * 0.5 ** (years since / half-life)``: longer and later never count
        for less. Both numbers are choices of this project, in the weights file.
    """
    today = on.toordinal()
    last = np.minimum(ended, today)
    months = np.maximum(last - started, 0) / DAYS_PER_MONTH
    years = (today - last) / DAYS_PER_YEAR
    length = np.minimum(months / weights.experience_full_months, 1.0)
    return np.asarray(
        length * np.exp2(-years / weights.experience_half_life_years), dtype=np.float32
    )


def experience(
    index: CandidateIndex,
    selection: Selection,
    evidence: PhraseEvidence,
    on: date,
    weights: Weights,
) -> ComponentScores:
    """Return the best over jobs held of how near the work is times how seasoned the person.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    evidence : PhraseEvidence
        What the phrases say about being the work of the vacancy.
    on : date
        The day that counts as today.
    weights : Weights
        Months that count in full, and the half-life.

    Returns
    -------
    ComponentScores
        Known where the profile names a job held with both its days. A job that is longer, later
        or nearer never lowers it.
    """
    best = np.zeros(len(selection), dtype=np.float32)
    if len(evidence.rows):
        found = index.pool.holders(evidence.rows, selection.is_in)
        started, ended = index.pool.started[found.entry], index.pool.ended[found.entry]
        counts = (
            (found.kind == EntryKind.EXPERIENCE) & (started != UNKNOWN_DAY) & (ended != UNKNOWN_DAY)
        )
        strength = evidence.strength[evidence.rows][found.number[counts]]
        seasoned = strength * seasoning(started[counts], ended[counts], on, weights)
        np.maximum.at(best, selection.place[found.owner[counts]], seasoned)
    return ComponentScores.where_known(best, index.pool.has_dated_job[selection.slots])
