"""All baselines by name."""

from __future__ import annotations

from collections.abc import Callable

from matcher.baselines.habit import ByLot, Habit
from matcher.baselines.kandidatenverkenner import Kandidatenverkenner
from matcher.baselines.pool import Baseline
from matcher.baselines.single_vector import Encode, SingleVector
from matcher.baselines.skill_coverage import SkillCoverage
from matcher.baselines.texts import Bm25, CharacterTfidf
from matcher.errors import NotFound

_PLAIN: dict[str, Callable[[], Baseline]] = {
    Kandidatenverkenner.name: Kandidatenverkenner,
    SkillCoverage.name: SkillCoverage,
    Bm25.name: Bm25,
    CharacterTfidf.name: CharacterTfidf,
    ByLot.name: ByLot,
    Habit.name: Habit,
}
BASELINE_NAMES = (*_PLAIN, SingleVector.name)


def baseline_named(name: str, encode: Encode) -> Baseline:
    """Return a baseline.

    Parameters
    ----------
    name : str
        One of ``BASELINE_NAMES``.
    encode : callable
        What the one that compares vectors encodes with.

    Raises
    ------
    NotFound
        If there is none of that name.
    """
    if name == SingleVector.name:
        return SingleVector(encode)
    if name not in _PLAIN:
        raise NotFound(
            f"There is no baseline '{name}'.",
            where="baseline",
            remedy=f"Choose from: {', '.join(BASELINE_NAMES)}.",
        )
    return _PLAIN[name]()
