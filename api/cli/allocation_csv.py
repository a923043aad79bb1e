"""An allocation as comma-separated text: one line a pair, lists joined by '; '."""

from __future__ import annotations

import csv
import io

from api.exchange.problem_report import neutralised
from api.schemas.allocation_answer import AdvisedPairOut, AllocationOut

_HEADINGS = (
    "vacancy",
    "vacancy_source_id",
    "title",
    "contractor",
    "due_on",
    "candidate",
    "source_id",
    "fit",
    "confidence",
    "own_rank",
    "reasons",
    "unknown",
    "counts",
    "channel",
    "contact",
    "contact_email",
    "contact_phone",
)


def pairs_csv(found: AllocationOut) -> str:
    """Return the advised pairs as CSV; what is not known or not shown is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows([neutralised(cell) for cell in _cells(pair)] for pair in found.pairs)
    return text.getvalue()


def _cells(pair: AdvisedPairOut) -> tuple[str, ...]:
    return (
        pair.vacancy.id,
        pair.vacancy.source_id or "",
        pair.vacancy.title,
        pair.contractor.name,
        pair.due_on.isoformat() if pair.due_on else "",
        pair.candidate,
        pair.source_id or "",
        f"{pair.fit:.6f}",
        f"{pair.confidence:.6f}",
        str(pair.own_rank),
        "; ".join(pair.reasons),
        "; ".join(pair.unknown),
        pair.model_dump(mode="json")["counts"],
        pair.channel.value if pair.channel else "",
        pair.intermediary.name,
        pair.intermediary.email or "",
        pair.intermediary.phone or "",
    )
