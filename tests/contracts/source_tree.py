"""The files of this repository, as the contract tests read them."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("api", "benchmarks", "data", "matcher", "models", "scripts")


@dataclass(frozen=True)
class SourceFile:
    """A Python file: its path in the repository with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of the tree."""
        return list(ast.walk(self.tree))

    @cached_property
    def n_lines(self) -> int:
        """Physical lines."""
        return len(self.text.splitlines())

    @cached_property
    def imported(self) -> dict[str, str]:
        """What every imported name stands for, in full: 'np' for 'numpy'."""
        names: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    root = alias.name.split(".", 1)[0]
                    names[alias.asname or root] = alias.name if alias.asname else root
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}"
        return names

    def full_name(self, node: ast.AST) -> str:
        """Return the dotted name of an expression, its first part resolved; '' for others."""
        if isinstance(node, ast.Name):
            return self.imported.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            owner = self.full_name(node.value)
            return f"{owner}.{node.attr}" if owner else ""
        return ""

    def names_used(self) -> Iterator[tuple[ast.AST, str]]:
        """Yield every name and attribute with its full dotted name."""
        for node in self.nodes:
            if isinstance(node, (ast.Name, ast.Attribute)):
                yield node, self.full_name(node)

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Yield every call with the full dotted name of what is called ('' if it has none)."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node, self.full_name(node.func)

    def imported_roots(self) -> set[str]:
        """Return the first parts of all imported modules."""
        return {full.split(".", 1)[0] for full in self.imported.values()}


def python_files(*folders: str) -> list[SourceFile]:
    """Return the Python files under these folders of the repository, in order of path."""
    return [file for folder in folders for file in _python_files_of(folder)]


@cache
def _python_files_of(folder: str) -> tuple[SourceFile, ...]:
    return tuple(
        SourceFile(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that is, or would be, committed; binary ones are left out.

    Skips the test where there is no checkout to ask, as in an unpacked archive.
    """
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nobody can say which files are tracked")
    listed = subprocess.run(  # noqa: S603 - a fixed command without outside input
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
