"""Introductions and stale profiles on the command line, as somebody at a desk does it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from api.cli import candidates, introductions
from matcher.domain.organisation import Channel
from matcher.skills.encoder import SkillEncoder
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.exchange.files import write_csv
from tests.api.services.desk import Desk
from tests.factories import a_contractor, a_vacancy, a_viewer

THE_DAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
BUREAU = ("--as", "Bureau Voorbeeld")
BEDRIJF = ("--as", "Bouwbedrijf Voorbeeld")
ON = ("--on", "2026-11-25")


@pytest.fixture(autouse=True)
def _installation(
    tmp_path: Path,
    database: Database,
    shipped_encoder: SkillEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An installation with candidates 0007 and 0008 of an intermediary, and two vacancies."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    for module in (candidates, introductions):
        at(monkeypatch, module, THE_DAY)
    # Every command opens the installation anew; reading the encoder each time takes long.
    monkeypatch.setattr(SkillEncoder, "load", lambda _: shipped_encoder)
    run("init")
    Desk(database, a_viewer()).candidates(
        write_csv(tmp_path, "bron_id;delen_toegestaan\n0007;ja\n0008;ja\n"),
        "Bureau Voorbeeld",
        Channel.UWV,
    )
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor())
        for number in (1, 2):
            uow.vacancies.add(
                a_vacancy(
                    vacancy_id=f"V-000{number}",
                    source_id=f"vac-{number}",
                    closes_on=None,
                    positions=number,
                )
            )
        uow.commit()


def at(monkeypatch: pytest.MonkeyPatch, module: ModuleType, instant: datetime) -> None:
    monkeypatch.setattr(module, "now", lambda: instant)


def proposed(candidate: str = "0007", vacancy: str = "vac-1") -> str:
    told = run(
        *("introductions", "propose", candidate, vacancy, "--found-through", "direct_approach"),
        *BUREAU,
    )
    found = re.search(r"N-[0-9A-Z]{12}", told)
    assert found, told
    return found[0]


def test_from_proposal_to_job_with_everything_told() -> None:
    here, there = proposed(), proposed(vacancy="vac-2")
    run("introductions", "move", here, "invited", *BEDRIJF, "--remark", "graag om negen uur")
    told = run(
        *("introductions", "place", here, "--form", "employment", "--starts-on", "2026-12-01"),
        *("--hours", "28,5", *BEDRIJF),
    )
    assert "stand: geplaatst" in told
    assert re.search(r"plaatsing: P-[0-9A-Z]{12}", told)
    assert "2026-11-25 uitgenodigd door opdrachtnemer: graag om negen uur" in told
    closed = run("introductions", "show", there)
    assert "stand: gesloten: elders aan het werk" in closed
    assert f"vanzelf, door {here}" in closed
    assert f"door {here}" in run("introductions", "show", there, *BEDRIJF)


def test_a_refusal_needs_a_reason_that_is_theirs() -> None:
    made = proposed()
    assert "A reason is needed" in fails("introductions", "move", made, "withdrawn", *BUREAU)
    refused = fails(
        *("introductions", "move", made, "withdrawn", "--reason", "no_reason_given", *BUREAU)
    )
    assert "not theirs to give" in refused
    told = run("introductions", "move", made, "withdrawn", "--reason", "not_as_wished", *BUREAU)
    assert "teruggetrokken door de bemiddelaar (past niet bij de wensen)" in told


def test_what_speaks_of_health_is_not_kept() -> None:
    refused = fails(
        *("introductions", "move", proposed(), "invited", "--remark", "vaak ziek", *BEDRIJF)
    )
    assert refused.startswith("remark: The remark speaks of 'ziek'")


def test_introductions_are_listed_and_read_by_programs() -> None:
    assert run("introductions", "list") == "Er zijn geen voorstellen.\n"
    made = proposed()
    proposed("0008", "vac-2")
    assert "voorgesteld" in run("introductions", "list", "--candidate", "0007")
    listed = json.loads(
        run("introductions", "list", "--vacancy", "vac-1", "--open", "--format", "json")
    )
    assert [row["id"] for row in listed["rows"]] == [made]
    assert "1 van 2" in run("introductions", "list", "--top", "1")
    assert json.loads(run("introductions", "show", made, "--format", "json"))["state"] == "proposed"


def test_after_six_months_the_list_says_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    made = proposed()
    run("introductions", "place", made, "--form", "employment", "--starts-on", "2026-11-26")
    assert run("introductions", "due") == "Er zijn geen voorstellen.\n"
    at(monkeypatch, introductions, datetime(2027, 6, 1, 12, 0, tzinfo=UTC))
    assert made in run("introductions", "due", *BUREAU)
    assert json.loads(run("introductions", "due", "--format", "json"))["rows"][0]["id"] == made
    assert "na te vragen: nog aan het werk na 6 maanden?" in run("introductions", "show", made)
    told = run("introductions", "check", made, "yes", "--on", "2027-05-30", *BEDRIJF)
    assert "2027-05-30 ja (opdrachtnemer)" in told
    assert "nog aan het werk: na 6 maanden ja, na 12 maanden onbekend" in told
    assert run("introductions", "due") == "Er zijn geen voorstellen.\n"


def test_the_log_goes_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    made = proposed()
    printed = run("introductions", "log", "--since", "2026-11-01", "--until", "2026-11-30")
    (row,) = csv.DictReader(io.StringIO(printed))
    assert (row["event"], row["introduction"], row["channel"]) == ("proposed", made, "uwv")
    target = tmp_path / "log.csv"
    run("introductions", "log", "--output", target)
    assert target.read_text("utf-8") == printed
    assert "not overwritten" in fails("introductions", "log", "--output", target)
    assert fails("introductions", "log", "--since", "2026-12-01", "--until", "2026-11-01")


def test_a_profile_that_nobody_confirmed_for_90_days_is_listed_until_somebody_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("candidates", "stale").startswith("Alle profielen zijn")
    at(monkeypatch, candidates, datetime(2027, 3, 1, 12, 0, tzinfo=UTC))
    listed = json.loads(run("candidates", "stale", "--format", "json", *BUREAU))
    assert [row["confirmed_on"] for row in listed["rows"]] == ["2026-11-25", "2026-11-25"]
    table = run("candidates", "stale", "--top", "1")
    assert "2026-11-25" in table
    assert "1 van 2" in table
    told = run("candidates", "confirm", "0007", *BUREAU)
    assert told.endswith("bevestigd op 2027-03-01.\n")
    assert json.loads(run("candidates", "stale", "--format", "json"))["total"] == 1
    assert "still to come" in fails("candidates", "confirm", "0008", "--on", "2027-03-02")
    confirmed = run("candidates", "confirm", "0008", "--on", "2027-02-01", "--format", "json")
    assert json.loads(confirmed)["is_stale"] is False
    pseudonym = listed["rows"][0]["candidate"]
    assert "A contractor cannot" in fails("candidates", "confirm", pseudonym, *BEDRIJF)
