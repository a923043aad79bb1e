"""What validation found, told field by field without repeating what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from api.schemas.problem import FieldErrorOut
from matcher.privacy.redaction import redact_identifiers

Place = Literal["body", "query", "path", "header", "form"]

_PLACES: dict[str, Place] = {
    "query": "query",
    "path": "path",
    "header": "header",
    "cookie": "header",
}
_SENTENCES = {
    "extra_forbidden": "There is no such field. What identifies a person (name, date of birth, "
    "BSN, address, telephone number) is not kept here: leave it out.",
    "missing": "This field is needed.",
    "json_invalid": "The content is not JSON.",
    "model_attributes_type": "Give a JSON object.",
}
LONGEST_PART = 60


def field_errors(found: Iterable[Mapping[str, Any]], *, is_form: bool) -> list[FieldErrorOut]:
    """Return what is wrong with every field, in the order in which it was found.

    Parameters
    ----------
    found : iterable of mapping
        Errors of pydantic: ``loc`` begins with the place, ``msg`` never holds the value.
    is_form : bool
        Whether the content was a form.
    """
    return [_field_error(error, is_form=is_form) for error in found]


def _field_error(error: Mapping[str, Any], *, is_form: bool) -> FieldErrorOut:
    place, *parts = error["loc"]
    if error["type"] == "json_invalid":
        parts = []
    return FieldErrorOut(
        place=_PLACES.get(place, "form" if is_form else "body"),
        pointer="#" + "".join(f"/{_pointer_part(part)}" for part in parts),
        message=_SENTENCES.get(error["type"], error["msg"]),
    )


def _pointer_part(part: object) -> str:
    """Return one step of a JSON pointer; the name of an unknown field may hold anything."""
    named = redact_identifiers(str(part))[0][:LONGEST_PART]
    return named.replace("~", "~0").replace("/", "~1")
