"""How each hard criterion is told to the candidate, and what of it a contractor may read.

One entry for every kind of criterion that the ranker poses; a criterion without one fails loudly.
"""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.ranking import CriterionOutcome, RankedCandidate
from matcher.errors import MissingReference
from matcher.ranking.wording import CRITERIA_OF_COMPONENT
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionWords:
    """The words for one kind of criterion; ``{detail}`` is what is asked, as 'B' of a licence.

    Attributes
    ----------
    met, failed, unknown : str
        To the candidate, at language level B1.
    own_limit : str or None
        What it is called to a contractor where it is a limit that the person set: the limit itself
        is the person's own business. None where the job asks it and the outcome is job-relevant.
    """

    met: str
    failed: str
    unknown: str
    own_limit: str | None = None


CRITERION_WORDS: dict[str, CriterionWords] = {
    "available": CriterionWords(
        met="U kunt op tijd beginnen.",
        failed="U kunt nog niet beginnen op de eerste werkdag.",
        unknown="Wij weten niet vanaf welke dag u kunt werken.",
    ),
    "hours": CriterionWords(
        met="U kunt de uren van dit werk maken.",
        failed="De uren van dit werk passen niet bij u.",
        unknown="Wij weten niet hoeveel uur per week u kunt werken.",
    ),
    "driving_licence": CriterionWords(
        met="U hebt het rijbewijs dat nodig is: {detail}.",
        failed="Voor dit werk is rijbewijs {detail} nodig. Dat hebt u niet.",
        unknown="Wij weten niet of u rijbewijs {detail} hebt.",
    ),
    "certificate": CriterionWords(
        met="U hebt het certificaat {detail}.",
        failed="Voor dit werk is het certificaat {detail} nodig. Dat hebt u niet.",
        unknown="Wij weten niet of u het certificaat {detail} hebt.",
    ),
    "education": CriterionWords(
        met="Uw opleiding is hoog genoeg.",
        failed="Voor dit werk is een hogere opleiding nodig.",
        unknown="Wij weten niet welke opleiding u hebt.",
    ),
    "dutch_spoken": CriterionWords(
        met="U spreekt genoeg Nederlands voor dit werk.",
        failed="Voor dit werk moet u beter Nederlands spreken.",
        unknown="Wij weten niet hoe goed u Nederlands spreekt.",
    ),
    "dutch_written": CriterionWords(
        met="U schrijft genoeg Nederlands voor dit werk.",
        failed="Voor dit werk moet u beter Nederlands schrijven.",
        unknown="Wij weten niet hoe goed u Nederlands schrijft.",
    ),
    "shift_work": CriterionWords(
        met="U kunt op wisselende tijden werken.",
        failed="Dit werk is op wisselende tijden. Dat wilt of kunt u niet.",
        unknown="Wij weten niet of u op wisselende tijden kunt werken.",
    ),
    "transport": CriterionWords(
        met="U hebt het vervoer dat nodig is.",
        failed="Voor dit werk is eigen vervoer nodig. Dat hebt u niet.",
        unknown="Wij weten niet of u het vervoer hebt dat nodig is.",
    ),
    "distance": CriterionWords(
        met="Het werk is niet verder weg dan u wilt reizen.",
        failed="Het werk is verder weg dan u wilt reizen.",
        unknown="Wij weten niet hoe ver het werk voor u is.",
        own_limit="Reisafstand",
    ),
    "travel_time": CriterionWords(
        met="De reis duurt niet langer dan u wilt.",
        failed="De reis duurt langer dan u wilt.",
        unknown="Wij weten niet zeker of de reis kort genoeg is.",
        own_limit="Reistijd",
    ),
    "refused_occupation": CriterionWords(
        met="U hebt dit werk niet uitgesloten.",
        failed="U hebt gezegd dat u dit werk niet meer wilt doen.",
        unknown="Dit werk lijkt op werk dat u niet meer wilt doen.",
        own_limit="Eigen wens van de kandidaat",
    ),
}
_VERDICT = {
    Ternary.MEETS: "past",
    Ternary.FAILS: "past niet",
    Ternary.UNKNOWN: "onbekend, vraag na",
}


def criterion_words(name: str) -> CriterionWords:
    """Return the words for a criterion by its name, as 'driving_licence:B'.

    Raises
    ------
    MissingReference
        If its kind has none.
    """
    kind = _kind(name)
    try:
        return CRITERION_WORDS[kind]
    except KeyError as fault:
        raise MissingReference(
            f"The hard criterion '{kind}' has no words, so no explanation can tell of it.",
            where="matcher/explanations/criterion_words.py",
            remedy="Give it an entry.",
        ) from fault


def is_asked_already(component: str, ranked: RankedCandidate) -> bool:
    """Return whether an unknown criterion asks about the subject of a component: once is enough."""
    same_subject = CRITERIA_OF_COMPONENT[component]
    return any(
        criterion.outcome is Ternary.UNKNOWN and _kind(criterion.name) in same_subject
        for criterion in ranked.criteria
    )


def to_candidate(criterion: CriterionOutcome) -> str:
    """Return the criterion as the candidate reads it."""
    words = criterion_words(criterion.name)
    sentence = {
        Ternary.MEETS: words.met,
        Ternary.FAILS: words.failed,
        Ternary.UNKNOWN: words.unknown,
    }[criterion.outcome]
    return sentence.format(detail=criterion.name.partition(":")[2])


def to_contractor(criterion: CriterionOutcome) -> CriterionOutcome:
    """Return the criterion as a contractor may read it: without the limits that people set."""
    own_limit = criterion_words(criterion.name).own_limit
    if own_limit is None:
        return criterion
    return CriterionOutcome(
        name=criterion.name,
        outcome=criterion.outcome,
        explanation=f"{own_limit}: {_VERDICT[criterion.outcome]}.",
    )


def _kind(name: str) -> str:
    return name.partition(":")[0]
