"""Habit in the choice of channels, asked over HTTP."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.choices_table import choices_table
from tests.api.routers.calls import API, answer_of, problem_of

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
