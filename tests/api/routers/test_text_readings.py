"""Running text read over HTTP: proposals with their words, and nothing kept."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.schemas.fields import LONGEST_TEXT
from api.schemas.text_reading import TextReadingIn, TextReadingOut
from models.engine import Database
from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of
from tests.contracts.planted import BSN_SPELLINGS, EMAIL, PHONES, dump, traces_of

PATH = f"{API}/text-readings"


def read(client: TestClient, text: str, of: str = "vacancy") -> dict[str, Any]:
    response = client.post(PATH, json={"text": text, "of": of})
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_vacancy_is_read_with_the_words_that_decided(client: TestClient) -> None:
    text = "Ervaring met heggen snoeien. Je werkt 24 tot 32 uur per week. VCA is een pré."
    found = read(client, text)
    (phrase,) = found["phrases"]
    assert (phrase["text"], phrase["cue"]["text"]) == ("heggen snoeien", "Ervaring met")
    hours, certificate = found["proposals"]
    assert (hours["field"], hours["stance"]) == ("hours", "demanded")
    assert hours["value"] == {"minimum": 24, "maximum": 32}
    assert (certificate["value"], certificate["stance"]) == ("vca", "advantage")
    for span in (phrase["span"], hours["span"], certificate["span"], certificate["decided_by"]):
        assert text[span["start"] : span["end"]] == span["text"]


def test_spans_count_code_points_also_after_signs_outside_the_basic_plane(
    client: TestClient,
) -> None:
    text = "👷🏽 Rijbewijs B is vereist."
    (found,) = read(client, text)["proposals"]
    assert text[found["span"]["start"] : found["span"]["end"]] == "Rijbewijs B"


def test_a_candidate_is_read_into_fields_of_the_profile(client: TestClient) -> None:
    text = (
        "Ik heb geen rijbewijs. Ik spreek goed Nederlands. Nachtdiensten zijn geen probleem. "
        "Ik ben vanaf 1 maart 2027 beschikbaar. Ik heb mbo 2 gedaan. Ik heb een eigen fiets."
    )
    told = {
        proposal["field"]: (proposal["value"], proposal["stance"])
        for proposal in read(client, text, "candidate")["proposals"]
    }
    assert told == {
        "driving_licences": (None, "not_held"),
        "dutch_spoken": ("good", "held"),
        "shift_work": (True, "held"),
        "available_from": ("2027-03-01", "held"),
        "education_level": ("mbo", "held"),
        "transport": (["bicycle"], "held"),
    }


def test_a_confirmed_proposal_fits_the_field_that_it_names(desk: Desk, client: TestClient) -> None:
    text = (
        "Je hebt rijbewijs B. VCA is verplicht. Mbo werk- en denkniveau. Je spreekt goed "
        "Nederlands. Je werkt in ploegendienst, 32 uur per week. Eigen vervoer is een vereiste. "
        "De startdatum is 1 maart 2027."
    )
    vacancy = desk.vacancy(criteria=None)
    proposals = read(client, text)["proposals"]
    listed = {"driving_licences", "certificates"}
    criteria = {
        proposal["field"]: [proposal["value"]] if proposal["field"] in listed else proposal["value"]
        for proposal in proposals
    }
    assert {proposal["stance"] for proposal in proposals} == {"demanded"}
    assert len(criteria) == 8
    response = client.patch(
        f"{API}/vacancies/{vacancy['id']}",
        json={"criteria": criteria},
        headers={"Content-Type": "application/merge-patch+json"},
    )
    assert response.status_code == 200, response.text
    stored = answer_of(response)["criteria"]
    assert stored["hours"] == {"minimum": 32, "maximum": 32}
    assert stored["needs_shift_work"] is True
    assert "public_transport" not in stored["transport"]


def test_reading_the_description_of_a_vacancy_changes_nothing(
    desk: Desk, client: TestClient
) -> None:
    vacancy = desk.vacancy(description="Rijbewijs BE is vereist.", criteria=None, source_id="a/1")
    for identifier in (vacancy["id"], "a/1"):
        found = answer_of(client.get(f"{API}/vacancies/{identifier}/text-reading"))
        assert [proposal["value"] for proposal in found["proposals"]] == ["BE"]
    after = answer_of(client.get(f"{API}/vacancies/{vacancy['id']}"))
    assert after == vacancy


def test_a_vacancy_that_is_not_there_has_no_text(client: TestClient) -> None:
    problem_of(client.get(f"{API}/vacancies/V-0000000000000/text-reading"), "not-found")


def test_a_text_that_is_too_long_is_refused_with_its_limit_and_not_repeated(
    client: TestClient,
) -> None:
    read(client, "a" * LONGEST_TEXT)
    response = client.post(PATH, json={"text": "geheim " * LONGEST_TEXT, "of": "vacancy"})
    problem = problem_of(response, "invalid-request")
    assert str(LONGEST_TEXT) in pointers(problem)["#/text"]
    assert "geheim" not in response.text


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"text": "x"}, "#/of"),
        ({"of": "vacancy"}, "#/text"),
        ({"text": "x", "of": "contractor"}, "#/of"),
        ({"text": None, "of": "vacancy"}, "#/text"),
        ({"text": "x", "of": "vacancy", "name": "x"}, "#/name"),
    ],
)
def test_a_request_of_another_form_is_refused_at_its_field(
    client: TestClient, body: dict[str, Any], pointer: str
) -> None:
    assert pointer in pointers(problem_of(client.post(PATH, json=body), "invalid-request"))


def test_content_that_is_no_json_is_refused(client: TestClient) -> None:
    response = client.post(PATH, content="tekst", headers={"Content-Type": "text/plain"})
    problem_of(response, "unsupported-media-type")


def test_a_text_with_identifiers_leaves_no_trace_and_gives_no_phrase_with_one(
    client: TestClient, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    planted = [*BSN_SPELLINGS, *PHONES, EMAIL]
    text = "".join(f"Ik kan lassen {part}, ramen lappen. " for part in planted)
    before = dump(database)
    with capture_logs() as logged:
        response = client.post(PATH, json={"text": text, "of": "candidate"})
    told = response.text + repr(logged) + "".join(capfd.readouterr())
    assert traces_of(told) == set()
    assert {phrase["text"] for phrase in answer_of(response)["phrases"]} == {"ramen lappen"}
    assert dump(database) == before


def test_the_example_in_the_description_is_what_the_service_answers(client: TestClient) -> None:
    (asked,) = example_of(TextReadingIn)
    (answered,) = example_of(TextReadingOut)
    assert read(client, asked["text"], asked["of"]) == answered


def example_of(schema: type[TextReadingIn] | type[TextReadingOut]) -> list[dict[str, Any]]:
    extra = schema.model_config["json_schema_extra"]
    assert isinstance(extra, dict)
    examples = extra["examples"]
    assert isinstance(examples, list)
    return [example for example in examples if isinstance(example, dict)]
