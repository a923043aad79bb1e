"""One case on the command line: the worked cases told as options, and every mistake made."""

from __future__ import annotations

import json
import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli.program import app
from matcher.value.block_schemes import scheme_ids
from tests.api.cli.case_arguments import bonus_options_of, options_of, told_by_options
from tests.api.cli.running import fails, run
from tests.contracts.source_tree import ROOT
from tests.worked_cases import Case, amount_of, raw_cases

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
OOST = "oost-nederland/undated"
BIJSTAND = ("--group", "participatiewet", "--since", "2022-05-01", "--no-other-groups")
HALF_YEAR = ("--start", "2024-03-01", "--months", "6", "--hours", "24")
NO_BONUS = (
    *("--age", "40", "--permanent", "no", "--language-deficit", "no", "--disability", "no"),
    *("--internship-months", "0"),
)
CHECKED = ("--proof", "benefit_decision", "--checked-by", "Werkplein", "--checked-on", "2023-12-01")
PAGE = ROOT / "docs" / "value-on-the-command-line.md"
SESSIONS = re.findall(r"```console\n\$ (.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture(autouse=True)
def _no_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a database: these commands need none, and must leave none behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", "sqlite:///nowhere/at-all.sqlite")


def answer(*arguments: str) -> Any:
    """Run a command that must succeed; return the first answer of its JSON."""
    return json.loads(run(*arguments, "--format", "json"))[0]


# --- worked cases as options ------------------------------------------------------------------


@pytest.mark.parametrize("case", told_by_options("value"))
def test_the_value_is_what_was_counted_by_hand(case: Case) -> None:
    arguments = ["value", "--scheme", case["scheme"], *options_of(case), *bonus_options_of(case)]
    counted = ["--counted-until", str(case["until"])]
    counted += ["--counted-from", str(case["from"])] if "from" in case else []
    found = answer(*arguments, *counted)
    expected = amount_of(case["value"])
    assert Decimal(found["value"]["at_least"]) == expected.at_least
    most = found["value"]["at_most"]
    assert (None if most is None else Decimal(most)) == expected.at_most
    assert found["counts"] == case.get("counts", "yes")
    assert found["scheme"]["source"] == case["source"]
    if "block" in case:
        assert found["block"]["block"] == case["block"]
    codes = {point["code"] for point in found["value"]["open_points"]}
    assert codes >= set(case.get("open_points", []))


@pytest.mark.parametrize("case", told_by_options("eligibility"))
def test_who_counts_is_what_was_reasoned_by_hand_and_says_why(case: Case) -> None:
    arguments = ["eligibility", "--scheme", case["scheme"], *options_of(case)]
    found = answer(*arguments)
    assert found["counts"] == case["counts"]
    if "block" in case:
        assert found["block"]["block"] == case["block"]
    printed = run(*arguments)
    assert all(words in printed for words in case.get("says", []))


def test_most_worked_cases_can_be_told_by_options() -> None:
    """A filter that leaves cases out must not quietly leave out nearly all."""
    for kind in ("value", "eligibility"):
        assert len(told_by_options(kind)) >= len(list(raw_cases(kind))) * 2 / 3


# --- what a reader sees -----------------------------------------------------------------------


def test_a_value_is_printed_with_rule_arithmetic_source_and_limits() -> None:
    printed = run("value", "--scheme", HAAGLANDEN, *BIJSTAND, *CHECKED, *HALF_YEAR, *NO_BONUS)
    assert "waarde tot en met 2024-08-31: € 13.333,33" in printed
    assert "= € 40.000,00 x 24/36 uur x 6/12 maanden = € 13.333,33" in printed
    assert "bron: https://www.denhaag.nl/" in printed
    assert "uitkeringsbesluit gecontroleerd door Werkplein op 2023-12-01" in printed
    assert "meetellen: ten hoogste 24 maanden" in printed
    assert "voltijd is 36 uur per week" in printed


def test_two_schemes_stand_side_by_side() -> None:
    schemes = ("--scheme", HAAGLANDEN, "--other-scheme", OOST, "--hour-base", "36")
    asked = ("value", *schemes, *BIJSTAND, *HALF_YEAR, *NO_BONUS)
    first, second = json.loads(run(*asked, "--format", "json"))
    assert (first["scheme"]["scheme"], first["value"]["at_most"]) == (HAAGLANDEN, "13333.33")
    assert (second["scheme"]["scheme"], second["counts"]) == (OOST, "yes")
    rows = [line for line in run(*asked).splitlines() if line.strip().startswith(HAAGLANDEN)]
    assert len(rows) == 1
    assert "Participatiewet" in rows[0]
    assert "€ 13.333,33" in rows[0]


def test_what_nobody_told_is_shown_as_open_and_widens_the_amount() -> None:
    found = answer("value", "--scheme", HAAGLANDEN, *BIJSTAND, *HALF_YEAR)
    assert Decimal(found["value"]["at_least"]) < Decimal(found["value"]["at_most"])
    assert "bonus_condition" in {point["code"] for point in found["value"]["open_points"]}
    printed = run("value", "--scheme", HAAGLANDEN, *BIJSTAND, *HALF_YEAR)
    assert "Niet bekend is of de bonus '55+' geldt." in printed


def test_hours_that_are_not_known_leave_everything_between_nothing_and_full_time() -> None:
    work = ("--start", "2024-03-01", "--months", "12")
    found = answer("value", "--scheme", HAAGLANDEN, *BIJSTAND, *work, *NO_BONUS)
    assert (found["value"]["at_least"], found["value"]["at_most"]) == ("0.00", "40000.00")


def test_an_amount_that_could_not_be_read_is_printed_as_unknown() -> None:
    claim = ("--group", "bbl", "--study-level", "4", "--since", "2023-08-01", "--no-other-groups")
    work = ("--form", "apprenticeship", *HALF_YEAR, "--hour-base", "36")
    printed = run("value", "--scheme", OOST, *claim, *work, *NO_BONUS)
    assert "waarde tot en met 2024-08-31: onbekend, ten minste € 0,00" in printed
    english = run("value", "--scheme", OOST, *claim, *work, *NO_BONUS, "--language", "en")
    assert "value up to 2024-08-31: unknown, at least € 0,00" in english


def test_a_claim_without_a_first_day_is_a_question_and_no_guess() -> None:
    asked = ("eligibility", "--scheme", HAAGLANDEN, "--group", "ww", "--start", "2024-03-01")
    found = answer(*asked)
    assert (found["counts"], found["block"]) == ("unknown", None)
    assert any("sinds wanneer geldt WW" in question for question in found["open_reasons"])
    assert "counts: not known yet" in run(*asked, "--language", "en")


def test_an_unknown_award_date_is_told_and_without_a_contract_the_start_decides() -> None:
    asked = ("eligibility", "--scheme", HAAGLANDEN, *BIJSTAND, "--start", "2024-03-01")
    assert answer(*asked)["reference_days"] == ["2024-03-01"]
    assert answer(*asked)["counts"] == "yes"
    assert answer(*asked, "--award-date", "unknown")["counts"] == "unknown"


def test_agreed_full_time_hours_alone_make_no_contract() -> None:
    asked = ("value", "--scheme", OOST, *BIJSTAND, *HALF_YEAR, *NO_BONUS, "--hour-base", "40")
    assert answer(*asked)["counts"] == "yes"
    assert "voltijd is 40 uur per week" in run(*asked)


def test_a_scheme_that_did_not_hold_on_the_award_is_pointed_out() -> None:
    asked = ("eligibility", "--scheme", HAAGLANDEN, *BIJSTAND, "--start", "2024-03-01")
    told = run(*asked, "--award-date", "2023-06-30")
    assert "let op: het schema geldt vanaf 2023-07-01, dus niet op 2023-06-30" in told
    assert answer(*asked, "--award-date", "2023-06-30")["is_in_force"] == "no"
    assert answer(*asked, "--award-date", "2023-07-01")["is_in_force"] == "yes"


def test_the_day_is_today_when_no_first_day_is_given() -> None:
    found = answer("eligibility", "--scheme", HAAGLANDEN, *BIJSTAND)
    assert found["block"]["days"][0]["first"] == found["reference_days"][0]


def test_age_is_no_option_of_who_counts() -> None:
    result = CliRunner().invoke(
        app, ("eligibility", "--scheme", HAAGLANDEN, *BIJSTAND, "--age", "56")
    )
    assert result.exit_code == 2
    assert "No such option: --age" in result.output


def test_no_is_never_explained_by_not_known_yet() -> None:
    text = run(
        *("eligibility", "--scheme", HAAGLANDEN, "--group", "ioaw", "--since", "2022-01-01"),
        *("--no-other-groups", "--award-date", "2024-01-15", "--start", "2024-03-01"),
        *("--counted-group", "ww"),
    )
    assert "telt mee: nee" in text
    assert "de opdracht telt IOAW niet" in text
    assert "Nog onbekend" not in text


def test_points_are_no_euros() -> None:
    asked = ("value", "--scheme", "pso/undated", *BIJSTAND, *HALF_YEAR)
    printed = run(*asked, "--counted-until", "2024-05-01")
    assert "punten" in printed
    assert "€" not in printed.split("waarom:")[0]
    assert "points" in run(*asked, "--counted-until", "2024-05-01", "--language", "en")


def test_every_scheme_is_listed_with_its_days_and_how_much_was_read() -> None:
    listed = json.loads(run("schemes", "--format", "json"))
    assert [scheme["scheme"] for scheme in listed] == list(scheme_ids())
    by_id = {scheme["scheme"]: scheme for scheme in listed}
    assert by_id[HAAGLANDEN]["valid_from"] == "2023-07-01"
    assert by_id[OOST]["valid_from"] is None
    assert by_id["pso/undated"]["kind"] == "points"
    printed = run("schemes")
    assert all(name in printed for name in scheme_ids())
    assert "onbekend" in printed
    assert "gedeeltelijk" in printed


def test_nothing_is_stored(tmp_path: Path) -> None:
    run("value", "--scheme", HAAGLANDEN, *BIJSTAND, *HALF_YEAR)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("session", SESSIONS, ids=["value", "eligibility"])
def test_the_sessions_of_the_page_are_what_the_program_says(session: str) -> None:
    told, _, printed = session.replace("\\\n", " ").partition("\n")
    lines = run(*shlex.split(told)[1:]).rstrip().splitlines()
    assert [line.rstrip() for line in lines] == printed.rstrip().splitlines()


def test_what_the_page_says_of_one_option_more_is_so() -> None:
    value, eligibility = (shlex.split(s.replace("\\\n", " ").partition("\n")[0]) for s in SESSIONS)
    _, second = json.loads(run(*value[1:], "--hour-base", "36", "--format", "json"))
    assert second["scheme"]["scheme"] == OOST
    assert second["value"]["at_least"] == second["value"]["at_most"] == "10000.00"
    assert answer(*eligibility[1:])["counts"] == "unknown"
    assert answer(*eligibility[1:], "--since", "2023-11-01")["counts"] == "yes"


# --- mistakes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--since", "1 mei 2022"), "--since: '1 mei 2022' is not a day."),
        (("--since", "0222-05-01"), "--since: The year 222 cannot be meant."),
        (("--award-date", "soon"), "--award-date: 'soon' is not a day."),
        (("--hours", "veel"), "--hours: 'veel' is not a number above 0."),
        (("--hours", "-3"), "--hours: '-3' is not a number above 0."),
        (("--hours", "120"), "120 hours per week is not possible."),
        (("--hour-base", "nan"), "--hour-base: 'nan' is not a number above 0."),
        (("--end", "2024-05-01"), "--end, --months: The work ends once."),
        (("--until", "2020-01-01"), "--since, --until: The last day 2020-01-01 lies before"),
        (("--checked-by", "Werkplein"), "A check is a document, the desk that saw it, and the day"),
        (("--proof-valid-until", "2024-01-01"), "A check is a document"),
        (("--status", "verified"), "--status: A claim is verified by a document."),
        (("--also", "bijstand"), "--also: 'bijstand' is not a target group."),
        (("--also", "banenafspraak=ooit"), "--also: 'ooit' is not a day."),
        (("--ground", "wajong"), "--ground: A ground says why somebody stands in the"),
        (("--agreed-bonus", "zestig_plus"), "These schemes have no bonus 'zestig_plus'."),
        (("--other-scheme", "atlantis/undated"), "There is no block scheme 'atlantis/undated'."),
        (
            ("--counted-from", "2024-06-01", "--counted-until", "2024-05-01"),
            "--counted-from, --counted-until: The last day",
        ),
    ],
)
def test_a_mistake_says_where_it_is_and_how_to_mend_it(options: tuple[str, ...], told: str) -> None:
    sentence = fails("value", "--scheme", HAAGLANDEN, *BIJSTAND, *HALF_YEAR, *options)
    assert told in sentence
    assert len(sentence) > len(told)


def test_a_value_needs_a_last_day() -> None:
    told = fails("value", "--scheme", HAAGLANDEN, *BIJSTAND, "--start", "2024-03-01")
    assert "Give --months, --end or --counted-until." in told


def test_days_to_count_that_begin_after_the_work_are_refused() -> None:
    told = fails(
        *("value", "--scheme", HAAGLANDEN, *BIJSTAND, *HALF_YEAR), "--counted-from", "2025-01-01"
    )
    assert "2024-08-31 lies before the first day 2025-01-01" in told


@pytest.mark.parametrize("command", ["value", "eligibility"])
def test_a_scheme_that_does_not_exist_is_answered_with_those_that_do(command: str) -> None:
    told = fails(command, "--scheme", "den-haag", *BIJSTAND, *HALF_YEAR)
    assert all(name in told for name in scheme_ids())
