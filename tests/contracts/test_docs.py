"""Pages lead somewhere, and the manual says of files what the readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.exchange import sonar
from api.exchange.column import Column
from api.exchange.file_content import FILE_LIMIT_BYTES, MEGABYTE
from api.exchange.headings import ROWS_SEARCHED
from api.exchange.own_columns import COLUMNS
from matcher.domain.claim import TargetGroup
from matcher.domain.importing import ImportKind
from tests.contracts.source_tree import ROOT

DOCS = ROOT / "docs"
MANUAL = DOCS / "import-layouts.md"
SECTIONS = {
    ImportKind.CANDIDATES: (MANUAL, "## Eigen tabel: kandidaten"),
    ImportKind.VACANCIES: (MANUAL, "## Eigen tabel: vacatures"),
    ImportKind.PAST_INTRODUCTIONS: (DOCS / "past.md", "## De kolommen"),
}
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_CELL_END = re.compile(r"(?<!\\)\|")


def pages() -> list[Path]:
    """Return the pages for readers: those in docs/, and those that stand beside code and data."""
    return sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "data" / "README.md"])


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    headings = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    plain = [re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


def broken_links(page: Path, text: str) -> Iterator[str]:
    """Yield the links to files and headings that do not exist; the network is not asked."""
    for link in _LINK.finditer(_CODE.sub("", text)):
        target = link["target"]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if ROOT not in path.parents and path != ROOT:
            yield f"{target} leads out of the repository"
        elif not path.exists():
            yield f"{target} does not exist"
        elif anchor and anchor not in anchors(path.read_text(encoding="utf-8")):
            yield f"{target}: no such heading"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page, page.read_text(encoding="utf-8"))) == []


def test_a_broken_link_would_be_noticed() -> None:
    text = "[a](gone.md) [b](#nothing) [c](../../elsewhere.md) [d](https://example.org) `[e](x)`"
    assert list(broken_links(MANUAL, text)) == [
        "gone.md does not exist",
        "#nothing: no such heading",
        "../../elsewhere.md leads out of the repository",
    ]
    assert list(broken_links(MANUAL, "[f](#vum-30) [g](templates/kandidaten.csv)")) == []


def test_the_index_leads_to_every_page() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    linked = {link["target"] for link in _LINK.finditer(index)}
    names = {path.name for path in DOCS.glob("*.md")} - {"index.md"}
    assert {*names, "decisions/README.md"} - linked == set(), "give each a row in docs/index.md"


def table_after(text: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading, without its headings."""
    lines = text.partition(f"{heading}\n")[2].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    table = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        cells = _CELL_END.split(line.strip())[1:-1]
        table.append([cell.strip().replace("\\|", "|") for cell in cells])
    return table[2:]


def row_of(column: Column) -> list[str]:
    needed = "ja" if column.is_needed else ""
    return [f"`{column.heading}`", needed, column.explanation, column.example]


@pytest.mark.parametrize("kind", list(ImportKind))
def test_the_manual_has_every_column_as_the_reader_and_the_template_have_it(
    kind: ImportKind,
) -> None:
    page, heading = SECTIONS[kind]
    told = table_after(page.read_text(encoding="utf-8"), heading)
    assert told == [row_of(column) for column in COLUMNS[kind]]


def test_a_column_that_the_manual_tells_otherwise_would_be_noticed() -> None:
    for kind, columns in COLUMNS.items():
        page, heading = SECTIONS[kind]
        changed = page.read_text(encoding="utf-8").replace(" |  | ", " | ja | ")
        told = table_after(changed, heading)
        assert told != [row_of(column) for column in columns]


def test_the_manual_names_the_columns_of_sonar_that_are_read_and_those_that_are_needed() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    first_cells = " ".join(cells[0] for cells in table_after(text, "## Sonar-export"))
    assert sorted(re.findall(r"`([^`]+)`", first_cells)) == sorted(sonar.READ_HEADINGS)
    needed = " en ".join(f"`{heading}`" for heading in sonar.NEEDED_HEADINGS)
    assert f"nodig zijn alleen {needed}" in text


def test_the_manual_lists_every_target_group_and_the_bounds_of_a_file() -> None:
    text = " ".join(MANUAL.read_text(encoding="utf-8").split())
    assert f"Doelgroepen: {', '.join(group.value for group in TargetGroup)}." in text
    assert f"in de eerste {ROWS_SEARCHED} rijen" in text
    assert f"hoogstens {FILE_LIMIT_BYTES // MEGABYTE} MB" in text
