"""What a running text says, and what that means in the taxonomy: read, answered and forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.services.match_engine import MatchEngine
from api.services.taxonomy import LinkedPhrase, link_phrases, stored_edition
from api.services.vacancies import read_vacancy
from matcher.domain.taxonomy import ConceptKind
from matcher.domain.text_reading import AnnouncedPhrase, TextKind, TextReading
from matcher.errors import InvalidInput
from matcher.privacy.redaction import redact_identifiers
from matcher.skills.extraction import plain_title, vacancy_occupation
from matcher.skills.text_reading import read_text
from models.unit_of_work import UnitOfWork

N_NEAREST = 3
"""Concepts that a phrase is shown beside: enough to choose from, where none is sure enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedReading:
    """A reading, and the concept that each part of it means.

    Attributes
    ----------
    reading : TextReading
        What the text says.
    has_taxonomy : bool
        False while none is imported: then nothing is linked, which says nothing of the phrases.
    title : LinkedPhrase or None
        What the job is called, or else the occupation that the text says is sought; None for
        neither, and for the text of a candidate.
    phrases : tuple of LinkedPhrase
        The phrases of the reading, in its order.
    """

    reading: TextReading
    has_taxonomy: bool
    title: LinkedPhrase | None
    phrases: tuple[LinkedPhrase, ...]


def read_sent_text(text: str, kind: TextKind) -> TextReading:
    """Return what a text says. Nothing of it is stored or logged.

    A phrase that holds a BSN, e-mail address or telephone number is left out: it names a person
    and no skill.
    """
    found = read_text(text, kind)
    # As it stands in the text: cleaning may have taken '(030)' out of a number.
    kept = tuple(phrase for phrase in found.phrases if not redact_identifiers(phrase.span.text)[1])
    return replace(found, phrases=kept)


def title_of(text: str, kind: TextKind, told: str = "") -> str:
    """Return what a job is called: as told, or else the occupation that its text says is sought.

    Raises
    ------
    InvalidInput
        If a title is told with the text of a candidate.
    """
    if kind is TextKind.VACANCY:
        return plain_title(told) if told.strip() else vacancy_occupation(text)
    if told.strip():
        raise InvalidInput(
            "A title goes with the text of a vacancy.",
            where="title",
            remedy="Leave it out; the jobs of a candidate are read from the text.",
        )
    return ""


def unlinked_text(text: str, kind: TextKind, *, title: str = "") -> LinkedReading:
    """Return what a text says, without asking a taxonomy."""
    reading, called = read_sent_text(text, kind), title_of(text, kind, title)
    return LinkedReading(
        reading=reading,
        has_taxonomy=False,
        title=_unlinked(called) if called else None,
        phrases=tuple(_unlinked(phrase.text) for phrase in reading.phrases),
    )


def linked_text(
    uow: UnitOfWork, engine: MatchEngine, text: str, kind: TextKind, *, title: str = ""
) -> LinkedReading:
    """Return what a text says, linked to the taxonomy where one is imported."""
    found = unlinked_text(text, kind, title=title)
    if stored_edition(uow) is None:
        return found
    asked: dict[ConceptKind, list[str]] = {sort: [] for sort in ConceptKind}
    asked[ConceptKind.OCCUPATION] += [found.title.phrase] if found.title else []
    for phrase in found.reading.phrases:
        asked[_concept_kind(phrase)].append(phrase.text)
    links = {sort: _links(uow, engine, phrases, sort) for sort, phrases in asked.items()}
    return replace(
        found,
        has_taxonomy=True,
        title=links[ConceptKind.OCCUPATION][found.title.phrase] if found.title else None,
        phrases=tuple(links[_concept_kind(one)][one.text] for one in found.reading.phrases),
    )


def linked_description(uow: UnitOfWork, engine: MatchEngine, vacancy: str) -> LinkedReading:
    """Return the same of a stored vacancy, by our id or the contractor's own."""
    found = read_vacancy(uow, vacancy)
    title = found.occupation or found.title
    return linked_text(uow, engine, found.description, TextKind.VACANCY, title=title)


def _concept_kind(phrase: AnnouncedPhrase) -> ConceptKind:
    return ConceptKind(phrase.kind.value)


def _unlinked(phrase: str) -> LinkedPhrase:
    return LinkedPhrase(phrase=phrase, link=None, nearest=())


def _links(
    uow: UnitOfWork, engine: MatchEngine, phrases: Sequence[str], kind: ConceptKind
) -> dict[str, LinkedPhrase]:
    listed = list(dict.fromkeys(phrases))
    return {one.phrase: one for one in link_phrases(uow, engine, listed, kind, top=N_NEAREST)}
