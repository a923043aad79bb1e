"""How OpenAPI describes operations: the problems they may answer with, with examples."""

from __future__ import annotations

from typing import Any

from api.problems import (
    AMBIGUOUS,
    CONFLICT,
    CONTENT_TOO_LARGE,
    FROM_ELSEWHERE,
    INVALID_INPUT,
    INVALID_REQUEST,
    NOT_FOUND,
    STORAGE_UNAVAILABLE,
    UNEXPECTED,
    UNSUPPORTED_MEDIA_TYPE,
    ProblemType,
)
from api.schemas.problem import MEDIA_TYPE, ProblemOut

Responses = dict[int | str, dict[str, Any]]

_ALWAYS = (FROM_ELSEWHERE, INVALID_REQUEST, INVALID_INPUT, UNEXPECTED, STORAGE_UNAVAILABLE)


def problems(*kinds: ProblemType) -> Responses:
    """Return the descriptions of these problems and of those that any request may meet."""
    described: Responses = {}
    for kind in (*kinds, *_ALWAYS):
        description = f"{kind.title}: {kind.meaning}"
        if kind.status in described:
            description = f"{described[kind.status]['description']}\n\n{description}"
        described.setdefault(kind.status, _response(kind))["description"] = description
    return described


def _response(kind: ProblemType) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{ProblemOut.__name__}"}
    return {"content": {MEDIA_TYPE: {"schema": schema, "example": _example(kind)}}}


def _example(kind: ProblemType) -> dict[str, Any]:
    errors = None
    if kind is INVALID_REQUEST:
        fault = {"in": "body", "pointer": "#/title", "message": "This field is needed."}
        errors = [fault]
    return {
        "type": kind.uri,
        "title": kind.title,
        "status": kind.status,
        "detail": f"{kind.title}.",
        "instance": "urn:uuid:1d7a4e0e-6a0b-4c5e-9a3b-0f6c1a2b3c4d",
        "where": None,
        "remedy": kind.meaning,
        "errors": errors,
    }


LOOKED_UP = problems(NOT_FOUND, AMBIGUOUS)
LISTED = problems(AMBIGUOUS)
CREATED = problems(CONFLICT, AMBIGUOUS, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE)
CHANGED = problems(NOT_FOUND, CONFLICT, AMBIGUOUS, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE)
REMOVED = problems(NOT_FOUND, CONFLICT)


def located(description: str) -> Responses:
    """Return the description of a 201 with the address of what was made."""
    link = {"description": "Path of what was made.", "schema": {"type": "string"}}
    return {201: {"description": description, "headers": {"Location": link}}}
