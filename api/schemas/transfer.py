"""What goes along from one occupation to another, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.transfers import OccupationTransfer
from matcher.domain.taxonomy import TaxonomyConcept

_SKILL: dict[str, Any] = {"uri": "http://data.europa.eu/esco/skill/1", "label": "klanten ontvangen"}
_OTHER_SKILL: dict[str, Any] = {
    "uri": "http://data.europa.eu/esco/skill/2",
    "label": "afspraken plannen",
}


class NamedConceptOut(Schema):
    """An occupation or a skill of the taxonomy, by address and name."""

    uri: str
    label: str


class TransferOut(Schema):
    """What of an occupation goes along to another one (overdraagbare vaardigheden)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "from_words": "kassamedewerker",
                    "to_words": "baliemedewerker",
                    "from_occupation": {"uri": "urn:example:cashier", "label": "kassamedewerker"},
                    "to_occupation": {"uri": "urn:example:clerk", "label": "baliemedewerker"},
                    "covered_at_least": 0.5,
                    "covered_at_most": 0.5,
                    "shared": [_SKILL],
                    "perhaps": [],
                    "to_learn": [_OTHER_SKILL],
                    "shared_useful": [],
                    "useful_to_learn": [],
                }
            ]
        }
    )

    from_words: str = Field(description="The words by which the old occupation was named.")
    to_words: str = Field(description="The words by which the new occupation was named.")
    from_occupation: NamedConceptOut
    to_occupation: NamedConceptOut
    covered_at_least: float | None = Field(
        ge=0,
        le=1,
        description="Share of the essential skills of the new occupation that go along; null where "
        "the taxonomy names none.",
    )
    covered_at_most: float | None = Field(
        ge=0, le=1, description="The same with those that go along perhaps."
    )
    shared: list[NamedConceptOut] = Field(description="Essential in both.")
    perhaps: list[NamedConceptOut] = Field(
        description="Essential in the new one, useful in the old one: worth asking."
    )
    to_learn: list[NamedConceptOut] = Field(
        description="Essential in the new one, not asked in the old one."
    )
    shared_useful: list[NamedConceptOut] = Field(
        description="Useful in the new one, asked in the old one in whatever way."
    )
    useful_to_learn: list[NamedConceptOut] = Field(
        description="Useful in the new one, not asked in the old one."
    )


def transfer_out(found: OccupationTransfer) -> TransferOut:
    """Return what goes along between two occupations."""
    skills = found.skills
    return TransferOut(
        from_words=found.old_words,
        to_words=found.new_words,
        from_occupation=_named(found.old),
        to_occupation=_named(found.new),
        covered_at_least=skills.covered_at_least,
        covered_at_most=skills.covered_at_most,
        shared=_all_named(skills.shared),
        perhaps=_all_named(skills.perhaps),
        to_learn=_all_named(skills.to_learn),
        shared_useful=_all_named(skills.shared_useful),
        useful_to_learn=_all_named(skills.useful_to_learn),
    )


def _named(concept: TaxonomyConcept) -> NamedConceptOut:
    return NamedConceptOut(uri=concept.uri, label=concept.label)


def _all_named(concepts: Sequence[TaxonomyConcept]) -> list[NamedConceptOut]:
    return [_named(concept) for concept in concepts]
