"""Travel: how long the way to work takes."""

from __future__ import annotations

import numpy as np

from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.journey import Journey
from matcher.ranking.selection import Selection


def travel(journey: Journey, selection: Selection, horizon_min: float) -> ComponentScores:
    """Return a score that falls evenly with the estimated minutes one way.

    Parameters
    ----------
    journey : Journey
        Minutes per slot (formula and sources in ``matcher.location.travel_time``).
    selection : Selection
        Whom to score.
    horizon_min : float
        Minutes at which the score reaches 0; a choice of this project, in the weights file.

    Returns
    -------
    ComponentScores
        ``1 - minutes / horizon``, at least 0; known where both postcodes and a means of
        transport are. Coming nearer never lowers it.
    """
    minutes = journey.minutes[selection.slots]
    return ComponentScores.where_known(1.0 - minutes / horizon_min, ~np.isnan(minutes))
