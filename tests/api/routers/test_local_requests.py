"""Only this machine is answered, and no page of another site changes anything."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, answer_of, problem_of

BODY = {"kind": "contractor", "name": "Bouwbedrijf Voorbeeld"}
PATH = f"{API}/organisations"


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8000"]
)
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost:8000@evil.example",
        "127.0.0.2",
        "0.0.0.0",  # noqa: S104 - refused here
        "[::]",
        "192.168.0.2",
        "localhost:",
        "localhost:port",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/health", "/docs", PATH, "/nothing"])
def test_a_name_that_was_made_to_point_here_is_not(
    client: TestClient, host: str, path: str
) -> None:
    response = client.get(path, headers={"host": host})
    problem = problem_of(response, "request-from-elsewhere")
    assert (response.status_code, problem["where"]) == (403, "Host header")
    assert "evil" not in response.text


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:3000",
        "https://localhost:8000",
        "http://127.0.0.1:8000",
        "http://localhost",
        "null",
        "",
    ],
)
def test_a_page_of_another_origin_changes_nothing(client: TestClient, origin: str) -> None:
    made = client.post(PATH, json=BODY).json()["id"]
    headers = {"origin": origin}
    answers = [
        client.post(PATH, json=BODY | {"name": "Ander"}, headers=headers),
        client.patch(f"{PATH}/{made}", json={"name": "Ander"}, headers=headers),
        client.delete(f"{PATH}/{made}", headers=headers),
        client.post(f"{API}/imports", files={"file": ("a.csv", b"x")}, headers=headers),
    ]
    for response in answers:
        problem = problem_of(response, "request-from-elsewhere")
        assert (response.status_code, problem["where"]) == (403, "Origin header")
    (row,) = answer_of(client.get(PATH))["rows"]
    assert row["name"] == "Bouwbedrijf Voorbeeld"


def test_the_own_documentation_page_may_change_things(client: TestClient) -> None:
    headers = {"origin": "http://localhost:8000"}
    assert client.post(PATH, json=BODY, headers=headers).status_code == 201
    at_another_name = {"host": "127.0.0.1:9", "origin": "http://127.0.0.1:9"}
    body = BODY | {"name": "Ander"}
    assert client.post(PATH, json=body, headers=at_another_name).status_code == 201


def test_no_answer_invites_other_sites_to_read_it(client: TestClient) -> None:
    response = client.get(PATH, headers={"origin": "https://evil.example"})
    assert not [name for name in response.headers if name.startswith("access-control")]
    preflight = client.options(
        PATH,
        headers={"origin": "https://evil.example", "access-control-request-method": "POST"},
    )
    assert preflight.status_code == 405
