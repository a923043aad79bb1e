"""Habit in the choice of channels, asked over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.choices_table import choices_as_cases, choices_table
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.past_tables import brought_in

HABIT = f"{API}/channels/habit"
CSV = {"content-type": "text/csv; charset=utf-8"}


def test_a_table_that_is_sent_tells_the_share_that_is_habit(client: TestClient) -> None:
    sent = choices_table().encode()
    told = answer_of(client.post(HABIT, params={"draws": 50}, content=sent, headers=CSV))
    assert (told["n_events"], told["n_contractors"], told["n_draws"]) == (480, 60, 50)
    share = told["share"]["habit"]
    assert 0.05 < share["low"] < share["value"] < share["high"]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"datum;kanaal\n2025-01-01;uwv\n", "opdrachtnemer"),
        (b"opdrachtnemer;datum;kanaal\nA1;gisteren;uwv\n", "rij 2, kolom datum"),
        (choices_table(10).encode(), "too little"),
        (b"", "This field is needed"),
    ],
)
def test_what_cannot_be_estimated_says_why(client: TestClient, sent: bytes, told: str) -> None:
    refused = client.post(HABIT, content=sent, headers=CSV)
    assert refused.status_code == 422
    assert told in refused.text


def test_draws_are_even_and_bounded(client: TestClient) -> None:
    sent = choices_table(40).encode()
    for draws in (21, 4_000):
        refused = client.post(HABIT, params={"draws": draws}, content=sent, headers=CSV)
        assert "draws" in problem_of(refused, "invalid-request")["where"]
    as_page = client.post(HABIT, content=sent, headers={"content-type": "text/html"})
    assert as_page.status_code == 415


def test_without_a_table_the_choices_are_those_of_the_log(
    database: Database, client: TestClient, tmp_path: Path
) -> None:
    brought_in(database, tmp_path, *choices_as_cases())
    told = answer_of(client.get(HABIT, params={"draws": 20}))
    assert (told["n_events"], told["n_contractors"]) == (320, 40)
    refused = client.get(HABIT, params={"draws": 20, "with_imported": False})
    assert "too little" in problem_of(refused, "invalid-input")["detail"]
