"""Skill and occupation phrases out of running Dutch text, by the words that announce them.

A desk writes 'Ik heb gewerkt als schoonmaker. Ik kan ramen lappen, vloeren dweilen.' and a
contractor 'Je gaat aan de slag met: snoeien; maaien.' Only what follows such an announcement is
taken: a sentence without one ('Ervaring is mooi meegenomen') says nothing about skills. What is
found is a reading of text, so requirements found this way are marked ``FROM_TEXT``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.domain.text_reading import (
    AnnouncedPhrase,
    Criterion,
    PhraseKind,
    Stance,
    TextKind,
)
from matcher.domain.vacancy import Importance, Requirement, RequirementOrigin
from matcher.skills.reading.announcements import (
    Announcement,
    announcements,
    bullet_phrase,
    is_a_phrase,
)
from matcher.skills.reading.cues import STANCES, Force, Place
from matcher.skills.reading.enumeration import LONGEST_PHRASE, CleanPhrase, cleaned, enumerated
from matcher.skills.reading.headings import Placed
from matcher.skills.reading.pieces import Piece, sentences
from matcher.skills.reading.read_sentences import ReadSentence, read_sentences

__all__ = [
    "LONGEST_PHRASE",
    "ExtractedPhrases",
    "announced_phrases",
    "phrases_among",
    "plain_title",
    "profile_phrases",
    "requirements_in",
    "vacancy_occupation",
]

_SOUGHT_CUE = re.compile(
    r"\b(?:zoeken\s+(?:wij|we)|(?:wij|we)\s+zoeken|zoekt|op\s+zoek\s+naar|gezocht\s*:)\s+(?:nog\s+)?"
    r"(?:een\s+|enkele\s+|twee\s+|drie\s+)?(?:ervaren\s+|gemotiveerde\s+|enthousiaste\s+)?",
    re.IGNORECASE,
)
_SOUGHT_END = re.compile(
    r"\s+(?:in|te|voor|bij|met|die|om|op|vanaf|per|aan|binnen)\s|[,.;:(]", re.IGNORECASE
)
_TITLE_TRIMMING = re.compile(
    r"\b(?:gezocht|vacature|per\s+direct)\b\s*:?|\b\d+\s*(?:-\s*\d+\s*)?uur\b.*$|\(?\s*\b(?:m/v|v/m)(?:/x)?\b\s*\)?",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_LINE = 8
"""Words of a line below 'Wat ga je doen?' without a bullet; a longer one is a sentence."""
_REPEATED = {PhraseKind.OCCUPATION: "als", PhraseKind.SKILL: ""}
_NOT_A_TASK = frozenset({Force.GIVEN, Force.NOT_DEMANDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedPhrases:
    """What a person's own text announces: occupations held and things that can be done."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]


def announced_phrases(
    text: str, kind: TextKind, *, with_certificates: bool = False
) -> tuple[AnnouncedPhrase, ...]:
    """Return the phrases that a text announces, with their places, in order of appearance.

    What a candidate says not to be able to do, and phrases about health, benefit or age, are left
    out; so are phrases that name a hard criterion, which are proposed as such.

    Parameters
    ----------
    text : str
        Running Dutch text; any length, may be empty.
    kind : TextKind
        Whose text it is.
    with_certificates : bool
        Whether to keep phrases that name a certificate, for rankings that compare them with the
        certificates in a profile.

    Examples
    --------
    >>> (found,) = announced_phrases("Ervaring met heggen snoeien is een pré.", TextKind.VACANCY)
    >>> found.text, found.span.start, found.cue.text, found.stance.value
    ('heggen snoeien', 13, 'Ervaring met', 'advantage')
    """
    left_out = frozenset(Criterion) - ({Criterion.CERTIFICATES} if with_certificates else set())
    return phrases_among(read_sentences(text, kind), left_out=left_out)


def phrases_among(
    read: Iterable[ReadSentence], *, left_out: frozenset[Criterion] = frozenset(Criterion)
) -> tuple[AnnouncedPhrase, ...]:
    """Return the phrases that sentences announce; none that names one of these criteria."""
    return tuple(phrase for sentence in read for phrase in _in_sentence(sentence, left_out))


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
    found = announced_phrases(text, TextKind.CANDIDATE, with_certificates=True)
    return ExtractedPhrases(
        occupations=_texts(phrase for phrase in found if phrase.kind is PhraseKind.OCCUPATION),
        skills=_texts(phrase for phrase in found if phrase.kind is PhraseKind.SKILL),
    )


def requirements_in(text: str) -> tuple[Requirement, ...]:
    """Return the tasks and skills that a vacancy's text asks, in order of appearance.

    Lines that open with a bullet are taken whole; otherwise only what follows an announcement
    such as 'Je gaat aan de slag met:' or 'ervaring met'. What the text calls an advantage ('is een
    pré') is useful, unless it asks the same elsewhere; what is expressly not asked is left out.

    Examples
    --------
    >>> found = requirements_in("Taken: snoeien; bladeren ruimen. Ervaring met hakken is een pré.")
    >>> [(need.phrase, need.importance.value) for need in found]
    [('snoeien', 'essential'), ('bladeren ruimen', 'essential'), ('hakken', 'useful')]
    """
    found: dict[str, Importance] = {}
    for phrase in announced_phrases(text, TextKind.VACANCY, with_certificates=True):
        if phrase.stance is Stance.ADVANTAGE:
            found.setdefault(phrase.text, Importance.USEFUL)
        elif phrase.stance is not Stance.NOT_DEMANDED:
            found[phrase.text] = Importance.ESSENTIAL
    return tuple(
        Requirement(phrase=phrase, importance=importance, origin=RequirementOrigin.FROM_TEXT)
        for phrase, importance in found.items()
    )


def vacancy_occupation(text: str) -> str:
    """Return the occupation that a vacancy's text says is sought, or '' when it does not say.

    Examples
    --------
    >>> vacancy_occupation("Voor een opdracht zoeken wij een hovenier in Delft voor 32 uur.")
    'hovenier'
    """
    for sentence in sentences(text):
        cue = _SOUGHT_CUE.search(sentence.piece.text)
        if cue is None:
            continue
        sought = sentence.piece.part(cue.end())
        end = _SOUGHT_END.search(sought.text)
        return _cleaned_text(sought.part(0, end.start()) if end else sought)
    return ""


def plain_title(title: str) -> str:
    """Return a job title without what only dresses it up: '(m/v)', hours, 'gezocht'.

    Examples
    --------
    >>> plain_title("Medewerker groen (m/v/x) 32 uur"), plain_title("GEZOCHT: lasser")
    ('Medewerker groen', 'lasser')
    """
    return _cleaned_text(Piece(_TITLE_TRIMMING.sub(" ", title), 0)) or " ".join(title.split())


def _in_sentence(read: ReadSentence, left_out: frozenset[Criterion]) -> Iterator[AnnouncedPhrase]:
    found = [
        (announced, phrase)
        for announced in _announced(read)
        for phrase in enumerated(announced.told, repeated=_REPEATED[announced.kind])
        if is_a_phrase(phrase.text, read.kind)
    ]
    if not found:
        return
    places = [_place(phrase, read.piece) for _, phrase in found]
    covered = [mention.group for mention in read.mentions if mention.criterion in left_out]
    cues = [(cue.begin, cue.end) for cue in read.cues]
    judged = read.weighed(places)
    for (announced, phrase), place, weighed in zip(found, places, judged, strict=True):
        stance = _stance(weighed.force, read.placed, read.kind)
        if stance is not Stance.NOT_HELD and not _says_something_else(place, covered, cues):
            cue = announced.cue.text
            yield AnnouncedPhrase(
                text=phrase.text,
                span=phrase.span,
                cue=announced.cue.span(len(cue) - len(cue.lstrip()), len(cue.rstrip())),
                kind=announced.kind,
                stance=stance,
            )


def _announced(read: ReadSentence) -> list[Announcement]:
    """Return what the sentence announces; of a list without announcements its lines."""
    placed, sentence, bullet = read.placed, read.placed.sentence, read.placed.sentence.bullet
    announced = list(announcements(read))
    is_task = placed.force is Force.TASKS
    is_short = len(sentence.piece.text.split()) <= _MOST_WORDS_OF_A_LINE
    is_line = bullet is not None or (is_task and is_short and not placed.is_heading)
    if announced or read.kind is TextKind.CANDIDATE or not is_line or placed.force in _NOT_A_TASK:
        return announced
    told = bullet_phrase(read)
    if told is None:
        return []
    cue = Piece(bullet.text, bullet.start) if bullet else (placed.heading or sentence).piece
    return [Announcement(cue, told, PhraseKind.SKILL)]


def _stance(force: Force | None, placed: Placed, kind: TextKind) -> Stance:
    if kind is TextKind.CANDIDATE:
        return Stance.NOT_HELD if force is Force.NOT_HELD else Stance.HELD
    told = force or placed.force
    return STANCES.get(told, Stance.DEMANDED) if told is not None else Stance.DEMANDED


def _place(phrase: CleanPhrase, sentence: Piece) -> Place:
    return phrase.span.start - sentence.start, phrase.span.end - sentence.start


def _says_something_else(place: Place, criteria: Sequence[Place], cues: Sequence[Place]) -> bool:
    """Return whether a phrase names a criterion, or is what is said of one.

    It does when it begins with a criterion, or when half of it is one, or half of it is a wording
    such as 'bereid om dat te halen'.
    """
    begin, end = place
    is_headed = any(first <= begin < last for first, last in criteria)
    return is_headed or any(2 * _overlap(place, part) >= end - begin for part in (criteria, cues))


def _overlap(place: Place, parts: Sequence[Place]) -> int:
    begin, end = place
    return sum(max(0, min(end, last) - max(begin, first)) for first, last in set(parts))


def _cleaned_text(piece: Piece) -> str:
    phrase = cleaned(piece)
    return phrase.text if phrase else ""


def _texts(phrases: Iterable[AnnouncedPhrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.text for phrase in phrases))
