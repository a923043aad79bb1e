"""An introduction as the measures look at it: who, by which channel, where, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.introduction import Introduction, IntroductionState
from matcher.fairness.people import UNKNOWN
from matcher.introductions.transitions import standing_states


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


def made_introduction(introduction: Introduction, person_id: str) -> MadeIntroduction:
    """Return an introduction as it is measured, of this person."""
    return MadeIntroduction(
        introduction=introduction,
        person_id=person_id,
        states=frozenset(standing_states(introduction)),
    )
