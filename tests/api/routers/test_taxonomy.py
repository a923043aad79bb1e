"""The taxonomy over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.services.taxonomy import import_taxonomy
from matcher.domain.access import Viewer
from models.engine import Database
from tests.api.routers.calls import API, Desk, answer_of, problem_of
from tests.matcher.skills.toy_vocabulary import write_vocabulary

PATH = f"{API}/taxonomy"


@pytest.fixture
def taken_in(database: Database, operator: Viewer, tmp_path: Path) -> None:
    folder = write_vocabulary(tmp_path / "esco")
    at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    with database.unit_of_work(operator) as uow:
        import_taxonomy(uow, folder, language="nl", version="", at=at)


def test_without_one_it_says_null(client: TestClient) -> None:
    assert answer_of(client.get(PATH))["edition"] is None
    response = client.post(f"{PATH}/links", json={"kind": "skill", "phrases": ["gras maaien"]})
    assert "taxonomy import" in problem_of(response, "conflict")["remedy"]


@pytest.mark.usefixtures("taken_in")
def test_concepts_are_listed_and_read(client: TestClient) -> None:
    edition = answer_of(client.get(PATH))["edition"]
    assert (edition["name"], edition["version"]) == ("ESCO", None)
    page = answer_of(client.get(f"{PATH}/concepts", params={"label_contains": "schoonmaker"}))
    concept = page["rows"][0]
    whole = answer_of(client.get(f"{PATH}/concepts/{quote(concept['uri'], safe='')}"))
    assert whole["label"] == concept["label"] == "schoonmaker"
    assert [skill["importance"] for skill in whole["skills"]] == ["essential", "useful"]
    problem_of(client.get(f"{PATH}/concepts/uri:none"), "not-found")


@pytest.mark.usefixtures("taken_in")
def test_phrases_are_linked(client: TestClient) -> None:
    body = {"kind": "occupation", "phrases": ["tuinman", "kwantummechanica"]}
    known, foreign = answer_of(client.post(f"{PATH}/links", json=body))["phrases"]
    assert (known["link"]["label"], foreign["link"]) == ("tuinman", None)
    problem_of(
        client.post(f"{PATH}/links", json={"kind": "skill", "phrases": []}), "invalid-request"
    )


@pytest.mark.usefixtures("taken_in")
def test_suggestions_are_confirmed_one_by_one(desk: Desk, client: TestClient) -> None:
    vacancy = desk.vacancy(title="Schoonmaker", requirements=[])
    address = f"{API}/vacancies/{vacancy['id']}/suggested-requirements"
    suggested = answer_of(client.get(address))
    first = suggested["skills"][0]
    assert (first["is_inferred"], first["read_from"]) == (True, "Schoonmaker")
    answer = answer_of(client.post(address, json={"skills": [first["uri"]]}))
    assert answer["skills"] == [first["label"]]
    problem_of(client.post(address, json={"skills": [first["uri"]]}), "invalid-input")


@pytest.mark.usefixtures("taken_in")
def test_a_desk_confirms_what_somebody_can_do(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    patch = {"profile": {"experience": [{"occupation": "interieurverzorger"}]}}
    assert client.patch(f"{API}/candidates/{made['id']}", json=patch).status_code == 200
    address = f"{API}/candidates/{made['id']}/suggested-skills"
    (suggested,) = answer_of(client.get(address))["skills"]
    assert (suggested["label"], suggested["is_inferred"]) == ("vloeren dweilen", True)
    answer = answer_of(client.post(address, json={"skills": [suggested["uri"]]}))
    assert answer["skills"][-1] == "vloeren dweilen"
