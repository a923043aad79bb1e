"""How much two ranked lists of the same pool agree: who moved, and two plain measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """Where somebody stood on a list and where on another; None is not on it."""

    candidate_id: str
    before: int | None
    after: int | None


def place_changes(before: Sequence[str], after: Sequence[str]) -> tuple[PlaceChange, ...]:
    """Return both places of everybody, in the order of the second list, then who is not on it."""
    first = {candidate_id: place for place, candidate_id in enumerate(before, start=1)}
    second = {candidate_id: place for place, candidate_id in enumerate(after, start=1)}
    return tuple(
        PlaceChange(
            candidate_id=candidate_id,
            before=first.get(candidate_id),
            after=second.get(candidate_id),
        )
        for candidate_id in dict.fromkeys([*after, *before])
    )


def overlap_at_k(before: Sequence[str], after: Sequence[str], k: int) -> float | None:
    """Return the share of the first k of one list that the first k of the other have too.

    Of the longer of the two; None where both are empty.

    Examples
    --------
    >>> overlap_at_k(["a", "b", "c"], ["c", "b", "d"], 3)
    0.6666666666666666
    """
    if k < 1:
        raise InvalidInput("The number of places must be at least 1.", where="k")
    first, second = set(before[:k]), set(after[:k])
    longest = max(len(first), len(second))
    return len(first & second) / longest if longest else None


def kendall_tau(before: Sequence[str], after: Sequence[str]) -> float | None:
    """Return Kendall's rank correlation (tau-a) of those who are on both lists.

    1 is the same order, -1 the opposite; None where fewer than two are on both. Kendall, M. G.
    (1938), A new measure of rank correlation, Biometrika 30.

    Examples
    --------
    >>> kendall_tau(["a", "b", "c"], ["a", "c", "b"])
    0.3333333333333333
    """
    place = {candidate_id: number for number, candidate_id in enumerate(after)}
    both = [place[candidate_id] for candidate_id in before if candidate_id in place]
    pairs = list(combinations(both, 2))
    if not pairs:
        return None
    return sum(1 if first < second else -1 for first, second in pairs) / len(pairs)
