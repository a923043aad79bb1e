"""Claims on the command line: the worked session of the manual, and every mistake made."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import claims
from api.cli.program import app
from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel
from matcher.errors import MatcherError
from matcher.skills.encoder import SkillEncoder
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.exchange.files import SYNTHETIC_BSN, write_own
from tests.api.services.desk import Desk
from tests.contracts.source_tree import ROOT
from tests.factories import a_contractor

THE_DAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
BUREAU = ("--as", "Bureau Voorbeeld")
WERKPLEIN = ("--as", "Werkplein Voorbeeld")
PROOF = ("--proof", "benefit_decision", "--reference", "B-17", "--dated-on", "2025-06-03")
TOLD = {
    "bron_id": "0007",
    "delen_toegestaan": "ja",
    "vaardigheden": "heftruck rijden",
    "doelgroepen": "participatiewet sinds 2024-03-01 | niet banenafspraak",
}
PAGE = (ROOT / "docs" / "claims.md").read_text("utf-8")
SESSIONS = re.findall(r"```console\n\$ (.*?)```", PAGE, re.DOTALL)
OWN_ID = re.compile(r"\b[DK]-[0-9A-Z]{12}\b")


@pytest.fixture(autouse=True)
def _installation(
    tmp_path: Path,
    database: Database,
    operator: Viewer,
    shipped_encoder: SkillEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An installation with candidate 0007 of an intermediary, a desk, and a contractor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.setattr(claims, "now", lambda: THE_DAY)
    # Every command opens the installation anew; reading the encoder each time takes long.
    monkeypatch.setattr(SkillEncoder, "load", lambda _: shipped_encoder)
    run("init")
    desk = Desk(database, operator)
    desk.candidates(write_own(tmp_path, **TOLD), "Bureau Voorbeeld", Channel.UWV)
    row = {"bron_id": "1", "vaardigheden": "koken"}
    desk.candidates(write_own(tmp_path, **row), "Werkplein Voorbeeld", Channel.MUNICIPALITY)
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        uow.commit()


def answer(*arguments: str) -> Any:
    """Run a claim command that must succeed; return its JSON."""
    return json.loads(run("claim", *arguments, "--format", "json"))


def added(*options: str) -> str:
    """Register a WW claim; return its id."""
    since = () if "--since" in options else ("--since", "2025-06-01")
    return str(answer("add", "0007", "--group", "ww", *since, *options, *BUREAU)["id"])


def session(told: str) -> str:
    """Run a command of the page; return what the program prints on the screen."""
    result = CliRunner().invoke(app, shlex.split(told)[1:])
    if isinstance(result.exception, MatcherError):
        return f"sroi-match: {result.exception.sentence()}"
    assert result.exit_code == 0, result.output
    return result.output


def renamed(text: str, ids: Mapping[str, str]) -> str:
    """Return a text of the page with the ids of this run."""
    return OWN_ID.sub(lambda found: ids[found[0]], text)


def test_the_session_of_the_page_is_what_the_program_says() -> None:
    assert len(SESSIONS) >= 10
    real_ids: dict[str, str] = {}
    for text in SESSIONS:
        told, _, printed = text.replace("\\\n", " ").partition("\n")
        real = session(renamed(told, real_ids))
        real_ids |= dict(zip(OWN_ID.findall(printed), OWN_ID.findall(real), strict=True))
        lines = [line.rstrip() for line in real.rstrip().splitlines()]
        assert lines == renamed(printed, real_ids).rstrip().splitlines(), told


def test_a_claim_is_recorded_with_everything_that_was_told() -> None:
    made = answer(
        *("add", "0007", "--group", "banenafspraak", "--member", "yes", "--since", "2023-01-01"),
        *("--until", "2029-12-31", "--ground", "praktijkroute", "--study-level", "1"),
        *("--left-school-on", "2022-07-01", "--unemployed-since", "2022-08-01"),
        *("--registered", "yes", "--disability", "yes", "--source", "intake", *PROOF, *BUREAU),
    )
    told = {
        "group": "banenafspraak",
        "is_member": "yes",
        "since": "2023-01-01",
        "until": "2029-12-31",
        "ground": "praktijkroute",
        "study_level": 1,
        "left_school_on": "2022-07-01",
        "unemployed_since": "2022-08-01",
        "is_registered_job_seeker": "yes",
        "is_accepted_by_authority": "unknown",
        "has_disability": "yes",
        "source": "intake",
        "status": "unverified",
        "expires_on": "2029-12-31",
    }
    assert {name: made[name] for name in told} == told
    assert answer("show", made["id"], *BUREAU) == made
    printed = run("claim", "show", made["id"], *BUREAU)
    for words in ("praktijkroute", "mbo 1", "laatste schooldag: 2022-07-01", "uitkeringsbesluit"):
        assert words in printed


def test_a_change_leaves_alone_what_was_not_given() -> None:
    claim = added("--unemployed-since", "2025-05-01", "--registered", "yes", "--source", "intake")
    before = answer("show", claim, *BUREAU)
    after = answer("change", claim, "--until", "2026-12-31", "--member", "no", *BUREAU)
    changed = {"until": "2026-12-31", "is_member": "no", "is_current": "no"}
    assert after == before | changed | {"expires_on": "2026-12-31"}


def test_every_decision_enters_the_history_with_its_desk() -> None:
    claim = added()
    run("claim", "verify", claim, *PROOF, *WERKPLEIN)
    run("claim", "expire", claim, "--until", "2026-11-01", *WERKPLEIN)
    run("claim", "reopen", claim, "--reason", "toch verlengd", "--checked-by", "Loket Elders")
    run("claim", "refuse", claim, "--reason", "het besluit was ingetrokken")
    history = answer("show", claim, *BUREAU)["history"]
    assert [(change["transition"], change["by"], change["reason"]) for change in history] == [
        ("verify", "Werkplein Voorbeeld", None),
        ("expire", "Werkplein Voorbeeld", None),
        ("reopen", "beheerder namens Loket Elders", "toch verlengd"),
        ("refuse", "beheerder", "het besluit was ingetrokken"),
    ]


def test_a_document_is_added_and_an_undecided_claim_removed() -> None:
    claim = added()
    after = answer("proof", claim, "--proof", "lkv_statement", *BUREAU)
    assert [proof["kind"] for proof in after["proofs"]] == ["lkv_statement"]
    assert f"Claim {claim} is verwijderd." in run("claim", "remove", claim, *BUREAU)
    assert "No claim that you may read has this id." in fails("claim", "show", claim, *BUREAU)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2027-02-28", "status: gecontroleerd\n"),
        ("2027-03-01", "status: gecontroleerd; bewijs voorbij na 2027-02-28\n"),
    ],
)
def test_what_has_passed_is_told_by_date(day: str, told: str) -> None:
    claim = added()
    run("claim", "verify", claim, *PROOF, "--proof-valid-until", "2027-02-28", *WERKPLEIN)
    assert told in run("claim", "show", claim, "--on", day, *BUREAU)


def test_a_claim_that_ended_says_so_in_the_list() -> None:
    claim = added("--until", "2026-10-31")
    assert "niet gecontroleerd, voorbij" in run("claim", "list", "0007", *BUREAU)
    assert "niet gecontroleerd; voorbij na 2026-10-31" in run("claim", "show", claim, *BUREAU)
    assert answer("show", claim, *BUREAU)["is_past"] is True


def test_a_contractor_reads_no_target_group() -> None:
    candidate = answer("list", "0007", *BUREAU)["candidate"]
    contractor = ("--as", "Bouwbedrijf Voorbeeld")
    printed = run("claim", "list", candidate, *contractor)
    assert "alleen zichtbaar voor de eigen bemiddelaar" in printed
    assert "Participatiewet" not in printed
    assert answer("list", candidate, *contractor)["claims"] is None


def test_nothing_recorded_is_said_in_words() -> None:
    assert "is geen doelgroep vastgelegd" in run("claim", "list", "1", *WERKPLEIN)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "0007", "--group", "ww", "--reference", "B-1"), "--proof: A document is of some"),
        (
            ("add", "0007", "--group", "ww", "--since", "2026-02-01", "--until", "2026-01-01"),
            "--since, --until: The last day",
        ),
        (("add", "0007", "--group", "ww", "--from-file"), "from_file: No file says anything"),
        (("add", "0009", "--group", "ww"), "No candidate"),
        (
            ("add", "0007", "--group", "ww", "--proof", "other", "--reference", SYNTHETIC_BSN),
            "reference: The reference of the document has the form of a BSN",
        ),
        (("add", "0007", "--group", "nug", "--accepted", "yes", *BUREAU), "municipal desk"),
        (("proof", "D-0"), "--proof: No document was named."),
        (("verify", "D-0", *BUREAU), "Only a municipal desk"),
        (("refuse", "D-0", "--reason", "x"), "No claim that you may read has this id."),
    ],
)
def test_a_mistake_says_where_it_is_and_how_to_mend_it(
    arguments: tuple[str, ...], told: str
) -> None:
    sentence = fails("claim", *arguments)
    assert told in sentence
    assert len(sentence) > len(told)
    assert SYNTHETIC_BSN not in sentence


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("refuse",), "reason"),
        (("reopen",), "status"),
        (("verify",), "proof"),
        (("expire", "--until", "2026-11-26"), "until"),
        (("verify", *PROOF, "--dated-on", "2026-11-26"), "proof"),
        (("refuse", "--reason", "bel 06-12345678"), "reason"),
    ],
)
def test_a_decision_that_is_not_whole_is_not_made(arguments: tuple[str, ...], where: str) -> None:
    claim = added()
    name, *options = arguments
    assert fails("claim", name, claim, *options, *WERKPLEIN).startswith(f"{where}: ")
    assert answer("show", claim, *BUREAU)["history"] == []
