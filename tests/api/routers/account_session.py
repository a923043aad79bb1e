"""How a contract is accounted for, request by request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.routers.calls import API, Desk


def account_for(checked: Callable[..., Any], desk: Desk, contract: str) -> None:
    """Ask for obligation and statement in every form, by who may and by who may not."""
    one = f"{API}/contracts/{contract}"
    for what in ("obligation", "statement"):
        checked("GET", f"{one}/{what}", params={"on": "2026-12-31"})
        checked("GET", f"{one}/{what}", headers={"X-Acting-For": desk.intermediary})
        checked("GET", f"{one}/{what}", params={"on": "morgen"})
        checked("GET", f"{API}/contracts/niets/{what}")
    for form in ("csv", "xlsx", "pdf"):
        checked("GET", f"{one}/statement", params={"format": form})
    other = {"other_scheme": "utrecht/undated"}
    checked("GET", f"{one}/statement", params=other)
