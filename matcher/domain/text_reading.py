"""What a running text says, with the place where it says so: phrases, and proposed criteria.

A reading is a proposal for a person to confirm. Nothing in it is ever applied by itself, because a
hard criterion that the text does not pose would exclude people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode

ProposedValue = (
    DrivingLicence
    | str
    | HoursRange
    | EducationLevel
    | LanguageLevel
    | frozenset[TravelMode]
    | bool
    | date
)


class TextKind(StrEnum):
    """Whose text it is: what a job asks, or what a person tells about themselves."""

    VACANCY = "vacancy"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A stretch of a text.

    Attributes
    ----------
    start, end : int
        Characters (code points) of the text as it was given; ``end`` is not part of it.
    text : str
        What stands there, letter for letter.
    """

    start: int
    end: int
    text: str


class PhraseKind(StrEnum):
    """What a phrase names."""

    OCCUPATION = "occupation"
    SKILL = "skill"


class Stance(StrEnum):
    """What a text says of a criterion: four of a vacancy, three of a candidate."""

    DEMANDED = "demanded"
    ADVANTAGE = "advantage"
    NOT_DEMANDED = "not_demanded"
    HELD = "held"
    NOT_HELD = "not_held"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedPhrase:
    """A skill, task or occupation that a text announces.

    Attributes
    ----------
    text : str
        The phrase, cleaned: on one line, without 'de', 'ook', '(m/v)'.
    span : TextSpan
        Where it stands; holds every word of the phrase.
    cue : TextSpan
        What announced it: 'ervaring met', 'Je gaat aan de slag met:', the bullet of a list.
    kind : PhraseKind
        In the text of a vacancy always a skill; the occupation it seeks is read apart.
    stance : Stance
        Of a vacancy: asked, an advantage, or expressly not asked. Of a candidate: held.
    """

    text: str
    span: TextSpan
    cue: TextSpan
    kind: PhraseKind
    stance: Stance


class Criterion(StrEnum):
    """A kind of hard criterion that can be read from a text."""

    STARTS_ON = "starts_on"
    HOURS = "hours"
    DRIVING_LICENCES = "driving_licences"
    CERTIFICATES = "certificates"
    EDUCATION_LEVEL = "education_level"
    DUTCH_SPOKEN = "dutch_spoken"
    DUTCH_WRITTEN = "dutch_written"
    SHIFT_WORK = "shift_work"
    TRANSPORT = "transport"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionProposal:
    """A value of a hard criterion, or of the profile's matching field, that a text may mean.

    Attributes
    ----------
    criterion : Criterion
        Which field.
    value : ProposedValue or None
        One licence or certificate (canonical name), a range, a level, the means of transport of
        which one is enough, True for shifts, or a day. None: the text speaks of it without saying
        which ('rijbewijs vereist', 'Nederlands op B1-niveau').
    span : TextSpan
        The words that name it.
    stance : Stance
        What the text says of it. Hours, shifts and the first day are demanded where they are
        plainly stated, for they are what the job is.
    decided_by : TextSpan or None
        The words that decided the stance ('is een pré'); None where there were none.
    """

    criterion: Criterion
    value: ProposedValue | None
    span: TextSpan
    stance: Stance
    decided_by: TextSpan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """Everything that was read from one text, in order of appearance."""

    kind: TextKind
    phrases: tuple[AnnouncedPhrase, ...]
    proposals: tuple[CriterionProposal, ...]
