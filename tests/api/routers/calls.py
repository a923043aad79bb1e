"""Requests as tests make them: bodies with sensible defaults, and a desk that registers things."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from starlette.testclient import TestClient

from api.dependencies import Kept
from models.engine import Database

LOCALHOST = "http://localhost:8000"
API = "/api/v1"
PROBLEM = "application/problem+json"


def a_candidate_body(organisation: str, **changes: Any) -> dict[str, Any]:
    """Somebody who can drive a forklift, and has consented to sharing."""
    body: dict[str, Any] = {
        "organisation": organisation,
        "source_id": "0001",
        "is_shareable": True,
        "profile": {
            "skills": ["heftruck rijden", "orders verzamelen"],
            "preferred_occupations": ["heftruckchauffeur"],
            "experience": [{"occupation": "magazijnmedewerker", "started_on": "2019-03-01"}],
            "certificates": {"held": ["VCA basis"], "is_complete": False},
            "driving_licences": {"held": ["B"], "is_complete": True},
            "transport": {"held": ["bicycle"]},
            "pc4": "3511",
            "hours": {"minimum": 24, "maximum": 32},
            "dutch_spoken": "good",
            "shift_work": "yes",
        },
        "claims": [{"group": "wajong", "is_member": "yes", "source": "intake"}],
    }
    return body | changes


def a_vacancy_body(organisation: str, **changes: Any) -> dict[str, Any]:
    """A job on a forklift that asks a driving licence."""
    body: dict[str, Any] = {
        "organisation": organisation,
        "source_id": "vac-1",
        "title": "Heftruckchauffeur",
        "requirements": [{"phrase": "heftruck rijden"}],
        "criteria": {"driving_licences": ["B"]},
        "pc4": "3542",
    }
    return body | changes


class Desk:
    """Registers one intermediary and one contractor, and what belongs to them."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.intermediary = self.organisation("Werkbedrijf Voorbeeld", channel="uwv")
        self.contractor = self.organisation("Bouwbedrijf Voorbeeld", kind="contractor")

    def organisation(
        self, name: str, *, kind: str = "intermediary", channel: str | None = None
    ) -> str:
        body = {"kind": kind, "name": name, "channel": channel}
        return str(self.made("organisations", body)["id"])

    def candidate(self, **changes: Any) -> dict[str, Any]:
        organisation = changes.pop("organisation", self.intermediary)
        return self.made("candidates", a_candidate_body(organisation, **changes))

    def vacancy(self, **changes: Any) -> dict[str, Any]:
        organisation = changes.pop("organisation", self.contractor)
        return self.made("vacancies", a_vacancy_body(organisation, **changes))

    def contract(self, **changes: Any) -> dict[str, Any]:
        body = {"organisation": self.contractor, "title": "Groot onderhoud wegen"}
        return self.made("contracts", body | changes)

    def placement(self, candidate: str, **changes: Any) -> dict[str, Any]:
        body = {
            "candidate": candidate,
            "employer": self.contractor,
            "form": "employment",
            "starts_on": "2026-03-01",
            "ends_on": "2026-12-31",
            "hours_per_week": "24",
        }
        return self.made("placements", body | changes)

    def made(self, collection: str, body: dict[str, Any]) -> dict[str, Any]:
        response = self.client.post(f"{API}/{collection}", json=body)
        assert response.status_code == 201, response.text
        return answer_of(response)

    def imported(self, text: str, **fields: str) -> dict[str, Any]:
        response = import_file(self.client, text.encode(), **fields)
        assert response.status_code == 201, response.text
        return answer_of(response)

    def lines(self, vacancy: str, **asked: Any) -> list[dict[str, Any]]:
        response = self.client.get(f"{API}/vacancies/{vacancy}/matches", params=asked)
        assert response.status_code == 200, response.text
        lines = response.json()["lines"]
        assert isinstance(lines, list)
        return lines


def import_file(
    client: TestClient, content: bytes, *, name: str = "kandidaten.csv", **fields: str
) -> Any:
    """Send a file to be imported."""
    form = {"kind": "candidates"} | fields
    return client.post(f"{API}/imports", data=form, files={"file": (name, content)})


def answer_of(response: Any) -> dict[str, Any]:
    """Return the JSON object of an answer."""
    found = json.loads(response.content)
    assert isinstance(found, dict)
    return found


def problem_of(response: Any, name: str) -> dict[str, Any]:
    """Return the problem document of an answer, which must be one of this type."""
    assert response.headers["content-type"] == PROBLEM, response.text
    document = answer_of(response)
    assert document["type"] == f"/problems/{name}", document
    assert document["status"] == response.status_code
    return document


def pointers(document: dict[str, Any]) -> dict[str, str]:
    """Return the messages of a problem by the field that they point at."""
    return {fault["pointer"]: fault["message"] for fault in document["errors"]}


def with_database(kept: Kept, database: Database) -> Kept:
    """Return what a process keeps, with another database under it."""
    return replace(kept, database=database)
