"""Equals are told apart as a ranking tells them apart: by confidence, then by lot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.allocation.weighing import WeighedPairs


def with_earliest_lots(
    pairs: WeighedPairs, chosen: NDArray[np.intp], vacancy_number: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Return an equally good allocation in which no equal of an earlier lot is passed over.

    Somebody placed gives way to somebody who is placed nowhere, has the same fit for that vacancy,
    and stands earlier in its ranking. That changes no total. It is repeated while it can be done;
    with each exchange a place in a ranking gets lower, so it ends.

    Parameters
    ----------
    pairs : WeighedPairs
        The usable pairs.
    chosen : intp (n,)
        Positions in ``pairs``: at most one for each candidate.
    vacancy_number : intp (n_vacancies,)
        In which order vacancies are gone through, whatever the order of the input: whom one
        vacancy lets go, the next may take.
    """
    is_placed = np.zeros(int(pairs.candidate.max(initial=-1)) + 1, dtype=np.bool_)
    is_placed[pairs.candidate[chosen]] = True
    result = chosen[np.lexsort((chosen, vacancy_number[pairs.vacancy[chosen]]))]
    is_settled = False
    while not is_settled:
        is_settled = True
        for number, now in enumerate(result.tolist()):
            earlier = _first_free_equal(pairs, is_placed, now)
            if earlier is not None:
                is_placed[pairs.candidate[[now, earlier]]] = [False, True]
                result[number] = earlier
                is_settled = False
    return result


def _first_free_equal(pairs: WeighedPairs, is_placed: NDArray[np.bool_], now: int) -> int | None:
    """Return the first pair of this vacancy and fit before ``now`` whose candidate is free."""
    begin = int(pairs.begins[pairs.vacancy[now]])
    # Within a vacancy the fit falls: the equals stand together.
    equal = begin + int(np.searchsorted(-pairs.gain[begin:now], -pairs.gain[now], side="left"))
    free = np.flatnonzero(~is_placed[pairs.candidate[equal:now]])
    return equal + int(free[0]) if len(free) else None
