"""JSON merge patch (RFC 7396): absent is unchanged, null is removed and so unknown."""

from __future__ import annotations

from typing import Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.schemas.schema import Schema

Whole = TypeVar("Whole", bound=Schema)

MEDIA_TYPE = "application/merge-patch+json"


def merged(document: object, patch: object) -> object:
    """Return the document with the patch applied, as RFC 7396 section 2 prescribes."""
    if not isinstance(patch, dict):
        return patch
    result: dict[str, Any] = dict(document) if isinstance(document, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def patched(stored: Schema, patch: Schema, whole: type[Whole]) -> Whole:
    """Return what was stored with a patch applied, validated as if it were sent anew.

    Raises ``RequestValidationError`` when the outcome is not allowed.
    """
    document = stored.model_dump(mode="json", exclude={"id"})
    change = patch.model_dump(mode="json", exclude_unset=True)
    try:
        return whole.model_validate(merged(document, change))
    except ValidationError as fault:
        found = fault.errors(include_input=False, include_url=False)
        in_body = [{**error, "loc": ("body", *error["loc"])} for error in found]
        raise RequestValidationError(in_body) from None
