"""The description of the service in OpenAPI, where FastAPI's own leaves something out.

FastAPI drops every null from examples, although null is what says 'unknown' here; it does not know
the media type of problem documents; and it lists enums of which only the words are used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from api.schemas.problem import MEDIA_TYPE, FieldErrorOut, ProblemOut
from api.schemas.schema import Schema

_REFERENCE = "#/components/schemas/{model}"

Document = dict[str, Any]


def describe_fully(app: FastAPI) -> None:
    """Complete the description that the service gives of itself."""
    generate = app.openapi

    def openapi() -> Document:
        described = generate()
        schemas = described["components"]["schemas"]
        _add_problem_schemas(schemas)
        _restore_examples(schemas)
        for example in _problem_examples(described):
            for name in ProblemOut.model_fields:
                example.setdefault(name, None)
        _drop_unused(described)
        return described

    app.openapi = openapi  # type: ignore[method-assign]


def _add_problem_schemas(schemas: Document) -> None:
    for schema in (FieldErrorOut, ProblemOut):
        definition = schema.model_json_schema(mode="serialization", ref_template=_REFERENCE)
        definition.pop("$defs", None)
        schemas[schema.__name__] = definition


def _restore_examples(schemas: Document) -> None:
    for schema in _below(Schema):
        extra = schema.model_config.get("json_schema_extra")
        if schema.__name__ in schemas and isinstance(extra, dict):
            schemas[schema.__name__] |= extra


def _below(schema: type[Schema]) -> Iterator[type[Schema]]:
    for kind in schema.__subclasses__():
        yield kind
        yield from _below(kind)


def _problem_examples(described: Document) -> Iterator[Document]:
    for operations in described["paths"].values():
        for operation in operations.values():
            for response in operation["responses"].values():
                content = response.get("content", {})
                if MEDIA_TYPE in content:
                    yield content[MEDIA_TYPE]["example"]


def _drop_unused(described: Document) -> None:
    used = set(re.findall(r"#/components/schemas/([\w-]+)", json.dumps(described, default=str)))
    schemas = described["components"]["schemas"]
    for name in set(schemas) - used:
        del schemas[name]
