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
READINGS = f"{API}/text-readings"


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
def test_what_a_text_says_is_linked_or_said_not_to_be(client: TestClient) -> None:
    text = "Wij zoeken een tuinman. Taken: gras maaien; kwantummechanica."
    found = answer_of(client.post(READINGS, json={"text": text, "of": "vacancy"}))
    assert found["has_taxonomy"] is True
    assert (found["title"]["text"], found["title"]["link"]["label"]) == ("tuinman", "tuinman")
    mowing, foreign = found["phrases"]
    assert (mowing["link"]["kind"], mowing["link"]["confidence"]) == ("skill", 1.0)
    assert foreign["link"] is None
    assert len(foreign["nearest"]) == 3


@pytest.mark.usefixtures("taken_in")
def test_jobs_of_a_candidate_are_linked_to_occupations(client: TestClient) -> None:
    text = "Ik heb gewerkt als glazenwasser. Ik kan ramen lappen."
    found = answer_of(client.post(READINGS, json={"text": text, "of": "candidate"}))
    assert found["title"] is None
    assert [phrase["link"]["kind"] for phrase in found["phrases"]] == ["occupation", "skill"]


@pytest.mark.usefixtures("taken_in")
def test_the_title_of_a_vacancy_is_linked_with_its_description(
    desk: Desk, client: TestClient
) -> None:
    vacancy = desk.vacancy(title="GEZOCHT: tuinman (m/v)", description="Taken: gras maaien.")
    found = answer_of(client.get(f"{API}/vacancies/{vacancy['id']}/text-reading"))
    assert found["title"]["text"] == "tuinman"
    assert found["title"]["link"]["confidence"] == 1.0
    assert found["phrases"][0]["link"]["label"] == "gras maaien"


def test_without_a_taxonomy_a_text_is_read_and_nothing_is_linked(client: TestClient) -> None:
    sent = {"text": "Taken: gras maaien.", "of": "vacancy", "title": "Tuinman"}
    found = answer_of(client.post(READINGS, json=sent))
    assert found["has_taxonomy"] is False
    assert found["title"] == {"text": "Tuinman", "link": None, "nearest": []}
    assert [phrase["link"] for phrase in found["phrases"]] == [None]


def test_a_title_with_the_text_of_a_candidate_is_refused(client: TestClient) -> None:
    sent = {"text": "Ik kan koken.", "of": "candidate", "title": "Kok"}
    assert problem_of(client.post(READINGS, json=sent), "invalid-input")["where"] == "title"


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
