"""The layout that the style promises, and what import-linter cannot say about it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

import pytest
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship

import api
import data
import matcher
import models
import models.rows
from models.base import Base
from tests.contracts.code_rules import RULES
from tests.contracts.rule import Rule
from tests.contracts.source_tree import PRODUCT, ROOT, SourceFile, python_files

LONGEST_FILE = 350
MEDIAN_FILE = (60, 150)
MEDIAN_FUNCTION, LONG_FUNCTION = 12, 40
"""Lines of a function with its docstring: the median, and what nine in ten stay within."""

by_sentence = pytest.mark.parametrize("rule", RULES, ids=[rule.sentence for rule in RULES])


def breaches(rule: Rule, files: Iterable[SourceFile]) -> list[str]:
    """Return the breaches that the rule does not allow, each with its file."""
    return [
        f"{file.path}: {found}"
        for file in files
        for found in rule.find(file)
        if (file.path, found) not in rule.allowed
    ]


@by_sentence
def test_the_code_keeps_the_rule(rule: Rule) -> None:
    assert breaches(rule, python_files(*rule.folders)) == []


@by_sentence
def test_the_rule_catches_a_planted_breach(rule: Rule) -> None:
    assert rule.planted
    for path, text in rule.planted:
        assert path.startswith(rule.folders)
        assert breaches(rule, [SourceFile(path, text)]), text


@by_sentence
def test_the_rule_allows_nothing_that_nobody_does(rule: Rule) -> None:
    done = {(file.path, found) for file in python_files(*rule.folders) for found in rule.find(file)}
    assert set(rule.allowed) <= done


def lazily_loaded(base: type[DeclarativeBase]) -> list[str]:
    """Return the relations that would send a statement of their own when they are read."""
    configure_mappers()
    return [
        str(relation)
        for mapper in base.registry.mappers
        for relation in mapper.relationships
        if relation.lazy != "raise"
    ]


def test_a_relation_that_was_not_loaded_is_an_error_and_no_hidden_query() -> None:
    n_relations = sum(len(mapper.relationships) for mapper in Base.registry.mappers)
    assert n_relations >= 10
    assert lazily_loaded(Base) == []


def test_a_relation_that_loads_itself_would_be_noticed() -> None:
    class OtherBase(DeclarativeBase):
        pass

    class DeskRow(OtherBase):
        __tablename__ = "desks"
        key: Mapped[int] = mapped_column(primary_key=True)

    class PersonRow(OtherBase):
        __tablename__ = "persons"
        key: Mapped[int] = mapped_column(primary_key=True)
        desk_key: Mapped[int] = mapped_column(ForeignKey("desks.key"))
        desk: Mapped[DeskRow] = relationship(DeskRow)

    assert lazily_loaded(OtherBase) == ["PersonRow.desk"]
    OtherBase.registry.dispose()


def too_long(files: Iterable[SourceFile]) -> list[str]:
    return [f"{file.path}: {file.n_lines}" for file in files if file.n_lines > LONGEST_FILE]


def test_no_file_of_code_is_longer_than_can_be_read_in_one_sitting() -> None:
    assert too_long(python_files(*PRODUCT, "tests")) == []


def test_a_file_that_is_too_long_would_be_noticed() -> None:
    long = SourceFile("api/services/all.py", "x = 1\n" * (LONGEST_FILE + 1))
    fits = SourceFile("api/services/one.py", "x = 1\n" * LONGEST_FILE)
    assert too_long([long, fits]) == [f"api/services/all.py: {LONGEST_FILE + 1}"]


def test_files_and_functions_are_mostly_short() -> None:
    files = [file for file in python_files(*PRODUCT) if not file.path.endswith("__init__.py")]
    least, most = MEDIAN_FILE
    assert least <= median(file.n_lines for file in files) <= most
    lengths = sorted(length for file in files for length in function_lengths(file))
    assert median(lengths) <= MEDIAN_FUNCTION
    assert lengths[len(lengths) * 9 // 10] <= LONG_FUNCTION


def function_lengths(file: SourceFile) -> Iterator[int]:
    for node in file.nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1


def test_the_length_of_a_function_includes_its_docstring() -> None:
    text = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n\n\ndef g(): ...\n'
    assert list(function_lengths(SourceFile("x.py", text))) == [6, 1]


def elsewhere(files: Iterable[str | None]) -> list[str | None]:
    """Return the files of packages whose folder does not lie at the top of this repository."""
    return [file for file in files if file is None or Path(file).resolve().parents[1] != ROOT]


def test_our_packages_are_the_ones_in_this_repository() -> None:
    """Their names are common ones: another package of that name must not come first."""
    assert elsewhere(package.__file__ for package in (api, data, matcher, models)) == []


def test_a_package_from_elsewhere_would_be_noticed() -> None:
    assert elsewhere([pytest.__file__, None]) == [pytest.__file__, None]
