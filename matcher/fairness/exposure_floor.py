"""An exposure floor: small channels are seen, at equal fit within a tolerance; off by default.

The people on the list stay the same, and nobody passes somebody whose fit is better by more than
the tolerance. What was moved is told, line by line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.fairness.exposure import position_weights

MOST_TOLERANCE = 0.1
"""More is no equal fit any more; a choice of this project."""

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureFloor:
    """How much every channel is seen at least, and between which lines may be changed.

    Attributes
    ----------
    share : float
        In (0, 1]: of the exposure that fits the number of lines a channel has on the list.
    tolerance : float
        In [0, 0.1]: fits that differ by no more than this count as equal.
    """

    share: float
    tolerance: float

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise InvalidInput(
                f"The floor is {self.share}; it lies above 0 and is at most 1.",
                where="exposure_floor",
                remedy="Give the share of the exposure that fits a channel's number of lines.",
            )
        if not 0 <= self.tolerance <= MOST_TOLERANCE:
            raise InvalidInput(
                f"The tolerance is {self.tolerance}; it lies between 0 and {MOST_TOLERANCE}.",
                where="fit_tolerance",
                remedy="Give a difference of fit that nobody would call a difference.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rankable(Generic[Line]):
    """A line with what the floor looks at: nothing of the person but fit and channel."""

    line: Line
    fit: float | None
    channel: Channel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[Line]):
    """A line, and where it stood before the floor.

    Attributes
    ----------
    was : int
        Place in order of fit.
    is_raised : bool
        Whether it was taken forward for its channel; a line that only made room is not.
    """

    line: Line
    was: int
    is_raised: bool


def with_exposure_floor(
    lines: Sequence[Rankable[Line]], floor: ExposureFloor
) -> tuple[Placed[Line], ...]:
    """Return the same lines, with channels that would be seen too little taken forward.

    From the top, each place goes to the next line by fit, unless a channel has fallen short of its
    floor by a whole place: then to the best line of that channel, if its fit is within the
    tolerance of the best that is left. The channel that is shortest comes first. Lines without a
    fit stay where they are, at the end.

    Parameters
    ----------
    lines : sequence of Rankable
        In order of fit, best first.

    Source
    ------
    A minimum for every beginning of the list as in DetGreedy (Geyik, Ambler and Kenthapadi 2019),
    counted in exposure instead of lines, and bounded by the fit.
    """
    waiting = [place for place, line in enumerate(lines) if line.fit is not None]
    parties = _parties(lines, waiting, floor)
    weights = position_weights(range(1, len(waiting) + 1)).tolist()
    placed: list[Placed[Line]] = []
    given = 0.0
    for weight in weights:
        given += weight
        first = min((p for p in parties if p.waiting), key=lambda p: p.waiting[0])
        party = _shortest(lines, parties, first, floor.tolerance, given, weight) or first
        chosen = party.waiting.popleft()
        party.exposure += weight
        is_raised = party is not first
        placed.append(Placed(line=lines[chosen].line, was=chosen + 1, is_raised=is_raised))
    rest = [place for place, line in enumerate(lines) if line.fit is None]
    placed += [Placed(line=lines[p].line, was=p + 1, is_raised=False) for p in rest]
    return tuple(placed)


@dataclass(slots=True, kw_only=True, eq=False)
class _Party:
    """One channel: whose lines still wait for a place, and how much it was seen so far."""

    waiting: deque[int]
    owed_share: float
    exposure: float = 0.0


def _parties(
    lines: Sequence[Rankable[Line]], waiting: Sequence[int], floor: ExposureFloor
) -> list[_Party]:
    by_channel: dict[Channel | None, deque[int]] = {}
    for place in waiting:
        by_channel.setdefault(lines[place].channel, deque()).append(place)
    return [
        _Party(waiting=own, owed_share=floor.share * len(own) / len(waiting))
        for own in by_channel.values()
    ]


def _shortest(
    lines: Sequence[Rankable[Line]],
    parties: Sequence[_Party],
    first: _Party,
    tolerance: float,
    given: float,
    weight: float,
) -> _Party | None:
    """Return the channel that is short of its floor by a whole place, and most so; None: none is.

    Parameters
    ----------
    first : _Party
        Whose line is the best that is left.
    given : float
        All exposure up to and with this place.
    """
    best_fit = lines[first.waiting[0]].fit or 0.0
    short = [
        (party.owed_share * given - party.exposure, -party.waiting[0], party)
        for party in parties
        if party.waiting and (lines[party.waiting[0]].fit or 0.0) >= best_fit - tolerance
    ]
    needy = [one for one in short if one[0] >= weight]
    return max(needy, key=lambda one: one[:2])[2] if needy else None
