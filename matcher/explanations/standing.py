"""Where a line would stand among all people of a pool, to the exact place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.errors import NotFound
from matcher.ranking.exact import NOISE, ExactScores, exact_scores
from matcher.ranking.index import CandidateIndex
from matcher.ranking.job_knowledge import NOTHING_KNOWN, JobKnowledge
from matcher.ranking.lots import lots_for
from matcher.ranking.ranker import Ranker, Ranking, Vectors
from matcher.ranking.scored import NO_FIT, Comparison
from matcher.ranking.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class JobQuestion:
    """One vacancy, with all that a ranking of it takes besides the people.

    Attributes
    ----------
    ranker : Ranker
    vacancy : Vacancy
    vectors : mapping of str to float32 (dimension,)
        Unit vectors of ``asked_phrases(vacancy, knowledge)``.
    knowledge : JobKnowledge
        What is known of the job beside the vacancy.
    """

    ranker: Ranker
    vacancy: Vacancy
    vectors: Vectors
    knowledge: JobKnowledge = NOTHING_KNOWN

    def compare(self, index: CandidateIndex) -> Comparison:
        """Return what the vacancy means for everybody in an index."""
        return self.ranker.compare(index, self.vacancy, self.vectors, knowledge=self.knowledge)

    def of_all(self, index: CandidateIndex) -> Ranking:
        """Return everybody's line, ranked or excluded; meant for an index of few people."""
        return self.ranker.rank(
            index,
            self.vacancy,
            self.vectors,
            knowledge=self.knowledge,
            top=len(index),
            top_excluded=len(index),
        )


class PoolStandings:
    """Where any line of one person stands among all others who stay in the ranking of a vacancy.

    The others are scored once; after that a place takes microseconds.

    Parameters
    ----------
    question : JobQuestion
        The vacancy.
    index : CandidateIndex
        The pool, with the person in it.
    candidate_id : str
        Who is to be placed.
    is_visible : bool (n_slots,), optional
        Who takes part; all by default.

    Attributes
    ----------
    now : RankedCandidate
        The person's own line, with its place.

    Raises
    ------
    NotFound
        If the person is not in the pool, or takes no part.
    """

    def __init__(
        self,
        question: JobQuestion,
        index: CandidateIndex,
        candidate_id: str,
        is_visible: NDArray[np.bool_] | None = None,
    ) -> None:
        takes_part = index.is_present if is_visible is None else index.is_present & is_visible
        slot = index.slot_of(candidate_id)
        if slot is None or not takes_part[slot]:
            raise NotFound(
                "The candidate takes no part in this ranking.",
                where=candidate_id,
                remedy="Try again in a moment, or act for the candidate's own intermediary.",
            )
        self._question, self._index = question, index
        self._compared = question.compare(index)
        others = takes_part & ~self._compared.is_excluded
        others[slot] = False
        self._selection = Selection.of(others)
        self._scored = question.ranker.score(
            index, question.vacancy, self._compared, self._selection
        )
        self._lot = self._lots(np.array([slot]))[0]
        alone = index.only(candidate_id)
        assert alone is not None, "whoever has a slot is in the index"
        found = question.of_all(alone)
        (line,) = found.ranked + found.excluded
        self.now = self.placed(line)

    @property
    def n_others(self) -> int:
        """How many others stay in the list."""
        return len(self._selection)

    def placed(self, line: RankedCandidate) -> RankedCandidate:
        """Return a line of this person with its place among the others.

        The place is one more than the number of others with a better fit; at equal fit, with more
        confidence; at equal confidence, with a luckier lot. Who is excluded has none.
        """
        if line.excluded_by:
            return replace(line, position=None)
        fit = NO_FIT if line.fit is None else line.fit
        apart = self._scored.fit.astype(np.float64) - fit
        n_better = np.count_nonzero(apart > NOISE)
        near = np.flatnonzero(np.abs(apart) <= NOISE)
        if not len(near):
            return replace(line, position=int(n_better) + 1)
        exact = exact_scores(
            self._index,
            self._question.ranker.weights,
            self._compared,
            {name: scores.at(near) for name, scores in self._scored.components.items()},
            self._selection.slots[near],
        )
        n_near = _n_before(exact, self._lots(exact.slots), (fit, line.confidence, self._lot))
        return replace(line, position=int(n_better) + n_near + 1)

    def _lots(self, slots: NDArray[np.intp]) -> NDArray[np.uint64]:
        return lots_for(self._question.vacancy.vacancy_id, self._index.tie[slots])


def _n_before(
    others: ExactScores, lots: NDArray[np.uint64], own: tuple[float, float, np.uint64]
) -> int:
    """Return how many come before a line of this fit, confidence and lot."""
    fit, confidence, lot = own
    is_better = others.fit > fit
    is_equal = others.fit == fit
    is_better |= is_equal & (others.confidence > confidence)
    is_better |= is_equal & (others.confidence == confidence) & (lots < lot)
    return int(np.count_nonzero(is_better))
