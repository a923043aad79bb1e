"""Everything that can be asked of the service, request by request, rightly and wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.choices_table import choices_table
from tests.api.routers.account_session import account_for
from tests.api.routers.calls import API, Desk, a_candidate_body
from tests.api.routers.goal_session import agree_and_evaluate
from tests.api.routers.introduction_session import introduce_and_place
from tests.api.routers.placement_session import place_and_move


def ask_everything(checked: Callable[..., Any], desk: Desk) -> None:
    """Call every operation at least once, and remove what was registered for it."""
    made = register_one_of_each(checked, desk)
    for collection, identifier in made.items():
        ask_every_way(checked, collection, identifier)
    record_and_decide(checked, made["candidates"])
    place_and_move(checked, desk, made)
    introduce_and_place(checked)
    account_for(checked, desk, made["contracts"])
    rank_and_import(checked, desk, made)
    explain(checked, desk, made)
    add_own_rules(checked)
    suggest_and_confirm(checked, made)
    read_texts(checked, made["vacancies"])
    ask_who_is_seen(checked, made)
    agree_and_evaluate(checked, desk)
    value_outcomes(checked, desk, made["contracts"])
    learn_from_outcomes(checked, desk)
    replay_and_weigh(checked, desk, made["vacancies"])
    ask_the_service_itself(checked)
    for collection in ("contracts", "vacancies", "contracts", "candidates", "organisations"):
        checked("DELETE", f"{API}/{collection}/{made[collection]}")
    checked("DELETE", f"{API}/organisations/Niemand")


def register_one_of_each(checked: Callable[..., Any], desk: Desk) -> dict[str, str]:
    authority = {"kind": "contracting_authority", "name": "Gemeente Voorbeeld"}
    checked("POST", f"{API}/organisations", json=authority)
    checked("POST", f"{API}/organisations", json=authority)
    body = {"organisation": desk.contractor, "title": "Wegen"}
    contract = checked("POST", f"{API}/contracts", json=body)["id"]
    body = a_candidate_body(desk.intermediary)
    candidate = checked("POST", f"{API}/candidates", json=body)["id"]
    body = {"organisation": desk.contractor, "title": "Kok", "contract": contract}
    vacancy = checked("POST", f"{API}/vacancies", json=body)["id"]
    return {
        "organisations": desk.intermediary,
        "contracts": contract,
        "candidates": candidate,
        "vacancies": vacancy,
    }


def ask_every_way(checked: Callable[..., Any], collection: str, identifier: str) -> None:
    one = f"{API}/{collection}/{identifier}"
    checked("GET", f"{API}/{collection}")
    checked("GET", f"{API}/{collection}", params={"limit": 0})
    checked("GET", f"{API}/{collection}/niets")
    checked("GET", one)
    checked("PATCH", one, json={})
    checked("PATCH", one, json={"bsn": "?"})
    checked("PATCH", one, content=b"{}")


def record_and_decide(checked: Callable[..., Any], candidate: str) -> None:
    listed = f"{API}/candidates/{candidate}/claims"
    decision = {"kind": "benefit_decision", "reference": "B-17"}
    body = {"group": "ww", "is_member": "yes", "proofs": [decision]}
    one = f"{API}/claims/{checked('POST', listed, json=body)['id']}"
    for again in (body, {"group": "ww"}, {"group": "nug", "from_file": True}):
        checked("POST", listed, json=again)
    checked("POST", f"{one}/proofs", json=decision)
    checked("PATCH", one, json={"since": "2025-06-01"})
    for move in ("verify", "verify", "reopen"):
        checked("POST", f"{one}/transitions", json={"transition": move, "reason": "waarom"})
    checked("GET", one)
    checked("GET", listed)
    checked("DELETE", one)
    other = checked("POST", listed, json={"group": "bbl", "is_member": "unknown"})["id"]
    checked("DELETE", f"{API}/claims/{other}")
    for row in checked("GET", f"{API}/target-groups")["rows"]:
        checked("GET", f"{API}/target-groups/{row['rules']}")


def add_own_rules(checked: Callable[..., Any]) -> None:
    for row in checked("GET", f"{API}/schemes")["rows"]:
        checked("GET", f"{API}/schemes/{row['scheme'].replace('/', '%2F')}")
    checked("GET", f"{API}/schemes/niets")
    listed = checked("GET", f"{API}/rule-documents", params={"kind": "target_groups"})["rows"]
    shipped = f"{API}/rule-documents/target_groups/{listed[0]['rules']}"
    owner = f"authority: {listed[0]['rules'].rsplit('-', 3)[0]}"
    content = checked("GET", shipped).decode().replace(owner, "authority: voorbeeldstreek")
    yaml = {"content-type": "application/yaml"}
    for path, sent in (("/check", content), ("/check", "a: 1"), ("", content), ("", content)):
        address = f"{API}/rule-documents{path}"
        made = checked("POST", address, content=sent.encode(), headers=yaml)
        checked("POST", address, content=sent.encode())
        if path == "" and "rules" in made:
            own = f"{address}/target_groups/{made['rules']}"
    checked("GET", f"{API}/rule-documents")
    checked("GET", own)
    for _ in range(2):
        checked("DELETE", own)
    checked("DELETE", shipped)


def rank_and_import(checked: Callable[..., Any], desk: Desk, made: dict[str, str]) -> None:
    body = {"organisation": desk.intermediary}
    unknown = checked("POST", f"{API}/candidates", json=body)["id"]
    for path in (
        f"vacancies/{made['vacancies']}",
        f"candidates/{made['candidates']}",
        f"candidates/{unknown}",
    ):
        checked("GET", f"{API}/{path}/matches", params={"show_excluded": True})
        checked("GET", f"{API}/{path}/matches", headers={"X-Acting-For": desk.contractor})
    asked = {
        "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
        "owed": "50000",
        "pc4": "3511",
        "work": [{"title": "kok"}, {"vacancy": made["vacancies"]}],
        "starts_on": "2027-01-04",
        "ends_on": "2028-01-03",
    }
    checked("POST", f"{API}/feasibility", json=asked)
    checked("POST", f"{API}/feasibility", json=asked, headers={"X-Acting-For": desk.contractor})
    checked("POST", f"{API}/feasibility", json=asked | {"owed": None})
    for wished in ({"least_fit": 0.1}, {"vacancies": ["niets"]}, {"spread": 2}):
        checked("POST", f"{API}/allocations", json=wished)
    checked("POST", f"{API}/allocations", json={}, headers={"X-Acting-For": desk.contractor})
    table = b"bron_id;naam;postcode;uren_max\n1;A B;3511AB;veel\n2;A B;3511AB;\n"
    form = {"kind": "candidates", "organisation": desk.intermediary}
    answered = checked("POST", f"{API}/imports", data=form, files={"file": ("a.csv", table)})
    assert "run" in answered, answered
    run = answered["run"]
    checked("POST", f"{API}/imports", data=form, files={"file": ("a.csv", b"")})
    checked("GET", f"{API}/imports")
    checked("GET", f"{API}/imports/{run['id']}")
    (flag,) = checked("GET", f"{API}/duplicates")["rows"]
    decision = {"status": "different_people"}
    checked("PATCH", f"{API}/duplicates/{flag['id']}", json=decision)
    checked("GET", f"{API}/templates/candidates.csv")
    checked("GET", f"{API}/templates/vacancies.xlsx")


def explain(checked: Callable[..., Any], desk: Desk, made: dict[str, str]) -> None:
    """Ask why somebody stands where, for every reader, and what would open more."""
    one = f"{API}/vacancies/{made['vacancies']}/candidates/{made['candidates']}/explanation"
    for reader in ("caseworker", "contractor", "candidate"):
        checked("GET", one, params={"reader": reader})
        checked("GET", one, params={"reader": reader}, headers={"X-Acting-For": desk.contractor})
    for asked in ("rijbewijs C", "leeftijd 40"):
        checked("GET", one, params={"what_if": asked})
    checked("GET", f"{API}/vacancies/niets/candidates/niemand/explanation")
    checked("GET", f"{API}/candidates/{made['candidates']}/openings")
    checked(
        "GET",
        f"{API}/candidates/{made['candidates']}/openings",
        headers={"X-Acting-For": desk.contractor},
    )


def suggest_and_confirm(checked: Callable[..., Any], made: dict[str, str]) -> None:
    """Without a taxonomy: what comes out with one is seen in ``test_taxonomy``."""
    checked("GET", f"{API}/taxonomy")
    checked("GET", f"{API}/taxonomy/concepts")
    checked("GET", f"{API}/taxonomy/concepts/urn:none")
    checked("GET", f"{API}/taxonomy/transfer", params={"from": "kok", "to": "kelner"})
    checked("POST", f"{API}/taxonomy/links", json={"kind": "skill", "phrases": ["vegen"]})
    for path in (
        f"vacancies/{made['vacancies']}/suggested-requirements",
        f"candidates/{made['candidates']}/suggested-skills",
    ):
        checked("GET", f"{API}/{path}")
        checked("POST", f"{API}/{path}", json={"skills": ["urn:none"]})


def read_texts(checked: Callable[..., Any], vacancy: str) -> None:
    sent = {"text": "Ervaring met vegen. Rijbewijs B is een pré.", "of": "vacancy"}
    checked("POST", f"{API}/text-readings", json=sent)
    checked("POST", f"{API}/text-readings", json=sent | {"of": "nobody"})
    checked("GET", f"{API}/vacancies/{vacancy}/text-reading")


def learn_from_outcomes(checked: Callable[..., Any], desk: Desk) -> None:
    """Too little ever happened here: the service says how much is missing, and refuses."""
    for headers in ({}, {"X-Acting-For": desk.contractor}):
        checked("GET", f"{API}/learning/report", headers=headers)
    tried = {"weights": {"components": {"skills": 1.0}}, "outcome": "invited"}
    checked("POST", f"{API}/learning/evaluations", json=tried)
    checked("POST", f"{API}/learning/evaluations", json=tried | {"outcome": "married"})


def value_outcomes(checked: Callable[..., Any], desk: Desk, contract: str) -> None:
    """Nobody works here yet: outcomes are 0, and what a ratio needs is named."""
    empty = checked("GET", f"{API}/social-return/template").decode()
    days = {"since": "2026-01-01", "until": "2026-12-31"}
    asked = {"contract": contract} | days
    for body in (asked, asked | {"file": empty}, asked | {"file": "a: 1"}, days):
        checked("POST", f"{API}/social-return", json=body)
    for form in ("html", "pdf"):
        checked("POST", f"{API}/social-return", json=asked, params={"format": form})
    stranger = {"X-Acting-For": desk.intermediary}
    checked("POST", f"{API}/social-return", json=asked, headers=stranger)
    checked("POST", f"{API}/social-return", json={"region": "Midden-Utrecht"} | days)


def replay_and_weigh(checked: Callable[..., Any], desk: Desk, vacancy: str) -> None:
    listed = checked("GET", f"{API}/rankings", params={"vacancy": vacancy, "since": "2020-01-01"})
    one = f"{API}/rankings/{listed['rows'][0]['ranking']}"
    for compare in (False, True):
        checked("GET", one, params={"compare": compare})
    checked("GET", f"{API}/rankings/R-0000")
    known = checked("GET", f"{API}/weights")
    shipped = checked("GET", f"{API}/weights/{known['in_use']}")
    checked("GET", f"{API}/weights/niets")
    tables = shipped["tables"] | {"travel": {"horizon_min": 60.0}}
    why = {"why": "De bus rijdt hier niet."}
    previews: list[dict[str, object]] = [
        {"tables": tables},
        {"tables": {"travel": {}}},
        {"document": "["},
        {},
    ]
    for sent in previews:
        checked("POST", f"{API}/weights/preview", json=sent)
    body = {"name": "desk", "tables": tables} | why
    version = checked("POST", f"{API}/weights", json=body)["version"]
    checked("POST", f"{API}/weights", json=body, headers={"X-Acting-For": desk.contractor})
    checked("POST", f"{API}/weights", json=body | {"name": "De Desk"})
    for chosen in ({"version": version}, {"version": version}, {"version": "niets"}, {}):
        checked("POST", f"{API}/weights/activations", json=chosen | why)


def ask_who_is_seen(checked: Callable[..., Any], made: dict[str, str]) -> None:
    one = f"{API}/fairness/vacancies/{made['vacancies']}"
    checked("GET", one)
    checked("GET", one, params={"band": 2})
    checked("GET", f"{API}/fairness/vacancies/niets")
    days = {"since": "2026-01-01", "until": "2026-12-31"}
    checked("GET", f"{API}/fairness/period", params=days)
    checked("GET", f"{API}/fairness/period", params={"since": "2026-01-01"})
    sent = f"kandidaat;leeftijdsgroep;geslacht\n{made['candidates']};45-54;\n"
    csv = {"content-type": "text/csv"}
    facts, ground = f"{API}/fairness/facts", {"processing_basis": "art. 6 AVG"}
    checked("POST", facts, params=ground, content=sent.encode(), headers=csv)
    checked("POST", facts, params=ground, content=b"{}", headers={"content-type": "text/html"})
    checked("DELETE", facts)
    habit, table = f"{API}/channels/habit", choices_table(n_contractors=40).encode()
    checked("POST", habit, params={"draws": 20}, content=table, headers=csv)
    checked("POST", habit, content=b"datum\n", headers=csv)
    checked("GET", habit, params={"draws": 20})
    checked("GET", habit, headers={"X-Acting-For": "Bouw Voorbeeld"})
    checked("POST", habit, content=b"{}", headers={"content-type": "text/html"})
    bring_in_the_past(checked)
    for end in ("", ".csv", ".xlsx"):
        measures = f"{API}/channels/measures{end}"
        checked("GET", measures, params=days)
        checked("GET", measures, params=days | {"region": "niets"})
        checked("GET", measures, params={"since": "2026-01-01"})
    report = f"{API}/channels/report"
    for form in ("json", "html", "pdf", "csv"):
        checked("GET", report, params=days | {"format": form})
    checked("GET", report, params=days | {"intervention": "2026-07-01"})
    checked("GET", report, params=days | {"intervention": "2020-01-01"})


def bring_in_the_past(checked: Callable[..., Any]) -> None:
    past = f"{API}/channels/past"
    cases = "zaak_id;opdrachtnemer;kanaal;voorgesteld_op\n1;Bouw;uwv;2021-03-01\n2;Bouw;uwv;ooit\n"
    sent = {"file": ("toen.csv", cases.encode())}
    checked("POST", past, files=sent, data={"check": "true"})
    found = checked("POST", past, files=sent)
    checked("POST", past, files={"file": ("toen.csv", b"")})
    checked("POST", past, data={"check": "true"})
    checked("DELETE", f"{past}/{found['id']}")
    checked("DELETE", f"{past}/{found['id']}")


def ask_the_service_itself(checked: Callable[..., Any]) -> None:
    checked("GET", "/health", headers={"host": "evil.example"})
    checked("GET", "/health")
    checked("GET", f"{API}/audit")
    checked("GET", "/ready")
    checked("GET", "/problems/conflict")
    checked("GET", "/problems/banken")
