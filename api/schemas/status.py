"""How the service is, as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema


class HealthOut(Schema):
    """That the process lives."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "alive"}]})

    status: Literal["alive"] = "alive"


class ReadyOut(Schema):
    """That database and index are ready, and with what it ranks."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "status": "ready",
                    "n_candidates": 412,
                    "weights_version": "default-v2",
                    "encoder_version": "ngram-256",
                }
            ]
        }
    )

    status: Literal["ready"] = "ready"
    n_candidates: int = Field(description="Candidates in the index.")
    weights_version: str
    encoder_version: str
