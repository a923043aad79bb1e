"""Every error is a problem document that says what, where and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.problems import PROBLEM_TYPES, PROBLEMS, UNEXPECTED, ProblemType, problem_of
from api.services.installation import NotInitialised
from matcher.errors import (
    Ambiguous,
    Conflict,
    InvalidInput,
    MatcherError,
    MissingReference,
    NotFound,
    UnreadableFile,
)
from models.engine import Database
from models.errors import StorageUnavailable
from tests.api.routers import calls
from tests.api.routers.calls import API, LOCALHOST, Desk, pointers

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "api.md"
ROW = re.compile(r"\| `(?P<name>[a-z-]+)` \| (?P<status>\d{3}) \| (?P<title>[^|]+?) \|")


def raised(app: FastAPI, error: Exception) -> Any:
    """Return the answer of a service in which an endpoint fails with an error."""

    def fail() -> None:
        raise error

    app.add_api_route("/fail", fail)
    with TestClient(app, base_url=LOCALHOST) as client:
        return client.get("/fail")


@pytest.mark.parametrize(
    ("error", "name", "status"),
    [
        (InvalidInput, "invalid-input", 422),
        (UnreadableFile, "unreadable-file", 422),
        (NotFound, "not-found", 404),
        (Ambiguous, "ambiguous", 409),
        (Conflict, "conflict", 409),
        (MissingReference, "missing-reference", 500),
        (StorageUnavailable, "storage-unavailable", 503),
        (NotInitialised, "not-initialised", 503),
    ],
)
def test_an_error_of_a_use_case_has_its_own_type_and_status(
    own_app: FastAPI, error: type[MatcherError], name: str, status: int
) -> None:
    response = raised(own_app, error("It is so.", where="somewhere", remedy="Do this."))
    problem = calls.problem_of(response, name)
    assert response.status_code == problem["status"] == status
    assert problem["title"] == PROBLEM_TYPES[name].title
    assert (problem["detail"], problem["remedy"]) == ("It is so.", "Do this.")
    assert problem["errors"] is None
    is_about_the_database = status == 503
    assert problem["where"] == (None if is_about_the_database else "somewhere")


def test_every_error_that_a_user_may_read_has_a_type_of_its_own() -> None:
    def below(error: type[MatcherError]) -> Iterator[type[MatcherError]]:
        for kind in error.__subclasses__():
            yield kind
            yield from below(kind)

    own = {kind for kind in below(MatcherError) if kind.__module__.startswith(("api", "m"))}
    assert set(PROBLEMS) <= own
    assert {kind for kind in own if problem_of(kind("…")) is UNEXPECTED} == set()


@pytest.mark.parametrize(("error", "waits"), [(StorageUnavailable, "5"), (Conflict, None)])
def test_only_a_passing_problem_says_when_to_try_again(
    own_app: FastAPI, error: type[MatcherError], waits: str | None
) -> None:
    assert raised(own_app, error("It is so.")).headers.get("retry-after") == waits


def test_an_unexpected_error_gives_nothing_away_and_can_be_found_in_the_log(
    own_app: FastAPI,
) -> None:
    with capture_logs() as logs:
        response = raised(own_app, ValueError("kandidaat Geplant zegt: geheim"))
    problem = calls.problem_of(response, "unexpected")
    assert problem["detail"] == "Something went wrong in the service."
    (entry,) = [line for line in logs if line["log_level"] == "error"]
    assert (entry["instance"], entry["error"]) == (problem["instance"], "ValueError")
    assert entry["frames"][-1].endswith(" fail")
    for text in (response.text, str(logs)):
        assert "geheim" not in text
        assert "Traceback" not in text


def test_no_problem_is_logged_with_what_it_is_about(own_app: FastAPI) -> None:
    with capture_logs() as logs:
        response = raised(own_app, NotFound("Geplant is er niet.", where="Geplant"))
    (entry,) = [line for line in logs if line["event"] == "problem_answered"]
    assert entry == {
        "event": "problem_answered",
        "problem": "not-found",
        "status": 404,
        "instance": response.json()["instance"],
        "log_level": "info",
    }


def test_a_path_that_does_not_exist_is_a_problem(client: TestClient) -> None:
    calls.problem_of(client.get("/api/v1/banken"), "no-such-path")
    calls.problem_of(client.get("/static-offline-docs/nothing.js"), "no-such-path")


def test_a_method_that_does_not_exist_is_a_problem(client: TestClient) -> None:
    response = client.put(f"{API}/candidates", json={})
    calls.problem_of(response, "method-not-allowed")
    assert set(response.headers["allow"].split(", ")) <= {"GET", "POST"}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_content_that_does_not_say_it_is_json_is_refused(
    client: TestClient, kind: str | None
) -> None:
    headers = {} if kind is None else {"content-type": kind}
    response = client.post(f"{API}/candidates", content=b'{"organisation": "O"}', headers=headers)
    calls.problem_of(response, "unsupported-media-type")


@pytest.mark.parametrize("content", [b"{", b"", b"[]", b'"text"', b"null", b"7"])
def test_content_that_is_no_json_object_is_refused(client: TestClient, content: bytes) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(f"{API}/candidates", content=content, headers=headers)
    problem = calls.problem_of(response, "invalid-request")
    assert list(pointers(problem)) == ["#"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b'{"organisation": ' + b"[" * 20_000, b"9" * 5_000]
)
def test_content_that_cannot_be_taken_apart_is_a_problem_and_no_crash(
    client: TestClient, content: bytes
) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(f"{API}/candidates", content=content, headers=headers)
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == calls.PROBLEM


def test_a_form_that_cannot_be_taken_apart_is_a_problem(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = client.post(f"{API}/imports", content=b"--y\r\n", headers=headers)
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == calls.PROBLEM
    response = client.post(f"{API}/imports", content=b"x", headers={"content-type": "multipart/x"})
    assert response.status_code in (400, 422)


def test_json_above_a_megabyte_is_refused_also_without_a_declared_length(
    client: TestClient,
) -> None:
    large = b'{"organisation": "' + b"x" * 1_000_001 + b'"}'
    headers = {"content-type": "application/json"}
    calls.problem_of(
        client.post(f"{API}/candidates", content=large, headers=headers), "content-too-large"
    )

    def in_pieces() -> Iterator[bytes]:
        yield large[:600_000]
        yield large[600_000:]

    response = client.post(f"{API}/candidates", content=in_pieces(), headers=headers)
    calls.problem_of(response, "content-too-large")


def test_every_wrong_field_is_told_at_once(desk: Desk, client: TestClient) -> None:
    body = calls.a_candidate_body(desk.intermediary, is_shareable="ja", leeftijd=44)
    body["profile"] = {
        "skills": ["koken", 7],
        "hours": {"minimum": -1, "maximum": 400},
        "dutch_spoken": "perfect",
        "available_from": 1767225600,
        "pc4": "3511AB",
    }
    problem = calls.problem_of(client.post(f"{API}/candidates", json=body), "invalid-request")
    assert set(pointers(problem)) == {
        "#/is_shareable",
        "#/leeftijd",
        "#/profile/skills/1",
        "#/profile/hours/minimum",
        "#/profile/hours/maximum",
        "#/profile/dutch_spoken",
        "#/profile/available_from",
        "#/profile/pc4",
    }
    assert problem["where"] in pointers(problem)
    assert problem["detail"] == "8 fields are not as asked."
    assert pointers(problem)["#/profile/dutch_spoken"] == (
        "Choose one of: none, reasonable, good, excellent."
    )


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"limit": "0"}, "#/limit"),
        ({"limit": "201"}, "#/limit"),
        ({"offset": "-1"}, "#/offset"),
        ({"offset": "99999999999999999999"}, "#/offset"),
        ({"pc4": "12"}, "#/pc4"),
        ({"channel": "buurvrouw"}, "#/channel"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(
    client: TestClient, asked: dict[str, str], field: str
) -> None:
    response = client.get(f"{API}/candidates", params=asked)
    problem = calls.problem_of(response, "invalid-request")
    assert list(pointers(problem)) == [field]
    assert problem["errors"][0]["in"] == "query"


def test_a_database_without_tables_is_not_initialised(
    empty_database: Database, app: FastAPI, client: TestClient
) -> None:
    app.state.kept = calls.with_database(app.state.kept, empty_database)
    response = client.get(f"{API}/candidates")
    problem = calls.problem_of(response, "storage-unavailable")
    assert problem["status"] == 503
    assert str(empty_database.file or "postgresql") not in response.text


@pytest.mark.parametrize("kind", PROBLEM_TYPES.values(), ids=PROBLEM_TYPES)
def test_the_type_of_a_problem_leads_to_its_meaning(client: TestClient, kind: ProblemType) -> None:
    response = client.get(kind.uri)
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text == f"{kind.title}\n\n{kind.meaning}\n"


def test_a_type_that_does_not_exist_is_itself_a_problem(client: TestClient) -> None:
    calls.problem_of(client.get("/problems/banken"), "not-found")


def test_the_guide_has_the_same_table_of_problems() -> None:
    told = {row["name"]: (int(row["status"]), row["title"]) for row in _rows()}
    assert told == {kind.name: (kind.status, kind.title) for kind in PROBLEM_TYPES.values()}


def _rows() -> Iterator[re.Match[str]]:
    return ROW.finditer(GUIDE.read_text(encoding="utf-8"))
