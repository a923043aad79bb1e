"""The description of the service is complete, and the service keeps to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from tests.api.routers.calls import API, LOCALHOST, PROBLEM, Desk, a_candidate_body, import_file

OPERATIONS = {
    "change_candidate": "PATCH /api/v1/candidates/{candidate_id}",
    "change_contract": "PATCH /api/v1/contracts/{contract_id}",
    "change_organisation": "PATCH /api/v1/organisations/{organisation_id}",
    "change_vacancy": "PATCH /api/v1/vacancies/{vacancy_id}",
    "create_candidate": "POST /api/v1/candidates",
    "create_contract": "POST /api/v1/contracts",
    "create_import": "POST /api/v1/imports",
    "create_organisation": "POST /api/v1/organisations",
    "create_vacancy": "POST /api/v1/vacancies",
    "decide_duplicate": "PATCH /api/v1/duplicates/{flag_id}",
    "explain_problem": "GET /problems/{name}",
    "get_template": "GET /api/v1/templates/{kind}.{form}",
    "list_candidates": "GET /api/v1/candidates",
    "list_contracts": "GET /api/v1/contracts",
    "list_duplicates": "GET /api/v1/duplicates",
    "list_imports": "GET /api/v1/imports",
    "list_organisations": "GET /api/v1/organisations",
    "list_vacancies": "GET /api/v1/vacancies",
    "rank_candidates_for_vacancy": "GET /api/v1/vacancies/{vacancy_id}/matches",
    "rank_vacancies_for_candidate": "GET /api/v1/candidates/{candidate_id}/matches",
    "read_candidate": "GET /api/v1/candidates/{candidate_id}",
    "read_contract": "GET /api/v1/contracts/{contract_id}",
    "read_health": "GET /health",
    "read_import": "GET /api/v1/imports/{import_id}",
    "read_organisation": "GET /api/v1/organisations/{organisation_id}",
    "read_readiness": "GET /ready",
    "read_vacancy": "GET /api/v1/vacancies/{vacancy_id}",
    "remove_candidate": "DELETE /api/v1/candidates/{candidate_id}",
    "remove_contract": "DELETE /api/v1/contracts/{contract_id}",
    "remove_organisation": "DELETE /api/v1/organisations/{organisation_id}",
    "remove_vacancy": "DELETE /api/v1/vacancies/{vacancy_id}",
}
"""Clients are generated from these names: changing one breaks theirs."""

Document = dict[str, Any]
BINARY = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def described(app: FastAPI) -> Document:
    """The description as clients get it."""
    with TestClient(app, base_url=LOCALHOST) as client:
        document = client.get("/openapi.json").json()
    assert isinstance(document, dict)
    return document


def operations(described: Document) -> Iterator[tuple[str, Document]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def resolved(described: Document, schema: Document) -> Document:
    while "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def validator(described: Document, schema: Document) -> Draft202012Validator:
    """Return a validator of OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12."""
    document = {"components": described["components"], **schema}
    return Draft202012Validator(document, format_checker=Draft202012Validator.FORMAT_CHECKER)


def examples(described: Document, content: Document) -> list[Any]:
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


def test_a_form_has_an_example_for_every_field(described: Document) -> None:
    (content,) = (
        content
        for _, operation in operations(described)
        for _, kind, content in contents(operation)
        if kind == "multipart/form-data"
    )
    fields = resolved(described, content["schema"])["properties"]
    assert set(fields) == {"file", "kind", "organisation", "channel"}
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
        assert ("415" in failures) is (
            "application/json" in operation.get("requestBody", {}).get("content", {})
            or "application/merge-patch+json" in operation.get("requestBody", {}).get("content", {})
        ), name
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


def test_every_answer_of_a_session_is_as_described(
    described: Document, desk: Desk, client: TestClient
) -> None:
    checked = Checked(client, described)
    made = register_one_of_each(checked, desk)
    for collection, identifier in made.items():
        ask_every_way(checked, collection, identifier)
    rank_and_import(checked, desk, made)
    ask_the_service_itself(checked)
    for collection in ("contracts", "vacancies", "contracts", "candidates", "organisations"):
        checked("DELETE", f"{API}/{collection}/{made[collection]}")
    checked("DELETE", f"{API}/organisations/Niemand")
    assert checked.seen == set(OPERATIONS)


def register_one_of_each(checked: Checked, desk: Desk) -> dict[str, str]:
    authority = {"kind": "contracting_authority", "name": "Gemeente Voorbeeld"}
    checked("POST", f"{API}/organisations", json=authority)
    checked("POST", f"{API}/organisations", json=authority)
    body = {"organisation": desk.contractor, "title": "Wegen"}
    contract = checked("POST", f"{API}/contracts", json=body)["id"]
    body = a_candidate_body(desk.intermediary)
    candidate = checked("POST", f"{API}/candidates", json=body)["id"]
    body = {"organisation": desk.contractor, "title": "Kok", "contract": contract}
    vacancy = checked("POST", f"{API}/vacancies", json=body)["id"]
    return {
        "organisations": desk.intermediary,
        "contracts": contract,
        "candidates": candidate,
        "vacancies": vacancy,
    }


def ask_every_way(checked: Checked, collection: str, identifier: str) -> None:
    one = f"{API}/{collection}/{identifier}"
    checked("GET", f"{API}/{collection}")
    checked("GET", f"{API}/{collection}", params={"limit": 0})
    checked("GET", f"{API}/{collection}/niets")
    checked("GET", one)
    checked("PATCH", one, json={})
    checked("PATCH", one, json={"bsn": "?"})
    checked("PATCH", one, content=b"{}")


def rank_and_import(checked: Checked, desk: Desk, made: dict[str, str]) -> None:
    body = {"organisation": desk.intermediary}
    unknown = checked("POST", f"{API}/candidates", json=body)["id"]
    for path in (
        f"vacancies/{made['vacancies']}",
        f"candidates/{made['candidates']}",
        f"candidates/{unknown}",
    ):
        checked("GET", f"{API}/{path}/matches", params={"show_excluded": True})
        checked("GET", f"{API}/{path}/matches", headers={"X-Acting-For": desk.contractor})
    table = b"bron_id;naam;postcode;uren_max\n1;A B;3511AB;veel\n2;A B;3511AB;\n"
    form = {"kind": "candidates", "organisation": desk.intermediary}
    run = checked("POST", f"{API}/imports", data=form, files={"file": ("a.csv", table)})["run"]
    checked("POST", f"{API}/imports", data=form, files={"file": ("a.csv", b"")})
    checked("GET", f"{API}/imports")
    checked("GET", f"{API}/imports/{run['id']}")
    (flag,) = checked("GET", f"{API}/duplicates")["rows"]
    decision = {"status": "different_people"}
    checked("PATCH", f"{API}/duplicates/{flag['id']}", json=decision)
    checked("GET", f"{API}/templates/candidates.csv")
    checked("GET", f"{API}/templates/vacancies.xlsx")


def ask_the_service_itself(checked: Checked) -> None:
    checked("GET", "/health", headers={"host": "evil.example"})
    checked("GET", "/health")
    checked("GET", "/ready")
    checked("GET", "/problems/conflict")
    checked("GET", "/problems/banken")


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
