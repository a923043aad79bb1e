"""Skill and occupation phrases out of running Dutch text, by the words that announce them.

A desk writes 'Ik heb gewerkt als schoonmaker. Ik kan ramen lappen, vloeren dweilen.' and a
contractor 'Je gaat aan de slag met: snoeien; maaien.' Only what follows such an announcement is
taken: a sentence without one ('Ervaring is mooi meegenomen') says nothing about skills. What is
found is a reading of text, so requirements found this way are marked ``FROM_TEXT``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)’'\"])[.!?]+(?=\s|$)|\n+", re.IGNORECASE)
_LEADING_BULLET = re.compile(r"^\s*[-–•*·]\s+")
_OCCUPATION_CUE = re.compile(
    r"\b(?:gewerkt|werkte|werk|werkzaam(?:\s+geweest)?|werkzaam|ervaring|gediend|opgeleid)\s+"
    r"(?:ook\s+|eerder\s+|altijd\s+)?als\s+",
    re.IGNORECASE,
)
_SKILL_CUE = re.compile(
    r"\b(?:(?:ook\s+)?ik\s+kan(?:\s+goed)?|kan\s+ik(?:\s+goed)?"
    r"|(?:ook\s+)?(?:ik\s+heb|heb\s+ik)\s+(?:veel\s+|enige\s+|wat\s+)?ervaring\s+(?:met|in)"
    r"|(?:veel\s+|enige\s+)?ervaring\s+(?:met|in|in\s+het)|goed\s+in|handig\s+met|vaardig\s+in"
    r"|bekend\s+met|verstand\s+van)\s*:?\s+",
    re.IGNORECASE,
)
_CUES = (_OCCUPATION_CUE, _SKILL_CUE)
_TASK_CUE = re.compile(
    r"(?:\b(?:je\s+gaat\s+aan\s+de\s+slag\s+met|u\s+gaat\s+aan\s+de\s+slag\s+met"
    r"|(?:je|de|uw|jouw)?\s*(?:werkzaamheden|taken)(?:\s+(?:zijn|bestaan\s+uit))?"
    r"|je\s+bent\s+(?:vooral\s+)?bezig\s+met|wat\s+ga\s+je\s+doen|wij\s+vragen|je\s+kunt"
    r"|je\s+houdt\s+je\s+bezig\s+met)\s*:\s*"
    r"|\b(?:je\s+gaat\s+aan\s+de\s+slag\s+met|je\s+hebt\s+(?:enige\s+)?ervaring\s+(?:met|in)"
    r"|ervaring\s+(?:met|in))\s+)",
    re.IGNORECASE,
)
_SOUGHT_CUE = re.compile(
    r"\b(?:zoeken\s+(?:wij|we)|(?:wij|we)\s+zoeken|zoekt|op\s+zoek\s+naar|gezocht\s*:)\s+(?:nog\s+)?"
    r"(?:een\s+|enkele\s+|twee\s+|drie\s+)?(?:ervaren\s+|gemotiveerde\s+|enthousiaste\s+)?",
    re.IGNORECASE,
)
_SOUGHT_END = re.compile(
    r"\s+(?:in|te|voor|bij|met|die|om|op|vanaf|per|aan|binnen)\s|[,.;:(]", re.IGNORECASE
)
_TWO_SHORT_HALVES = re.compile(r"^(?P<left>[^,;]+?)\s+en\s+(?P<right>[^,;]+)$", re.IGNORECASE)
_LINKING_WORD = re.compile(
    r"\b(?:van|voor|in|met|op|bij|aan|over|tussen|door|uit)\b", re.IGNORECASE
)
_FILLER = re.compile(r"^(?:ook|en|of|het|de|een|goed|heel|zelfstandig)\s+", re.IGNORECASE)
_TRAILING_FILLER = re.compile(r"\s+(?:en|ook|maar|verder)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(\s*(?:m\s*/\s*v[^)]*|v\s*/\s*m[^)]*|\d[^)]*)\)|\([^)]*$", re.IGNORECASE)
_TITLE_TRIMMING = re.compile(
    r"\b(?:gezocht|vacature|per\s+direct)\b\s*:?|\b\d+\s*(?:-\s*\d+\s*)?uur\b.*$|\(?\s*\b(?:m/v|v/m)(?:/x)?\b\s*\)?",
    re.IGNORECASE,
)
_EDGE = " .,;:-–•*'\""
LONGEST_PHRASE = 80
"""Characters; what is longer is a sentence, not a phrase."""
LONGEST_HALF = 3
"""Words on either side of 'en' for which 'a en b' is read as two phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedPhrases:
    """What a person's own text announces: occupations held and things that can be done."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]


def profile_phrases(text: str) -> ExtractedPhrases:
    """Return the occupations and skills that a candidate's presentation announces.

    Parameters
    ----------
    text : str
        Running Dutch text; any length, may be empty.

    Returns
    -------
    ExtractedPhrases
        In order of appearance, without repetitions.

    Examples
    --------
    >>> found = profile_phrases("Ik heb gewerkt als lasser. Ik kan lassen, metaal snijden.")
    >>> found.occupations, found.skills
    (('lasser',), ('lassen', 'metaal snijden'))
    """
    occupations: list[str] = []
    skills: list[str] = []
    for sentence in _sentences(text):
        for found_by, told in _announced(sentence):
            (occupations if found_by is _OCCUPATION_CUE else skills).extend(_listed(told))
    return ExtractedPhrases(occupations=_unique(occupations), skills=_unique(skills))


def vacancy_phrases(text: str) -> tuple[str, ...]:
    """Return the tasks and skills that a vacancy's text announces, in order of appearance.

    Lines that open with a bullet are taken whole; otherwise only what follows an announcement
    such as 'Je gaat aan de slag met:' or 'ervaring met'.

    Examples
    --------
    >>> vacancy_phrases("Je gaat aan de slag met: snoeien; bladeren ruimen. Rijbewijs is fijn.")
    ('snoeien', 'bladeren ruimen')
    """
    found: list[str] = []
    for sentence in _sentences(text):
        bullet = _LEADING_BULLET.match(sentence)
        cue = _TASK_CUE.search(sentence)
        if cue:
            found += _listed(sentence[cue.end() :])
        elif bullet:
            found += _listed(sentence[bullet.end() :])
    return _unique(found)


def vacancy_occupation(text: str) -> str:
    """Return the occupation that a vacancy's text says is sought, or '' when it does not say.

    Examples
    --------
    >>> vacancy_occupation("Voor een opdracht zoeken wij een hovenier in Delft voor 32 uur.")
    'hovenier'
    """
    for sentence in _sentences(text):
        cue = _SOUGHT_CUE.search(sentence)
        if cue is None:
            continue
        sought = sentence[cue.end() :]
        end = _SOUGHT_END.search(sought)
        return _cleaned(sought[: end.start()] if end else sought)
    return ""


def plain_title(title: str) -> str:
    """Return a job title without what only dresses it up: '(m/v)', hours, 'gezocht'.

    Examples
    --------
    >>> plain_title("Medewerker groen (m/v/x) 32 uur"), plain_title("GEZOCHT: lasser")
    ('Medewerker groen', 'lasser')
    """
    return _cleaned(_TITLE_TRIMMING.sub(" ", title)) or " ".join(title.split())


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def _announced(sentence: str) -> list[tuple[re.Pattern[str], str]]:
    """Return what follows each announcement, up to the next one."""
    cues = sorted(
        ((cue.start(), cue.end(), kind) for kind in _CUES for cue in kind.finditer(sentence)),
        key=lambda found: found[0],
    )
    if not cues:
        return []
    ends = [start for start, _, _ in cues[1:]] + [len(sentence)]
    return [
        (kind, sentence[begin:end])
        for (_, begin, kind), end in zip(cues, ends, strict=True)
        if begin < end
    ]


def _listed(enumeration: str) -> list[str]:
    separator = ";" if ";" in enumeration else ","
    parts = enumeration.split(separator)
    if separator == ",":
        parts = [half for part in parts for half in _halves(part)]
    return [phrase for phrase in map(_cleaned, parts) if phrase]


def _halves(part: str) -> list[str]:
    """Split 'vegen en dweilen' but leave 'controle van kwaliteit en tempo' whole."""
    match = _TWO_SHORT_HALVES.match(part.strip())
    if match is None:
        return [part]
    left, right = match["left"], match["right"]
    is_list = (
        not left.endswith("-")
        and not _LINKING_WORD.search(left)
        and len(left.split()) <= LONGEST_HALF
        and len(right.split()) <= LONGEST_HALF
    )
    return [left, right] if is_list else [part]


def _cleaned(phrase: str) -> str:
    phrase = _ASIDE.sub("", " ".join(phrase.split())).strip(_EDGE)
    phrase = _TRAILING_FILLER.sub("", _FILLER.sub("", phrase)).strip(_EDGE)
    return phrase if 1 < len(phrase) <= LONGEST_PHRASE else ""


def _unique(phrases: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
