"""A list under a contract on the command line: table, JSON and CSV, and the log."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli.delimited import candidate_lines_csv
from api.cli.program import app
from matcher.domain.claim import TargetGroup
from matcher.errors import InvalidInput
from models.engine import Database
from tests.api.cli.running import result_of
from tests.api.services.counted_desk import (
    CONTRACTOR,
    DESK,
    OTHER,
    SCHEME,
    WW_SINCE_UNKNOWN,
    person,
    store,
    the_terms,
    the_vacancy,
)
from tests.factories import a_claim, a_contract, a_viewer

HEALTH = frozenset({TargetGroup.WAJONG, TargetGroup.VSO})
PEOPLE = [
    person(1, WW_SINCE_UNKNOWN),
    person(2, tuple(a_claim(group=group, until=a_contract().award_date) for group in HEALTH)),
    person(3, (a_claim(group=TargetGroup.WAJONG),)),
    person(4, (a_claim(group=TargetGroup.VSO),)),
]
ON = ("--on", "2026-01-20")


@pytest.fixture
def desk(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database with a contract under a scheme, judged the day after one's claims ended."""
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "identity-key").write_bytes(b"0" * 64)
    late = a_contract(counted_groups=HEALTH, award_date=a_contract().award_date.replace(day=2))  # type: ignore[union-attr]
    store(database, PEOPLE, terms=the_terms(late))
    return database


def listed(*arguments: str) -> list[dict[str, Any]]:
    text = result_of("rank", "V-0001", "--format", "json", *ON, *arguments).stdout
    lines = json.loads(text)
    assert isinstance(lines, list)
    return lines


def told(*arguments: str) -> str:
    """Return a table as running text: cells are folded, and a word may break at the border."""
    return " ".join(result_of("rank", "V-0001", *ON, *arguments).stdout.split())


def test_the_table_says_what_somebody_counts_for_and_with_what_it_was_counted(
    desk: Database,
) -> None:
    text = told()
    assert f"telt mee volgens schema {SCHEME}" in text
    assert "waarde € 66.666,67" in text  # 50000 x 32/36 x 18/12
    assert "in een stage" in text
    assert "geteld met 32 uur" in text
    assert "3 bonussen zijn nog open" in text
    assert "1 telt niet mee voor de opdracht en staat niet in de lijst" in text
    assert "K-0002" not in text


def test_who_does_not_count_is_shown_with_the_reason(desk: Database) -> None:
    text = told("--show-not-counting")
    assert "Telt niet mee voor de opdracht:" in text
    assert "K-0002" in text
    assert "gold tot en met 2025-06-01" in text
    lines = listed("--show-not-counting")
    assert [line["candidate"] for line in lines] == ["K-0001", "K-0003", "K-0004", "K-0002"]
    assert [line["rank"] for line in lines] == [1, 3, 4, 2]


@pytest.mark.parametrize(
    ("acting_for", "may_read"),
    [(None, True), (DESK, True), (OTHER, True), (CONTRACTOR, False)],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_door_of_the_command_line_tells_a_contractor_the_group(
    desk: Database, acting_for: str | None, form: str, *, may_read: bool
) -> None:
    acting = ("--as", acting_for) if acting_for else ()
    found = result_of(
        "rank", "V-0001", "--format", form, "--show-not-counting", *ON, *acting
    ).stdout
    betrayed = [
        word
        for word in ("wajong", "vso", "stage", "internship", "banenafspraak", "pro")
        if word in found.lower().split() or f"{word}," in found.lower()
    ]
    assert bool(betrayed) is may_read
    for candidate in ("K-0001", "K-0002", "K-0003", "K-0004"):
        assert candidate in found


def test_csv_has_the_value_in_new_columns_and_the_note_on_a_stale_profile_at_the_end(
    desk: Database,
) -> None:
    text = result_of("rank", "V-0001", "--format", "csv", *ON).stdout
    rows = {row["candidate"]: row for row in csv.DictReader(io.StringIO(text))}
    headings = next(csv.reader(io.StringIO(text)))
    assert headings[-1] == "stale_note"
    assert headings[-11:-1] == [
        "value_scheme",
        "value_kind",
        "value_at_least",
        "value_at_most",
        "value_counted_from",
        "value_counted_until",
        "value_hours_per_week",
        "value_form",
        "value_block",
        "value_open_points",
    ]
    assert headings[-12] == "contact_phone"
    pupil = rows["K-0004"]
    assert (pupil["value_at_least"], pupil["value_at_most"]) == ("10000.00", "10000.00")
    assert (pupil["value_form"], pupil["value_hours_per_week"]) == ("internship", "32.00")
    unknown = rows["K-0001"]
    assert (unknown["value_at_least"], unknown["value_at_most"]) == ("0.00", "")


def test_without_a_scheme_the_columns_of_a_value_are_empty(desk: Database) -> None:
    with desk.unit_of_work(a_viewer()) as uow:
        uow.vacancies.add(the_vacancy(vacancy_id="V-0002", source_id="vac-2", contract_id=None))
        uow.commit()
    text = result_of("rank", "V-0002", "--format", "csv", *ON).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["value_scheme"] + row["value_at_least"] for row in rows} == {""}
    assert "waarde" not in result_of("rank", "V-0002", *ON).stdout


def test_order_by_value_is_said_and_logged(desk: Database) -> None:
    assert result_of("log").stdout.strip() == "Er is niets vastgelegd."
    by_fit = {line["candidate"]: line for line in listed()}
    by_value = listed("--order", "value", "--as", CONTRACTOR)
    assert [line["candidate"] for line in by_value] == ["K-0003", "K-0004", "K-0001"]
    assert [(line["rank"], line["fit"]) for line in by_value] == [
        (by_fit[line["candidate"]]["rank"], by_fit[line["candidate"]]["fit"]) for line in by_value
    ]
    assert "geordend op waarde" in told("--order", "value")
    entries = json.loads(result_of("log", "--format", "json").stdout)
    assert [(entry["role"], entry["organisation"]) for entry in entries] == [
        ("operator", None),
        ("contractor", CONTRACTOR),
    ]
    assert {(e["action"], e["subject"], e["actor"]) for e in entries} == {
        ("order_by_value", "V-0001", "command line")
    }


def test_the_log_is_read_as_a_table_and_only_what_is_ones_own(desk: Database) -> None:
    listed("--order", "value")
    text = " ".join(result_of("log", "--subject", "V-0001").stdout.split())
    assert "geordend op waarde" in text
    assert f"contract C-0001, scheme {SCHEME}" in text
    assert "1 van 1 regels." in text
    assert "niets vastgelegd" in result_of("log", "--as", CONTRACTOR).stdout
    assert "niets vastgelegd" in result_of("log", "--action", "rule_added").stdout


def test_an_order_by_value_without_a_scheme_stops_with_a_sentence(desk: Database) -> None:
    with desk.unit_of_work(a_viewer()) as uow:
        uow.contracts.save_terms(the_terms(scheme_id=None))
        uow.commit()
    result = CliRunner().invoke(app, ["rank", "V-0001", "--order", "value", *ON])
    assert isinstance(result.exception, InvalidInput)
    assert "block scheme" in result.exception.sentence()


def test_a_candidate_is_matched_with_the_value_beside_each_vacancy(desk: Database) -> None:
    text = " ".join(result_of("match-candidate", "K-0004", *ON).stdout.split())
    assert "waarde € 10.000,00" in text
    assert "in een stage" in text
    lines = json.loads(result_of("match-candidate", "K-0004", "--format", "json", *ON).stdout)
    assert lines[0]["value"]["at_least"] == "10000.00"
    table = result_of(
        "match-candidate", "K-0004", "--format", "csv", *ON, "--as", CONTRACTOR
    ).stdout
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["value_at_least"], row["value_form"], row["value_block"]) == ("10000.00", "", "")


def test_a_list_of_nobody_still_has_its_headings() -> None:
    assert candidate_lines_csv([]).startswith("rank,candidate")
