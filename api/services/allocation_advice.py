"""From a solved allocation to advice: each pair with its reasons, and who and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from api.services.allocation_answers import (
    AdvisedPair,
    FoundAllocation,
    LeftPerson,
    PeopleCounts,
    RoomLeft,
    WantedCandidate,
)
from api.services.allocation_people import PeopleLookedAt, Scoring
from api.services.allocation_question import AllocationQuestion
from api.services.known_jobs import KnownJob
from api.services.vacancy_rankings import shown_source_id
from matcher.allocation.congestion import measures_at_k
from matcher.allocation.greedy import greedy
from matcher.allocation.lists import Lists, first_choices, lists_after, own_lists
from matcher.allocation.optimal import optimal
from matcher.allocation.outcome import left_candidates, totals, vacancies_with_room
from matcher.allocation.problem import AllocationProblem
from matcher.allocation.suiting import Suited, SuitedPeople, nearest
from matcher.domain.access import Viewer
from matcher.domain.organisation import Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy

MOST_WANTED = 10
"""How many of those whom many vacancies would ask are told about."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedProblem:
    """The problem to solve, and what its numbers stand for.

    Attributes
    ----------
    jobs : tuple of KnownJob
    people : tuple of SuitedPeople
        Both in the order of ``problem.vacancies``.
    """

    problem: AllocationProblem
    jobs: tuple[KnownJob, ...]
    people: tuple[SuitedPeople, ...]


class Advice:
    """The best allocation of a problem, and the words for it.

    Parameters
    ----------
    viewer : Viewer
        Who is told.
    scoring : Scoring
        What scored the people.
    looked_at : PeopleLookedAt
        What else is known of them.
    asked : AllocationQuestion
        The choices.
    of : AskedProblem
        The problem.
    contractors : mapping of str to Organisation
        By id.
    """

    def __init__(
        self,
        viewer: Viewer,
        scoring: Scoring,
        looked_at: PeopleLookedAt,
        asked: AllocationQuestion,
        of: AskedProblem,
        contractors: Mapping[str, Organisation],
    ) -> None:
        self._viewer = viewer
        self._scoring = scoring
        self._looked_at = looked_at
        self._asked = asked
        self._of = of
        self._problem = of.problem
        self._contractors = contractors
        self._chosen = optimal(of.problem, asked.choices)

    def told(self, on: date) -> FoundAllocation:
        """Return the answer, of which the encoder is still to be filled in."""
        problem, choices, length = self._problem, self._asked.choices, self._asked.list_length
        before = own_lists(problem, choices, length)
        after = lists_after(problem, choices, self._chosen, length)
        people = _counts(nearest([one.outcome for one in self._of.people]), len(self._chosen))
        return FoundAllocation(
            asked=self._asked,
            n_vacancies=len(problem.vacancies),
            n_places=sum(one.n_places for one in problem.vacancies),
            n_place_unknown=0,
            pairs=tuple(self._pairs()),
            left=tuple(self._left()),
            open_vacancies=tuple(self._open_vacancies()),
            people=people,
            totals=totals(problem, self._chosen),
            greedy=totals(problem, greedy(problem, choices)),
            before=measures_at_k(before, people.n_in_view, length),
            after=measures_at_k(after, people.n_in_view, length),
            wanted=tuple(self._wanted(before)),
            weights_version=self._scoring.weights_version,
            encoder_version="",
            allocated_on=on,
        )

    def _pairs(self) -> Iterator[AdvisedPair]:
        for number, job in enumerate(self._of.jobs):
            own = self._of_vacancy(number)
            if len(own):
                people = self._problem.pairs.candidate[own].tolist()
                ids = [self._problem.candidate_ids[one] for one in people]
                for ranked in self._scoring.explained(job, ids):
                    yield self._pair(number, job.vacancy, ranked)

    def _pair(self, number: int, vacancy: Vacancy, ranked: RankedCandidate) -> AdvisedPair:
        brief = self._looked_at.brief(ranked.candidate_id)
        intermediary = brief.organisation
        beside = self._looked_at.beside(vacancy, ranked.candidate_id)
        own_list = self._of.people[number].candidate_ids
        return AdvisedPair(
            vacancy=vacancy,
            contractor=self._contractors[vacancy.organisation_id],
            due_on=self._problem.vacancies[number].due_on,
            ranked=replace(ranked, position=own_list.index(ranked.candidate_id) + 1),
            source_id=shown_source_id(self._viewer, brief),
            eligibility=beside.eligibility_for(self._viewer, intermediary.organisation_id),
            channel=intermediary.channel,
            intermediary=intermediary,
        )

    def _left(self) -> Iterator[LeftPerson]:
        pairs = self._problem.pairs
        everybody = left_candidates(self._problem, self._asked.choices, self._chosen)
        for left in everybody[: self._asked.most_left]:
            candidate_id = self._problem.candidate_ids[pairs.candidate[left.pair]]
            yield LeftPerson(
                candidate_id=candidate_id,
                source_id=shown_source_id(self._viewer, self._looked_at.brief(candidate_id)),
                vacancy=self._of.jobs[pairs.vacancy[left.pair]].vacancy,
                fit=float(pairs.fit[left.pair]),
                reason=left.reason,
                least_placed_fit=left.least_placed_fit,
            )

    def _open_vacancies(self) -> Iterator[RoomLeft]:
        for room in vacancies_with_room(self._problem, self._asked.choices, self._chosen):
            vacancy = self._of.jobs[room.vacancy].vacancy
            outcome = self._of.people[room.vacancy].outcome
            yield RoomLeft(
                vacancy=vacancy,
                contractor=self._contractors[vacancy.organisation_id],
                n_open=room.n_open,
                reason=room.reason,
                people=_counts(outcome, len(self._of_vacancy(room.vacancy))),
            )

    def _wanted(self, before: Lists) -> Iterator[WantedCandidate]:
        problem, chosen = self._problem, self._chosen.tolist()
        place = {int(problem.pairs.candidate[pair]): pair for pair in chosen}
        for one in first_choices(before, problem.candidate_ids, most=MOST_WANTED):
            pair = place.get(one.candidate)
            vacancy = None if pair is None else problem.vacancies[problem.pairs.vacancy[pair]]
            yield WantedCandidate(
                candidate_id=problem.candidate_ids[one.candidate],
                n_lists=one.n_lists,
                n_first=one.n_first,
                advised_for=None if vacancy is None else vacancy.vacancy_id,
            )

    def _of_vacancy(self, number: int) -> Numbers:
        """Return the chosen pairs of one vacancy."""
        is_own = self._problem.pairs.vacancy[self._chosen] == number
        return np.asarray(self._chosen[is_own], dtype=np.intp)


def _counts(outcome: NDArray[np.int8], n_placed: int) -> PeopleCounts:
    n = {one: int(np.count_nonzero(outcome == one)) for one in Suited}
    return PeopleCounts(
        n_in_view=len(outcome) - n[Suited.NOT_IN_VIEW],
        n_placed=n_placed,
        n_left=n[Suited.SUITED] - n_placed,
        n_not_counting=n[Suited.NOT_COUNTING],
        n_fit_too_low=n[Suited.FIT_TOO_LOW],
        n_fit_unknown=n[Suited.FIT_UNKNOWN],
        n_excluded=n[Suited.EXCLUDED],
    )
