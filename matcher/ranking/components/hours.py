"""Hours: which share of the offered week the person can work."""

from __future__ import annotations

import numpy as np

from matcher.domain.hours import HoursRange
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection


def hours(
    index: CandidateIndex, selection: Selection, offered: HoursRange
) -> ComponentScores | None:
    """Return the share of the offered hours that the person can fill.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    offered : HoursRange
        Hours per week of the job.

    Returns
    -------
    ComponentScores or None
        ``min(able maximum, offered maximum) / offered maximum``; known where the able maximum is,
        or where the able minimum alone fills the job. None when the job names no hours. Being
        able to work more of the offered hours never lowers it.
    """
    most = offered.maximum if offered.maximum is not None else offered.minimum
    if not most:
        return None
    able_max = np.asarray(index.column("hours_max")[selection.slots], dtype=np.float32)
    able_min = np.asarray(index.column("hours_min")[selection.slots], dtype=np.float32)
    fills = able_min >= most
    share = np.fmax(np.minimum(able_max, most) / np.float32(most), fills)
    return ComponentScores.where_known(share, ~np.isnan(able_max) | fills)
