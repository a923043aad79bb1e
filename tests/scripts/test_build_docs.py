"""What stands in docs/ is what the script would write."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from python_calamine import CalamineWorkbook

from matcher.domain.importing import ImportKind
from matcher.reference import csv_rows

ROOT = Path(__file__).resolve().parents[2]
RENEW = "run 'python scripts/build_docs.py' and commit what it wrote"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "scripts" / "build_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = load_script()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the script wrote."""
    folder: Path = tmp_path_factory.mktemp("docs")
    build.write_all(folder)
    return folder


def cells(path: Path) -> Mapping[str, Sequence[Sequence[object]]]:
    """Return the cells of every sheet."""
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


def test_the_glossary_page_is_the_glossary() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert page == build.glossary_page(csv_rows("glossary.csv")), RENEW


def test_a_changed_term_changes_the_page() -> None:
    (first, *others) = csv_rows("glossary.csv")
    changed = {**first, "dutch": "iets anders"}
    assert "**iets anders**" in build.glossary_page([changed, *others])


@pytest.mark.parametrize("name", ["kandidaten.csv", "vacatures.csv", "eerdere-voorstellen.csv"])
def test_the_csv_templates_are_those_that_the_program_writes(written: Path, name: str) -> None:
    kept = (ROOT / "docs" / "templates" / name).read_bytes()
    assert kept == (written / "templates" / name).read_bytes(), RENEW


@pytest.mark.parametrize("name", ["kandidaten.xlsx", "vacatures.xlsx", "eerdere-voorstellen.xlsx"])
def test_the_workbooks_hold_the_cells_that_the_program_writes(written: Path, name: str) -> None:
    kept = cells(ROOT / "docs" / "templates" / name)
    assert kept == cells(written / "templates" / name), RENEW
    assert len(kept) == 2


def test_there_is_a_template_of_every_kind_and_no_other_file() -> None:
    kept = {path.name for path in (ROOT / "docs" / "templates").iterdir()}
    made = list(build.template_paths(Path("templates")))
    assert kept == {path.name for _, path in made}
    assert {kind for kind, _ in made} == set(ImportKind)


def test_a_term_is_a_row_with_its_source_as_a_link_and_where_it_lives() -> None:
    term = {
        "group": "Work",
        "dutch": "vacature",
        "explanation_nl": "Een baan.",
        "explanation_en": "A job.",
        "code_name": "Vacancy",
        "module": "matcher.domain.vacancy",
        "status": "confirmed",
        "source": "VUM 3.0, https://voorbeeld.invalid/vum",
    }
    planned = {**term, "dutch": "voorstel", "code_name": "Introduction", "module": ""}
    page = build.glossary_page([term, planned])
    assert page.endswith(
        "## Work\n\n"
        "| Nederlands | uitleg | English | in the code | status | source |\n"
        "|---|---|---|---|---|---|\n"
        "| **vacature** | Een baan. | A job. | `Vacancy` in `matcher.domain.vacancy` | confirmed "
        "| VUM 3.0, <https://voorbeeld.invalid/vum> |\n"
        "| **voorstel** | Een baan. | A job. | `Introduction`, planned | confirmed "
        "| VUM 3.0, <https://voorbeeld.invalid/vum> |\n"
    )
