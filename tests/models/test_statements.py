"""A list of fifty costs as many statements as a list of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from matcher.domain.access import Viewer
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_vacancy,
    an_import,
    an_organisation,
)

DAY = date(2026, 1, 1)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statement = str(arguments[2])
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def fill(database: Database, operator: Viewer, first: int, last: int) -> None:
    with database.unit_of_work(operator) as uow:
        if first == 0:
            uow.organisations.add(an_organisation())
            uow.organisations.add(a_contractor())
            uow.contracts.add(a_contract())
        numbers = range(first, last)
        uow.candidates.save_many(
            [
                CandidateWrite(candidate=a_candidate(candidate_id=f"K-{n}", source_id=f"{n}"))
                for n in numbers
            ]
        )
        uow.vacancies.save_many(
            [
                a_vacancy(vacancy_id=f"V-{n}", source_id=f"{n}", contract_id="C-0001")
                for n in numbers
            ]
        )
        for n in numbers:
            uow.imports.add(an_import(import_id=f"I-{n}"))
        uow.commit()


QUESTIONS = ["candidates", "vacancies", "open vacancies", "briefs", "columns", "imports"]


def ask(database: Database, operator: Viewer, question: str) -> int:
    with database.unit_of_work(operator) as uow:
        match question:
            case "candidates":
                return len(uow.candidates.list(limit=50).rows)
            case "vacancies":
                return len(uow.vacancies.list(limit=50).rows)
            case "open vacancies":
                return len(uow.vacancies.all_open(DAY))
            case "briefs":
                return len(uow.candidates.briefs([f"K-{n}" for n in range(50)]))
            case "columns":
                return len(uow.candidates.profile_columns())
            case _:
                return len(uow.imports.list(limit=50).rows)


@pytest.mark.parametrize("question", QUESTIONS)
def test_fifty_rows_cost_as_many_statements_as_one(
    database: Database, operator: Viewer, question: str
) -> None:
    fill(database, operator, 0, 1)
    with counted(database) as for_one:
        assert ask(database, operator, question) == 1
    fill(database, operator, 1, 50)
    with counted(database) as for_fifty:
        assert ask(database, operator, question) == 50
    assert len(for_fifty) == len(for_one) <= 6


def test_fifty_unchanged_candidates_are_recognised_without_being_read(
    database: Database, operator: Viewer
) -> None:
    fill(database, operator, 0, 50)
    rows = [
        CandidateWrite(candidate=a_candidate(candidate_id=f"K-{n}", source_id=f"{n}"))
        for n in range(50)
    ]
    with counted(database) as statements, database.unit_of_work(operator) as uow:
        assert uow.candidates.save_many(rows).unchanged == 50
        uow.commit()
    assert len(statements) == 2
    assert all(statement.startswith("SELECT") for statement in statements)
    assert "candidate_entries" not in " ".join(statements)
