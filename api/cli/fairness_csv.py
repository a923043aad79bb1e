"""A fairness report as comma-separated text: one line a group."""

from __future__ import annotations

from api.cli.delimited import Cells, csv_table
from api.schemas.fairness import EstimateOut, FairnessReportOut, GroupMeasureOut, TraitMeasureOut

_ENDS = ("at", "low", "high")
_HEADINGS = [
    "vacancy",
    "since",
    "until",
    "trait",
    "group",
    "name",
    "n_lines",
    "n_reference",
    "expected_lines",
    "share",
    "reference_share",
    "exposure",
    *(f"ratio_{end}" for end in _ENDS),
    *(f"skew_{end}" for end in _ENDS),
    "verdict",
    "ndkl",
    "ndkl_by_chance",
]


def fairness_csv(report: FairnessReportOut) -> str:
    """Return the groups of a report as CSV; what is not defined is an empty cell."""
    about = {
        "vacancy": report.vacancy or "",
        "since": "" if report.since is None else report.since.isoformat(),
        "until": "" if report.until is None else report.until.isoformat(),
    }
    return csv_table(
        _HEADINGS,
        [
            about | _of_trait(measure) | _of_group(group)
            for measure in report.traits
            for group in measure.groups
        ],
    )


def _of_trait(measure: TraitMeasureOut) -> Cells:
    found = measure.ndkl
    return {
        "trait": measure.trait.value,
        "ndkl": _number(found.ndkl.at if found else None),
        "ndkl_by_chance": _number(found.by_chance if found else None),
    }


def _of_group(group: GroupMeasureOut) -> Cells:
    return {
        "group": group.group,
        "name": group.name,
        "n_lines": str(group.n_lines),
        "n_reference": str(group.n_reference),
        "expected_lines": _number(group.expected_lines),
        "share": _number(group.share),
        "reference_share": _number(group.reference_share),
        "exposure": _number(group.exposure),
        **_ends("ratio", group.ratio),
        **_ends("skew", group.skew),
        "verdict": group.verdict.value,
    }


def _ends(name: str, estimate: EstimateOut) -> Cells:
    return {
        f"{name}_at": _number(estimate.at),
        f"{name}_low": _number(estimate.low),
        f"{name}_high": _number(estimate.high),
    }


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.6f}"
