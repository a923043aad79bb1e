"""The best people for every vacancy of an allocation, without those who certainly do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from api.services.allocation_question import people_in_view
from api.services.beside_fit import Beside, CountingRules
from api.services.known_jobs import KnownJob
from api.services.match_engine import MatchEngine
from matcher.allocation.suiting import Suited, SuitedPeople, suited_people
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


class Scoring:
    """What scores people: one ranker throughout, and the index, lent for one vacancy at a time.

    Others rank and register meanwhile. What they change is taken in, so ``data_sequence`` tells
    whether all was scored from the same facts.
    """

    def __init__(self, uow: UnitOfWork, engine: MatchEngine) -> None:
        self._uow = uow
        self._engine = engine
        with engine.index() as index:
            # With the weights that are in use now, whatever comes into use meanwhile.
            self._ranker = engine.ranker
            self.n_in_view = int(np.count_nonzero(people_in_view(uow, index)))

    @property
    def weights_version(self) -> str:
        """Of the weights that score."""
        return self._ranker.weights.version

    @property
    def data_sequence(self) -> int:
        """Place in the feed of changes up to which everybody is known."""
        return self._engine.data_sequence

    def suited(self, job: KnownJob, *, least_fit: float, top: int) -> SuitedPeople:
        """Return the best people for a vacancy."""
        with self._engine.index() as index:
            comparison = self._ranker.compare(
                index, job.vacancy, job.vectors, knowledge=job.knowledge
            )
            return suited_people(
                self._ranker,
                index,
                job.vacancy,
                comparison,
                is_visible=people_in_view(self._uow, index),
                least_fit=least_fit,
                top=top,
            )

    def explained(self, job: KnownJob, candidate_ids: Sequence[str]) -> tuple[RankedCandidate, ...]:
        """Return what the ranking of a vacancy tells about some people, best first."""
        with self._engine.index() as index:
            slots = [index.slot_of(one) for one in candidate_ids]
            some = np.zeros(index.n_slots, dtype=np.bool_)
            some[[slot for slot in slots if slot is not None]] = True
            ranking = self._ranker.rank(
                index,
                job.vacancy,
                job.vectors,
                knowledge=job.knowledge,
                is_visible=some,
                top=len(slots),
            )
        return ranking.ranked


class PeopleLookedAt:
    """What was found out about people, asked once of each.

    Parameters
    ----------
    rules : mapping of str or None to CountingRules
        By contract; those of vacancies outside any under None.
    with_not_counting : bool
        Keep also who certainly does not count.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        rules: Mapping[str | None, CountingRules],
        *,
        with_not_counting: bool,
    ) -> None:
        self._uow = uow
        self._rules = rules
        self._with_not_counting = with_not_counting
        self._briefs: dict[str, CandidateBrief] = {}
        self._asked: set[str] = set()

    def staying(
        self, scoring: Scoring, job: KnownJob, *, least_fit: float, top: int
    ) -> SuitedPeople:
        """Return the best ``top`` whom the rules do not leave out.

        Twice as many are looked at while the list is not full and there are more: everybody is
        judged only when that has to be.
        """
        n_asked = top
        while True:
            people = scoring.suited(job, least_fit=least_fit, top=n_asked)
            ids = people.candidate_ids
            self._look_up(ids)
            outcome = np.array([self._outcome(job.vacancy, one) for one in ids], dtype=np.int8)
            n_staying = int(np.count_nonzero(outcome == Suited.SUITED))
            if n_staying >= top or len(ids) < n_asked:
                return people.judged(outcome, top)
            n_asked *= 2

    def brief(self, candidate_id: str) -> CandidateBrief:
        """Return the brief of somebody who stayed."""
        return self._briefs[candidate_id]

    def beside(self, vacancy: Vacancy, candidate_id: str) -> Beside:
        """Return whether somebody would count in a job."""
        rules = self._rules[vacancy.contract_id]
        return rules.beside(self._briefs[candidate_id], vacancy)

    def _look_up(self, ids: Iterable[str]) -> None:
        new = [one for one in ids if one not in self._asked]
        self._asked.update(new)
        self._briefs |= self._uow.candidates.briefs(new)

    def _outcome(self, vacancy: Vacancy, candidate_id: str) -> Suited:
        rules = self._rules[vacancy.contract_id]
        if candidate_id not in self._briefs:
            # Withdrawn between scoring and this moment.
            return Suited.NOT_IN_VIEW
        if self._with_not_counting or rules.terms is None:
            return Suited.SUITED
        is_left_out = rules.leaves_out(self.beside(vacancy, candidate_id))
        return Suited.NOT_COUNTING if is_left_out else Suited.SUITED
