"""The rules on who counts over HTTP: conditions to read, and what nobody published."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.testclient import TestClient

from matcher.domain.access import Role
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.eligibility.rules import load_target_group_rules, rules_ids
from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.factories import a_viewer

PATH = f"{API}/target-groups"
OWN_RULES = """\
authority: voorbeeld
title: Eigen doelgroepen
valid_from: 2026-01-01
valid_until: unknown
source: https://voorbeeld.example/doelgroepen
retrieved: 2026-01-10
completeness: partial
reference_day: award
start_before_contract_months: 12
known_gaps: []
groups:
  - group: ww
    published_as: WW
    conditions: {benefit_longer_than_months: 6, in_register: false}
    proofs: [benefit_decision]
  - {group: nug, published_as: NUG, conditions: {unreadable: hoe lang}, proofs: unknown}
without_published_rule:
  - {name: ANW-gerechtigden, note: niet gevonden}
"""


def with_own_rules(database: Database) -> None:
    document = RuleDocument(
        kind=RuleKind.TARGET_GROUPS,
        rule_id="voorbeeld-2026-01-01",
        content=OWN_RULES,
        added_by="Werkplein Voorbeeld",
        added_at=datetime(2026, 1, 10, 9, 0, tzinfo=UTC),
    )
    with database.unit_of_work(a_viewer(Role.OPERATOR)) as uow:
        uow.rule_documents.add(document)
        uow.commit()


def test_every_shipped_rule_set_is_listed_with_its_source(client: TestClient) -> None:
    rows = answer_of(client.get(PATH))["rows"]
    assert [row["rules"] for row in rows] == sorted(rules_ids())
    for row in rows:
        shipped = load_target_group_rules(row["rules"])
        assert (row["source"], row["is_own"]) == (shipped.source, False)
        assert [group["group"] for group in row["groups"]] == [r.group for r in shipped.groups]
        assert all(group["source"].startswith("http") for group in row["groups"])


def test_groups_without_a_published_rule_are_listed_as_such(client: TestClient) -> None:
    row = answer_of(client.get(f"{PATH}/rijk-2011-07-01"))
    names = [group["name"] for group in row["no_published_rule_known"]]
    assert "(ex-)gedetineerden en tbs" in names
    assert "ontheemden uit Oekraïne" in names


def test_conditions_and_documents_are_told_in_words(client: TestClient, database: Database) -> None:
    with_own_rules(database)
    address = f"{PATH}/voorbeeld-2026-01-01"
    ww, nug = answer_of(client.get(address))["groups"]
    assert ww["conditions"] == [
        "langer dan 6 maanden uitkering",
        "niet: ingeschreven in het doelgroepregister",
    ]
    assert ww["proofs"] == [{"kind": "benefit_decision", "name": "uitkeringsbesluit"}]
    assert nug["conditions"] == ["niet leesbaar in de bron: hoe lang"]
    assert nug["proofs"] is None
    ww, _ = answer_of(client.get(address, params={"language": "en"}))["groups"]
    assert ww["conditions"][0] == "on benefit for more than 6 months"
    assert ww["proofs"][0]["name"] == "benefit decision"


def test_a_desks_own_rules_stand_beside_the_shipped_ones(
    client: TestClient, database: Database
) -> None:
    with_own_rules(database)
    rows = answer_of(client.get(PATH, params={"authority": "voorbeeld"}))["rows"]
    assert [(row["rules"], row["is_own"]) for row in rows] == [("voorbeeld-2026-01-01", True)]
    (row,) = rows
    assert (row["reference_day"], row["start_before_contract_months"]) == ("award", 12)
    assert row["no_published_rule_known"] == [{"name": "ANW-gerechtigden", "note": "niet gevonden"}]
    assert len(answer_of(client.get(PATH))["rows"]) == len(rules_ids()) + 1


def test_an_unknown_name_is_answered_with_those_that_exist(client: TestClient) -> None:
    problem = problem_of(client.get(f"{PATH}/atlantis-undated"), "not-found")
    assert "holland-rijnland-2023-09-01" in problem["remedy"]
    assert answer_of(client.get(PATH, params={"authority": "atlantis"}))["rows"] == []
