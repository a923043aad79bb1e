"""What both sides do with introductions and stale profiles, request by request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.routers.calls import API, a_candidate_body
from tests.api.routers.lead_session import ask_around, report_costs

PATH = f"{API}/introductions"


def introduce_and_place(checked: Callable[..., Any]) -> None:
    """Introduce somebody, record what can be recorded, and ask for every list of it.

    A log is never removed, so this has parties of its own.
    """
    made = _parties(checked)
    ask_around(checked, made)
    report_costs(checked, made)
    contractor = {"X-Acting-For": made.pop("contractor")}
    made.pop("intermediary")
    sent = made | {"found_through": "direct_approach", "started_by": "intermediary"}
    one = f"{PATH}/{checked('POST', PATH, json=sent)['id']}"
    for wrong in (sent, sent | {"started_by": None}, sent | {"bsn": "?"}):
        checked("POST", PATH, json=wrong)
    checked("POST", f"{one}/events", json={"state": "invited"}, headers=contractor)
    checked("POST", f"{one}/events", json={"state": "withdrawn"}, headers=contractor)
    checked("POST", f"{one}/events", json={"state": "withdrawn"})
    checked("POST", f"{one}/checks", json={"still_in_work": "yes"})
    for _ in range(2):
        work = {"form": "employment", "starts_on": "2024-03-01"}
        checked("POST", f"{one}/placement", json=work)
    checked("POST", f"{one}/checks", json={"still_in_work": "unknown"})
    checked("POST", f"{one}/checks", json={"still_in_work": "perhaps"})
    for end in ({"reason": "resigned"}, {"reason": "ill"}, {"reason": "other", "on": "2020-01-01"}):
        checked("POST", f"{one}/end", json=end)
    for path in ("", "/events"):
        checked("GET", f"{one}{path}")
        checked("GET", f"{one}{path}", headers=contractor)
        checked("GET", f"{PATH}/N-9999{path}")
    _ask_for_lists(checked, made)
    checked("DELETE", f"{API}/vacancies/{made['vacancy']}")
    _keep_profile_fresh(checked, made["candidate"], contractor)


def _parties(checked: Callable[..., Any]) -> dict[str, str]:
    agency = {"kind": "intermediary", "name": "Opstap Voorbeeld", "channel": "wijkteam"}
    owner = checked("POST", f"{API}/organisations", json=agency)["id"]
    bakery = {"kind": "contractor", "name": "Bakkerij Voorbeeld"}
    contractor = checked("POST", f"{API}/organisations", json=bakery)["id"]
    candidate = checked("POST", f"{API}/candidates", json=a_candidate_body(owner))["id"]
    job = {"organisation": contractor, "title": "Bakker"}
    vacancy = checked("POST", f"{API}/vacancies", json=job)["id"]
    return {
        "candidate": candidate,
        "vacancy": vacancy,
        "contractor": contractor,
        "intermediary": owner,
    }


def _ask_for_lists(checked: Callable[..., Any], made: dict[str, str]) -> None:
    checked("GET", PATH)
    checked("GET", PATH, params={"state": "placed", "only_open": True})
    checked("GET", f"{API}/vacancies/{made['vacancy']}/introductions")
    checked("GET", f"{API}/candidates/{made['candidate']}/introductions")
    checked("GET", f"{PATH}/due-checks")
    for log in (f"{PATH}/log", f"{API}/channels/log"):
        checked("GET", log)
        checked("GET", log, params={"since": "2026-01-02", "until": "2026-01-01"})


def _keep_profile_fresh(
    checked: Callable[..., Any], candidate: str, contractor: dict[str, str]
) -> None:
    one = f"{API}/candidates/{candidate}/confirmation"
    checked("GET", f"{API}/stale-profiles")
    checked("PUT", one, json={})
    checked("PUT", one, json={"on": "2199-01-01"})
    checked("PUT", one, json={}, headers=contractor)
