"""The allocation that a desk makes by hand: the best pair first, then the next one.

It takes what is best now and never gives it back, so it places people well and others badly or
not at all. The optimum is compared with it.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.problem import AllocationChoices, AllocationProblem
from matcher.allocation.weighing import WeighedPairs, penalties, weighed

_Key = tuple[int, int, int, str]


def greedy(problem: AllocationProblem, choices: AllocationChoices) -> NDArray[np.intp]:
    """Return the pairs of the greedy allocation, as ascending positions in ``problem.pairs``.

    Under the same choices as ``optimal``: the most urgent vacancy first, then the pair of the
    highest fit less the cost of the contractor's next seat; between equals within a vacancy the
    one earlier in its ranking, between vacancies the earlier lot. It stops where the next pair
    would lower the total.
    """
    pairs = weighed(problem, choices)
    desk = _Desk(problem, choices, pairs)
    queue = [(key, v) for v in range(len(problem.vacancies)) if (key := desk.next_key(v))]
    heapq.heapify(queue)
    chosen = []
    while queue:
        key, vacancy = heapq.heappop(queue)
        # Since it was queued the person may have gone elsewhere, or the seat got dearer.
        if key == desk.next_key(vacancy):
            chosen.append(desk.place(vacancy))
        if (following := desk.next_key(vacancy)) is not None:
            heapq.heappush(queue, (following, vacancy))
    return np.sort(pairs.pair[np.array(chosen, dtype=np.intp)])


class _Desk:
    """What is still open while people are placed one by one."""

    def __init__(
        self, problem: AllocationProblem, choices: AllocationChoices, pairs: WeighedPairs
    ) -> None:
        self._problem = problem
        self._pairs = pairs
        self._costs = penalties(problem, choices)
        self._n_seated = dict.fromkeys(self._costs, 0)
        self._n_left = pairs.n_places.tolist()
        self._next = pairs.begins[:-1].tolist()
        self._is_placed = np.zeros(len(problem.candidate_ids), dtype=np.bool_)

    def next_key(self, vacancy: int) -> _Key | None:
        """Return how early the next person for a vacancy comes, or None when there is none."""
        pairs, end = self._pairs, int(self._pairs.begins[vacancy + 1])
        at = self._next[vacancy]
        while at < end and self._is_placed[pairs.candidate[at]]:
            at += 1
        self._next[vacancy] = at
        if at == end or not self._n_left[vacancy]:
            return None
        one = self._problem.vacancies[vacancy]
        cost = self._costs[one.contractor_id][self._n_seated[one.contractor_id]]
        gain, urgency = int(pairs.gain[at] - cost), int(pairs.urgency[vacancy])
        if gain <= 0 and not urgency:
            return None
        return (-urgency, -gain, int(pairs.lot[at]), one.vacancy_id)

    def place(self, vacancy: int) -> int:
        """Give the vacancy its next person; return the pair."""
        at = self._next[vacancy]
        self._is_placed[self._pairs.candidate[at]] = True
        self._n_left[vacancy] -= 1
        self._n_seated[self._problem.vacancies[vacancy].contractor_id] += 1
        return int(at)
