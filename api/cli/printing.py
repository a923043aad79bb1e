"""What the commands say, in the plain Dutch that a desk reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.exchange.layout import LAYOUT_NAMES, Layout
from api.services.duplicates import OpenPair, Registration
from api.services.imports import ImportOutcome
from matcher.domain.reading import RowProblem

_PIPED_WIDTH = 150
_PROBLEMS_SHOWN = 5
_NAMES_SHOWN = 12
_TRACE_NAMES = {
    "email": "e-mailadres",
    "phone": "telefoonnummer",
    "name_postcode": "naam en postcode",
}


def screen() -> Console:
    """Return where tables go: as wide as the terminal, and wide enough where there is none."""
    console = Console(highlight=False)
    has_own_width = console.is_terminal or console.is_dumb_terminal
    return console if has_own_width else Console(highlight=False, width=_PIPED_WIDTH)


def import_report(outcome: ImportOutcome, report_path: Path) -> str:
    """Return what became of a file, in a few lines."""
    run = outcome.run
    lines = [
        f"{run.file_name}: {LAYOUT_NAMES[Layout(run.layout)]}, "
        f"{_counted(run.n_rows, 'rij', 'rijen')}",
        f"  {run.n_created} nieuw, {run.n_updated} bijgewerkt, {run.n_unchanged} ongewijzigd, "
        f"{run.n_rejected} niet ingelezen",
    ]
    if outcome.new_organisations:
        lines.append(f"  nieuwe organisatie geregistreerd: {_listed(outcome.new_organisations)}")
    if outcome.problems:
        told = _counted(run.n_problems, "melding", "meldingen")
        lines.append(f"  {told}, alles in {report_path}:")
        lines += [_problem(problem) for problem in outcome.problems[:_PROBLEMS_SHOWN]]
        lines += _more(len(outcome.problems) - _PROBLEMS_SHOWN)
    if outcome.n_duplicate_flags:
        pairs = _counted(outcome.n_duplicate_flags, "paar is", "paren zijn")
        lines.append(f"  {pairs} mogelijk één persoon; bekijk ze met 'sroi-match duplicates'")
    if outcome.dropped_columns:
        lines.append(f"  weggelaten zonder te kijken: {_listed(outcome.dropped_columns)}")
    if outcome.ignored_columns:
        lines.append(f"  niet nodig: {_listed(outcome.ignored_columns)}")
    return "\n".join(lines)


def duplicates_table(pairs: Sequence[OpenPair]) -> Table | str:
    """Return the open pairs as a table, or a sentence when there are none."""
    if not pairs:
        return "Er zijn geen mogelijke dubbelen."
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("nummer", "kandidaat", "kandidaat", "gelijk"):
        table.add_column(heading)
    for pair in pairs:
        alike = ", ".join(_TRACE_NAMES.get(kind, kind) for kind in pair.flag.shared_kinds)
        table.add_row(str(pair.flag.flag_id), _party(pair.first), _party(pair.second), alike)
    return table


def _party(side: Registration) -> str:
    return escape(f"{side.candidate_id}\n{side.source_id or '-'} bij {side.intermediary}")


def _problem(problem: RowProblem) -> str:
    place = f"rij {problem.row}, {problem.column or 'hele rij'}"
    return f"    {place}: {problem.what} {problem.remedy}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _more(n_left: int) -> list[str]:
    return [f"    … en nog {n_left}"] if n_left > 0 else []


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    rest = f" en nog {len(shown) - _NAMES_SHOWN}" if len(shown) > _NAMES_SHOWN else ""
    return ", ".join(shown[:_NAMES_SHOWN]) + rest
