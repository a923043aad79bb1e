"""What the measures of channels are asked, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.channels.missed_fit import BEST
from matcher.channels.number import ChannelNumber
from matcher.domain.claim import TargetGroup
from matcher.errors import InvalidInput

LEAST_FIT = 0.5
"""From which fit somebody is fit, unless asked otherwise: as in the fairness report."""
MOST_BEST = 100
SEED = 20_141_001
"""Of the bootstrap and of the lot: the same question about the same data gives the same answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelQuestion:
    """Which days, whose work, which people.

    Attributes
    ----------
    since, until : date
        First and last day, both included: of introductions made and lists shown. What came of
        an introduction is followed up to today.
    region : str or None
        Vacancies in this labour-market region, by name or code.
    contractor : str or None
        Vacancies of this contractor, by id or name.
    group : TargetGroup or None
        People who are in this target group today.
    least_fit : float
        In [0, 1].
    best : int
        k of missed fit.
    with_imported : bool
        Whether cases of earlier years count that a desk brought in from a table.
    """

    since: date
    until: date
    region: str | None = None
    contractor: str | None = None
    group: TargetGroup | None = None
    least_fit: float = LEAST_FIT
    best: int = BEST
    with_imported: bool = True

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise InvalidInput(
                f"The period ends on {self.until}, before it begins on {self.since}.",
                where="until",
                remedy="Give a last day that is not before the first one.",
            )
        if not 0 <= self.least_fit <= 1:
            raise InvalidInput(
                f"The least fit is {self.least_fit}; a fit lies between 0 and 1.",
                where="least_fit",
                remedy="Give for example 0.5.",
            )
        if not 1 <= self.best <= MOST_BEST:
            raise InvalidInput(
                f"{self.best} best people were asked; it can be 1 to {MOST_BEST}.",
                where="best",
                remedy="Give for example 10.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCounts:
    """What the numbers rest on, and what is left out of them.

    Attributes
    ----------
    n_introductions, n_lists : int
        Made and shown in the period, as asked; introductions of earlier years are among them.
    n_imported, n_imported_unknown, n_imported_without_person : int
        Of these, brought in from a table of earlier years; of those, of which nobody knows
        whether somebody was placed, and without a code of the person.
    n_imported_place_unknown : int
        Cases of earlier years left out of a question on a region: nobody knows where they were.
    n_vacancies : int
        With an introduction or a list.
    n_vacancies_measured, n_contracts_measured : int
        For which today's fit, and who may count, was worked out.
    n_vacancies_gone : int
        Of those drawn, whose rules are registered no more.
    n_contracts_gone : int
        Whose placements have no value, since their scheme is registered no more.
    n_without_introduction, n_without_fit : int
        Measured vacancies that missed fit leaves out.
    n_place_unknown : int
        Left out since nobody knows in which region the work is.
    n_group_unknown : int
        Introductions left out since nobody knows the target group: erased, or nothing registered.
    n_open_pairs : int
        Pairs of registrations of which nobody said yet whether they are one person.
    """

    n_introductions: int
    n_lists: int
    n_vacancies: int
    n_vacancies_measured: int
    n_contracts_measured: int
    n_vacancies_gone: int
    n_contracts_gone: int
    n_without_introduction: int
    n_without_fit: int
    n_place_unknown: int
    n_group_unknown: int
    n_open_pairs: int
    n_imported: int = 0
    n_imported_unknown: int = 0
    n_imported_without_person: int = 0
    n_imported_place_unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelReport:
    """The measures of channels over a period, as they may be told.

    Attributes
    ----------
    region, contractor : str or None
        As they were understood: the name of the region, the id of the contractor.
    is_own_only : bool
        Whether the viewer is an intermediary, who sees how its own introductions went and no
        share beside those of others.
    """

    asked: ChannelQuestion
    region: str | None
    contractor: str | None
    is_own_only: bool
    numbers: tuple[ChannelNumber, ...]
    counts: ChannelCounts
    weights_version: str
    encoder_version: str
    asked_on: date
