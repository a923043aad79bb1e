"""What all schemas have in common: every field is known, and what is unknown says so."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A JSON object of which every field is known; anything else in it is refused.

    What goes out has all its fields, so they are required in its description.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )
