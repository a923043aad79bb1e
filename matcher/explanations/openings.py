"""Which single missing thing would open how many more vacancies to somebody.

By hard criteria alone, the very ones that the ranker applies: each change of the profile is held
against each vacancy by the ranker itself, so nothing is guessed. A vacancy is opened
where something fails now and nothing would; it is made certain where nothing fails now, something
is unknown, and all would be met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import Profile
from matcher.explanations.change import Change
from matcher.explanations.standing import JobQuestion
from matcher.explanations.suggested import changes_for_many
from matcher.ranking.index import CandidateIndex
from matcher.ranking.profiles import Encode, index_of
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What one change would open (wat er opengaat).

    Attributes
    ----------
    change : Change
    opened : tuple of str
        Ids of the vacancies of which a hard criterion fails now, and none would.
    made_certain : tuple of str
        Ids of the vacancies of which nothing fails, something is unknown now, and nothing would be.
    """

    change: Change
    opened: tuple[str, ...]
    made_certain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """Where somebody stands with several vacancies, and what would open more of them.

    Attributes
    ----------
    n_vacancies : int
        How many were looked at.
    n_certain, n_uncertain, n_closed : int
        How many of them meet every hard criterion, have one that is unknown, have one that fails.
    openings : tuple of Opening
        What opens most first, then what makes most certain.
    """

    n_vacancies: int
    n_certain: int
    n_uncertain: int
    n_closed: int
    openings: tuple[Opening, ...]


def openings_of(
    profile: Profile,
    questions: Sequence[JobQuestion],
    encode: Encode,
    dimension: int,
    *,
    on: date,
) -> Openings:
    """Return which single changes of a profile would open more of some vacancies.

    Parameters
    ----------
    profile : Profile
        As it is.
    questions : sequence of JobQuestion
        The vacancies to count, such as all that are open.
    encode : callable
        Phrases to unit vectors, float32 (n, dimension).
    dimension : int
        Length of a vector.
    on : date
        Today.
    """
    changes = changes_for_many(profile, [one.vacancy.criteria for one in questions], on)
    profiles = [profile, *(change.profile for change in changes)]
    index = index_of({str(n): one for n, one in enumerate(profiles)}, encode, dimension)
    outcomes = _outcomes(index, questions)
    now = outcomes[:, 0]
    names = [one.vacancy.vacancy_id for one in questions]
    found = [
        Opening(
            change=change,
            opened=_named(names, (now == Ternary.FAILS) & (then != Ternary.FAILS)),
            made_certain=_named(names, (now == Ternary.UNKNOWN) & (then == Ternary.MEETS)),
        )
        for change, then in zip(changes, outcomes[:, 1:].T, strict=True)
    ]
    return Openings(
        n_vacancies=len(questions),
        n_certain=int(np.count_nonzero(now == Ternary.MEETS)),
        n_uncertain=int(np.count_nonzero(now == Ternary.UNKNOWN)),
        n_closed=int(np.count_nonzero(now == Ternary.FAILS)),
        openings=_worth_telling(found),
    )


def opening_sentence(opening: Opening, n_vacancies: int) -> str:
    """Return in plain Dutch what a change would open."""
    told = []
    if n_opened := len(opening.opened):
        falls = "valt" if n_opened == 1 else "vallen"
        told.append(
            f"{n_opened} van de {n_vacancies} vacatures {falls} alleen af op: "
            f"{opening.change.text}."
        )
    if n_certain := len(opening.made_certain):
        told.append(
            f"Bij {n_certain} van de {n_vacancies} vacatures is alleen dit nog onbekend: "
            f"{opening.change.text}."
        )
    return " ".join(told)


def _outcomes(index: CandidateIndex, questions: Sequence[JobQuestion]) -> NDArray[np.int8]:
    """Return the worst outcome of each profile for each vacancy, int8 (n_vacancies, n_profiles)."""
    slots = np.array([index.slot_of(str(n)) for n in range(len(index))], dtype=np.intp)
    worst = np.full((len(questions), len(index)), Ternary.MEETS, dtype=np.int8)
    for row, question in enumerate(questions):
        for outcome in question.compare(index).criteria.values():
            worst[row] = np.minimum(worst[row], outcome[slots])
    return worst


def _named(names: Sequence[str], is_one: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(names[row] for row in np.flatnonzero(is_one).tolist())


def _worth_telling(found: Sequence[Opening]) -> tuple[Opening, ...]:
    """Return what opens anything, and of one kind no longer step that opens nothing more."""
    helping = [one for one in found if one.opened or one.made_certain]
    told = [one for one in helping if not any(_is_enough(other, one) for other in helping)]
    return tuple(sorted(told, key=lambda one: (-len(one.opened), -len(one.made_certain))))


def _is_enough(shorter: Opening, longer: Opening) -> bool:
    is_shorter = (
        shorter.change.kind is longer.change.kind and shorter.change.size < longer.change.size
    )
    return (
        is_shorter
        and set(shorter.opened) >= set(longer.opened)
        and set(shorter.made_certain) >= set(longer.made_certain)
    )
