"""A desk's own rules on the command line: copied, checked, tried, added and removed."""

from __future__ import annotations

import json
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.program import app
from api.services.contracts import register_contract
from api.services.rule_documents import shipped_content
from matcher.domain.access import Viewer
from matcher.domain.obligation import ContractTerms
from matcher.domain.rule_document import RuleKind
from matcher.errors import MatcherError
from matcher.rulebooks.library import SHIPPED
from models.engine import Database
from tests.api.cli.running import fails
from tests.contracts.source_tree import ROOT
from tests.factories import a_contract, a_contractor
from tests.own_rules import OWN_GROUPS, OWN_SCHEME, own_duty, own_groups, own_scheme

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
CASE = (
    *("--group", "participatiewet", "--since", "2025-05-01", "--no-other-groups"),
    *("--start", "2027-03-01", "--months", "12", "--hours", "36"),
)
PAGE = ROOT / "docs" / "own-rules.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a desk without a database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", "sqlite:///nowhere/at-all.sqlite")
    return tmp_path


@pytest.fixture
def desk(folder: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same desk with its database."""
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    return folder


def run(*arguments: str, exit_code: int = 0) -> str:
    """Run a command; return what it prints."""
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == exit_code, result.output
    return result.output


def written(folder: Path, name: str, content: str) -> str:
    (folder / name).write_text(content, "utf-8")
    return name


# --- without a database ---------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_shipped_rules_are_listed_and_shown_without_a_database() -> None:
    listed = json.loads(run("rules", "list", "--shipped", "--format", "json"))
    assert {row["kind"] for row in listed} == set(RuleKind)
    assert not any(row["is_own"] for row in listed)
    duties = run("rules", "list", "--shipped", "--kind", "obligation_rules")
    assert "verplichtingsregel" in duties
    assert "bouwblokkenschema" not in duties
    assert run("rules", "show", HAAGLANDEN) == shipped_content(RuleKind.BLOCK_SCHEME, HAAGLANDEN)
    told = fails("rules", "show", "rijk-2011-07-01")
    assert "Name the kind as well." in told
    assert "rates:" in run("rules", "show", "rijk-2011-07-01", "--kind", "obligation_rules")


def test_a_copy_goes_to_the_screen_or_to_a_new_file(folder: Path) -> None:
    asked = (
        "rules",
        "copy",
        HAAGLANDEN,
        "--owner",
        "voorbeeldstreek",
        "--valid-from",
        "2027-01-01",
    )
    text = run(*asked)
    assert "region: voorbeeldstreek" in text
    assert f"overgenomen van {HAAGLANDEN}" in text
    assert run(*asked, "--output", "blokken.yaml") == "Kopie geschreven: blokken.yaml\n"
    assert (folder / "blokken.yaml").read_text("utf-8") == text
    (folder / "blokken.yaml").write_text("veranderd", "utf-8")
    assert "There is a file of this name already" in fails(*asked, "--output", "blokken.yaml")
    assert (folder / "blokken.yaml").read_text("utf-8") == "veranderd"
    assert "cannot be written" in fails(*asked, "--output", "geen/map.yaml")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--owner", "Onze Streek", "--valid-from", "unknown"), "region: A name is at most"),
        (("--owner", "streek", "--valid-from", "straks"), "--valid-from: 'straks' is not a day."),
        (("--owner", "streek", "--valid-from", "unknown", "--edition", "2 e"), "edition: A name"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_copy_that_cannot_be_named_is_refused(options: tuple[str, ...], told: str) -> None:
    assert told in fails("rules", "copy", HAAGLANDEN, *options)


def test_a_check_lists_every_mistake_by_line_and_ends_with_code_1(folder: Path) -> None:
    wrong = own_scheme().replace('"40000.00"', "40000").replace("hour_base", "hour_bse")
    printed = run("rules", "check", written(folder, "fout.yaml", wrong), exit_code=1)
    assert printed.splitlines()[0] == "fout.yaml: 3 fouten"
    assert "  - line 12: hour_bse: This key means nothing here." in printed
    right = run("rules", "check", written(folder, "goed.yaml", own_scheme()))
    assert right == f"goed.yaml: in orde, bouwblokkenschema {OWN_SCHEME}\n"


def test_files_that_name_each_other_are_checked_together(folder: Path) -> None:
    scheme = written(folder, "blokken.yaml", own_scheme(target_groups=OWN_GROUPS))
    groups = written(folder, "doelgroepen.yaml", own_groups())
    assert "There is no set of target-group rules" in run("rules", "check", scheme, exit_code=1)
    assert run("rules", "check", scheme, groups).count("in orde") == 2


@pytest.mark.parametrize("command", [("check",), ("add",)])
@pytest.mark.usefixtures("desk")
def test_a_file_that_cannot_be_read_is_named(command: tuple[str], tmp_path: Path) -> None:
    assert "geen.yaml: This file cannot be read." in fails("rules", *command, "geen.yaml")
    assert "This file cannot be read." in fails("rules", *command, ".")
    (tmp_path / "latijn.yaml").write_bytes(b"title: caf\xe9\n")
    assert "latijn.yaml: The file is not UTF-8 text." in fails("rules", *command, "latijn.yaml")


def test_an_own_scheme_is_tried_from_its_file_beside_a_shipped_one(folder: Path) -> None:
    scheme = written(
        folder, "blokken.yaml", own_scheme(target_groups=OWN_GROUPS, amount="45000.00")
    )
    groups = written(folder, "doelgroepen.yaml", own_groups())
    files = ("--scheme-file", scheme, "--rules-file", groups)
    asked = ("value", *files, *CASE, "--other-scheme", HAAGLANDEN, "--format", "json")
    own, shipped = json.loads(run(*asked))
    assert (own["scheme"]["scheme"], own["value"]["at_most"]) == (OWN_SCHEME, "45000.00")
    assert (shipped["scheme"]["scheme"], shipped["value"]["at_least"]) == (HAAGLANDEN, "40000.00")
    (answer,) = json.loads(run("eligibility", *files, *CASE[:-4], "--format", "json"))
    assert (answer["counts"], answer["block"]["amount"]) == ("yes", "45000.00")
    assert sorted(path.name for path in folder.iterdir()) == ["blokken.yaml", "doelgroepen.yaml"]


def test_a_case_is_judged_by_one_scheme(folder: Path) -> None:
    scheme = written(folder, "blokken.yaml", own_scheme())
    groups = written(folder, "doelgroepen.yaml", own_groups())
    both = ("--scheme", HAAGLANDEN, "--scheme-file", scheme)
    for options in ((), both):
        assert "A case is judged by one scheme." in fails("value", *options, *CASE)
    assert "hold no block scheme" in fails("value", "--scheme-file", groups, *CASE)
    two = ("--scheme-file", scheme, "--rules-file", written(folder, "b.yaml", own_duty()))
    assert json.loads(run("value", *two, *CASE, "--format", "json"))
    content = shipped_content(RuleKind.BLOCK_SCHEME, HAAGLANDEN)
    shipped = written(folder, "zelfde.yaml", content)
    assert "zelfde.yaml: There are rules of this kind" in fails(
        "value", "--scheme-file", shipped, *CASE
    )


def test_a_mistake_in_a_file_to_try_is_named_with_its_line(folder: Path) -> None:
    wrong = written(folder, "fout.yaml", own_scheme(amount="veel"))
    assert "fout.yaml, line 17: blocks[1] amount" in fails("value", "--scheme-file", wrong, *CASE)


# --- with a database ------------------------------------------------------------------------------


def test_rules_are_added_listed_shown_copied_and_removed(desk: Path) -> None:
    groups = written(desk, "doelgroepen.yaml", own_groups())
    scheme = written(desk, "blokken.yaml", own_scheme(target_groups=OWN_GROUPS))
    assert run("rules", "add", groups) == f"Toegevoegd: doelgroepregels {OWN_GROUPS}\n"
    assert run("rules", "add", scheme) == f"Toegevoegd: bouwblokkenschema {OWN_SCHEME}\n"
    assert "already" in fails("rules", "add", scheme)
    listed = json.loads(run("rules", "list", "--format", "json"))
    own = [(row["rules"], row["added_by"]) for row in listed if row["is_own"]]
    assert own == [(OWN_SCHEME, "command line"), (OWN_GROUPS, "command line")]
    (line,) = [line for line in run("rules", "list").splitlines() if OWN_SCHEME in line]
    assert "command line, 20" in line
    assert run("rules", "show", OWN_SCHEME) == own_scheme(target_groups=OWN_GROUPS)
    options = ("--owner", "streek", "--valid-from", "unknown", "--target-groups", OWN_GROUPS)
    assert f"# Kopie van {OWN_SCHEME}" in run("rules", "copy", OWN_SCHEME, *options)
    assert "stands on these rules" in fails("rules", "remove", OWN_GROUPS)
    assert run("rules", "remove", OWN_SCHEME) == f"Verwijderd: bouwblokkenschema {OWN_SCHEME}\n"
    run("rules", "remove", OWN_GROUPS, "--kind", "target_groups")
    assert "come with the program" in fails("rules", "remove", HAAGLANDEN)
    assert "There are no rules of this name." in fails("rules", "remove", OWN_SCHEME)


def test_a_check_may_look_at_the_rules_that_desks_added(desk: Path, database: Database) -> None:
    run("rules", "add", written(desk, "doelgroepen.yaml", own_groups()))
    scheme = written(desk, "blokken.yaml", own_scheme(target_groups=OWN_GROUPS))
    run("rules", "check", scheme, exit_code=1)
    assert "in orde" in run("rules", "check", scheme, "--database", database.url)


def test_a_name_that_is_nowhere_is_answered_with_where_to_look(desk: Path) -> None:
    assert "There are no rules of this name." in fails("rules", "show", "atlantis/undated")
    assert desk.is_dir()


# --- the page -------------------------------------------------------------------------------------
SESSIONS = re.findall(r"```console\n\$ (.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def change(file: Path, before: str, after: str) -> None:
    """Change what stands once in a file, as the page tells."""
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")


def check_session(session: str) -> None:
    """Run what the page shows, and hold what is printed against it, as far as it is shown."""
    told, _, printed = session.replace("\\\n", " ").partition("\n")
    result = CliRunner().invoke(app, shlex.split(told)[1:])
    output = result.output
    if isinstance(result.exception, MatcherError):
        output = f"sroi-match: {result.exception.sentence()}"
    lines = [line.rstrip() for line in output.rstrip().splitlines()]
    shown = printed.rstrip().splitlines()
    if shown[-1] == "…":
        shown.pop()
        lines = lines[: len(shown)]
    assert lines == shown


def test_the_sessions_of_the_page_are_what_the_program_says(
    desk: Path, database: Database, operator: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.cli.rules.now", lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))
    copy, wrong, right, value, add, listed, remove = SESSIONS
    check_session(copy)
    shipped_source = SHIPPED.scheme(HAAGLANDEN).source
    file = desk / "bouwblokken.yaml"
    change(
        file,
        f"source: {shipped_source}\n",
        "source: https://voorbeeldstreek.example/social-return\n",
    )
    change(file, 'amount: "40000.00"', "amount: 45000")
    check_session(wrong)
    change(file, "amount: 45000", 'amount: "45000.00"')
    for session in (right, value, add, listed):
        check_session(session)
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        register_contract(uow, ContractTerms(contract=a_contract(), scheme_id=OWN_SCHEME))
    check_session(remove)
    assert all(amount in PAGE.read_text("utf-8") for amount in ('"40000.00"', '"45000.00"'))


def test_the_page_names_every_kind_of_rules() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"`{kind}`" in text for kind in RuleKind)
