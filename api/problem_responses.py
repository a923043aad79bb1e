"""Errors as answers: each a problem document, each traceable, none with a person in it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import (
    BAD_REQUEST,
    INVALID_REQUEST,
    NOT_FOUND,
    PROBLEM_OF_STATUS,
    RETRY_AFTER_S,
    UNEXPECTED,
    ProblemType,
    problem_of,
)
from api.schemas.problem import MEDIA_TYPE, FieldErrorOut, ProblemOut
from api.validation_errors import field_errors
from matcher.errors import MatcherError
from matcher.privacy.redaction import redact_identifiers

_log = structlog.get_logger()
_INNERMOST_FRAMES = 12


def problem_response(
    kind: ProblemType,
    *,
    detail: str = "",
    where: str = "",
    remedy: str = "",
    errors: Sequence[FieldErrorOut] | None = None,
    headers: dict[str, str] | None = None,
    **logged: object,
) -> Response:
    """Return the answer for a problem, and write to the log that it occurred.

    The log has type, status and occurrence, and what the caller adds: never the detail, which
    may name what somebody typed.
    """
    instance = uuid4().urn
    document = ProblemOut(
        type=kind.uri,
        title=kind.title,
        status=kind.status,
        detail=_without_identifiers(detail or f"{kind.title}."),
        instance=instance,
        where=_without_identifiers("" if kind.hides_place else where) or None,
        remedy=remedy or None,
        errors=None if errors is None else list(errors),
    )
    _log.log(
        _level_of(kind),
        "problem_answered",
        problem=kind.name,
        status=kind.status,
        instance=instance,
        **logged,
    )
    waiting = {"Retry-After": str(RETRY_AFTER_S)} if kind.is_passing else {}
    return Response(
        document.model_dump_json(),
        status_code=kind.status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), **waiting},
    )


def _without_identifiers(text: str) -> str:
    """Return a text that may name what somebody typed, without a number or address in it."""
    return redact_identifiers(text)[0]


def _level_of(kind: ProblemType) -> int:
    if kind.status >= 500:
        return logging.WARNING if kind.is_passing else logging.ERROR
    return logging.INFO


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error of a use case, of validation and of HTTP with a problem document."""
    app.add_exception_handler(MatcherError, _of_use_case)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)


async def _of_use_case(_: Request, error: Exception) -> Response:
    assert isinstance(error, MatcherError)
    return problem_response(
        problem_of(error), detail=error.what, where=error.where, remedy=error.remedy
    )


async def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    told = field_errors(error.errors(), is_form=is_form)
    if all(fault.place == "path" for fault in told):
        # A path whose parts cannot be right leads to nothing.
        return problem_response(NOT_FOUND, remedy="Check the address.")
    return _invalid(told)


def _invalid(told: list[FieldErrorOut]) -> Response:
    n_faults = len(told)
    return problem_response(
        INVALID_REQUEST,
        detail=f"{n_faults} field{'s are' if n_faults > 1 else ' is'} not as asked.",
        where=told[0].pointer,
        remedy=told[0].message,
        errors=told,
    )


async def _of_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = PROBLEM_OF_STATUS.get(error.status_code, BAD_REQUEST)
    headers = dict(error.headers or {})
    return problem_response(kind, remedy=kind.meaning, headers=headers)


class UnexpectedErrors:
    """The outermost layer: turns a mistake of the program into an answer that gives nothing away.

    The log gets the class and the lines of code, never the message or the values: they may hold
    what somebody sent.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer for it when nobody else did."""
        is_begun = False

        async def noting(message: Message) -> None:
            nonlocal is_begun
            is_begun = is_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:  # the edge of the process
            if scope["type"] != "http":
                raise
            response = problem_response(
                UNEXPECTED,
                remedy=UNEXPECTED.meaning,
                error=type(error).__name__,
                frames=_frames(error),
            )
            if is_begun:
                message = "an answer broke off half-way; the log says where"
                raise RuntimeError(message) from None
            await response(scope, receive, send)


def _frames(error: Exception) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_INNERMOST_FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
