"""The best allocation: no other that the choices allow has a higher total fit.

Places and people are the two sides of a bipartite graph, each usable pair an edge that weighs its
fit. SciPy finds the full matching of the greatest weight by shortest augmenting paths, after
Jonker and Volgenant 1987 (*A shortest augmenting path algorithm for dense and sparse linear
assignment problems*, Computing 38). Three things make this the question that was asked:

* A place of its own beside every open place, at weight 0, so that it may stay open.
* Spreading: a person may come to a place only after the place took a *seat* of its contractor, and
  later seats cost more. That would be a flow in two steps; it is one matching when every place
  stands on both sides: matched with itself it stays shut; a seat that takes the one leaves the
  other to somebody. (A transshipment written as an assignment: Orden 1956, *The transhipment
  problem*, Management Science 2.)
* All weights are raised by the same number, for the solver reads 0 as no edge. Every full matching
  has as many edges, so no other becomes the best.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matcher.allocation.lots import with_earliest_lots
from matcher.allocation.problem import AllocationChoices, AllocationProblem
from matcher.allocation.weighing import WeighedPairs, Whole, penalties, urgent_bonus, weighed

Numbers = NDArray[np.intp]


def optimal(problem: AllocationProblem, choices: AllocationChoices) -> Numbers:
    """Return the pairs of a best allocation, as ascending positions in ``problem.pairs``.

    No person has two jobs, no vacancy more people than places, no pair a fit below
    ``choices.least_fit``. Among the allocations that respect this, it has the greatest sum of
    urgency where ``choices.due_first`` (``weighing.urgent_bonus``), and among those the greatest
    sum of fit less the cost of spreading (``weighing.penalties``). Whoever is left out although he
    or she suits a vacancy as well as somebody placed there, stands behind that person in the
    vacancy's own ranking: by confidence, then by lot. The order of the input changes nothing.

    Only the best ``n`` pairs of every vacancy are looked at, where ``n`` is the number of people
    that can be placed at most. That loses nothing. Take a best allocation that uses another pair,
    (person, vacancy). At most ``n`` people are placed, that person among them; so of the ``n``
    people who stand before that person in the vacancy's ranking one at least is placed nowhere.
    Put that one there: neither fit nor order becomes worse, and the vacancy, its urgency and its
    contractor's seat stay the same. One pair fewer lies outside the best ``n``; and so on.

    Raises
    ------
    InvalidInput
        If there are too many places and due days to count exactly.
    """
    pairs = weighed(problem, choices)
    if not len(pairs.pair):
        return np.zeros(0, dtype=np.intp)
    canonical = _canonical(problem)
    graph = _Graph.of(canonical, pairs, urgent_bonus(pairs))
    if choices.spread:
        graph = graph.with_seats(problem, penalties(problem, choices))
    vacancy_number, _ = canonical
    chosen = with_earliest_lots(pairs, graph.best(), vacancy_number)
    return np.sort(pairs.pair[chosen])


def _canonical(problem: AllocationProblem) -> tuple[Numbers, Numbers]:
    """Return numbers of vacancies and candidates that do not depend on the order of the input."""
    by_id = np.argsort([one.vacancy_id for one in problem.vacancies])
    by_tie = np.lexsort((np.array(problem.candidate_ids), problem.tie))
    return np.argsort(by_id), np.argsort(by_tie)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """Edges between rows and columns; the first rows are the places.

    Attributes
    ----------
    of_place : intp (n_places,)
        Which vacancy each place belongs to.
    row, column, weight : (n_edges,)
        The edges.
    pair : intp (n_edges,)
        Which usable pair an edge stands for; -1 for those that stand for none.
    """

    of_place: Numbers
    row: Numbers
    column: Numbers
    weight: Whole
    pair: Numbers

    @classmethod
    def of(cls, canonical: tuple[Numbers, Numbers], pairs: WeighedPairs, bonus: Whole) -> _Graph:
        """Return places as rows; as columns the candidates, after one for each place itself."""
        vacancy_number, candidate_number = canonical
        order = np.argsort(vacancy_number)
        of_place = np.repeat(order, pairs.n_places[order])
        begin = pairs.begins[of_place]
        n_best = np.minimum(pairs.begins[of_place + 1] - begin, pairs.most_placed)
        pair = np.concatenate([np.arange(a, a + n) for a, n in zip(begin, n_best, strict=True)])
        n_places = len(of_place)
        places = np.arange(n_places)
        return cls(
            of_place=of_place,
            row=np.concatenate((places, np.repeat(places, n_best))),
            column=np.concatenate((places, n_places + candidate_number[pairs.candidate[pair]])),
            weight=np.concatenate(
                (np.zeros(n_places, dtype=np.int64), (pairs.gain + bonus[pairs.vacancy])[pair])
            ),
            pair=np.concatenate((np.full(n_places, -1), pair)),
        )

    def with_seats(self, problem: AllocationProblem, costs: dict[str, Whole]) -> _Graph:
        """Return the graph in which only a place that took a seat of its contractor is open."""
        n_places = len(self.of_place)
        contractors = np.array([problem.vacancies[v].contractor_id for v in self.of_place.tolist()])
        row, column = [self.row], [self.column]
        n_seats, n_columns = 0, int(self.column.max()) + 1
        # A place that is open has taken a seat: to leave its other side alone must never pay.
        taken = int(self.weight.max()) + 1
        is_shut = self.column < n_places
        weight = [self.weight + np.where(is_shut, taken, 0)]
        for contractor in sorted(set(contractors.tolist())):
            own = np.flatnonzero(contractors == contractor)
            seats = n_places + n_seats + np.arange(len(own))
            unused = n_columns + n_seats + np.arange(len(own))
            row += [seats, np.repeat(seats, len(own))]
            column += [unused, np.tile(own, len(own))]
            cost = costs[contractor][: len(own)]
            weight += [np.zeros(len(own), dtype=np.int64), np.repeat(taken - cost, len(own))]
            n_seats += len(own)
        added = sum(len(part) for part in row[1:])
        return _Graph(
            of_place=self.of_place,
            row=np.concatenate(row),
            column=np.concatenate(column),
            weight=np.concatenate(weight),
            pair=np.concatenate((self.pair, np.full(added, -1))),
        )

    def best(self) -> Numbers:
        """Return the usable pairs of the full matching of the greatest weight."""
        shape = (int(self.row.max()) + 1, int(self.column.max()) + 1)
        raised = (self.weight - self.weight.min() + 1).astype(np.float64)
        weights = csr_array((raised, (self.row, self.column)), shape=shape)
        rows, columns = min_weight_full_bipartite_matching(weights, maximize=True)
        column_of = np.full(shape[0], -1)
        column_of[rows] = columns
        is_taken = (column_of[self.row] == self.column) & (self.pair >= 0)
        return np.sort(self.pair[is_taken])
