"""The tables. Importing this package makes the metadata complete."""

from models.rows import (
    candidate,
    change,
    contract,
    identity,
    import_run,
    organisation,
    phrase,
    vacancy,
)

__all__ = [
    "candidate",
    "change",
    "contract",
    "identity",
    "import_run",
    "organisation",
    "phrase",
    "vacancy",
]
