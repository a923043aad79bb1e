"""Introductions of earlier years over HTTP: a table in, and out again as a whole."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

PAST = f"{API}/channels/past"
TABLE = (
    "zaak_id;persoon;opdrachtnemer;kanaal;voorgesteld_op;geplaatst_op\n"
    "1;P-1;Wegenbouw Voorbeeld;uwv;2021-03-01;2021-04-01\n"
    "2;;Wegenbouw Voorbeeld;gemeente;2021-03-02;voorjaar\n"
)
YEAR = {"since": "2021-01-01", "until": "2021-12-31"}


def sent(client: TestClient, table: str = TABLE, **form: Any) -> Any:
    headers = form.pop("headers", {})
    files = {"file": ("toen.csv", table.encode())}
    return client.post(PAST, files=files, data=form, headers=headers)


def n_imported(client: TestClient, **asked: Any) -> int:
    told = answer_of(client.get(f"{API}/channels/measures", params=YEAR | asked))
    return int(told["counts"]["n_imported"])


def test_a_table_goes_in_is_counted_and_goes_out_again(
    database: Database, client: TestClient
) -> None:
    store_channels(database)
    told = answer_of(sent(client))
    assert (told["n_created"], told["n_rejected"], told["n_without_person"]) == (1, 1, 0)
    (problem,) = told["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "geplaatst_op", "voorjaar")
    assert (n_imported(client), n_imported(client, with_imported=False)) == (1, 0)
    assert answer_of(client.get(f"{API}/imports/{told['id']}"))["kind"] == "past_introductions"
    assert client.delete(f"{PAST}/{told['id']}").status_code == 204
    assert n_imported(client) == 0
    assert problem_of(client.delete(f"{PAST}/{told['id']}"), "not-found")


def test_a_check_and_a_table_with_nothing_new_store_nothing(
    database: Database, client: TestClient
) -> None:
    store_channels(database)
    checked = answer_of(sent(client, check="true"))
    assert (checked["id"], checked["is_preview"], checked["n_created"]) == (None, True, 1)
    assert n_imported(client) == 0
    assert answer_of(sent(client))["id"]
    again = answer_of(sent(client))
    assert (again["id"], again["is_preview"], again["n_unchanged"]) == (None, False, 1)


def test_a_bsn_goes_nowhere(database: Database, client: TestClient) -> None:
    store_channels(database)
    response = sent(client, TABLE.replace("P-1", SYNTHETIC_BSN))
    assert answer_of(response)["n_created"] == 0
    assert SYNTHETIC_BSN not in response.text


def test_it_is_for_desks_and_the_operator(database: Database, client: TestClient) -> None:
    store_channels(database)
    response = sent(client, headers={"X-Acting-For": TEAM})
    assert "Ask one of them" in problem_of(response, "conflict")["remedy"]


def test_other_files_say_what_they_are(database: Database, client: TestClient) -> None:
    told = problem_of(sent(client, "bron_id;vaardigheden\n1;koken\n"), "unreadable-file")
    assert "kandidaten" in told["detail"]


def test_an_import_that_registers_takes_no_earlier_years(client: TestClient) -> None:
    form = {"kind": "past_introductions"}
    response = client.post(f"{API}/imports", files={"file": ("a.csv", TABLE)}, data=form)
    assert problem_of(response, "invalid-request")["errors"]


def test_the_template_holds_the_columns(client: TestClient) -> None:
    told = client.get(f"{API}/templates/past_introductions.csv").content.decode("utf-8-sig")
    assert told.splitlines()[1].startswith("zaak_id;persoon;opdrachtnemer;")
