"""The log of introductions as comma-separated text: one row an event, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from api.exchange.problem_report import neutralised
from api.services.introduction_log import LoggedEvent
from matcher.ternary import Ternary

MEDIA_TYPE = "text/csv; charset=utf-8"
HEADINGS = (
    *("event", "on", "recorded_at", "introduction", "candidate", "vacancy"),
    *("contractor", "contract", "intermediary", "channel", "started_by"),
    *("found_through", "ranking", "place", "part", "order", "policy", "weights_version"),
    *("role", "organisation", "reason", "by_itself", "because_of", "still_in_work", "placement"),
)
_ANSWERS = {Ternary.MEETS: "yes", Ternary.FAILS: "no", Ternary.UNKNOWN: "unknown"}


def introduction_log_csv(events: Iterable[LoggedEvent]) -> str:
    """Return the events as CSV; remarks are not in it, and what is not there is an empty cell.

    ``recorded_at`` is in ISO 8601 with its time zone.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS, lineterminator="\n")
    writer.writeheader()
    for event in events:
        writer.writerow(
            {name: neutralised(cell) for name, cell in introduction_cells(event).items()}
        )
    return text.getvalue()


def introduction_cells(event: LoggedEvent) -> dict[str, str]:
    """Return the cells of one event, by heading."""
    one, found = event.introduction, event.introduction.provenance
    asked = event.still_in_work
    return {
        "event": event.kind,
        "on": event.on.isoformat(),
        "recorded_at": "" if event.at is None else event.at.isoformat(),
        "introduction": one.introduction_id,
        "candidate": one.candidate_id or "",
        "vacancy": one.vacancy_id,
        "contractor": one.contractor_id,
        "contract": one.contract_id or "",
        "intermediary": one.intermediary_id,
        "channel": one.channel or "",
        "started_by": one.started_by,
        "found_through": found.found_through,
        "ranking": found.ranking_id or "",
        "place": "" if found.place is None else str(found.place),
        "part": found.part or "",
        "order": found.order or "",
        "policy": found.policy,
        "weights_version": found.weights_version,
        "role": event.role or "",
        "organisation": event.organisation_id or "",
        "reason": event.reason or "",
        "by_itself": "yes" if event.is_by_itself else "no",
        "because_of": event.because_of or "",
        "still_in_work": "" if asked is None else _ANSWERS[asked],
        "placement": one.placement_id or "",
    }
