"""What was read from a running text as JSON; every part says where in the text it stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints

from api.schemas.fields import LONGEST_TEXT, Phrase
from api.schemas.profile import HoursOut, hours_out
from api.schemas.schema import Schema
from api.schemas.taxonomy import LinkOut, link_out
from api.services.taxonomy import LinkedPhrase
from api.services.text_readings import LinkedReading
from matcher.domain.hours import HoursRange
from matcher.domain.profile import EducationLevel, LanguageLevel, TravelMode
from matcher.domain.text_reading import (
    AnnouncedPhrase,
    Criterion,
    CriterionProposal,
    PhraseKind,
    ProposedValue,
    Stance,
    TextKind,
    TextSpan,
)

EXAMPLE_TEXT = "Ervaring met snoeien. Rijbewijs B is vereist, VCA is een pré."
_FIELDS = {
    TextKind.VACANCY: {Criterion.SHIFT_WORK: "needs_shift_work"},
    TextKind.CANDIDATE: {Criterion.STARTS_ON: "available_from"},
}
"""Where the field has another name than the criterion."""

_NEAREST = "The nearest concepts, sure enough or not; empty without a taxonomy."


def _example_span(words: str) -> dict[str, Any]:
    start = EXAMPLE_TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _example_proposal(words: str, decided_by: str, **told: str) -> dict[str, Any]:
    return told | {"span": _example_span(words), "decided_by": _example_span(decided_by)}


_EXAMPLE: dict[str, Any] = {
    "of": "vacancy",
    "has_taxonomy": False,
    "title": None,
    "phrases": [
        {
            "text": "snoeien",
            "kind": "skill",
            "stance": "demanded",
            "span": _example_span("snoeien"),
            "cue": _example_span("Ervaring met"),
            "link": None,
            "nearest": [],
        }
    ],
    "proposals": [
        _example_proposal(
            "Rijbewijs B",
            "is vereist",
            field="driving_licences",
            value="B",
            stance="demanded",
        ),
        _example_proposal(
            "VCA",
            "een pré",
            field="certificates",
            value="vca",
            stance="advantage",
        ),
    ],
}


class TextReadingIn(Schema):
    """A text to read."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": EXAMPLE_TEXT, "of": "vacancy"}]}
    )

    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] = Field(
        description="Running Dutch text. It is neither stored nor logged."
    )
    of: TextKind = Field(description="Whose text it is: what a job asks, or what somebody tells.")
    title: Phrase | None = Field(
        None,
        description="What the job is called, with the text of a vacancy only. Null: the occupation "
        "that the text says is sought, where it does.",
    )


class TextSpanOut(Schema):
    """A stretch of the text that was read."""

    start: int = Field(description="First character, counted in code points from 0.")
    end: int = Field(description="The character behind the last.")
    text: str = Field(description="What stands there, letter for letter.")


class AnnouncedPhraseOut(Schema):
    """A skill, task or occupation that the text announces."""

    text: str = Field(description="The phrase, cleaned.")
    kind: PhraseKind
    stance: Stance
    span: TextSpanOut
    cue: TextSpanOut = Field(description="What announced it.")
    link: LinkOut | None = Field(
        description="The concept it means; null is not linked: nothing is sure enough, or there "
        "is no taxonomy (`has_taxonomy`)."
    )
    nearest: list[LinkOut] = Field(description=_NEAREST)


class LinkedTitleOut(Schema):
    """What the job is called, and the occupation that this means."""

    text: str = Field(description="The title, cleaned.")
    link: LinkOut | None = Field(description="The occupation it means; null is not linked.")
    nearest: list[LinkOut] = Field(description=_NEAREST)


class CriterionProposalOut(Schema):
    """A value of a hard criterion that the text may mean. A person confirms; nothing is applied."""

    field: str = Field(
        description="Name of the field: of a vacancy's `criteria`, or of a candidate's `profile`."
    )
    value: str | bool | list[TravelMode] | HoursOut | None = Field(
        description="One entry of a list of licences or certificates, hours, a level, means of "
        "transport of which one is enough, true for shifts, or a day. Null: the text speaks of it "
        "and does not say which."
    )
    stance: Stance = Field(
        description="Of a vacancy: demanded, an advantage, expressly not demanded, or unclear. Of "
        "a candidate: held, not held, or unclear."
    )
    span: TextSpanOut
    decided_by: TextSpanOut | None = Field(
        description="The words that decided the stance; null where there are none."
    )


class TextReadingOut(Schema):
    """What a text says, in order of appearance."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    of: TextKind
    has_taxonomy: bool = Field(description="False while none is imported: nothing is linked.")
    title: LinkedTitleOut | None = Field(
        description="Null where no title was sent or stored, and the text names no occupation that "
        "is sought."
    )
    phrases: list[AnnouncedPhraseOut]
    proposals: list[CriterionProposalOut]


def text_reading_out(linked: LinkedReading) -> TextReadingOut:
    """Return the reading and its links as they go out."""
    reading = linked.reading
    phrases = zip(reading.phrases, linked.phrases, strict=True)
    return TextReadingOut(
        of=reading.kind,
        has_taxonomy=linked.has_taxonomy,
        title=None if linked.title is None else _title_out(linked.title),
        phrases=[_phrase_out(phrase, one) for phrase, one in phrases],
        proposals=[_proposal_out(proposal, reading.kind) for proposal in reading.proposals],
    )


def field_of(criterion: Criterion, kind: TextKind) -> str:
    """Return the field of a vacancy's criteria, or of a profile, that a criterion is about."""
    return _FIELDS[kind].get(criterion, criterion.value)


def value_out(value: ProposedValue | None) -> str | bool | list[TravelMode] | HoursOut | None:
    """Return a proposed value as its field takes it."""
    match value:
        case HoursRange():
            return hours_out(value)
        case EducationLevel() | LanguageLevel():
            return value.name.lower()
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case _:
            return value


def _phrase_out(phrase: AnnouncedPhrase, linked: LinkedPhrase) -> AnnouncedPhraseOut:
    return AnnouncedPhraseOut(
        text=phrase.text,
        kind=phrase.kind,
        stance=phrase.stance,
        span=_span_out(phrase.span),
        cue=_span_out(phrase.cue),
        **_links_out(linked),
    )


def _title_out(linked: LinkedPhrase) -> LinkedTitleOut:
    return LinkedTitleOut(text=linked.phrase, **_links_out(linked))


def _links_out(linked: LinkedPhrase) -> dict[str, Any]:
    return {
        "link": None if linked.link is None else link_out(linked.link),
        "nearest": [link_out(link) for link in linked.nearest],
    }


def _proposal_out(proposal: CriterionProposal, kind: TextKind) -> CriterionProposalOut:
    return CriterionProposalOut(
        field=field_of(proposal.criterion, kind),
        value=value_out(proposal.value),
        stance=proposal.stance,
        span=_span_out(proposal.span),
        decided_by=_span_out(proposal.decided_by) if proposal.decided_by else None,
    )


def _span_out(span: TextSpan) -> TextSpanOut:
    return TextSpanOut(start=span.start, end=span.end, text=span.text)
