"""A case of earlier years as the measures look at it, and what its table does not say.

A table that only ever says yes does not say who is a no: with the placed alone in it, all would be
placed. So where no case of a table says no to a question, its cases are left out of the share that
asks it. How cases ended counts where the table says that of everybody who was not placed; else
those who were placed would be too many among those of whom it is known. Shares of placements and of
people in work after 6 or 12 months need no 'no', and count all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.channels.made import States
from matcher.domain.introduction import FoundThrough, IntroductionState, RefusalReason
from matcher.domain.past_introduction import HALF_YEAR, YEAR, PastIntroduction, PastOutcome
from matcher.domain.period import add_months
from matcher.fairness.people import UNKNOWN
from matcher.ternary import Ternary

ID_PREFIX = "past:"
"""Begins ids of persons and vacancies that only a table knows, apart from registered ones."""


class Question(StrEnum):
    """What a table may say of its cases, yes and no (vraag aan een tabel van vroeger)."""

    INTERVIEWED = "interviewed"
    PLACED = "placed"
    ENDED_OTHERWISE = "ended_otherwise"
    IN_WORK_AFTER_6 = "in_work_after_6"
    IN_WORK_AFTER_12 = "in_work_after_12"


_MONTHS = {HALF_YEAR: Question.IN_WORK_AFTER_6, YEAR: Question.IN_WORK_AFTER_12}
_OUTCOMES = frozenset(outcome.value for outcome in PastOutcome)
_PLACED = frozenset({IntroductionState.PLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePast:
    """A case of earlier years, as ``matcher.channels.made.Made`` asks it.

    Attributes
    ----------
    person_id : str
        The same for all cases of one person where the table has a code of people; else one a case.
    answered : frozenset of Question
        What its table answers with yes of some, and with no of others.
    """

    case: PastIntroduction
    person_id: str
    answered: frozenset[Question]

    @property
    def channel(self) -> str:
        """The channel as the table has it."""
        return self.case.channel.value if self.case.channel else UNKNOWN

    @property
    def vacancy_id(self) -> str:
        """The vacancy; without its number the kind of work under a contract, or all under it."""
        case = self.case
        parts = (case.contractor.casefold(), case.contract, case.vacancy or case.job_title)
        return ID_PREFIX + "\t".join(parts)

    @property
    def proposed_on(self) -> date:
        """The day on which it was made."""
        return self.case.introduced_on

    @property
    def is_placed(self) -> bool:
        """Whether the table says that somebody was placed."""
        return self.case.placed is Ternary.MEETS

    @property
    def is_open(self) -> Ternary:
        """Whether it was open when the table was read, where the table says how others ended."""
        return self._if_answered(Question.ENDED_OTHERWISE, self.case.came_of_it(PastOutcome.OPEN))

    @property
    def succeeded(self) -> Ternary:
        """Whether it led to a placement; unknown of one that was open, and could still."""
        if self.case.outcome is PastOutcome.OPEN:
            return Ternary.UNKNOWN
        return self._if_answered(Question.PLACED, self.case.placed)

    def reached(self, states: States) -> Ternary:
        """Return whether it came so far, where the table answers that of its cases.

        No table says who was on a shortlist, or worked on trial.
        """
        if states == _PLACED:
            return self._if_answered(Question.PLACED, self.case.placed)
        if IntroductionState.SHORTLISTED in states or IntroductionState.INTERVIEWED not in states:
            return Ternary.UNKNOWN
        asks_invited = IntroductionState.INVITED in states
        came = invited(self.case) if asks_invited else interviewed(self.case)
        return self._if_answered(Question.INTERVIEWED, came)

    def ended_in(self, state: IntroductionState) -> Ternary:
        """Return whether it ended so, where the table says how cases ended."""
        if state.value not in _OUTCOMES:
            return Ternary.UNKNOWN
        told = self.case.came_of_it(PastOutcome(state.value))
        return self._if_answered(Question.ENDED_OTHERWISE, told)

    def lasted(self, months: int) -> Ternary:
        """Return whether somebody was still in work after so many months."""
        return self.case.in_work_after(months)

    def is_due(self, months: int, on: date) -> bool:
        """Return whether so many months have passed, of those whose table answers the question."""
        began = self.case.placed_on
        if not self.is_placed or _MONTHS[months] not in self.answered:
            return False
        if began is None:
            return self.case.in_work_after(months) is not Ternary.UNKNOWN
        return add_months(began, months) <= on

    def wait(self, on: date) -> tuple[int, bool] | None:
        """Return the days until the first day of work.

        One that was open waited until the table was read; one that was not placed waits on until
        today. None where that is not known.
        """
        case = self.case
        if Question.PLACED not in self.answered or case.placed is Ternary.UNKNOWN:
            return None
        if self.is_placed:
            over_on = case.placed_on
        else:
            over_on = case.told_on if case.outcome is PastOutcome.OPEN else on
        return None if over_on is None else ((over_on - case.introduced_on).days, self.is_placed)

    @property
    def placed_on(self) -> date | None:
        """The first day of work: tables of earlier years know no other day of a placement."""
        return self.case.placed_on if self.is_placed else None

    @property
    def began_on(self) -> date | None:
        """The first day of work."""
        return self.placed_on

    @property
    def is_found_by_ranking(self) -> Ternary:
        """Whether the table says that it came from a ranking."""
        found = self.case.found_through
        return Ternary.of(None if found is None else found is FoundThrough.RANKING)

    def _if_answered(self, question: Question, told: Ternary) -> Ternary:
        return told if question in self.answered else Ternary.UNKNOWN


def interviewed(case: PastIntroduction) -> Ternary:
    """Return whether somebody had an interview or came further, where the table speaks of it.

    Who was placed is not taken for interviewed where it does not: among those of whom it is known
    the placed would be too many.
    """
    if case.interviewed is Ternary.UNKNOWN:
        return Ternary.UNKNOWN
    return Ternary.MEETS if case.placed is Ternary.MEETS else case.interviewed


def invited(case: PastIntroduction) -> Ternary:
    """Return whether somebody was invited or came further; who did not show up was invited."""
    told = interviewed(case)
    did_not_show_up = told is Ternary.FAILS and case.reason is RefusalReason.NO_SHOW
    return Ternary.MEETS if did_not_show_up else told


def answered_by(table: Sequence[PastIntroduction]) -> frozenset[Question]:
    """Return the questions to which a table says no of some of its cases, or how all ended.

    Examples
    --------
    >>> day = date(2021, 3, 1)
    >>> yes, no = (
    ...     PastIntroduction(
    ...         case_id="1", contractor="a", introduced_on=day, told_on=day, placed=placed
    ...     )
    ...     for placed in (Ternary.MEETS, Ternary.FAILS)
    ... )
    >>> sorted(answered_by([yes])), sorted(answered_by([yes, no]))
    ([], [<Question.PLACED: 'placed'>])
    """
    asked = {
        Question.INTERVIEWED: [case.interviewed for case in table],
        Question.PLACED: [case.placed for case in table],
        Question.IN_WORK_AFTER_6: [case.in_work_after(HALF_YEAR) for case in table],
        Question.IN_WORK_AFTER_12: [case.in_work_after(YEAR) for case in table],
    }
    found = {question for question, answers in asked.items() if Ternary.FAILS in answers}
    not_placed = [case for case in table if case.placed is Ternary.FAILS]
    if not_placed and all(case.outcome for case in not_placed):
        found.add(Question.ENDED_OTHERWISE)
    return frozenset(found)


def made_past(table: Sequence[PastIntroduction], *, number: int) -> list[MadePast]:
    """Return the cases of one owner's table as they are measured.

    Parameters
    ----------
    number : int
        Of the table: two tables may use one number for different cases.
    """
    answered = answered_by(table)
    return [
        MadePast(
            case=case,
            person_id=ID_PREFIX + (case.person or f"{number}\t{case.case_id}"),
            answered=answered,
        )
        for case in table
    ]
