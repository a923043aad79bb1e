"""What social return on investment is asked of, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.errors import InvalidInput
from matcher.social_return.answer import SocialReturn


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialReturnQuestion:
    """Of which contract, or of which labour-market region, and over which days.

    Attributes
    ----------
    contract, region : str or None
        One of the two: our id or the contractor's number; a name or a code.
    since, until : date
        First and last day, both included.
    """

    contract: str | None
    region: str | None
    since: date
    until: date

    def __post_init__(self) -> None:
        if (self.contract is None) == (self.region is None):
            raise InvalidInput(
                "Social return on investment is of one contract, or of one region.",
                where="contract",
                remedy="Name one of the two.",
            )
        if self.until < self.since:
            raise InvalidInput(
                f"The period ends on {self.until}, before it begins on {self.since}.",
                where="until",
                remedy="Give a last day that is not before the first one.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCounts:
    """Outputs, and what the outcomes rest on or leave out.

    Attributes
    ----------
    n_started : int
        Placements in paid work that began in the period.
    n_people : int
        People with a day of paid work in the period.
    n_unpaid : int
        Internships, work-experience places and trial placements of the period: no outcome.
    n_twice : int
        People with two jobs on one day, whose months count once.
    n_without_introduction : int
        Placements of which nobody can be asked whether the work lasted.
    n_not_due : int
        Placements whose six months were not over on the day of asking.
    n_place_unknown : int
        Placements that a region leaves out: no vacancy, or nobody knows where it is.
    n_erased : int
        Introductions that led to work, of people who were erased since.
    """

    n_started: int = 0
    n_people: int = 0
    n_unpaid: int = 0
    n_twice: int = 0
    n_without_introduction: int = 0
    n_not_due: int = 0
    n_place_unknown: int = 0
    n_erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialReturnReport:
    """The social return on investment of a contract or region, as this viewer may be told.

    Attributes
    ----------
    about : str
        The contract's id and title, or the region's name.
    has_file : bool
        Whether a desk's file was given.
    shows_groups : bool
        Whether the viewer may read outcomes by target group.
    n_efforts : int
        Efforts beside placements under the contract, which are no cost by themselves.
    """

    asked: SocialReturnQuestion
    about: str
    counts: WorkCounts
    found: SocialReturn
    has_file: bool
    shows_groups: bool
    n_efforts: int
    asked_on: date
