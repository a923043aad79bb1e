"""Requests of a bounded size: refused while they are read, before they fill memory or disk."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problem_responses import problem_response
from api.problems import CONTENT_TOO_LARGE

JSON_LIMIT_BYTES = 1_000_000
"""Far above the largest vacancy; anything more is no single thing to register."""
FORM_ROOM_BYTES = 100_000
"""What a form adds to the file in it: boundaries, headers and the other fields."""


class ContentTooLarge(HTTPException):
    """More was sent than the service takes."""

    def __init__(self) -> None:
        super().__init__(status_code=CONTENT_TOO_LARGE.status)


class BodyLimit:
    """Bounds what a request may bring.

    Parameters
    ----------
    app : ASGI application
    upload_path : str
        The path that takes a file.
    upload_limit_bytes : int
        Largest file there.
    """

    def __init__(self, app: ASGIApp, *, upload_path: str, upload_limit_bytes: int) -> None:
        self._app = app
        self._upload_path = upload_path
        self._upload_limit = upload_limit_bytes + FORM_ROOM_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what it brings."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_upload = scope["path"] == self._upload_path
        limit = self._upload_limit if is_upload else JSON_LIMIT_BYTES
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdecimal() and int(declared) > limit:
            response = problem_response(CONTENT_TOO_LARGE, remedy=CONTENT_TOO_LARGE.meaning)
            await response(scope, receive, send)
            return
        n_received = 0

        async def counting() -> Message:
            nonlocal n_received
            message = await receive()
            n_received += len(message.get("body", b""))
            if n_received > limit:
                raise ContentTooLarge
            return message

        await self._app(scope, counting, send)
