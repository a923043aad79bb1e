"""Weights of the ranker as JSON: versions, what is in use, and those that are sent."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from api.schemas.fields import Reference
from api.schemas.schema import Schema
from api.services.claim_texts import LONGEST_REASON
from api.services.weights import KnownWeights
from matcher.domain.weight_set import WeightActivation, WeightOrigin, WeightSet
from matcher.ranking.weight_document import (
    LONGEST_DOCUMENT,
    document_tables,
    tables_of,
    written,
)

_TABLES_EXAMPLE: dict[str, Any] = {
    "components": {
        "skills": 0.42,
        "occupation": 0.28,
        "experience": 0.05,
        "travel": 0.1,
        "hours": 0.05,
        "language": 0.03,
        "conditions": 0.07,
    },
    "importance": {"essential": 1.0, "useful": 0.5},
    "evidence": {"skill": 1.0, "experience": 1.0, "preferred_occupation": 0.8},
    "taxonomy": {"inferred": 0.6, "commonest": 0.5},
    "experience": {"full_months": 24.0, "half_life_years": 10.0},
    "travel": {"horizon_min": 90.0},
}
_SET_EXAMPLE: dict[str, Any] = {
    "version": "werkplein-noord-v1",
    "origin": "desk",
    "saved_by": "O-7QK2M0ZB4T9X",
    "saved_at": "2026-11-24T09:30:00Z",
    "why": "Reistijd telt hier zwaarder: er gaat geen bus.",
    "is_in_use": True,
}
_ACTIVATION_EXAMPLE: dict[str, Any] = {
    "version": "werkplein-noord-v1",
    "activated_by": "O-7QK2M0ZB4T9X",
    "activated_at": "2026-11-24T09:35:00Z",
    "why": "Besproken in het teamoverleg.",
}

Reason = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_REASON)]
Tables = Annotated[
    dict[str, dict[str, float]],
    Field(description="The numbers by section and key, as a set that is read gives them."),
]


class WeightsIn(Schema):
    """Weights to try or save: the numbers, or the TOML text with its remarks."""

    tables: Tables | None = None
    document: Annotated[str, StringConstraints(max_length=LONGEST_DOCUMENT)] | None = Field(
        None, description="TOML; kept word for word. Give this or `tables`."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> WeightsIn:
        if (self.tables is None) == (self.document is None):
            message = "Give either `tables` or `document`."
            raise ValueError(message)
        return self

    def text(self) -> str:
        """Return the TOML text; InvalidInput names a number that cannot be used."""
        if self.document is not None:
            return self.document
        return written(tables_of(self.tables or {}, where="tables"))


class WeightPreviewIn(WeightsIn):
    """Weights whose effect is asked for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"tables": _TABLES_EXAMPLE}]})


class WeightSetIn(WeightsIn):
    """Weights to save under a name."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"name": "werkplein-noord", "why": _SET_EXAMPLE["why"], "tables": _TABLES_EXAMPLE}
            ]
        }
    )

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(
        description="Small letters, digits and hyphens; the version number comes behind it."
    )
    why: Reason = Field(description="The reason; name no persons.")


class WeightActivationIn(Schema):
    """Which weights to take into use."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"version": "werkplein-noord-v1", "why": _ACTIVATION_EXAMPLE["why"]}]
        }
    )

    version: Reference | None = Field(
        None, description="Left out: what was in use before the weights of now."
    )
    why: Reason = Field(description="The reason; name no persons.")


class WeightSetOut(Schema):
    """One version of a named set of weights (gewichtenset)."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SET_EXAMPLE]})

    version: str
    origin: WeightOrigin
    saved_by: str | None = Field(description="Null for a shipped one.")
    saved_at: datetime | None = Field(description="Null for a shipped one.")
    why: str | None = Field(description="The reason that was given; null for a shipped one.")
    is_in_use: bool


class WeightActivationOut(Schema):
    """From when on a version counted for every ranking, by whom and why."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ACTIVATION_EXAMPLE]})

    version: str
    activated_by: str
    activated_at: datetime
    why: str


class WeightSetsOut(Schema):
    """All versions, and every taking into use, the latest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "in_use": "werkplein-noord-v1",
                    "rows": [_SET_EXAMPLE],
                    "activations": [_ACTIVATION_EXAMPLE],
                }
            ]
        }
    )

    in_use: str = Field(description="The version by which every list is made now.")
    rows: list[WeightSetOut]
    activations: list[WeightActivationOut]


class WeightSetDetailOut(WeightSetOut):
    """One version with its numbers and its text."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                _SET_EXAMPLE | {"tables": _TABLES_EXAMPLE, "document": "[travel]\nhorizon_min = 90"}
            ]
        }
    )

    tables: Tables
    document: str = Field(description="TOML, word for word as it was saved.")


def weight_set_out(weights: WeightSet, *, in_use: str) -> WeightSetOut:
    """Return a version without its numbers."""
    return WeightSetOut(**_set_fields(weights, in_use))


def weight_set_detail_out(weights: WeightSet, *, in_use: str) -> WeightSetDetailOut:
    """Return a version with its numbers and its text."""
    return WeightSetDetailOut(
        **_set_fields(weights, in_use),
        tables={
            section: dict(numbers)
            for section, numbers in document_tables(
                weights.document, where=f"weights {weights.version}"
            ).items()
        },
        document=weights.document,
    )


def weight_sets_out(known: KnownWeights) -> WeightSetsOut:
    """Return all versions."""
    return WeightSetsOut(
        in_use=known.active,
        rows=[weight_set_out(one, in_use=known.active) for one in known.sets],
        activations=[weight_activation_out(one) for one in known.activations],
    )


def weight_activation_out(activation: WeightActivation) -> WeightActivationOut:
    """Return one taking into use."""
    return WeightActivationOut(
        version=activation.version,
        activated_by=activation.activated_by,
        activated_at=activation.activated_at,
        why=activation.why,
    )


def _set_fields(weights: WeightSet, in_use: str) -> dict[str, Any]:
    return {
        "version": weights.version,
        "origin": weights.origin,
        "saved_by": weights.saved_by or None,
        "saved_at": weights.saved_at,
        "why": weights.why or None,
        "is_in_use": weights.version == in_use,
    }
