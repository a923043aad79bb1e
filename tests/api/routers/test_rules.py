"""Block schemes and rule files over HTTP: read, checked, added and removed."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.rule_files.yaml_text import LONGEST_FILE
from tests.api.routers.calls import API, Desk, answer_of, problem_of
from tests.own_rules import OWN_GROUPS, OWN_SCHEME, own_groups, own_scheme

FILES = f"{API}/rule-documents"
SCHEMES = f"{API}/schemes"
HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
YAML = {"content-type": "application/yaml"}


def sent(client: TestClient, content: str, path: str = "", **headers: str) -> Any:
    return client.post(FILES + path, content=content.encode(), headers=YAML | headers)


def test_a_scheme_is_read_whole_with_every_amount_and_gap(client: TestClient) -> None:
    scheme = answer_of(client.get(f"{SCHEMES}/{HAAGLANDEN}"))
    assert (scheme["hour_base"], scheme["subsidy_extends"], scheme["is_own"]) == (
        "36",
        "yes",
        False,
    )
    blocks = {block["block"]: block for block in scheme["blocks"]}
    assert blocks["participatiewet"]["amount"] == "40000.00"
    assert blocks["banenafspraak"]["counting"] == {"kind": "always", "months": None}
    assert blocks["bbl_tot_niveau_2"]["members"] == [
        {"group": "bbl", "conditions": [{"kind": "study_level_at_most", "value": 2}]}
    ]
    bonuses = {bonus["bonus"]: bonus for bonus in scheme["bonuses"]}
    assert bonuses["leeftijd_55"]["conditions"] == [{"kind": "age_from", "value": 55}]
    assert len(scheme["efforts"]) == 3
    assert "de peildatum staat er niet" in scheme["known_gaps"]


def test_an_amount_that_could_not_be_read_and_a_weight_come_out_as_such(client: TestClient) -> None:
    oost = answer_of(client.get(f"{SCHEMES}/oost-nederland/undated"))
    assert None in [block["amount"] for block in oost["blocks"]]
    assert oost["hour_base"] is None
    assert answer_of(client.get(f"{SCHEMES}/pso/undated"))["form_weights"]


def test_schemes_are_listed_of_all_regions_or_of_one(client: TestClient) -> None:
    assert sent(client, own_scheme()).status_code == 201
    rows = answer_of(client.get(SCHEMES))["rows"]
    assert {row["scheme"]: row["is_own"] for row in rows}[OWN_SCHEME] is True
    assert len(rows) > 5
    (own,) = answer_of(client.get(SCHEMES, params={"region": "voorbeeldstreek"}))["rows"]
    assert own["scheme"] == OWN_SCHEME
    problem = problem_of(client.get(f"{SCHEMES}/atlantis/undated"), "not-found")
    assert OWN_SCHEME in problem["remedy"]


def test_a_desk_copies_a_file_changes_it_adds_it_and_registers_a_contract_under_it(
    client: TestClient, desk: Desk
) -> None:
    original = client.get(f"{FILES}/block_schemes/{HAAGLANDEN}")
    assert original.headers["content-type"] == "application/yaml"
    content = original.text.replace("region: haaglanden-zuid-holland-centraal", "region: streek")
    content = content.replace('"40000.00"', '"45000.00"')
    checked = answer_of(sent(client, content, "/check"))
    assert checked == {
        "is_right": True,
        "kind": "block_schemes",
        "rules": "streek/2023-07-01",
        "faults": [],
    }
    response = sent(client, content)
    made = answer_of(response)
    assert response.headers["location"] == f"{FILES}/block_schemes/streek/2023-07-01"
    assert client.get(response.headers["location"]).text == content
    assert (made["is_own"], made["n_contracts"], made["fault"]) == (True, 0, None)
    assert desk.contract(scheme="streek/2023-07-01")["scheme"] == "streek/2023-07-01"
    listed = answer_of(client.get(FILES, params={"kind": "block_schemes"}))["rows"]
    assert {row["rules"]: row["n_contracts"] for row in listed}["streek/2023-07-01"] == 1
    problem = problem_of(client.delete(response.headers["location"]), "conflict")
    assert problem["detail"] == "1 contract is judged by these rules."


def test_a_check_tells_every_mistake_and_stores_nothing(client: TestClient) -> None:
    wrong = own_scheme().replace('"40000.00"', "40000").replace("hour_base", "hour_bse")
    checked = answer_of(sent(client, wrong, "/check"))
    assert (checked["is_right"], checked["kind"], checked["rules"]) == (False, None, None)
    assert [fault["where"].rpartition(": ")[2] for fault in checked["faults"]] == [
        "hour_base",
        "hour_bse",
        "blocks[1] amount",
    ]
    assert all(fault["what"] and fault["remedy"] for fault in checked["faults"])
    problem = problem_of(sent(client, wrong), "invalid-input")
    assert problem["detail"].startswith("The file has 3 mistakes.")
    sent(client, own_scheme(), "/check")
    assert not any(row["is_own"] for row in answer_of(client.get(FILES))["rows"])


def test_who_may_not_add_rules_is_told_so(client: TestClient, desk: Desk) -> None:
    for organisation in (desk.contractor, desk.intermediary):
        response = sent(client, own_scheme(), **{"X-Acting-For": organisation})
        assert "Only a municipal desk" in problem_of(response, "conflict")["detail"]
    municipal = desk.organisation("Werkplein Voorbeeld", channel="municipality")
    made = answer_of(sent(client, own_scheme(), **{"X-Acting-For": municipal}))
    assert made["added_by"] == "Werkplein Voorbeeld"
    logged = answer_of(client.get(f"{API}/audit", headers={"X-Acting-For": municipal}))["rows"]
    assert [row["action"] for row in logged] == ["rule_added"]


def test_a_file_goes_and_what_it_stood_on_after_it(client: TestClient) -> None:
    sent(client, own_groups())
    sent(client, own_scheme(target_groups=OWN_GROUPS))
    groups, scheme = f"{FILES}/target_groups/{OWN_GROUPS}", f"{FILES}/block_schemes/{OWN_SCHEME}"
    problem_of(client.delete(groups), "conflict")
    assert client.delete(scheme).status_code == 204
    assert client.delete(groups).status_code == 204
    problem_of(client.get(groups), "not-found")
    problem_of(client.delete(groups), "not-found")
    problem_of(client.delete(f"{FILES}/block_schemes/{HAAGLANDEN}"), "conflict")


@pytest.mark.parametrize("path", ["", "/check"])
@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_content_has_to_say_that_it_is_yaml(client: TestClient, path: str, kind: str) -> None:
    response = client.post(FILES + path, content=b"{}", headers={"content-type": kind})
    problem_of(response, "unsupported-media-type")


@pytest.mark.parametrize(
    "kind", ["application/yaml; charset=utf-8", "text/yaml", "application/x-yaml", "text/plain"]
)
def test_yaml_goes_by_several_names(client: TestClient, kind: str) -> None:
    content = own_scheme().encode()
    response = client.post(f"{FILES}/check", content=content, headers={"content-type": kind})
    assert answer_of(response)["is_right"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "The file is not UTF-8 text."),
        (b"a: &a [1]\nblocks: [*a, *a]\n", "a reference (*) is not possible here"),
        (b"blocks: " + b"[" * 20_000, "nested too deeply"),
        (b"#" * (LONGEST_FILE + 1), "more than 100,000 characters"),
    ],
)
def test_content_that_is_no_rule_file_is_refused(
    client: TestClient, content: bytes, told: str
) -> None:
    response = client.post(FILES, content=content, headers=YAML)
    assert told in problem_of(response, "invalid-input")["detail"]


def test_content_above_the_limit_of_any_request_is_not_even_read(client: TestClient) -> None:
    response = client.post(FILES, content=b"#" * 1_000_001, headers=YAML)
    problem_of(response, "content-too-large")


def test_a_kind_that_does_not_exist_leads_to_nothing(client: TestClient) -> None:
    problem_of(client.get(f"{FILES}/recepten/{OWN_SCHEME}"), "not-found")
