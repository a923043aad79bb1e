"""Problem details (RFC 9457) as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema

MEDIA_TYPE = "application/problem+json"


class FieldErrorOut(Schema):
    """What is wrong with one field."""

    place: Literal["body", "query", "path", "header", "form"] = Field(alias="in")
    pointer: str = Field(description="JSON pointer to the field (RFC 6901), as a URI fragment.")
    message: str = Field(description="What is wrong; what was sent is never repeated.")

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)


class ProblemOut(Schema):
    """What went wrong, where, and how to mend it."""

    type: str = Field(description="URI reference that names the kind of problem.")
    title: str = Field(description="The same for every problem of this type.")
    status: int = Field(description="The status of HTTP.")
    detail: str = Field(description="What went wrong this time.")
    instance: str = Field(description="This one occurrence; the log has it too.")
    where: str | None = Field(description="The field, file or part it concerns.")
    remedy: str | None = Field(description="What can be done about it.")
    errors: list[FieldErrorOut] | None = Field(
        None, description="Every field that is wrong; null unless the form is."
    )
