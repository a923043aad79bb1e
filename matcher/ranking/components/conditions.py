"""Conditions: how many of the wishes that a person states about the work does the job meet?

Sector, indoors or outdoors, alone or in a team. Only what both sides state is compared: a wish
about which the vacancy is silent is neither met nor missed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import company_mask, place_mask, sector_mask
from matcher.domain.wishes import WorkConditions
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection


def conditions(
    index: CandidateIndex, selection: Selection, work: WorkConditions
) -> ComponentScores | None:
    """Return the share of the stated wishes that the job meets.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    work : WorkConditions
        What the job is like.

    Returns
    -------
    ComponentScores or None
        The mean over up to four wishes: the sector is among those wanted; it is not among those
        refused; the share of the job's places (indoors, outdoors) that the person wants; the same
        of working alone or in a team. Known where one of them can be compared. None when the
        vacancy states nothing. To accept more within a stated wish never lowers it.
    """
    compared: list[ComponentScores] = []
    if work.sector is not None:
        own = sector_mask([work.sector])
        wanted = _masks(index, selection, "wanted_sectors")
        refused = _masks(index, selection, "refused_sectors")
        compared.append(ComponentScores.where_known((wanted & own) / own, wanted != 0))
        compared.append(ComponentScores.where_known(1 - (refused & own) / own, refused != 0))
    for column, asked in (
        ("work_places", place_mask(work.places)),
        ("company", company_mask(work.company)),
    ):
        if asked:
            wished = _masks(index, selection, column)
            share = _n_bits(wished & asked) / asked.bit_count()
            compared.append(ComponentScores.where_known(share, wished != 0))
    if not compared:
        return None
    n_known = np.sum([one.is_known for one in compared], axis=0)
    total = np.sum([one.score for one in compared], axis=0)
    return ComponentScores.where_known(total / np.maximum(n_known, 1), n_known > 0)


def _masks(index: CandidateIndex, selection: Selection, column: str) -> NDArray[np.int32]:
    return np.asarray(index.column(column)[selection.slots], dtype=np.int32)


def _n_bits(masks: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return how many bits each mask has; of two bits there are no more than four masks."""
    return (masks & 1) + (masks >> 1 & 1)
