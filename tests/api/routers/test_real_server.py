"""A server on a port of this machine, asked over the network as any client would."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from models.engine import Database
from tests.api.routers import second_writer
from tests.api.routers.calls import API, a_candidate_body, a_vacancy_body

PATIENCE_S = 60
ROOT = Path(__file__).resolve().parents[3]
CANDIDATES = "bron_id;delen_toegestaan;vaardigheden\n0007;ja;heftruck rijden\n"


def eventually(answer: Callable[[], bool]) -> None:
    """Wait until a question is answered with yes; fail when it never is."""
    deadline = time.monotonic() + PATIENCE_S
    while not answer():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


@pytest.fixture
def server(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of a server that listens on a free port of 127.0.0.1."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        running = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            eventually(lambda: running.started)
            address = f"http://127.0.0.1:{port}"
            with httpx.Client(base_url=address, timeout=PATIENCE_S) as client:
                yield client
        finally:
            running.should_exit = True
            thread.join()


def made(server: httpx.Client, collection: str, body: dict[str, Any]) -> str:
    response = server.post(f"{API}/{collection}", json=body)
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def an_intermediary(server: httpx.Client) -> str:
    body = {"kind": "intermediary", "name": "Werkbedrijf Voorbeeld", "channel": "uwv"}
    return made(server, "organisations", body)


def a_job(server: httpx.Client) -> str:
    contractor = made(server, "organisations", {"kind": "contractor", "name": "Bouwbedrijf"})
    return made(server, "vacancies", a_vacancy_body(contractor, criteria=None))


def ranked(server: httpx.Client, vacancy: str) -> list[str]:
    response = server.get(f"{API}/vacancies/{vacancy}/matches")
    assert response.status_code == 200, response.text
    return [line["candidate"] for line in response.json()["lines"]]


def by_another_program(database: Database, verb: str, text: str) -> str:
    finished = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", second_writer.__name__, verb, text],
        cwd=ROOT,
        env=os.environ | {second_writer.ADDRESS: database.url},
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    return finished.stdout


def test_a_desk_registers_imports_ranks_changes_and_removes(server: httpx.Client) -> None:
    eventually(lambda: server.get("/ready").status_code == 200)
    desk, vacancy = an_intermediary(server), a_job(server)
    candidate = made(server, "candidates", a_candidate_body(desk, profile={"skills": ["koken"]}))
    response = server.post(
        f"{API}/imports",
        data={"kind": "candidates", "organisation": desk},
        files={"file": ("kandidaten.csv", CANDIDATES.encode())},
    )
    assert response.status_code == 201, response.text
    imported = server.get(f"{API}/candidates/0007").json()["id"]
    assert ranked(server, vacancy) == [imported, candidate]
    skills = {
        "profile": {"skills": ["heftruck rijden"], "preferred_occupations": ["heftruckchauffeur"]}
    }
    assert server.patch(f"{API}/candidates/{candidate}", json=skills).status_code == 200
    assert ranked(server, vacancy) == [candidate, imported]
    assert server.delete(f"{API}/candidates/{candidate}").status_code == 204
    assert ranked(server, vacancy) == [imported]
    assert server.delete(f"{API}/vacancies/{vacancy}").status_code == 204
    response = server.get(f"{API}/vacancies/{vacancy}/matches")
    assert (response.status_code, response.json()["type"]) == (404, "/problems/not-found")


def test_what_another_process_commits_is_ranked_without_a_restart(
    server: httpx.Client, database: Database
) -> None:
    desk, vacancy = an_intermediary(server), a_job(server)
    assert ranked(server, vacancy) == []
    newcomer = by_another_program(database, "register", desk)
    eventually(lambda: ranked(server, vacancy) == [newcomer])
    by_another_program(database, "remove", newcomer)
    eventually(lambda: ranked(server, vacancy) == [])


def test_the_index_follows_another_process_while_nobody_asks(
    server: httpx.Client, database: Database
) -> None:
    desk = an_intermediary(server)
    eventually(lambda: server.get("/ready").status_code == 200)
    assert server.get("/ready").json()["n_candidates"] == 0
    by_another_program(database, "register", desk)
    eventually(lambda: server.get("/ready").json()["n_candidates"] == 1)


def test_many_rank_and_register_at_once(server: httpx.Client) -> None:
    desk, vacancy = an_intermediary(server), a_job(server)

    def one(number: int) -> int:
        if number % 4 == 0:
            body = a_candidate_body(desk, source_id=f"{number}")
            return server.post(f"{API}/candidates", json=body).status_code
        path = f"{API}/vacancies/{vacancy}/matches"
        acting = {"X-Acting-For": desk} if number % 2 else {}
        return server.get(path, headers=acting).status_code

    with ThreadPoolExecutor(max_workers=40) as pool:
        answers = list(pool.map(one, range(80)))
    assert sorted(set(answers)) == [200, 201]
    assert len(ranked(server, vacancy)) == 20


def test_two_who_change_different_fields_at_once_both_get_their_way(server: httpx.Client) -> None:
    widest = {"hours": {"minimum": 0, "maximum": 40}}
    candidate = made(
        server, "candidates", a_candidate_body(an_intermediary(server), profile=widest)
    )
    path = f"{API}/candidates/{candidate}"

    def change(patch: dict[str, Any]) -> int:
        return server.patch(path, json={"profile": patch}).status_code

    with ThreadPoolExecutor(max_workers=8) as pool:
        for number in range(5):
            wanted: list[dict[str, Any]] = [
                {"skills": [f"vaardigheid {number}"]},
                {"hours": {"minimum": number}},
                {"hours": {"maximum": 20 + number}},
                {"pc4": f"101{number}"},
                {"max_distance_km": 10 + number},
                {"shift_work": ("yes", "no")[number % 2]},
            ]
            assert set(pool.map(change, wanted)) == {200}
            profile = server.get(path).json()["profile"]
            assert profile["hours"] == {"minimum": number, "maximum": 20 + number}
            alone = [patch for patch in wanted if "hours" not in patch]
            assert all(patch.items() <= profile.items() for patch in alone)


def test_a_file_above_the_limit_is_refused_over_the_network(server: httpx.Client) -> None:
    desk = an_intermediary(server)
    response = server.post(
        f"{API}/imports",
        data={"kind": "candidates", "organisation": desk},
        files={"file": ("groot.csv", b"x" * 300_001)},
    )
    assert (response.status_code, response.json()["type"]) == (413, "/problems/content-too-large")
    assert server.get("/health").status_code == 200
