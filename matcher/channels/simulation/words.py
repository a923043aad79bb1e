"""The work of the made region: occupations with the skills they ask, in words of twelve trades.

Each occupation works with three things of its trade in four ways: twelve skills, the first eight
essential, the other four optional. Occupations that share a thing are near each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.reference import yaml_mapping

WORDS = "scenarios/trades_synthetic.yaml"
N_ESSENTIAL = 8
_THINGS, _WAYS = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Work:
    """Occupations and skills.

    Attributes
    ----------
    names : tuple of tuple of str, one for each of n_occupations
        The name that a vacancy uses, then others.
    line : intp (n_occupations,)
        Trade of each occupation.
    skills_of : intp (n_occupations, 12)
        The essential ones first.
    skills : tuple of tuple of str, one for each of n_skills
        The words that a vacancy uses, then others.
    thing_of : intp (n_skills,)
        What each skill is done with.
    """

    names: tuple[tuple[str, ...], ...]
    line: NDArray[np.intp]
    skills_of: NDArray[np.intp]
    skills: tuple[tuple[str, ...], ...]
    thing_of: NDArray[np.intp]

    @property
    def n_lines(self) -> int:
        """How many trades there are."""
        return int(self.line.max()) + 1


@cache
def made_work() -> Work:
    """Return the work that all made regions share."""
    names: list[tuple[str, ...]] = []
    line: list[int] = []
    skills_of: list[list[int]] = []
    skills: list[tuple[str, ...]] = []
    thing_of: list[int] = []
    for number, trade in enumerate(_trades()):
        things, acts = trade["things"], trade["acts"]
        first = len(skills)
        for thing in things:
            skills += [(f"{thing} {act}", f"{act} van {thing}") for act in acts]
            thing_of += [(len(skills) - 1) // len(acts)] * len(acts)
        for place, name in enumerate(trade["occupations"]):
            names.append((name, *(f"{name} {where}" for where in trade["places"])))
            line.append(number)
            skills_of.append([first + n for n in _own_skills(place, len(things), len(acts))])
    return Work(
        names=tuple(names),
        line=np.array(line),
        skills_of=np.array(skills_of),
        skills=tuple(skills),
        thing_of=np.array(thing_of),
    )


def _own_skills(place: int, n_things: int, n_acts: int) -> list[int]:
    """Return which skills of a trade its occupation number ``place`` takes, way by way."""
    return [
        (place + thing) % n_things * n_acts + (place * 3 + way) % n_acts
        for way in range(_WAYS)
        for thing in range(_THINGS)
    ]


def _trades() -> Sequence[Mapping[str, Sequence[str]]]:
    told = yaml_mapping(WORDS)["trades"]
    assert isinstance(told, dict)
    return tuple(told.values())
