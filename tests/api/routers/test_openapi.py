"""The description of the service is complete, and the service keeps to it."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from tests.api.routers.calls import API, LOCALHOST, PROBLEM, Desk, import_file
from tests.api.routers.checked_requests import Checked
from tests.api.routers.desk_session import ask_everything
from tests.api.routers.openapi_document import (
    Document,
    contents,
    examples,
    operations,
    resolved,
    validator,
)
from tests.api.routers.operation_names import OPERATIONS

NAMED_TYPES = {"application/json", "application/merge-patch+json", "application/yaml", "text/csv"}
"""Content of these types has to say that it is; a form cannot be mistaken."""

BINARY = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def described(app: FastAPI) -> Document:
    """The description as clients get it."""
    with TestClient(app, base_url=LOCALHOST) as client:
        document = client.get("/openapi.json").json()
    assert isinstance(document, dict)
    return document


def test_operations_keep_their_names(described: Document) -> None:
    named = {operation["operationId"]: name for name, operation in operations(described)}
    assert named == OPERATIONS


def test_every_operation_is_summed_up_explained_and_filed(described: Document) -> None:
    tags = {tag["name"] for tag in described["tags"]}
    assert all(tag["description"] for tag in described["tags"])
    used = set()
    for name, operation in operations(described):
        assert operation["summary"], name
        assert operation["description"], name
        assert set(operation["tags"]) <= tags, name
        used.update(operation["tags"])
        for parameter in operation.get("parameters", []):
            is_told = parameter.get("description") or parameter["schema"].get("enum")
            assert is_told or "$ref" in parameter["schema"], (name, parameter["name"])
    assert used == tags


def test_every_request_and_answer_has_an_example_that_is_right(described: Document) -> None:
    for name, operation in operations(described):
        for what, kind, content in contents(operation):
            if kind in (BINARY, "multipart/form-data"):
                continue
            found = examples(described, content)
            assert found, (name, what, kind)
            for example in found:
                validator(described, content["schema"]).validate(example)


FORMS = {
    "create_import": {"file", "kind", "organisation", "channel"},
    "import_past_introductions": {"file", "check"},
}


def test_a_form_has_an_example_for_every_field(described: Document) -> None:
    forms = {
        operation["operationId"]: resolved(described, content["schema"])["properties"]
        for _, operation in operations(described)
        for _, kind, content in contents(operation)
        if kind == "multipart/form-data"
    }
    assert {name: set(fields) for name, fields in forms.items()} == FORMS
    for fields in forms.values():
        for name, field in fields.items():
            assert field.get("description"), name
            assert name == "file" or field.get("examples"), name


def test_every_operation_tells_which_problems_it_may_answer_with(described: Document) -> None:
    for name, operation in operations(described):
        failures = {
            status: answer for status, answer in operation["responses"].items() if status >= "4"
        }
        assert {"403", "422", "500", "503"} <= set(failures), name
        asked = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
        assert ("404" in failures) is bool(asked), name
        sent = set(operation.get("requestBody", {}).get("content", {}))
        assert ("415" in failures) is bool(sent & NAMED_TYPES), name
        for answer in failures.values():
            assert list(answer["content"]) == [PROBLEM], name
            schema = answer["content"][PROBLEM]["schema"]
            assert schema == {"$ref": "#/components/schemas/ProblemOut"}


def test_a_change_is_described_as_a_merge_patch(described: Document) -> None:
    for name, operation in operations(described):
        if name.startswith("PATCH"):
            assert list(operation["requestBody"]["content"]) == ["application/merge-patch+json"]


def test_the_description_is_one_of_openapi_and_refers_to_nothing_that_is_absent(
    described: Document,
) -> None:
    assert described["openapi"].startswith("3.1")
    known = set(described["components"]["schemas"])
    referred = set(re.findall(r"#/components/schemas/([\w-]+)", str(described)))
    assert referred == known
    assert not [name for name in known if name.endswith(("-Input", "-Output"))]
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_answer_of_a_session_is_as_described(
    described: Document, desk: Desk, client: TestClient
) -> None:
    checked = Checked(client, described)
    ask_everything(checked, desk)
    assert checked.seen == set(OPERATIONS)


def test_an_answer_that_is_not_as_described_would_be_noticed(
    described: Document, desk: Desk, client: TestClient
) -> None:
    described["components"]["schemas"]["OrganisationOut"]["required"].append("kvk_number")
    checked = Checked(client, described)
    with pytest.raises(Exception, match="'kvk_number' is a required property"):
        checked("GET", f"{API}/organisations/{desk.contractor}")


def test_an_import_needs_no_more_than_the_description_says(
    described: Document, desk: Desk, client: TestClient
) -> None:
    form = described["paths"][f"{API}/imports"]["post"]["requestBody"]["content"]
    fields = resolved(described, form["multipart/form-data"]["schema"])
    assert fields["required"] == ["file", "kind"]
    response = import_file(
        client, b"bron_id;vaardigheden\n1;koken\n", organisation=desk.intermediary
    )
    assert response.status_code == 201
