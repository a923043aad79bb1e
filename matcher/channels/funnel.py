"""How far introductions come, by channel: from proposed to placed and still in work (trechter).

Every number is n / n_of. For the states n_of are all introductions of the period; for *sustained*
those placed whose mark has passed and of whom somebody told; for *unknown* those placed whose mark
has passed. Unit: an introduction. Interval: bootstrap over vacancies. *Shortlisted* and *invited*
count who came at least as far; *trial placement* who really had one; the other states tell how it
stands or ended.

Source
------
States: ``matcher.domain.introduction``. Sustained at 6 and 12 months: ``matcher.introductions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from matcher.channels.made import MadeIntroduction
from matcher.channels.number import ALL, ChannelNumber, Measure
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.domain.introduction import IntroductionState
from matcher.domain.period import add_months
from matcher.introductions.sustained import began_work_on, sustained
from matcher.ternary import Ternary

_INVITED_OR_FURTHER = frozenset(
    {IntroductionState.INVITED, IntroductionState.TRIAL_PLACEMENT, IntroductionState.PLACED}
)
_SHORTLISTED_OR_FURTHER = _INVITED_OR_FURTHER | {IntroductionState.SHORTLISTED}
_REACHED = {
    Measure.SHORTLISTED: _SHORTLISTED_OR_FURTHER,
    Measure.INVITED: _INVITED_OR_FURTHER,
    Measure.TRIAL_PLACEMENT: frozenset({IntroductionState.TRIAL_PLACEMENT}),
    Measure.PLACED: frozenset({IntroductionState.PLACED}),
}
_ENDED = {
    Measure.DECLINED_BY_CONTRACTOR: IntroductionState.DECLINED_BY_CONTRACTOR,
    Measure.DECLINED_BY_CANDIDATE: IntroductionState.DECLINED_BY_CANDIDATE,
    Measure.WITHDRAWN: IntroductionState.WITHDRAWN,
    Measure.CLOSED_HIRED_ELSEWHERE: IntroductionState.CLOSED_HIRED_ELSEWHERE,
}
_SUSTAINED = {
    6: (Measure.SUSTAINED_6, Measure.SUSTAINED_6_UNKNOWN),
    12: (Measure.SUSTAINED_12, Measure.SUSTAINED_12_UNKNOWN),
}

Test = Callable[[MadeIntroduction], bool]


def funnel(
    made: Sequence[MadeIntroduction], channels: Iterable[str], on: date, draws: Draws
) -> tuple[ChannelNumber, ...]:
    """Return how far the introductions of every channel came, and of all together.

    Parameters
    ----------
    on : date
        The day of today: marks of 6 and 12 months after it have not passed.
    """
    numbers: list[ChannelNumber] = []
    for channel in (ALL, *channels):
        own = [one for one in made if channel in (ALL, one.channel)]
        for measure, states in _REACHED.items():
            numbers.append(_number(measure, channel, own, _has_any(states), draws))
        numbers.append(_number(Measure.OPEN, channel, own, _is_open, draws))
        for measure, state in _ENDED.items():
            numbers.append(_number(measure, channel, own, _ended_in(state), draws))
        for months in _SUSTAINED:
            numbers += _lasting(months, channel, own, on, draws)
    return tuple(numbers)


def is_sustained(one: MadeIntroduction, months: int) -> bool:
    """Return whether somebody told that the work lasted this long."""
    return one.is_placed and sustained(one.introduction, months) is Ternary.MEETS


def _lasting(
    months: int, channel: str, own: Sequence[MadeIntroduction], on: date, draws: Draws
) -> list[ChannelNumber]:
    due = [one for one in own if _has_passed(one, months, on)]
    told = [one for one in due if sustained(one.introduction, months) is not Ternary.UNKNOWN]
    lasted, unknown = _SUSTAINED[months]
    return [
        _number(lasted, channel, told, lambda one: is_sustained(one, months), draws),
        _number(
            unknown,
            channel,
            due,
            lambda one: sustained(one.introduction, months) is Ternary.UNKNOWN,
            draws,
        ),
    ]


def _has_passed(one: MadeIntroduction, months: int, on: date) -> bool:
    began = began_work_on(one.introduction)
    return began is not None and add_months(began, months) <= on


def _is_open(one: MadeIntroduction) -> bool:
    return one.introduction.is_open


def _has_any(states: frozenset[IntroductionState]) -> Test:
    return lambda one: not states.isdisjoint(one.states)


def _ended_in(state: IntroductionState) -> Test:
    return lambda one: one.introduction.state is state


def _number(
    measure: Measure, channel: str, among: Sequence[MadeIntroduction], is_in: Test, draws: Draws
) -> ChannelNumber:
    counted = [one for one in among if is_in(one)]
    n_people = len({one.person_id for one in among})
    parts = ((one.vacancy_id, float(is_in(one)), 1.0) for one in among)
    estimate, standing = ratio_over_clusters(parts, n_people, draws)
    return ChannelNumber(
        measure=measure,
        channel=channel,
        n=len(counted),
        n_of=len(among),
        n_people=len({one.person_id for one in counted}),
        n_people_of=n_people,
        estimate=estimate,
        standing=standing,
    )
