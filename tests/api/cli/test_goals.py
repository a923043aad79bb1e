"""Goals, displacement and the evaluation on the command line, as somebody at a desk does it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.cli import displacement, evaluation, goals
from matcher.skills.encoder import SkillEncoder
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.evaluating import fill, place, placement_of

NOVEMBER, JUNE = datetime(2024, 11, 20, 12, tzinfo=UTC), datetime(2026, 6, 1, 12, tzinfo=UTC)
DESK = ("--as", "Werkplein")
CONTRACTOR = ("--as", "Bouwbedrijf Voorbeeld")
IN_2025 = ("--since", "2025-01-01", "--until", "2025-12-31")


@pytest.fixture(autouse=True)
def _installation(
    tmp_path: Path,
    database: Database,
    shipped_encoder: SkillEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An installation with a desk, a contractor with C-0001, and intermediaries."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    # Every command opens the installation anew; reading the encoder each time takes long.
    monkeypatch.setattr(SkillEncoder, "load", lambda _: shipped_encoder)
    run("init")
    fill(database)
    today(monkeypatch, JUNE)


def today(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    for module in (goals, evaluation, displacement):
        monkeypatch.setattr(module, "now", lambda: instant)


def agreed() -> str:
    """Set ten persons under the contract, as the desk; return the goal."""
    told = run(
        *("goals", "set", "persons_placed", "--contract", "2025-017", "--target", "10"),
        *IN_2025,
        *("--why", "Bestek 4.2", "--format", "json"),
        *DESK,
    )
    return str(json.loads(told)["id"])


def test_a_goal_is_set_beforehand_and_held_against_what_happened(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    today(monkeypatch, NOVEMBER)
    goal = agreed()
    assert "gezet op 2024-11-20 (vooraf)" in run("goals", "list", *DESK)
    today(monkeypatch, JUNE)
    place(database, range(1, 4))
    told = run("goals", "standing", "--contract", "C-0001", *CONTRACTOR)
    assert "niet gehaald" in told
    assert goal in told
    assert "op koers" not in told
    early = run("goals", "standing", "--on", "2025-02-01", *DESK)
    assert "te vroeg om te zeggen" in early


def test_a_goal_set_late_is_replaced_and_withdrawn_and_stays_readable() -> None:
    goal = agreed()
    replaced = run("goals", "replace", goal, "--target", "5", *IN_2025, *DESK)
    assert "516 dagen na het begin" in replaced
    assert "eerder (1): ten minste 10 personen geplaatst" in replaced
    assert "INGETROKKEN" in run("goals", "withdraw", goal, "--why", "Ontbonden", *DESK)
    told = json.loads(run("goals", "list", "--format", "json", *CONTRACTOR))
    assert [one["target"] for one in told["rows"][0]["versions"]] == ["10.00", "5.00", "5.00"]
    assert "withdrawn" in fails("goals", "replace", goal, "--target", "4", *IN_2025, *DESK)


def test_a_share_of_a_channel_may_be_at_most() -> None:
    told = run(
        *("goals", "set", "share_of_introductions", "--at-most", "--target", "0.5"),
        *("--channel", "commercial_intermediary", "--channel", "reintegration_agency"),
        *("--region", "Midden-Utrecht"),
        *IN_2025,
    )
    assert "ten hoogste 50% van de voorstellen via commerciële bemiddelaar, " in told


def test_a_contractor_sets_no_goals_and_where_there_are_none_it_is_said() -> None:
    assert "Er zijn geen doelen" in run("goals", "list", *CONTRACTOR)
    assert "Er zijn geen doelen" in run("goals", "standing", *CONTRACTOR)
    sentence = fails(
        *("goals", "set", "persons_placed", "--contract", "C-0001", "--target", "3"),
        *IN_2025,
        *CONTRACTOR,
    )
    assert "Only a municipal desk" in sentence


def test_the_contractor_answers_on_displacement_and_earlier_answers_stay(
    database: Database,
) -> None:
    (introduction,) = place(database, [1]).values()
    placement = placement_of(database, introduction)
    asked = ("introductions", "displacement", placement)
    assert run(*asked) == f"{placement}: niet gevraagd\n"
    run(*asked, "--answer", "unknown", *DESK)
    told = run(*asked, "--answer", "no", *CONTRACTOR).splitlines()
    assert [line.split(" ", 2)[2] for line in told] == [
        "gevraagd en niet vernomen (municipal_desk)",
        "nee, niet in de plaats van een ander (contractor)",
    ]
    data = json.loads(run(*asked, "--format", "json"))
    assert (data["is_asked"], data["displaced"]) == (True, "no")
    assert "answered by the contractor" in fails(*asked, "--answer", "no", "--as", "Wijkteam")


def test_the_evaluation_is_read_on_the_screen_and_handed_on(
    database: Database, tmp_path: Path
) -> None:
    place(database, range(1, 13))
    asked = ("channels", "evaluation", *IN_2025)
    assert "te weinig bijgehouden" in run(*asked, *DESK)
    assert "hardly tracked" in run(*asked, "--language", "en")
    data = json.loads(run(*asked, "--format", "json", "--region", "Midden-Utrecht"))
    assert (data["verdict"], data["placed"]["n"]) == ("not_tracked", 10)
    assert "<html" in run(*asked, "--format", "html")
    run(*asked, "--format", "pdf", "--output", "evaluatie.pdf")
    assert (tmp_path / "evaluatie.pdf").read_bytes().startswith(b"%PDF")
    assert "exists already" in fails(*asked, "--format", "pdf", "--output", "evaluatie.pdf")
    assert "municipal desk" in fails(*asked, *CONTRACTOR)
