"""Logged lines as columns, in an order of their own: whoever hands them over cannot sway a result.

Of every person the first showing for a vacancy counts. Whoever reads a list knows what others
chose and passed over before, so that later showings are no looks with fresh eyes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.learning.outcomes import LoggedExposure, Step, label
from matcher.learning.places import STRETCHES, stretch_of
from matcher.learning.settings import LabelRules
from matcher.ranking.scored import WORK_COMPONENTS
from matcher.ternary import Ternary

Columns = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """n lines of which it is known whether they led to the step.

    Attributes
    ----------
    names : tuple of str
        Of the m components.
    scores : float64 (n, m)
        In [0, 1]; NaN where unknown or not asked, which the ranker treats alike.
    reached : bool (n,)
        Whether the line led to the step.
    place : int64 (n,)
        Place on the list, from 1.
    showings : float64 (n, stretches)
        Share of all showings of this person for the vacancy that lay in each stretch of places.
    ranking, vacancy : int64 (n,)
        Numbers of the list and of the vacancy, from 0.
    """

    names: tuple[str, ...]
    scores: Columns
    reached: NDArray[np.bool_]
    place: NDArray[np.int64]
    showings: Columns
    ranking: NDArray[np.int64]
    vacancy: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.reached)

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> Lines:
        """Return some of the lines."""
        return Lines(
            names=self.names,
            scores=self.scores[places],
            reached=self.reached[places],
            place=self.place[places],
            showings=self.showings[places],
            ranking=self.ranking[places],
            vacancy=self.vacancy[places],
        )


def first_showings(exposures: Iterable[LoggedExposure]) -> list[LoggedExposure]:
    """Return the line on which each person was first shown for each vacancy, by vacancy."""
    ordered = sorted(
        exposures,
        key=lambda line: (line.vacancy_id, line.shown_at, line.ranking_id, line.place),
    )
    firsts: dict[tuple[str, str], LoggedExposure] = {}
    for line in ordered:
        firsts.setdefault((line.vacancy_id, line.candidate_id), line)
    return list(firsts.values())


def labelled_lines(
    exposures: Iterable[LoggedExposure],
    names: Sequence[str],
    step: Step,
    rules: LabelRules,
    *,
    on: date,
) -> Lines:
    """Return the first showings of which the label is known and that have a fit.

    Parameters
    ----------
    exposures : iterable of LoggedExposure
        In any order.
    names : sequence of str
        The components to keep.
    step : Step
        What counts as reached.
    rules : LabelRules
    on : date
        The day on which the labels are read.
    """
    every = list(exposures)
    told = first_showings(every)
    labels = [label(line, step, rules, on=on) for line in told]
    known = [n for n, outcome in enumerate(labels) if outcome is not Ternary.UNKNOWN]
    lines = [told[n] for n in known]
    columns = Lines(
        names=tuple(names),
        scores=_scores(lines, names),
        reached=np.array([labels[n] is Ternary.MEETS for n in known], dtype=np.bool_),
        place=np.array([line.place for line in lines], dtype=np.int64),
        showings=_showings(every, lines),
        ranking=_numbers([line.ranking_id for line in lines]),
        vacancy=_numbers([line.vacancy_id for line in lines]),
    )
    return columns.at(has_fit(columns))


def has_fit(lines: Lines) -> NDArray[np.bool_]:
    """Return where something is known of how person and work suit each other, as bool (n,)."""
    work = [number for number, name in enumerate(lines.names) if name in WORK_COMPONENTS]
    return np.asarray(~np.isnan(lines.scores[:, work]).all(axis=1))


def _scores(lines: Sequence[LoggedExposure], names: Sequence[str]) -> Columns:
    rows = [[line.components.get(name) for name in names] for line in lines]
    return np.array(rows, dtype=np.float64).reshape(len(lines), len(names))


def _showings(every: Sequence[LoggedExposure], lines: Sequence[LoggedExposure]) -> Columns:
    row_of = {(line.vacancy_id, line.candidate_id): row for row, line in enumerate(lines)}
    counted = np.zeros((len(lines), len(STRETCHES)))
    stretches = stretch_of(np.array([line.place for line in every], dtype=np.int64))
    for line, stretch in zip(every, stretches.tolist(), strict=True):
        row = row_of.get((line.vacancy_id, line.candidate_id))
        if row is not None:
            counted[row, stretch] += 1.0
    return np.asarray(counted / counted.sum(axis=1, keepdims=True))


def _numbers(ids: Sequence[str]) -> NDArray[np.int64]:
    return np.unique(np.array(ids, dtype=np.str_), return_inverse=True)[1].astype(np.int64)
