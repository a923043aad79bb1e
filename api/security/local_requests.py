"""Only this machine is answered, and no web page may use it to change anything.

The service has no access control yet and listens on the loopback interface only. Two ways in
remain for a page that somebody has open: its own name made to point at this machine (DNS
rebinding), which the ``Host`` header betrays, and a form or script that posts here, which the
``Origin`` header betrays (RFC 6454; the OWASP cheat sheet on cross-site request forgery).
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problem_responses import problem_response
from api.problems import FROM_ELSEWHERE

_LOCAL_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Safe methods (RFC 9110, 9.2.1): a page cannot read their answers from another origin."""


class LocalRequestsOnly:
    """Refuses what does not come from this machine's own pages and programs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        refusal = _refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        what, where, remedy = refusal
        response = problem_response(FROM_ELSEWHERE, detail=what, where=where, remedy=remedy)
        await response(scope, receive, send)


def _refusal(scope: Scope) -> tuple[str, str, str] | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    if len(hosts) != 1 or not _LOCAL_HOST.fullmatch(hosts[0]):
        return (
            "The service does not answer to this host name.",
            "Host header",
            "Use http://localhost or http://127.0.0.1 with the port of the service.",
        )
    origins = headers.getlist("origin")
    own = f"{scope['scheme']}://{hosts[0]}".casefold()
    if scope["method"] not in _READING and any(origin.casefold() != own for origin in origins):
        return (
            "A page of another site may not change anything here.",
            "Origin header",
            "Make the change from /docs of this service, or from a program.",
        )
    return None
