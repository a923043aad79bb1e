"""What both sides do before an introduction, and what a contractor reports, request by request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.routers.calls import API

LEADS = f"{API}/leads"


def ask_around(checked: Callable[..., Any], parties: dict[str, str]) -> None:
    """Ask a channel for people, hear an answer, and look it up; wrongly as well."""
    contractor = {"X-Acting-For": parties["contractor"]}
    asked: dict[str, object] = {"kind": "asked", "vacancy": parties["vacancy"], "channel": "uwv"}
    tip: dict[str, object] = {
        "kind": "tip",
        "vacancy": parties["vacancy"],
        "candidate": parties["candidate"],
    }
    one = f"{LEADS}/{checked('POST', LEADS, json=asked, headers=contractor)['id']}"
    other = checked("POST", LEADS, json=tip, headers=contractor)["id"]
    wrong: list[dict[str, object]] = [
        {"kind": "asked"},
        asked | {"kind": "viewed"},
        asked | {"kind": "guessed"},
        asked | {"vacancy": "V-9999"},
        tip | {"candidate": "K-9999"},
    ]
    for sent in wrong:
        checked("POST", LEADS, json=sent)
    for path in (one, f"{LEADS}/{other}", f"{LEADS}/L-9999"):
        checked("POST", f"{path}/answers", json={"answer": "nobody_available"}, headers=contractor)
        checked("POST", f"{path}/answers", json={"answer": "maybe"})
        checked("GET", path)
    checked("GET", LEADS, params={"kind": "asked", "vacancy": parties["vacancy"]})
    checked("GET", LEADS, params={"contractor": "Niemand"})


def report_costs(checked: Callable[..., Any], parties: dict[str, str]) -> None:
    """Report what it cost, correct it, and look it up; wrongly as well."""
    contractor = {"X-Acting-For": parties["contractor"]}
    body = {"organisation": parties["contractor"], "title": "Brood"}
    contract = checked("POST", f"{API}/contracts", json=body)["id"]
    costs = f"{API}/contracts/{contract}/costs"
    sent: dict[str, object] = {"kind": "guidance", "since": "2026-01-01", "until": "2026-03-31"}
    whole = sent | {"euros": "1250.50", "hours": "40"}
    first = checked("POST", costs, json=whole, headers=contractor)["id"]
    one = f"{API}/reported-costs/{first}"
    for wrong in (sent, whole | {"euros": "-1"}, whole | {"introduction": "N-9999"}):
        checked("POST", costs, json=wrong)
    for _ in range(2):
        checked("POST", f"{one}/replacement", json=sent | {"hours": "0"})
    for path in (one, f"{API}/reported-costs/M-9999"):
        checked("GET", path, headers=contractor)
    for headers in ({}, contractor, {"X-Acting-For": parties["intermediary"]}):
        checked("GET", costs, params={"with_replaced": True}, headers=headers)
    checked("GET", f"{API}/contracts/C-9999/costs")
