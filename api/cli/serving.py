"""The service on this machine: 127.0.0.1 only, as long as there is no access control."""

from __future__ import annotations

import errno
import socket
import sys

from api.services.installation import Installation
from matcher.errors import InvalidInput

HOST = "127.0.0.1"


def serve_until_interrupted(
    installation: Installation, port: int, *, upload_limit_mb: int, holds_fairness_facts: bool
) -> None:
    """Serve until Ctrl-C.

    Raises
    ------
    InvalidInput
        If the port is taken; nothing is started then.
    """
    import uvicorn

    from api.app import app_of

    listening = _listen_on(port)
    sys.stderr.write(
        f"sroi-match luistert op http://{HOST}:{port}, alleen op deze machine: er is nog geen "
        "toegangscontrole. Stoppen: Ctrl-C.\n"
    )
    app = app_of(
        installation, upload_limit_mb=upload_limit_mb, holds_fairness_facts=holds_fairness_facts
    )
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    with listening:
        server.run(sockets=[listening])


def _listen_on(port: int) -> socket.socket:
    """Return a socket bound to the port, before anything else is started."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as fault:
        listening.close()
        is_taken = fault.errno == errno.EADDRINUSE
        raise InvalidInput(
            f"Port {port} is in use by another program."
            if is_taken
            else f"Port {port} cannot be opened.",
            where="port",
            remedy="Choose another, for example with --port 8001.",
        ) from fault
    return listening
