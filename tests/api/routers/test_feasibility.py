"""Feasibility over HTTP: the answer with its arithmetic, and what the viewer may not see."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.made_up_region import AGENCY, HAAGLANDEN, store_region
from tests.api.routers.calls import API, answer_of, pointers, problem_of

BODY: dict[str, Any] = {
    "work": [{"title": "schoonmaker"}],
    "pc4": "3511",
    "scheme": HAAGLANDEN,
    "owed": "40000.00",
    "starts_on": "2027-01-04",
    "ends_on": "2028-01-03",
    "hours_per_week": "24",
}


@pytest.fixture
def region(database: Database, client: TestClient) -> TestClient:
    store_region(database)
    return client


def ask(client: TestClient, acting_for: str | None = None, **changes: Any) -> Any:
    headers = {} if acting_for is None else {"X-Acting-For": acting_for}
    return client.post(f"{API}/feasibility", json=BODY | changes, headers=headers)


def test_the_answer_comes_with_people_amounts_and_arithmetic(region: TestClient) -> None:
    response = ask(region)
    assert response.status_code == 200, response.text
    found = answer_of(response)
    assert (found["answer"], found["if_certain_only"]) == ("comfortably", "comfortably")
    assert found["owed"] == {"at_least": "40000.00", "at_most": "40000.00"}
    assert found["reachable"]["at_least"] == "140000.00"
    assert found["counts"] == {
        "n_pool": 12,
        "n_eligible": 6,
        "n_possible": 2,
        "n_not_counting": 1,
        "n_too_far": 1,
        "n_excluded": 1,
        "n_not_suitable": 1,
    }
    wajong = next(line for line in found["lines"] if line["group"] == "wajong")
    assert (wajong["channel"], wajong["n_eligible"]) == ("reintegration_agency", 1)
    assert wajong["value_each"]["at_least"] == "33333.33"
    assert "WW via re-integratiebureau: 2 zeker x € 13.333,33 = € 26.666,66" in found["arithmetic"]
    assert found["comfort"] == {"n_of": 6, "n_needed": 2}
    assert (found["least_fit"], found["comfortable_share"]) == (0.5, "0.333333")
    assert found["obligation"] is None


def test_what_is_owed_may_be_a_share_of_a_sum(region: TestClient) -> None:
    duty = {"contract_sum": "800000.00", "percentage": "5"}
    found = answer_of(ask(region, owed=None, duty=duty))
    assert found["owed"]["at_least"] == "40000.00"
    assert "5% van opdrachtsom" in found["obligation"]["formula"]


def test_a_contractor_is_told_no_group_of_a_few_people(region: TestClient) -> None:
    response = ask(region, acting_for="O-0002")
    (line,) = answer_of(response)["lines"]
    assert (line["group"], line["channel"], line["is_mean"]) == (None, None, True)
    assert answer_of(response)["is_merged"] is True
    assert "wajong" not in response.text.casefold()
    assert '"ww' not in response.text.casefold()
    own = answer_of(ask(region, acting_for=AGENCY))
    assert {line["group"] for line in own["lines"]} == {"wajong", "ww", None}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"work": []}, ("work",)),
        ({"work": [{"name": "x"}]}, ("work", "0", "name")),
        ({"pc4": "351"}, ("pc4",)),
        ({"owed": "-1"}, ("owed",)),
        ({"owed": "1.001"}, ("owed",)),
        ({"duty": {"percentage": "101"}}, ("duty", "percentage")),
        ({"starts_on": 20}, ("starts_on",)),
        ({"hours_per_week": "0"}, ("hours_per_week",)),
        ({"positions": 0}, ("positions",)),
        ({"least_fit": 1.5}, ("least_fit",)),
        ({"comfortable_share": "0"}, ("comfortable_share",)),
        ({"most_travel_min": 0}, ("most_travel_min",)),
        ({"bsn": "?"}, ("bsn",)),
    ],
)
def test_a_field_that_cannot_be_meant_is_pointed_at(
    region: TestClient, changes: dict[str, Any], field: tuple[str, ...]
) -> None:
    pointer = "/".join(("#", *field))
    assert pointer in pointers(problem_of(ask(region, **changes), "invalid-request"))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"scheme": "nergens/2020-01-01"}, "scheme"),
        ({"scheme": "pso/undated"}, "scheme"),
        ({"contract": "C-9999"}, "contract"),
        ({"municipality": "Utrecht"}, "pc4, municipality, region"),
        ({"pc4": None, "municipality": "Nergenshuizen"}, "municipality"),
        ({"ends_on": "2027-01-01"}, "ends_on"),
        ({"work": [{}]}, "work"),
    ],
)
def test_a_question_that_does_not_hold_together_is_a_problem_with_a_way_out(
    region: TestClient, changes: dict[str, Any], where: str
) -> None:
    problem = problem_of(ask(region, **changes), "invalid-input")
    assert problem["where"] == where
    assert problem["remedy"]


def test_content_that_is_not_json_is_refused(region: TestClient) -> None:
    response = region.post(f"{API}/feasibility", content=b"work=schoonmaker")
    problem_of(response, "unsupported-media-type")
