"""Who of an index could do some work: suits it, is not excluded, and lives within reach.

Counted over whole columns, without an explanation for each person. Blind to who counts: the
people who could do the work are told here, and only then anybody asks what they would count for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from matcher.domain.vacancy import Vacancy
from matcher.location.named_areas import NamedArea
from matcher.ranking.components.skills import STATED_KINDS
from matcher.ranking.hard_criteria import TRAVEL_TIME_LEEWAY, Outcomes
from matcher.ranking.index import CandidateIndex
from matcher.ranking.job_knowledge import NOTHING_KNOWN, JobKnowledge
from matcher.ranking.journey import Journey
from matcher.ranking.ranker import Ranker, Vectors, job_names
from matcher.ranking.scored import WORK_COMPONENTS, Comparison
from matcher.ranking.selection import Selection
from matcher.ternary import Ternary

TRAVEL_CRITERIA = frozenset({"distance", "travel_time"})
_NOISE = 1e-5
"""Two scores nearer than this are not told apart in float32."""


class CouldDo(IntEnum):
    """Whether somebody could do the work, or why not; what is nearest to yes comes last."""

    NOT_SUITABLE = 0
    EXCLUDED = 1
    TOO_FAR = 2
    POSSIBLE = 3
    CERTAIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who lives near enough.

    Attributes
    ----------
    live_in : NamedArea or None
        Where people must live; None asks whether the work lies within their own limits.
    most_travel_min : float
        Minutes one way for those who set no limit of their own.
    """

    live_in: NamedArea | None
    most_travel_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """From which suitability somebody could do the work, in [0, 1], and who is near enough."""

    least_fit: float
    reach: Reach


def best_of(several: Iterable[NDArray[np.int8]]) -> NDArray[np.int8]:
    """Return the outcome nearest to yes over several kinds of work: each person counts once."""
    return np.asarray(np.maximum.reduce(list(several)), dtype=np.int8)


def could_do(
    ranker: Ranker,
    index: CandidateIndex,
    vacancy: Vacancy,
    vectors: Vectors,
    bounds: Bounds,
    *,
    knowledge: JobKnowledge = NOTHING_KNOWN,
) -> NDArray[np.int8]:
    """Return for every slot whether its candidate could do the work, as ``CouldDo`` numbers.

    Parameters
    ----------
    vacancy : Vacancy
        The work, with what it demands and where it is.
    vectors : mapping of str to float32 (dimension,)
        Unit vectors of ``asked_phrases(vacancy, knowledge)``.
    knowledge : JobKnowledge
        What a taxonomy tells about the work, as a ranking takes it.

    Returns
    -------
    int8 (n_slots,)
        CERTAIN where all is known and well; POSSIBLE where nothing is known to be wrong, but
        skills, journey or a hard criterion is not known.
    """
    comparison = ranker.compare(index, vacancy, vectors, knowledge=knowledge)
    suits = _suits(ranker, index, vacancy, comparison, bounds.least_fit)
    demands = [o for name, o in comparison.criteria.items() if name not in TRAVEL_CRITERIA]
    meets = _all_of(index, demands)
    is_near = _is_near(index, comparison, bounds.reach)
    outcome = np.where(
        np.minimum.reduce([suits, meets, is_near]) == Ternary.MEETS,
        CouldDo.CERTAIN,
        CouldDo.POSSIBLE,
    ).astype(np.int8)
    for part, reason in (
        (is_near, CouldDo.TOO_FAR),
        (meets, CouldDo.EXCLUDED),
        (suits, CouldDo.NOT_SUITABLE),
    ):
        outcome[part == Ternary.FAILS] = reason
    return outcome


def _suits(
    ranker: Ranker,
    index: CandidateIndex,
    vacancy: Vacancy,
    comparison: Comparison,
    least_fit: float,
) -> Outcomes:
    """Return whether the skills and occupations of everybody suit the work.

    Only these two parts of the fit: hours and journey are judged apart, and living next door
    makes nobody a welder. Whose skills and jobs are not recorded may suit any work.
    """
    selection = Selection.of(index.is_present)
    scored = ranker.score(index, vacancy, comparison, selection)
    total = np.zeros(len(selection))
    known = np.zeros(len(selection))
    # Work without a name says nothing of occupations.
    asked = [name for name in WORK_COMPONENTS if name != "occupation" or job_names(vacancy)]
    for name in asked:
        if name in scored.components:
            part, weight = scored.components[name], ranker.weights.components[name]
            total += weight * part.score
            known += weight * part.is_known
    is_stated = index.pool.has_kind(STATED_KINDS)[selection.slots] & (known > 0)
    is_enough = total >= (least_fit - _NOISE) * known
    outcome = np.full(index.n_slots, Ternary.UNKNOWN, dtype=np.int8)
    outcome[selection.slots[is_stated]] = np.where(
        is_enough[is_stated], np.int8(Ternary.MEETS), np.int8(Ternary.FAILS)
    )
    return outcome


def _is_near(index: CandidateIndex, comparison: Comparison, reach: Reach) -> Outcomes:
    if reach.live_in is not None:
        is_unknown = index.area == len(reach.live_in.is_inside) - 1
        is_inside = reach.live_in.is_inside[index.area]
        return np.where(is_unknown, Ternary.UNKNOWN, is_inside * np.int8(2)).astype(np.int8)
    journey = comparison.journey
    if journey is None:
        return np.full(index.n_slots, Ternary.UNKNOWN, dtype=np.int8)
    own = _all_of(index, [comparison.criteria[name] for name in sorted(TRAVEL_CRITERIA)])
    has_own_limit = ~np.isnan(np.asarray(index.column("max_distance_km"), dtype=np.float32))
    has_own_limit |= ~np.isnan(np.asarray(index.column("max_travel_min"), dtype=np.float32))
    return np.where(has_own_limit, own, _within(journey, reach.most_travel_min)).astype(np.int8)


def _within(journey: Journey, most_travel_min: float) -> Outcomes:
    """Return whether the journey takes at most so many minutes, as the candidates' own limits do.

    The estimate fails only beyond the leeway, and only if the fastest of all means would be late.
    """
    is_late = journey.fastest_minutes > TRAVEL_TIME_LEEWAY * most_travel_min
    outcome = np.where(is_late, Ternary.FAILS, Ternary.UNKNOWN)
    return np.where(journey.minutes <= most_travel_min, Ternary.MEETS, outcome).astype(np.int8)


def _all_of(index: CandidateIndex, outcomes: list[Outcomes]) -> Outcomes:
    everybody = np.full(index.n_slots, Ternary.MEETS, dtype=np.int8)
    return np.asarray(np.minimum.reduce([everybody, *outcomes]), dtype=np.int8)
