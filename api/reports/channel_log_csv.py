"""The whole log of channels as comma-separated text: one row an event, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import BinaryIO

from api.exchange.problem_report import neutralised
from api.reports.introduction_log_csv import HEADINGS as INTRODUCTION_HEADINGS
from api.reports.introduction_log_csv import introduction_cells
from api.services.channel_events import LoggedLead, LoggedList, LogLine
from api.services.introduction_log import LoggedEvent
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.reported_cost import ReportedCost

LIST_SHOWN, COST_REPORTED = "list_shown", "cost_reported"
HEADINGS = (
    *("event", "on", "recorded_at", "lead", "cost"),
    *(name for name in INTRODUCTION_HEADINGS if name not in {"event", "on", "recorded_at"}),
    *("answer", "n_ranked", "cost_kind", "euros", "hours", "since", "until", "replaces"),
    "replaced_by",
)
_INITIATORS = {role.value: role for role in Initiator}


def channel_log_file(lines: Iterable[LogLine]) -> BinaryIO:
    """Return a temporary file with the log as CSV, at its beginning; it goes when it is closed.

    What is not there is an empty cell, and remarks are not in it. ``recorded_at`` is in ISO 8601
    with its time zone. On disk, so that no log is too long and the database is let go of before
    somebody reads it slowly.
    """
    file = TemporaryFile()  # noqa: SIM115 - the one who reads it closes it
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.DictWriter(text, HEADINGS, restval="", lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: neutralised(cell) for name, cell in _cells(line).items()})
    text.detach()
    file.seek(0)
    return file


def _cells(line: LogLine) -> dict[str, str]:
    if isinstance(line, LoggedEvent):
        return introduction_cells(line)
    if isinstance(line, LoggedLead):
        return _lead_cells(line)
    return _list_cells(line) if isinstance(line, LoggedList) else _cost_cells(line)


def _lead_cells(line: LoggedLead) -> dict[str, str]:
    lead, event = line.lead, line.event
    return {
        "event": lead.kind if event.answer is None else "answered",
        "on": event.on.isoformat(),
        "recorded_at": event.at.isoformat(),
        "lead": lead.lead_id,
        "candidate": lead.candidate_id or "",
        "vacancy": lead.vacancy_id or "",
        "contractor": lead.contractor_id,
        "contract": lead.contract_id or "",
        "intermediary": lead.intermediary_id or "",
        "channel": lead.channel or "",
        "started_by": lead.started_by,
        "found_through": lead.found_through or "",
        "role": event.role,
        "organisation": event.organisation_id or "",
        "answer": event.answer or "",
    }


def _list_cells(line: LoggedList) -> dict[str, str]:
    ranking = line.ranking
    return {
        "event": LIST_SHOWN,
        "on": line.on.isoformat(),
        "recorded_at": ranking.shown_at.isoformat(),
        "vacancy": ranking.vacancy_id,
        "contractor": line.contractor_id or "",
        "contract": ranking.contract_id or "",
        "started_by": _INITIATORS.get(ranking.role, ""),
        "found_through": FoundThrough.RANKING,
        "ranking": ranking.ranking_id,
        "order": ranking.order,
        "policy": ranking.policy,
        "weights_version": ranking.weights_version,
        "role": ranking.role,
        "organisation": ranking.organisation_id or "",
        "n_ranked": str(ranking.n_ranked),
    }


def _cost_cells(cost: ReportedCost) -> dict[str, str]:
    return {
        "event": COST_REPORTED,
        "on": cost.until.isoformat(),
        "recorded_at": cost.reported_at.isoformat(),
        "cost": cost.cost_id,
        "introduction": cost.introduction_id or "",
        "vacancy": cost.vacancy_id or "",
        "contractor": cost.contractor_id,
        "contract": cost.contract_id,
        "channel": cost.channel or "",
        "role": cost.role,
        "organisation": cost.organisation_id or "",
        "cost_kind": cost.kind,
        "euros": "" if cost.euros is None else f"{cost.euros:.2f}",
        "hours": "" if cost.hours is None else f"{cost.hours:.2f}",
        "since": cost.since.isoformat(),
        "until": cost.until.isoformat(),
        "replaces": cost.replaces or "",
        "replaced_by": cost.replaced_by or "",
    }
