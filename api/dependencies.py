"""What endpoints ask for: who acts, a unit of work, and what the process keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import Depends, Header, Request
from starlette.exceptions import HTTPException

from api.problems import UNSUPPORTED_MEDIA_TYPE
from api.services.match_engine import MatchEngine
from api.services.viewers import viewer_for
from matcher.domain.access import Purpose, Viewer
from matcher.errors import InvalidInput, NotFound
from models.engine import Database
from models.unit_of_work import UnitOfWork

Begin = Callable[[], UnitOfWork]
"""Begins the unit of work of a request. The endpoint opens and closes it, not the framework: a
connection that is held while an answer waits for a thread keeps others from ever getting one."""
ACTOR = "http api"
ACTING_FOR = "X-Acting-For"
CSV_TYPE = "text/csv"
_CSV_TYPES = {CSV_TYPE, "application/csv", "text/plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one process keeps for all its requests."""

    database: Database
    engine: MatchEngine
    identity_key: bytes
    upload_limit_bytes: int
    today: Callable[[], date]
    holds_fairness_facts: bool = False


def kept(request: Request) -> Kept:
    """Return what the process keeps."""
    found = request.app.state.kept
    assert isinstance(found, Kept)
    return found


KeptDep = Annotated[Kept, Depends(kept)]

ActingFor = Annotated[
    str | None,
    Header(
        alias=ACTING_FOR,
        max_length=200,
        description="Act for an intermediary or a contractor, by id or name: one sees and changes "
        "what that organisation may. Without it one is the operator, who sees everything. Until "
        "there is access control, this is taken at its word.",
        examples=["O-7QK2M0ZB4T9X"],
    ),
]


def _viewer_of(kept: Kept, acting_for: str | None, purpose: Purpose) -> Viewer:
    named = None if acting_for is None else _as_sent(acting_for)
    try:
        return viewer_for(kept.database, named, actor=ACTOR, purpose=purpose)
    except NotFound as fault:
        raise InvalidInput(
            "No organisation has this id or name.",
            where=f"{ACTING_FOR} header",
            remedy="Look it up in the list of organisations, or leave the header out.",
        ) from fault


def _as_sent(text: str) -> str:
    """Return a header as the UTF-8 that clients send; HTTP hands it on as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _viewer(purpose: Purpose) -> Callable[..., Viewer]:
    def viewer(kept: KeptDep, acting_for: ActingFor = None) -> Viewer:
        return _viewer_of(kept, acting_for, purpose)

    return viewer


def _work(purpose: Purpose) -> Callable[..., Begin]:
    def work(kept: KeptDep, acting_for: ActingFor = None) -> Begin:
        return partial(kept.database.unit_of_work, _viewer_of(kept, acting_for, purpose))

    return work


RegistrationWork = Annotated[Begin, Depends(_work(Purpose.REGISTRATION))]
MatchingWork = Annotated[Begin, Depends(_work(Purpose.MATCHING))]
ImportWork = Annotated[Begin, Depends(_work(Purpose.IMPORT))]
FairnessWork = Annotated[Begin, Depends(_work(Purpose.FAIRNESS_REPORT))]
ImportViewer = Annotated[Viewer, Depends(_viewer(Purpose.IMPORT))]


def json_content(request: Request) -> None:
    """Refuse content that does not say it is JSON, before it is looked at."""
    kind = _media_type(request)
    if kind != "application/json" and not re.fullmatch(r"application/[\w.-]+\+json", kind):
        raise HTTPException(UNSUPPORTED_MEDIA_TYPE.status)


def csv_content(request: Request) -> None:
    """Refuse content that does not say it is CSV, before it is looked at."""
    if _media_type(request) not in _CSV_TYPES:
        raise HTTPException(UNSUPPORTED_MEDIA_TYPE.status)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().casefold()


JsonContent = Depends(json_content)
CsvContent = Depends(csv_content)
