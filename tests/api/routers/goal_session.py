"""Goals and the evaluation, request by request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.routers.calls import API, Desk


def agree_and_evaluate(checked: Callable[..., Any], desk: Desk) -> None:
    """Set goals, replace and withdraw them, and ask for the evaluation in every form."""
    own = checked("POST", f"{API}/contracts", json={"organisation": desk.contractor, "title": "D"})
    days = {"since": "2026-01-01", "until": "2026-12-31"}
    goal = days | {"measure": "persons_placed", "target": "12", "contract": own["id"]}
    one = f"{API}/goals/{checked('POST', f'{API}/goals', json=goal)['id']}"
    share = days | {"measure": "share_of_placements", "target": "0.25", "region": "Midden-Utrecht"}
    checked("POST", f"{API}/goals", json=share | {"channels": ["wijkteam"]})
    checked("POST", f"{API}/goals", json=share)
    checked("POST", f"{API}/goals", json=goal | {"target": "veel"})
    contractor = {"X-Acting-For": desk.contractor}
    checked("POST", f"{API}/goals", json=goal, headers=contractor)
    for headers in ({}, contractor, {"X-Acting-For": desk.intermediary}):
        checked("GET", f"{API}/goals", headers=headers)
        checked("GET", f"{API}/contracts/{own['id']}/goals", headers=headers)
    checked("GET", f"{API}/goals", params={"region": "niets"})
    checked("GET", f"{API}/contracts/niets/goals")
    checked("GET", one)
    checked("GET", f"{API}/goals/niets")
    terms = days | {"target": "10", "why": "Minder werk"}
    checked("POST", f"{one}/versions", json=terms)
    checked("POST", f"{API}/goals/niets/versions", json=terms)
    for _ in range(2):
        checked("POST", f"{one}/withdrawal", json={"why": "Opdracht ontbonden"})
    page = f"{API}/channels/evaluation"
    for form in ("json", "html", "pdf"):
        checked("GET", page, params=days | {"format": form})
    checked("GET", page, params=days | {"language": "en", "region": "Midden-Utrecht"})
    checked("GET", page, params=days | {"region": "niets"})
    checked("GET", page, params=days, headers=contractor)


def ask_about_displacement(checked: Callable[..., Any], desk: Desk, placement: str) -> None:
    """Ask whether somebody came in the place of another, rightly and wrongly."""
    answers = f"{placement}/displacement"
    checked("GET", answers)
    checked("POST", answers, json={"displaced": "no"}, headers={"X-Acting-For": desk.contractor})
    checked("POST", answers, json={"displaced": "no"}, headers={"X-Acting-For": desk.intermediary})
    checked("POST", answers, json={"displaced": "misschien"})
    checked("GET", answers)
    checked("GET", f"{API}/placements/niets/displacement")
