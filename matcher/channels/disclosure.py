"""Numbers of channels that reveal nobody: few people are not told, and counts are rounded.

The threshold rule, minimum and step are those of ``matcher.feasibility.disclosure``. They hold for
every viewer, since a table goes further than who asked for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matcher.channels.number import ALL, NOTHING, ChannelNumber, Measure, Standing
from matcher.fairness.disclosure import SHARE_STEP
from matcher.fairness.intervals import Estimate
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP

SHARE_PLACES = 2
"""Decimals of a number. With counts in steps of five no share leads back to one person."""
_OF_PEOPLE = frozenset(Measure) - {Measure.DAYS_TO_INTRODUCTION, Measure.INTRODUCED_IN_TIME}
"""How long a vacancy waits says nothing of one person."""
_CONCENTRATION = frozenset({Measure.HHI, Measure.ENTROPY})


def disclosed(numbers: Sequence[ChannelNumber]) -> tuple[ChannelNumber, ...]:
    """Return the numbers as they may be told, in the same order.

    Hidden is what counts one to nine people, or is counted among so few. Where those hidden under
    one measure are together fewer than ten, the smallest other ones are hidden as well: else the
    total would tell. Nobody at all, among ten or more, is told as 0. Counts are rounded down to
    steps of five, numbers to two decimals. Where a share of introductions is hidden, concentration
    goes in steps of 0.05: two shares with a known sum could be worked out from their squares.
    """
    by_measure: dict[Measure, list[ChannelNumber]] = defaultdict(list)
    for number in numbers:
        by_measure[number.measure].append(number)
    hidden = {(measure, channel) for measure, own in by_measure.items() for channel in _hidden(own)}
    is_coarse = any(measure is Measure.SHARE_OF_INTRODUCTIONS for measure, _ in hidden)
    return tuple(
        _withheld(number)
        if (number.measure, number.channel) in hidden
        else _rounded(number, is_coarse=is_coarse and number.measure in _CONCENTRATION)
        for number in numbers
    )


def hidden_channels(people: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return of which channels a number may not be told.

    Parameters
    ----------
    people : mapping of str to (int, int)
        By channel: different people whom it counts, and among whom it counts.

    Examples
    --------
    >>> hidden_channels({"uwv": (40, 62), "wijkteam": (3, 62), "education": (19, 62)})
    ['wijkteam', 'education']
    """
    hidden = []
    n_hidden = 0
    for channel, (n, n_of) in sorted(people.items(), key=lambda one: (one[1][0], one[0])):
        if _is_small(n, n_of) or (n and 0 < n_hidden < FEWEST_SHOWN):
            hidden.append(channel)
            n_hidden += n
    return hidden


def _hidden(numbers: Iterable[ChannelNumber]) -> list[str]:
    people = {
        one.channel: (one.n_people, one.n_people_of) for one in numbers if one.measure in _OF_PEOPLE
    }
    # Of all together it is enough that they are ten; of channels also what a subtraction tells.
    of_all = people.pop(ALL, (0, 0))
    return [*([ALL] if _is_small(*of_all) else []), *hidden_channels(people)]


def _is_small(n: int, n_of: int) -> bool:
    return 0 < n < FEWEST_SHOWN or 0 < n_of < FEWEST_SHOWN


def _withheld(number: ChannelNumber) -> ChannelNumber:
    return replace(number, n=None, n_of=None, estimate=NOTHING, standing=Standing.HIDDEN)


def _rounded(number: ChannelNumber, *, is_coarse: bool) -> ChannelNumber:
    step = SHARE_STEP if is_coarse else 10**-SHARE_PLACES
    found = number.estimate
    return replace(
        number,
        n=in_steps(number.n),
        n_of=in_steps(number.n_of),
        estimate=Estimate(
            at=_places(found.at, step), low=_places(found.low, step), high=_places(found.high, step)
        ),
    )


def in_steps(n: int | None) -> int | None:
    """Return a count as it is told: rounded down to steps of five."""
    return None if n is None else n // PEOPLE_STEP * PEOPLE_STEP


def _places(number: float | None, step: float) -> float | None:
    return None if number is None else round(round(number / step) * step, SHARE_PLACES)
