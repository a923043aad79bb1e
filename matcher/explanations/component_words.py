"""How each component of the fit is told to a contractor and to the candidate, in plain Dutch.

A new component of the ranker needs one entry here. Without it every explanation fails loudly, and
so does a test: nothing that counted may be left out of what is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.errors import MissingReference
from matcher.explanations.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentWords:
    """The words for one component.

    Attributes
    ----------
    title : str
        What a page calls it.
    for_contractor : mapping of Level to str, or None
        None where the ranker's own sentence is about the job alone. Otherwise these stand in its
        place, because it holds a wish, a place or a limit of the person.
    for_candidate : mapping of Level to str
        To the person, at language level B1.
    """

    title: str
    for_contractor: Mapping[Level, str] | None
    for_candidate: Mapping[Level, str]


def _levels(good: str, partly: str, little: str, unknown: str) -> dict[Level, str]:
    return {
        Level.GOOD: good,
        Level.PARTLY: partly,
        Level.LITTLE: little,
        Level.UNKNOWN: unknown,
    }


COMPONENT_WORDS: dict[str, ComponentWords] = {
    "skills": ComponentWords(
        title="vaardigheden",
        for_contractor=None,
        for_candidate=_levels(
            "U kunt veel van wat dit werk vraagt.",
            "U kunt een deel van wat dit werk vraagt.",
            "Dit werk vraagt veel dat nog niet bij u staat.",
            "Wij weten nog niet wat u kunt.",
        ),
    ),
    "occupation": ComponentWords(
        title="beroep",
        for_contractor=_levels(
            "Zoekt dit werk of deed het eerder.",
            "Zoekt of deed werk dat hierop lijkt.",
            "Zoekt of deed vooral ander werk.",
            "Eerder werk en gezocht werk zijn nog niet bekend.",
        ),
        for_candidate=_levels(
            "Dit is werk dat u zoekt of eerder deed.",
            "Dit werk lijkt op werk dat u zoekt of eerder deed.",
            "Dit werk is anders dan het werk dat u zoekt of eerder deed.",
            "Wij weten nog niet welk werk u zoekt of eerder deed.",
        ),
    ),
    "experience": ComponentWords(
        title="ervaring",
        for_contractor=_levels(
            "Veel en recente ervaring met werk als dit.",
            "Enige ervaring met werk als dit.",
            "Weinig ervaring met werk als dit, of lang geleden.",
            "Hoe lang eerder werk duurde, is nog niet bekend.",
        ),
        for_candidate=_levels(
            "U deed dit werk lang, en kort geleden.",
            "U hebt ervaring met werk als dit.",
            "U hebt weinig ervaring met werk als dit, of het is lang geleden.",
            "Wij weten nog niet hoe lang u eerder werkte.",
        ),
    ),
    "travel": ComponentWords(
        title="reis",
        for_contractor=_levels(
            "De reistijd is kort.",
            "De reistijd is te doen.",
            "De reistijd is lang.",
            "De reistijd is nog niet bekend.",
        ),
        for_candidate=_levels(
            "U bent snel op het werk.",
            "U moet een stuk reizen naar het werk.",
            "De reis naar het werk is lang.",
            "Wij weten nog niet hoe lang u moet reizen.",
        ),
    ),
    "hours": ComponentWords(
        title="uren",
        for_contractor=None,
        for_candidate=_levels(
            "De uren passen bij u.",
            "U kunt een deel van de uren werken.",
            "U kunt maar weinig van de uren werken.",
            "Wij weten nog niet hoeveel uur u kunt werken.",
        ),
    ),
    "language": ComponentWords(
        title="taal",
        for_contractor=None,
        for_candidate=_levels(
            "Uw Nederlands is goed genoeg voor dit werk.",
            "Uw Nederlands is net goed genoeg voor dit werk.",
            "Voor dit werk is beter Nederlands nodig.",
            "Wij weten nog niet hoe goed uw Nederlands is.",
        ),
    ),
    "conditions": ComponentWords(
        title="wensen",
        for_contractor=_levels(
            "Het werk past bij wat de kandidaat zoekt.",
            "Het werk past voor een deel bij wat de kandidaat zoekt.",
            "Het werk past weinig bij wat de kandidaat zoekt.",
            "Wat de kandidaat zoekt, is nog niet bekend.",
        ),
        for_candidate=_levels(
            "Het werk is zoals u het wilt.",
            "Het werk is voor een deel zoals u het wilt.",
            "Het werk is anders dan u het wilt.",
            "Wij weten nog niet wat u belangrijk vindt in werk.",
        ),
    ),
}


def words_of(name: str) -> ComponentWords:
    """Return the words for a component.

    Raises
    ------
    MissingReference
        If it has none.
    """
    try:
        return COMPONENT_WORDS[name]
    except KeyError as fault:
        raise MissingReference(
            f"The component '{name}' has no words, so no explanation can tell all that counted.",
            where="matcher/explanations/component_words.py",
            remedy="Give it an entry.",
        ) from fault
