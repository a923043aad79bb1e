"""How far introductions come, by channel: from proposed to placed and still in work (trechter).

Every number is n / n_of. For the states n_of are all introductions of the period, less cases of
earlier years of which the table does not say it (``matcher.channels.past``); for *sustained*
those placed whose mark has passed and of whom somebody told; for *unknown* those placed whose mark
has passed. Unit: an introduction. Interval: bootstrap over vacancies. *Shortlisted*, *invited* and
*interviewed* count who came at least as far, so an interview that nobody recorded counts only where
more came of it; *trial placement* who really had one; the other states tell how it stands or ended.

Source
------
States: ``matcher.domain.introduction``. Sustained at 6 and 12 months: ``matcher.introductions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from matcher.channels.made import Made
from matcher.channels.number import ALL, ChannelNumber, Measure
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.domain.introduction import IntroductionState
from matcher.ternary import Ternary

_INTERVIEWED_OR_FURTHER = frozenset(
    {IntroductionState.INTERVIEWED, IntroductionState.TRIAL_PLACEMENT, IntroductionState.PLACED}
)
_INVITED_OR_FURTHER = _INTERVIEWED_OR_FURTHER | {IntroductionState.INVITED}
_SHORTLISTED_OR_FURTHER = _INVITED_OR_FURTHER | {IntroductionState.SHORTLISTED}
_REACHED = {
    Measure.SHORTLISTED: _SHORTLISTED_OR_FURTHER,
    Measure.INVITED: _INVITED_OR_FURTHER,
    Measure.INTERVIEWED: _INTERVIEWED_OR_FURTHER,
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

_UNKNOWN = Ternary.UNKNOWN

Test = Callable[[Made], Ternary]


def funnel(
    made: Sequence[Made], channels: Iterable[str], on: date, draws: Draws
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


def is_sustained(one: Made, months: int) -> bool:
    """Return whether somebody told that the work lasted this long."""
    return one.is_placed and one.lasted(months) is Ternary.MEETS


def _lasting(
    months: int, channel: str, own: Sequence[Made], on: date, draws: Draws
) -> list[ChannelNumber]:
    due = [one for one in own if one.is_due(months, on)]
    lasted, unknown = _SUSTAINED[months]
    return [
        _number(lasted, channel, due, lambda one: one.lasted(months), draws),
        _number(
            unknown,
            channel,
            due,
            lambda one: Ternary.of(one.lasted(months) is Ternary.UNKNOWN),
            draws,
        ),
    ]


def _is_open(one: Made) -> Ternary:
    return one.is_open


def _has_any(states: frozenset[IntroductionState]) -> Test:
    return lambda one: one.reached(states)


def _ended_in(state: IntroductionState) -> Test:
    return lambda one: one.ended_in(state)


def _number(
    measure: Measure, channel: str, among: Sequence[Made], is_in: Test, draws: Draws
) -> ChannelNumber:
    """Return a share among those of whom it is known."""
    answers = [(one, is_in(one)) for one in among]
    told = [(one, is_so is Ternary.MEETS) for one, is_so in answers if is_so is not _UNKNOWN]
    counted = [one for one, is_counted in told if is_counted]
    n_people = len({one.person_id for one, _ in told})
    parts = ((one.vacancy_id, float(is_counted), 1.0) for one, is_counted in told)
    estimate, standing = ratio_over_clusters(parts, n_people, draws)
    return ChannelNumber(
        measure=measure,
        channel=channel,
        n=len(counted),
        n_of=len(told),
        n_people=len({one.person_id for one in counted}),
        n_people_of=n_people,
        estimate=estimate,
        standing=standing,
    )
