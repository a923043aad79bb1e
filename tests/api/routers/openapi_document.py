"""Reading the description of the service: its operations, their content, examples and schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

Document = dict[str, Any]


def operations(described: Document) -> Iterator[tuple[str, Document]]:
    """Give every operation with its request, such as ``GET /health``."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def resolved(described: Document, schema: Document) -> Document:
    """Return the schema that this one refers to, or itself."""
    while "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def validator(described: Document, schema: Document) -> Draft202012Validator:
    """Return a validator of OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12."""
    document = {"components": described["components"], **schema}
    return Draft202012Validator(document, format_checker=Draft202012Validator.FORMAT_CHECKER)


def examples(described: Document, content: Document) -> list[Any]:
    """Return the examples of a content, which stand beside it or in its schema."""
    if "example" in content:
        return [content["example"]]
    found = resolved(described, content.get("schema", {})).get("examples", [])
    assert isinstance(found, list)
    return found


def contents(operation: Document) -> Iterator[tuple[str, str, Document]]:
    """Give the request body and the answers: what it is, its media type, its content."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield "request", kind, content
    for status, response in operation["responses"].items():
        for kind, content in response.get("content", {}).items():
            yield status, kind, content
