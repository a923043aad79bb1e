"""What a fairness report is asked and what it says, for one vacancy or for a period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput
from matcher.fairness.measures import Band, TraitMeasure

LEAST_FIT = 0.5
"""From which fit somebody could have been on a list, unless asked otherwise. A choice of this
project, the same as for feasibility."""
TOP = 50
"""Places of a list that are looked at, unless asked otherwise."""
SEED = 20_181_219
"""Of the draws and the bootstrap: the same question about the same data gives the same report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessQuestion:
    """What counts as being on a list, and as being able to be on it.

    Attributes
    ----------
    top : int
        Places from the top that are looked at.
    least_fit : float
        In [0, 1].
    with_facts : bool
        Whether the installation holds age bands and gender for this report.
    """

    top: int = TOP
    least_fit: float = LEAST_FIT
    band: Band = field(default_factory=Band)
    with_facts: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.least_fit <= 1:
            raise InvalidInput(
                f"The least fit is {self.least_fit}; a fit lies between 0 and 1.",
                where="least_fit",
                remedy="Give for example 0.5.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the report rests on.

    Attributes
    ----------
    n_lists, n_vacancies : int
        Lists that were measured, and for how many vacancies.
    n_lists_gone : int
        Lists left out since the vacancy or contract is registered no more.
    n_lists_again : int
        Lists left out since the same viewer got a later one for the vacancy on the same day.
    n_lists_reordered : int
        Of the lists measured: in order of value, or with an exposure floor.
    n_lines, n_reference : int
        Lines that count; people who could have been on a list, each once.
    n_repeated : int
        Lines left out because the person stands higher on the same list already.
    n_below_fit : int
        Lines left out because the fit is below the least.
    n_erased : int
        Lines of people who were erased, or may not be seen any more: all unknown but the channel.
    n_open_pairs : int
        Pairs of registrations of whom nobody said yet whether they are one person.
    """

    n_lists: int
    n_vacancies: int
    n_lists_gone: int = 0
    n_lists_again: int = 0
    n_lists_reordered: int = 0
    n_lines: int
    n_reference: int
    n_repeated: int
    n_below_fit: int
    n_erased: int = 0
    n_open_pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessReport:
    """How groups were seen beside their share among the eligible and fit.

    Attributes
    ----------
    vacancy : Vacancy or None
        None for a period.
    since, until : date or None
        First and last day of the period; None for a list of today.
    told_length : int or None
        Lines that were looked at by age band and gender; None where these are not told. Of a
        period the places that were asked for.
    """

    asked: FairnessQuestion
    vacancy: Vacancy | None
    since: date | None
    until: date | None
    traits: tuple[TraitMeasure, ...]
    told_length: int | None
    counts: Counts
    weights_version: str
    encoder_version: str
    asked_on: date
