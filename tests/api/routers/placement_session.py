"""What a desk does with placements and efforts, request by request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.routers.calls import API, Desk
from tests.api.routers.goal_session import ask_about_displacement


def place_and_move(checked: Callable[..., Any], desk: Desk, made: dict[str, str]) -> None:
    """Register a placement and an effort, do to each what can be done, and remove them."""
    other = checked(
        "POST", f"{API}/contracts", json={"organisation": desk.contractor, "title": "B"}
    )
    body = {
        "candidate": made["candidates"],
        "contract": made["contracts"],
        "form": "employment",
        "starts_on": "2026-03-01",
        "wage_cost_subsidy": {"starts_on": "2026-03-01"},
        "bonus_facts": {"age_at_start": 56},
    }
    placement = checked("POST", f"{API}/placements", json=body)["id"]
    checked("POST", f"{API}/placements", json=body)
    checked("GET", f"{API}/contracts/{made['contracts']}/efforts")
    one = f"{API}/placements/{placement}"
    checked("GET", f"{API}/placements")
    checked("PATCH", one, json={"hours_per_week": "24"})
    checked("PATCH", one, json={"bsn": "?"})
    checked("GET", one)
    checked("GET", one, headers={"X-Acting-For": desk.contractor})
    ask_about_displacement(checked, desk, one)
    move = {"contract": other["id"], "starts_on": "2026-07-01"}
    checked("POST", f"{one}/attributions", json=move)
    checked("POST", f"{one}/attributions", json=move)
    later = checked("POST", f"{one}/continuation", json={"starts_on": "2026-10-01"})["id"]
    checked("POST", f"{one}/continuation", json={"starts_on": "2026-01-01"})
    for identifier in (placement, placement, later):
        checked("DELETE", f"{API}/placements/{identifier}")
    listed = f"{API}/contracts/{made['contracts']}/efforts"
    effort = checked("POST", listed, json={"kind": "training", "done_on": "2026-05-01"})["id"]
    checked("GET", listed)
    checked("GET", f"{API}/efforts/{effort}")
    checked("PATCH", f"{API}/efforts/{effort}", json={"hours": "8"})
    checked("DELETE", f"{API}/efforts/{effort}")
