"""An introduction as the measures look at it: who, by which channel, where, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matcher.domain.introduction import FoundThrough, Introduction, IntroductionState
from matcher.domain.period import add_months
from matcher.fairness.people import UNKNOWN
from matcher.introductions.sustained import began_work_on, sustained
from matcher.introductions.transitions import standing_states
from matcher.ternary import Ternary

States = frozenset[IntroductionState]


class Made(Protocol):
    """What the measures ask of an introduction: of the log, or of a table of earlier years."""

    @property
    def person_id(self) -> str:
        """The same for two registrations of one person."""

    @property
    def channel(self) -> str:
        """The channel of then; unknown where nobody knows."""

    @property
    def vacancy_id(self) -> str:
        """The vacancy it was for, or what comes nearest to it: the bootstrap draws these."""

    @property
    def proposed_on(self) -> date:
        """The day on which it was made."""

    @property
    def is_placed(self) -> bool:
        """Whether it is known that somebody was placed by it."""

    @property
    def is_open(self) -> Ternary:
        """Whether something may still come of it."""

    def reached(self, states: States) -> Ternary:
        """Return whether it came to one of these states."""

    def ended_in(self, state: IntroductionState) -> Ternary:
        """Return whether it ended so."""

    def lasted(self, months: int) -> Ternary:
        """Return whether somebody who was placed was still in work after so many months."""

    def is_due(self, months: int, on: date) -> bool:
        """Return whether somebody was placed so many months ago."""

    def wait(self, on: date) -> tuple[int, bool] | None:
        """Return the days until the placement, or so far, and whether it came; None is unknown."""

    @property
    def placed_on(self) -> date | None:
        """The day of the placement; None where there is none, or nobody knows it."""

    @property
    def began_on(self) -> date | None:
        """The first day of work, likewise."""

    @property
    def is_found_by_ranking(self) -> Ternary:
        """Whether a ranking brought the two together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeIntroduction:
    """An introduction with the person behind the registration.

    Attributes
    ----------
    person_id : str
        The same for two registrations of one person; of somebody erased one of its own.
    states : frozenset of IntroductionState
        In which it really stood: what was mended is left out.
    """

    introduction: Introduction
    person_id: str
    states: frozenset[IntroductionState]

    @property
    def channel(self) -> str:
        """The channel of then; unknown where it was not registered."""
        return self.introduction.channel.value if self.introduction.channel else UNKNOWN

    @property
    def vacancy_id(self) -> str:
        """The vacancy it was for."""
        return self.introduction.vacancy_id

    @property
    def proposed_on(self) -> date:
        """The day on which it was made."""
        return self.introduction.events[0].on

    @property
    def is_placed(self) -> bool:
        """Whether the candidate was placed by it."""
        return self.introduction.state is IntroductionState.PLACED

    @property
    def is_open(self) -> Ternary:
        """Whether something may still come of it."""
        return Ternary.of(self.introduction.is_open)

    def reached(self, states: States) -> Ternary:
        """Return whether it really stood in one of these states."""
        return Ternary.of(not states.isdisjoint(self.states))

    def ended_in(self, state: IntroductionState) -> Ternary:
        """Return whether it stands there now."""
        return Ternary.of(self.introduction.state is state)

    def lasted(self, months: int) -> Ternary:
        """Return what somebody told who asked."""
        return sustained(self.introduction, months)

    def is_due(self, months: int, on: date) -> bool:
        """Return whether so many months have passed since the work began."""
        began = began_work_on(self.introduction)
        return began is not None and add_months(began, months) <= on

    def wait(self, on: date) -> tuple[int, bool]:
        """Return the days until the step 'placed', or until today; what ended waits on."""
        over_on = self.placed_on or on
        return max(0, (over_on - self.proposed_on).days), self.is_placed

    @property
    def placed_on(self) -> date | None:
        """The day of the step 'placed'."""
        return self.introduction.events[-1].on if self.is_placed else None

    @property
    def began_on(self) -> date | None:
        """The first day of work."""
        return began_work_on(self.introduction)

    @property
    def is_found_by_ranking(self) -> Ternary:
        """Whether the log says that it came from a ranking."""
        found = self.introduction.provenance.found_through
        return Ternary.of(found is FoundThrough.RANKING)


def made_introduction(introduction: Introduction, person_id: str) -> MadeIntroduction:
    """Return an introduction as it is measured, of this person."""
    return MadeIntroduction(
        introduction=introduction,
        person_id=person_id,
        states=frozenset(standing_states(introduction)),
    )
