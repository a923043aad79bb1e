"""Who could take which open place, and what an allocation has to heed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVacancy:
    """A vacancy with open places.

    Attributes
    ----------
    contractor_id : str
        Over whom people may be spread.
    n_places : int
        Open places, at least 1.
    due_on : date or None
        When the obligation that the vacancy serves falls due; None where nothing falls due any
        more, or the day is not known.

    Raises
    ------
    InvalidInput
        If there is no open place.
    """

    vacancy_id: str
    contractor_id: str
    n_places: int = 1
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.n_places < 1:
            raise InvalidInput(
                "A vacancy without an open place cannot take anybody.",
                where=self.vacancy_id,
                remedy="Leave it out, or give it at least one place.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationChoices:
    """What somebody may choose; none of it changes anybody's fit.

    Attributes
    ----------
    least_fit : float
        In [0, 1]: below this, person and vacancy are no pair. Neither are they at a fit of 0.
    due_first : bool
        Fill the places of obligations that fall due sooner first.
    spread : float
        In [0, 1]: how much fit may be given up to spread people over contractors. The k-th person
        for a contractor with P open places counts for ``spread * (k - 1) / P`` less.

    Raises
    ------
    InvalidInput
        If a number lies outside [0, 1].
    """

    least_fit: float = 0.0
    due_first: bool = False
    spread: float = 0.0

    def __post_init__(self) -> None:
        for where, number in (("least_fit", self.least_fit), ("spread", self.spread)):
            if not 0 <= number <= 1:
                raise InvalidInput(
                    f"{number} does not lie between 0 and 1.",
                    where=where,
                    remedy="Give a number from 0 to 1, for example 0.5.",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class PossiblePairs:
    """Who could do which job: n pairs that no hard criterion forbids.

    Attributes
    ----------
    candidate, vacancy : intp (n,)
        Positions in ``AllocationProblem.candidate_ids`` and ``.vacancies``.
    fit, confidence : float64 (n,)
        As the ranker tells them, in [0, 1].
    """

    candidate: NDArray[np.intp]
    vacancy: NDArray[np.intp]
    fit: NDArray[np.float64]
    confidence: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationProblem:
    """People, open places, and how well each pair of them suits.

    Attributes
    ----------
    candidate_ids : tuple of str
        Pseudonyms, each once.
    tie : uint64 (n_candidates,)
        The candidates' own numbers for drawing lots (``CandidateIndex.tie``).
    vacancies : tuple of OpenVacancy
        Each once.
    pairs : PossiblePairs
        Each once; who is in none can be placed nowhere.

    Raises
    ------
    InvalidInput
        If an id or a pair occurs twice, or a pair names nobody.
    """

    candidate_ids: tuple[str, ...]
    tie: NDArray[np.uint64]
    vacancies: tuple[OpenVacancy, ...]
    pairs: PossiblePairs

    def __post_init__(self) -> None:
        vacancy_ids = [one.vacancy_id for one in self.vacancies]
        is_sound = (
            _all_differ(self.candidate_ids)
            and _all_differ(vacancy_ids)
            and len(self.tie) == len(self.candidate_ids)
            and _are_pairs(self.pairs, len(self.candidate_ids), len(vacancy_ids))
        )
        if not is_sound:
            raise InvalidInput(
                "Candidates, vacancies and pairs do not belong together.",
                where="allocation",
                remedy="Name everybody, every vacancy and every pair once, and pair no others.",
            )


def _all_differ(ids: Sequence[str]) -> bool:
    return len(set(ids)) == len(ids)


def _are_pairs(pairs: PossiblePairs, n_candidates: int, n_vacancies: int) -> bool:
    """Return whether every pair names a candidate and a vacancy, and occurs once."""
    columns = (pairs.candidate, pairs.vacancy, pairs.fit, pairs.confidence)
    if len({len(column) for column in columns}) > 1:
        return False
    for numbers, n in ((pairs.candidate, n_candidates), (pairs.vacancy, n_vacancies)):
        if bool(((numbers < 0) | (numbers >= n)).any()):
            return False
    return len(np.unique(pairs.candidate * n_vacancies + pairs.vacancy)) == len(pairs)
