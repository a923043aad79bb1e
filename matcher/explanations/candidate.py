"""The explanation for the candidate, in plain Dutch at language level B1.

Short sentences, ordinary words, no numbers that say how the person does beside others. It tells
why the work was proposed, what is missing, what nobody knows yet, what the person can do, whom to
ask, and that a person decides. Every sentence about fit stands for one number of the ranking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.organisation import Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Importance, Vacancy
from matcher.explanations.change_words import STEP_WORDS
from matcher.explanations.component_words import words_of
from matcher.explanations.criterion_words import is_asked_already, to_candidate
from matcher.explanations.level import Level, level_of
from matcher.explanations.what_if import WhatIf
from matcher.ranking.explanation import COVERED_FROM
from matcher.skills.extraction import plain_title
from matcher.ternary import Ternary

MOST_STEPS = 4
"""More at once is no help."""
_COUNTS = {
    Ternary.MEETS: "U telt daarvoor mee.",
    Ternary.FAILS: "U telt daarvoor niet mee, zover wij weten. Dan staat u niet op de lijst.",
    Ternary.UNKNOWN: "Wij weten nog niet of u daarvoor meetelt.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """One component of the fit in words: which, how well, and the sentence that says so."""

    name: str
    level: Level
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateExplanation:
    """What the person reads (uitleg voor de kandidaat); each field a list of short paragraphs.

    Attributes
    ----------
    is_proposed : bool
        Whether the person is in the list: no hard criterion fails, and the person is not left out
        for certainly not counting.
    opening, why, partly, less, missing, unknown, steps, ask, closing : tuple of str
        In the order in which they are read. ``partly`` is what suits in part, ``less`` hardly.
    parts : tuple of ToldPart
        Every component; its sentence stands in ``why``, ``partly``, ``less`` or ``unknown``, where
        an unknown criterion on the same subject stands in for it.
    """

    is_proposed: bool
    opening: tuple[str, ...]
    why: tuple[str, ...]
    partly: tuple[str, ...]
    less: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    closing: tuple[str, ...]
    parts: tuple[ToldPart, ...]


def for_candidate(
    ranked: RankedCandidate,
    vacancy: Vacancy,
    *,
    contractor: Organisation,
    intermediary: Organisation,
    what_ifs: Sequence[WhatIf] = (),
    counts: Ternary | None = None,
) -> CandidateExplanation:
    """Return the explanation of one line for the person.

    Parameters
    ----------
    ranked : RankedCandidate
        The line.
    vacancy : Vacancy
        The job.
    contractor, intermediary : Organisation
        Whose job it is; whom the person can ask.
    what_ifs : sequence of WhatIf
        What would help, the most helpful first.
    counts : Ternary or None
        Whether the person counts for the contract of the job; None outside any contract. Who
        certainly does not is left out of the list. The group itself is never said here.
    """
    parts = _parts(ranked)
    is_proposed = not ranked.excluded_by and counts is not Ternary.FAILS
    return CandidateExplanation(
        is_proposed=is_proposed,
        opening=_opening(vacancy, contractor, is_proposed=is_proposed),
        why=(*_at(parts, Level.GOOD), *_criteria(ranked, Ternary.MEETS)),
        partly=_at(parts, Level.PARTLY),
        less=_at(parts, Level.LITTLE),
        missing=(*_criteria(ranked, Ternary.FAILS), *_uncovered(ranked)),
        unknown=(
            *_criteria(ranked, Ternary.UNKNOWN),
            *_at([p for p in parts if not is_asked_already(p.name, ranked)], Level.UNKNOWN),
        ),
        steps=_steps(what_ifs),
        ask=_ask(intermediary),
        closing=_closing(counts),
        parts=parts,
    )


def _parts(ranked: RankedCandidate) -> tuple[ToldPart, ...]:
    told = [(component, level_of(component.score)) for component in ranked.components]
    return tuple(
        ToldPart(
            name=component.name,
            level=level,
            sentence=words_of(component.name).for_candidate[level],
        )
        for component, level in told
    )


def _at(parts: Sequence[ToldPart], level: Level) -> tuple[str, ...]:
    return tuple(part.sentence for part in parts if part.level is level)


def _criteria(ranked: RankedCandidate, outcome: Ternary) -> tuple[str, ...]:
    return tuple(to_candidate(one) for one in ranked.criteria if one.outcome is outcome)


def _uncovered(ranked: RankedCandidate) -> tuple[str, ...]:
    asked = [e for e in ranked.evidence if e.strength < COVERED_FROM]
    return tuple(
        f"Het werk vraagt: {one.requirement}. Dat staat nog niet bij u."
        if one.importance is Importance.ESSENTIAL
        else f"Handig is: {one.requirement}. Dat staat nog niet bij u."
        for one in asked
    )


def _opening(vacancy: Vacancy, contractor: Organisation, *, is_proposed: bool) -> tuple[str, ...]:
    job = f"Het gaat om dit werk: {plain_title(vacancy.title)}. Het bedrijf is {contractor.name}."
    if is_proposed:
        return (job, "U staat op de lijst voor dit werk. Hier leest u waarom.")
    return (job, "U staat nu niet op de lijst voor dit werk. Hier leest u waarom.")


def _steps(what_ifs: Sequence[WhatIf]) -> tuple[str, ...]:
    told = []
    for one in what_ifs:
        words = STEP_WORDS[one.change.kind]
        sentence = words.to_tell if one.change.is_confirmation else words.to_gain
        told.append(sentence.format(detail=one.change.detail))
    return tuple(dict.fromkeys(told))[:MOST_STEPS]


def _ask(intermediary: Organisation) -> tuple[str, ...]:
    told = [f"Hebt u vragen? Vraag het aan {intermediary.name}."]
    if intermediary.phone:
        told.append(f"Bel naar {intermediary.phone}.")
    if intermediary.email:
        told.append(f"Mail naar {intermediary.email}.")
    return (" ".join(told), "Klopt er iets niet? Vertel het. Dan passen wij het aan.")


def _closing(counts: Ternary | None) -> tuple[str, ...]:
    decides = "De computer geeft alleen advies. Een mens beslist."
    blind = (
        "De computer kijkt hoe goed het werk bij u past. "
        "Uw leeftijd, uw gezondheid en uw uitkering tellen daarbij niet mee."
    )
    if counts is None:
        return (decides, blind)
    groups = "Bij dit werk moet het bedrijf mensen uit bepaalde groepen helpen."
    beside = "Dat verandert niet hoe goed het werk bij u past."
    return (decides, blind, f"{groups} {_COUNTS[counts]} {beside}")
