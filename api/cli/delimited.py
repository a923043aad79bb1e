"""Rankings as comma-separated text: one line a candidate or vacancy, lists joined by '; '."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from api.exchange.problem_report import neutralised
from api.schemas.ranking import CountedValueOut, EvidenceOut, RankingLineOut, VacancyLineOut
from matcher.ranking.weights import COMPONENTS

Cells = dict[str, str]


def candidate_lines_csv(lines: Sequence[RankingLineOut]) -> str:
    """Return candidates for a vacancy as CSV; an unknown number is an empty cell."""
    return csv_table(
        [
            "rank",
            "candidate",
            "source_id",
            *_FIT_HEADINGS,
            "channel",
            *_CONTACT_HEADINGS,
            *_VALUE_HEADINGS,
            "stale_note",
        ],
        [
            {
                "candidate": line.candidate,
                "source_id": line.source_id or "",
                "channel": line.channel.value if line.channel else "",
                "stale_note": line.stale_note or "",
                "contact": line.intermediary.name,
                "contact_email": line.intermediary.email or "",
                "contact_phone": line.intermediary.phone or "",
            }
            | _fit_cells(line)
            | _value_cells(line)
            for line in lines
        ],
    )


def vacancy_lines_csv(lines: Sequence[VacancyLineOut]) -> str:
    """Return vacancies for a candidate as CSV; an unknown number is an empty cell."""
    return csv_table(
        [
            "rank",
            "vacancy",
            "source_id",
            "title",
            *_FIT_HEADINGS,
            *_CONTACT_HEADINGS,
            *_VALUE_HEADINGS,
        ],
        [
            {
                "vacancy": line.vacancy,
                "source_id": line.source_id or "",
                "title": line.title,
                "contact": line.contractor.name,
                "contact_email": line.contractor.email or "",
                "contact_phone": line.contractor.phone or "",
            }
            | _fit_cells(line)
            | _value_cells(line)
            for line in lines
        ],
    )


_FIT_HEADINGS = [
    "fit",
    "confidence",
    *COMPONENTS,
    "evidence",
    "unknown",
    "excluded_by",
    "eligibility",
    "eligibility_reasons",
]
_CONTACT_HEADINGS = ["contact", "contact_email", "contact_phone"]
_VALUE_PREFIX = "value_"
_VALUE_HEADINGS = [f"{_VALUE_PREFIX}{name}" for name in CountedValueOut.model_fields]
"""New columns come last: who reads the others by their place goes on doing so."""


def _fit_cells(line: RankingLineOut | VacancyLineOut) -> Cells:
    scores = {part.name: part.score for part in line.components}
    return {
        "rank": "" if line.rank is None else str(line.rank),
        "fit": _number(line.fit),
        "confidence": _number(line.confidence),
        **{name: _number(scores.get(name)) for name in COMPONENTS},
        "evidence": "; ".join(_evidence(met) for met in line.evidence if met.phrase),
        "unknown": "; ".join(line.unknown),
        "excluded_by": "; ".join(failed.explanation for failed in line.excluded_by),
        "eligibility": line.model_dump(mode="json")["eligibility"]["counts"],
        "eligibility_reasons": "; ".join(line.eligibility.reasons),
    }


def _value_cells(line: RankingLineOut | VacancyLineOut) -> Cells:
    told = line.value.model_dump(mode="json") if line.value else {}
    points = "; ".join(line.value.open_points) if line.value else ""
    cells = {
        f"{_VALUE_PREFIX}{name}": _text(told.get(name)) for name in CountedValueOut.model_fields
    }
    return cells | {f"{_VALUE_PREFIX}open_points": points}


def _text(cell: str | None) -> str:
    return cell or ""


def _evidence(met: EvidenceOut) -> str:
    return f"{met.requirement} <- {met.phrase} ({met.strength:.2f})"


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.6f}"


def csv_table(headings: list[str], rows: list[Cells]) -> str:
    """Return rows as CSV; no cell can be a formula."""
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: neutralised(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue()
