"""The taxonomy as JSON: which one is stored, its concepts, links and suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Phrases
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.services.taxonomy import LinkedPhrase, SkillSuggestion, Suggestions
from matcher.domain.taxonomy import (
    ConceptKind,
    ConceptLink,
    TaxonomyConcept,
    TaxonomyEdition,
)
from matcher.domain.vacancy import Importance, Vacancy
from models.paging import Page

_URI = "http://data.europa.eu/esco/skill/5f8ebbb3-3b64-4bdb-b9b5-1a2b3c4d5e6f"
_LINK_EXAMPLE: dict[str, Any] = {
    "uri": _URI,
    "kind": "skill",
    "label": "gazon maaien",
    "similarity": 0.81,
    "confidence": 0.74,
}
_LINKED_EXAMPLE: dict[str, Any] = {
    "phrase": "gras maaien",
    "link": _LINK_EXAMPLE,
    "nearest": [_LINK_EXAMPLE],
}
_CONCEPT_EXAMPLE: dict[str, Any] = {
    "uri": "http://data.europa.eu/esco/occupation/7d5e1a0b-0000-4000-8000-000000000001",
    "kind": "occupation",
    "label": "hovenier",
    "synonyms": ["tuinman"],
    "description": None,
    "codes": {"isco-08": "6113"},
}
_TAXONOMY_EXAMPLE: dict[str, Any] = {
    "edition": {
        "name": "ESCO",
        "version": "v1.2.0",
        "language": "nl",
        "imported_at": "2026-11-25T12:00:00Z",
        "n_occupations": 3039,
        "n_skills": 13939,
        "n_labels": 52000,
        "n_relations": 129000,
    },
    "is_calibrated": True,
}
LONGEST_URI = 300


class EditionOut(Schema):
    """An imported taxonomy."""

    name: str
    version: str | None = Field(description="As the importer named it; null was not said.")
    language: str
    imported_at: datetime
    n_occupations: int
    n_skills: int
    n_labels: int
    n_relations: int


class TaxonomyOut(Schema):
    """Which taxonomy is stored."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"edition": None, "is_calibrated": True}, _TAXONOMY_EXAMPLE]
        }
    )

    edition: EditionOut | None = Field(
        description="Null while none is imported; matching works without."
    )
    is_calibrated: bool = Field(
        description="Whether confidences were fitted on the encoder in use."
    )


class ConceptOut(Schema):
    """An occupation or a skill (beroep, vaardigheid)."""

    uri: str
    kind: ConceptKind
    label: str
    synonyms: list[str]
    description: str | None
    codes: dict[str, str] = Field(description="Codes in other classifications, by its name.")


class ConceptPageOut(PageOut[ConceptOut]):
    """A page of concepts, by name."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_CONCEPT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


class RelatedSkillOut(Schema):
    """A skill that an occupation asks."""

    uri: str
    label: str
    importance: Importance


class WholeConceptOut(ConceptOut):
    """A concept, and the skills that an occupation asks."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                _CONCEPT_EXAMPLE
                | {"skills": [{"uri": _URI, "label": "gazon maaien", "importance": "essential"}]}
            ]
        }
    )

    skills: list[RelatedSkillOut]


class LinkOut(Schema):
    """A concept that a phrase may mean."""

    uri: str
    kind: ConceptKind
    label: str = Field(description="The name of the concept that came nearest.")
    similarity: float
    confidence: float = Field(
        ge=0, le=1, description="Estimated probability that the concept is meant."
    )


class LinkedPhraseOut(Schema):
    """What a phrase means."""

    phrase: str
    link: LinkOut | None = Field(description="Null is not linked: nothing is sure enough.")
    nearest: list[LinkOut] = Field(description="The nearest concepts, sure enough or not.")


class LinksIn(Schema):
    """Phrases to link; nothing of them is kept."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "skill", "phrases": ["gras maaien"]}]}
    )

    kind: ConceptKind
    phrases: Annotated[Phrases, Field(min_length=1)]


class LinksOut(Schema):
    """The phrases in the order in which they were sent."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"phrases": [_LINKED_EXAMPLE]}]})

    phrases: list[LinkedPhraseOut]


class SuggestionOut(Schema):
    """A skill that follows from an occupation (afgeleid); unused before it is confirmed."""

    uri: str
    label: str
    importance: Importance
    is_inferred: bool = Field(True, description="Always true here: nobody said it.")
    occupation: LinkOut
    read_from: str = Field(description="The title from which the occupation was read.")


class SuggestionsOut(Schema):
    """What the taxonomy suggests, and how each title was read."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "has_taxonomy": True,
                    "occupations": [],
                    "skills": [
                        {
                            "uri": _URI,
                            "label": "gazon maaien",
                            "importance": "essential",
                            "is_inferred": True,
                            "occupation": _LINK_EXAMPLE | {"kind": "occupation"},
                            "read_from": "hovenier",
                        }
                    ],
                }
            ]
        }
    )

    has_taxonomy: bool = Field(description="False while none is imported: nothing to suggest.")
    occupations: list[LinkedPhraseOut]
    skills: list[SuggestionOut]


class ConfirmationIn(Schema):
    """The suggestions that somebody confirms."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"skills": [_URI]}]})

    skills: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=LONGEST_URI)]],
        Field(min_length=1, max_length=200),
    ] = Field(description="Addresses of skills from the list of suggestions.")


class SkillsOut(Schema):
    """What is listed now."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"skills": ["gazon maaien"]}]})

    skills: list[str]


def taxonomy_out(edition: TaxonomyEdition | None, *, is_calibrated: bool) -> TaxonomyOut:
    """Return which taxonomy is stored as JSON."""
    stored = None if edition is None else _edition(edition)
    return TaxonomyOut(edition=stored, is_calibrated=is_calibrated)


def concept_page_out(page: Page[TaxonomyConcept], *, limit: int, offset: int) -> ConceptPageOut:
    """Return a page of concepts as JSON."""
    rows = [ConceptOut(**_concept(concept)) for concept in page.rows]
    return ConceptPageOut(rows=rows, total=page.total, limit=limit, offset=offset)


def whole_concept_out(
    concept: TaxonomyConcept, skills: Iterable[tuple[TaxonomyConcept, Importance]]
) -> WholeConceptOut:
    """Return a concept with the skills it asks as JSON."""
    related = [
        RelatedSkillOut(uri=skill.uri, label=skill.label, importance=importance)
        for skill, importance in skills
    ]
    return WholeConceptOut(**_concept(concept), skills=related)


def links_out(linked: Iterable[LinkedPhrase]) -> LinksOut:
    """Return linked phrases as JSON."""
    return LinksOut(phrases=[_linked(one) for one in linked])


def suggestions_out(found: Suggestions) -> SuggestionsOut:
    """Return suggestions as JSON."""
    return SuggestionsOut(
        has_taxonomy=found.has_taxonomy,
        occupations=[_linked(one) for one in found.occupations],
        skills=[_suggestion(one) for one in found.skills],
    )


def requirements_out(vacancy: Vacancy) -> SkillsOut:
    """Return what a vacancy asks as a list of phrases."""
    return SkillsOut(skills=[requirement.phrase for requirement in vacancy.requirements])


def _edition(edition: TaxonomyEdition) -> EditionOut:
    return EditionOut(
        name=edition.name,
        version=edition.version or None,
        language=edition.language,
        imported_at=edition.imported_at,
        n_occupations=edition.n_occupations,
        n_skills=edition.n_skills,
        n_labels=edition.n_labels,
        n_relations=edition.n_relations,
    )


def _concept(concept: TaxonomyConcept) -> dict[str, Any]:
    return {
        "uri": concept.uri,
        "kind": concept.kind,
        "label": concept.label,
        "synonyms": list(concept.synonyms),
        "description": concept.description or None,
        "codes": {scheme.value: code for scheme, code in concept.codes.items()},
    }


def _linked(one: LinkedPhrase) -> LinkedPhraseOut:
    return LinkedPhraseOut(
        phrase=one.phrase,
        link=None if one.link is None else link_out(one.link),
        nearest=[link_out(link) for link in one.nearest],
    )


def link_out(link: ConceptLink) -> LinkOut:
    """Return what a phrase may mean as JSON."""
    return LinkOut(
        uri=link.uri,
        kind=link.kind,
        label=link.label,
        similarity=round(link.similarity, 4),
        confidence=round(link.confidence, 4),
    )


def _suggestion(one: SkillSuggestion) -> SuggestionOut:
    return SuggestionOut(
        uri=one.skill.uri,
        label=one.skill.label,
        importance=one.importance,
        is_inferred=True,
        occupation=link_out(one.occupation),
        read_from=one.phrase,
    )
