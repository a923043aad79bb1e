"""The tables. Importing this package makes the metadata complete."""

from models.rows import (
    audit,
    candidate,
    change,
    claim_record,
    contract,
    identity,
    import_run,
    obligation,
    organisation,
    phrase,
    placement,
    rule_document,
    taxonomy,
    vacancy,
)

__all__ = [
    "audit",
    "candidate",
    "change",
    "claim_record",
    "contract",
    "identity",
    "import_run",
    "obligation",
    "organisation",
    "phrase",
    "placement",
    "rule_document",
    "taxonomy",
    "vacancy",
]
