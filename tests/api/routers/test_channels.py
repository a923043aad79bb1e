"""What channels bring, asked over HTTP: JSON and CSV of the same numbers, and who may ask what."""

from __future__ import annotations

import csv
import io

from openpyxl import load_workbook
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

MEASURES = f"{API}/channels/measures"
DAYS = {"since": "2020-01-01", "until": "2099-12-31", "least_fit": "0.2"}


def test_json_and_csv_hold_the_same_numbers(database: Database, client: TestClient) -> None:
    store_channels(database)
    told = answer_of(client.get(MEASURES, params=DAYS))
    response = client.get(f"{MEASURES}.csv", params=DAYS)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [(row["measure"], row["channel"], row["at"]) for row in rows] == [
        (one["measure"], one["channel"], "" if one["at"] is None else str(one["at"]))
        for one in told["numbers"]
    ]
    assert {row["since"] for row in rows} == {"2020-01-01"}
    (pool,) = [
        one
        for one in told["numbers"]
        if (one["measure"], one["channel"]) == ("share_of_pool", "wijkteam")
    ]
    assert (pool["channel_name"], pool["at"], pool["n_of"]) == ("sociaal wijkteam", 0.5, 45)
    assert told["counts"]["n_introductions"] == 12


def test_the_workbook_holds_the_numbers_and_what_to_know(
    database: Database, client: TestClient
) -> None:
    store_channels(database, by_team=(1, 2, 3))
    told = answer_of(client.get(MEASURES, params=DAYS))
    book = load_workbook(io.BytesIO(client.get(f"{MEASURES}.xlsx", params=DAYS).content))
    numbers = list(book["maten"].iter_rows(min_row=2, values_only=True))
    assert [row[:7] for row in numbers] == [
        tuple(one[key] for key in ("name", "channel_name", "n", "n_of", "at", "low", "high"))
        for one in told["numbers"]
    ]
    hidden = [row for row in numbers if row[7] and row[7].startswith("minder dan 10 mensen")]
    assert hidden
    assert {row[2:7] for row in hidden} == {(None,) * 5}
    notes = {row[1] for row in book["wat u moet weten"].iter_rows(values_only=True)}
    assert set(told["caveats"]) <= notes


def test_what_was_hidden_is_null_in_json_and_empty_in_csv(
    database: Database, client: TestClient
) -> None:
    store_channels(database, by_team=(1, 2, 3))
    rows = csv.DictReader(io.StringIO(client.get(f"{MEASURES}.csv", params=DAYS).text))
    hidden = [row for row in rows if row["standing"] == "hidden"]
    assert {(row["n"], row["n_of"], row["at"], row["low"]) for row in hidden} == {("", "", "", "")}


def test_a_question_that_cannot_be_asked_says_what_to_mend(
    database: Database, client: TestClient
) -> None:
    store_channels(database)
    backwards = client.get(MEASURES, params=DAYS | {"until": "2019-12-31"})
    assert problem_of(backwards, "invalid-input")["where"] == "until"
    nowhere = client.get(f"{MEASURES}.csv", params=DAYS | {"region": "Atlantis"})
    assert problem_of(nowhere, "invalid-input")["where"] == "region"
    acting = {"X-Acting-For": TEAM}
    group = client.get(MEASURES, params=DAYS | {"group": "ww"}, headers=acting)
    assert problem_of(group, "conflict")["where"] == "group"
