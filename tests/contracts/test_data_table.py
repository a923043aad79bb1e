"""Every file of facts says where it comes from: one row in data/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.contracts.source_tree import ROOT

DATA = ROOT / "data"
NO_FACTS = {"README.md", "__init__.py"}
COLUMNS = ("File", "What", "Source", "Retrieved", "Licence", "Script", "Known gaps")
_FILE = re.compile(r"`([^`]+)`")

Rows = Mapping[str, list[str]]


def rows_of(text: str) -> dict[str, list[str]]:
    """Return the cells of every row by its file or pattern."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert tuple(cell.strip() for cell in lines[0].strip("|").split("|")) == COLUMNS
    found = {}
    for line in lines[1:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        name = _FILE.fullmatch(cells[0])
        assert name is not None, line
        found[name[1]] = cells
    return found


def files_in(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix() for path in paths}
    return {name for name in names - NO_FACTS if "__pycache__" not in name}


def matched(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file()}


def flaws(folder: Path, patterns: Iterable[str]) -> list[str]:
    """Return files without exactly one row, and rows without a file."""
    rows = {pattern: matched(folder, pattern) for pattern in patterns}
    found = [f"no file for row {pattern}" for pattern, names in rows.items() if not names]
    for name in sorted(files_in(folder)):
        n_rows = sum(name in names for names in rows.values())
        if n_rows != 1:
            found.append(f"{n_rows} rows for {name}")
    return found


def the_rows() -> dict[str, list[str]]:
    return rows_of((DATA / "README.md").read_text(encoding="utf-8"))


def test_every_file_has_one_row_and_every_row_a_file() -> None:
    assert flaws(DATA, the_rows()) == [], "say in data/README.md where it comes from"


def test_rows_stand_in_order_of_path_and_are_whole() -> None:
    assert list(the_rows()) == sorted(the_rows())
    for name, cells in the_rows().items():
        assert len(cells) == len(COLUMNS), name
        assert all(cells), name


def test_a_file_without_a_row_and_a_row_without_a_file_would_be_noticed(tmp_path: Path) -> None:
    for name in ("README.md", "rules/a.yaml", "rules/b.yaml", "loose.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert flaws(tmp_path, ["rules/*.yaml", "rules/b.yaml", "gone.csv"]) == [
        "no file for row gone.csv",
        "0 rows for loose.csv",
        "2 rows for rules/b.yaml",
    ]
