"""Language: how far the command of Dutch lies above the least that is asked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import LanguageLevel
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.index import CandidateIndex
from matcher.ranking.selection import Selection


def language(
    index: CandidateIndex,
    selection: Selection,
    spoken: LanguageLevel | None,
    written: LanguageLevel | None,
) -> ComponentScores | None:
    """Return the mean margin over the demands whose level is known.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    selection : Selection
        Whom to score.
    spoken, written : LanguageLevel or None
        The least that is asked; None when it is not.

    Returns
    -------
    ComponentScores or None
        Per demand: 0.5 at exactly the level asked, 1 at 'excellent', evenly in between, 0 below
        (who lies below fails the hard criterion). None when no Dutch is asked. A higher level
        never lowers it.
    """
    asked = [("dutch_spoken", spoken), ("dutch_written", written)]
    margins = [
        _margin(np.asarray(index.column(column)[selection.slots], dtype=np.int8), least)
        for column, least in asked
        if least is not None
    ]
    if not margins:
        return None
    n_known = np.sum([margin.is_known for margin in margins], axis=0)
    total = np.sum([margin.score for margin in margins], axis=0)
    return ComponentScores.where_known(total / np.maximum(n_known, 1), n_known > 0)


def _margin(levels: NDArray[np.int8], least: LanguageLevel) -> ComponentScores:
    room = max(LanguageLevel.EXCELLENT - least, 1)
    above = (levels.astype(np.float32) - least.value) / room
    top = 1.0 if least is LanguageLevel.EXCELLENT else 0.5
    score = (levels >= least.value) * (top + (1.0 - top) * above)
    return ComponentScores.where_known(score, levels > 0)
