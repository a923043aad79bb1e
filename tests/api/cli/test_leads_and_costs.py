"""Leads and extra costs on the command line, as somebody at a desk records them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from api.cli import channel_log, costs, introductions, leads
from matcher.skills.encoder import SkillEncoder
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.introducing import fill, introduced

THE_DAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
BEDRIJF = ("--as", "Bouwbedrijf Voorbeeld")
ASKED = ("leads", "add", "asked", "--vacancy", "vac-1", "--channel", "gemeente")
QUARTER = ("--since", "2026-07-01", "--until", "2026-09-30")
REPORT = ("costs", "report", "2025-017", "--kind", "guidance", *QUARTER)


@pytest.fixture(autouse=True)
def _installation(
    tmp_path: Path,
    database: Database,
    shipped_encoder: SkillEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An installation with two contractors, three intermediaries and a contract."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    for module in (leads, costs, channel_log, introductions):
        at(monkeypatch, module, THE_DAY)
    # Every command opens the installation anew; reading the encoder each time takes long.
    monkeypatch.setattr(SkillEncoder, "load", lambda _: shipped_encoder)
    run("init")
    fill(database)


def at(monkeypatch: pytest.MonkeyPatch, module: ModuleType, instant: datetime) -> None:
    monkeypatch.setattr(module, "now", lambda: instant)


def first_id(letter: str, printed: str) -> str:
    found = re.search(rf"{letter}-[0-9A-Z]{{12}}", printed)
    assert found is not None, printed
    return found[0]


def test_a_question_is_recorded_and_answered_and_stands_in_the_list() -> None:
    printed = run(*ASKED, "--on", "2026-11-24", *BEDRIJF)
    assert "om mensen gevraagd, begonnen door: opdrachtnemer" in printed
    assert "opdrachtnemer O-0002, opdracht C-0001, vacature V-0001; bij: " in printed
    assert "antwoord: niet bekend" in printed
    lead = first_id("L", printed)
    printed = run("leads", "answer", lead, "nobody_available", "--remark", "in mei weer", *BEDRIJF)
    assert "2026-11-25 er was niemand door opdrachtnemer: in mei weer" in printed
    listed = run("leads", "list", *BEDRIJF)
    assert lead in listed
    assert "er was niemand" in listed
    assert "Er is niets vastgelegd." in run("leads", "list", "--kind", "tip")


def test_a_lead_comes_out_as_json_as_over_http() -> None:
    tip = ("leads", "add", "tip", "--vacancy", "vac-1", "--candidate", "K-0001")
    told = json.loads(
        run(*tip, "--started-by", "candidate", "--found-through", "other", "--format", "json")
    )
    assert told["candidate"] == "K-0001"
    assert told["found_through"] == "other"
    assert told["answer"] is None
    page = json.loads(run("leads", "list", "--format", "json"))
    assert [row["id"] for row in page["rows"]] == [told["id"]]
    printed = run("leads", "list", "--intermediary", "Werkbedrijf Voorbeeld", "--top", "1")
    assert "tip" in printed


def test_a_longer_list_says_how_many_there_are() -> None:
    for _ in range(2):
        run(*ASKED)
    assert "1 van 2; --top geeft er meer." in run("leads", "list", "--top", "1")


def test_a_question_to_nobody_says_what_to_give() -> None:
    assert fails("leads", "add", "asked", "--vacancy", "vac-1").startswith("channel: Who was asked")
    assert "is not a channel" in fails(*ASKED[:-1], "de buurman")


def test_costs_are_reported_with_a_comma_and_listed() -> None:
    printed = run(*REPORT, "--euros", "1250,50", "--hours", "40", *BEDRIJF)
    assert "begeleiding, opdracht C-0001" in printed
    assert "euro: € 1.250,50; uren: 40,00" in printed
    assert "gemeld op 2026-11-25 door opdrachtnemer" in printed
    assert "€ 1.250,50" in run("costs", "list", "2025-017")


def test_no_extra_costs_is_a_report_and_no_report_is_unknown() -> None:
    assert "is onbekend" in run("costs", "list", "C-0001")
    assert "euro: € 0,00; uren: niet gemeld" in run(*REPORT, "--euros", "0")
    assert "Neither euros nor hours" in fails(*REPORT)


def test_a_correction_stands_in_the_place_of_the_earlier_report() -> None:
    first = first_id("M", run(*REPORT, "--euros", "1250"))
    printed = run(
        "costs", "replace", first, "--kind", "training", *QUARTER, "--euros", "900",
        "--channel", "uwv", "--remark", "cursus telde dubbel",
    )  # fmt: skip
    assert f"in plaats van {first}" in printed
    assert "opmerking: cursus telde dubbel" in printed
    assert first not in run("costs", "list", "C-0001")
    told = json.loads(run("costs", "list", "C-0001", "--with-replaced", "--format", "json"))
    assert [row["euros"] for row in told["rows"]] == ["1250.00", "900.00"]
    assert told["rows"][0]["replaced_by"] == told["rows"][1]["id"]


def test_costs_of_one_person_name_the_introduction(database: Database) -> None:
    one = introduced(database).introduction.introduction_id
    told = json.loads(run(*REPORT, "--hours", "8", "--introduction", one, "--format", "json"))
    assert (told["vacancy"], told["channel"], told["euros"]) == ("V-0001", "uwv", None)
    assert f"voorstel {one}" in run(*REPORT, "--hours", "8", "--introduction", one)


def test_an_amount_that_can_be_read_in_two_ways_is_refused() -> None:
    assert "thousands or as decimals" in fails(*REPORT, "--euros", "1.250")
    for wrong in ("-1", "veel"):
        assert "not a number of at least 0" in fails(*REPORT, f"--euros={wrong}")
    assert "at most two decimals" in fails(*REPORT, "--euros", "1,0001")


def test_the_whole_log_goes_to_the_screen_or_a_new_file(tmp_path: Path) -> None:
    run(*ASKED, "--on", "2026-11-24", *BEDRIJF)
    run(*REPORT, "--euros", "0", *BEDRIJF)
    printed = run("channels", "log")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["event"] for row in rows] == ["asked", "cost_reported"]
    assert [row["channel"] for row in rows] == ["municipality", ""]
    assert rows[1]["euros"] == "0.00"
    target = tmp_path / "log.csv"
    told = run("channels", "log", "--since", "2026-11-01", "--output", target)
    assert told == f"Geschreven: {target}\n"
    (row,) = csv.DictReader(io.StringIO(target.read_text("utf-8")))
    assert row["event"] == "asked"
    assert "not overwritten" in fails("channels", "log", "--output", target)
    assert fails("channels", "log", "--since", "2026-12-01", "--until", "2026-11-01")


def test_work_that_is_over_is_told_with_its_last_day_and_the_reason(database: Database) -> None:
    one = introduced(database).introduction.introduction_id
    run("introductions", "move", one, "interviewed", "--on", "2026-11-25")
    place = ("introductions", "place", one, "--form", "employment", "--starts-on", "2026-05-05")
    run(*place)
    told = run("introductions", "end", one, "contract_ended", "--on", "2026-11-20", *BEDRIJF)
    assert "gesprek gehad" in told
    assert "werk voorbij op 2026-11-20: contract liep af" in told
    assert "nog aan het werk: na 6 maanden ja, na 12 maanden nee" in told
    assert "lies before the first day" in fails(
        "introductions", "end", one, "other", "--on", "2026-05-01"
    )
