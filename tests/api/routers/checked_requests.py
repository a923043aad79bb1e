"""Requests of which every answer is held against the description of the service."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import PROBLEM
from tests.api.routers.openapi_document import Document, operations, validator


class Checked:
    """Makes requests, and holds every answer against the description."""

    def __init__(self, client: TestClient, described: Document) -> None:
        self.client = client
        self.described = described
        self.seen: set[str] = set()

    def __call__(self, method: str, path: str, **request: Any) -> Any:
        response = self.client.request(method, path, **request)
        name, operation = self._operation(method, path)
        self.seen.add(name)
        answer = operation["responses"][str(response.status_code)]
        if response.status_code == 204:
            assert "content" not in answer
            return None
        kind = response.headers["content-type"].split(";")[0]
        content = answer["content"][kind]
        if kind in ("application/json", PROBLEM):
            validator(self.described, content["schema"]).validate(response.json())
            return response.json()
        return response.content

    def _operation(self, method: str, path: str) -> tuple[str, Document]:
        for name, operation in operations(self.described):
            verb, template = name.split(" ")
            pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
            if verb == method and re.fullmatch(pattern, path):
                return operation["operationId"], operation
        pytest.fail(f"{method} {path} is not described")
