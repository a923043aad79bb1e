"""Worked cases of law and money as the options that tell them on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.worked_cases import Case, raw_cases

CLAIM_OPTIONS = {
    "group": "--group",
    "since": "--since",
    "until": "--until",
    "ground": "--ground",
    "level": "--study-level",
    "left_school_on": "--left-school-on",
    "unemployed_since": "--unemployed-since",
    "registered": "--registered",
    "accepted": "--accepted",
    "disability": "--disability",
    "proof_valid_until": "--proof-valid-until",
}
PERSON_OPTIONS = {
    "status_holder": "--status-holder",
    "disability": "--disability",
}
WORK_OPTIONS = {"form": "--form", "ends_on": "--end", "counting_since": "--counting-since"}
CONTRACT_OPTIONS = {
    "ends_on": "--contract-end",
    "hour_base": "--hour-base",
    "reference_day": "--reference-day",
}


def options_of(case: Case) -> list[str]:
    """Return the options that tell a worked case, with what such a case leaves out as settled."""
    work, contract = case.get("placement", {}), case.get("contract", {})
    first, *others = case["claims"]
    subsidy = dict(
        zip(("--subsidy-from", "--subsidy-until"), work.get("subsidy", ()), strict=False)
    )
    told = [
        *_named(CLAIM_OPTIONS, first),
        *(part for claim in others if "ground" in claim for part in ("--ground", claim["ground"])),
        *_checked(first),
        *(part for claim in others for part in ("--also", _also(claim))),
        *(["--no-other-groups"] if case.get("claims_are_complete", True) else []),
        *("--start", str(work.get("starts_on", "2024-03-01"))),
        *_named(WORK_OPTIONS, work),
        *(part for name, day in subsidy.items() if day for part in (name, str(day))),
        *("--award-date", str(contract.get("award_date", "2024-01-15"))),
        *("--contract-start", str(contract.get("starts_on", "2024-02-01"))),
        *_named(CONTRACT_OPTIONS, contract),
        *(
            part
            for name in contract.get("counted_groups", ())
            for part in ("--counted-group", name)
        ),
    ]
    hours = work.get("hours", "36")
    return told if hours == "unknown" else [*told, "--hours", hours]


def bonus_options_of(case: Case) -> list[str]:
    person, work = case.get("person", {}), case["placement"]
    age, months = person.get("age", 40), person.get("internship_months", 0)
    return [
        *(["--age", str(age)] if age != "unknown" else []),
        *("--permanent", work.get("permanent", "no")),
        *("--language-deficit", person.get("language_deficit", "no")),
        *(["--internship-months", str(months)] if months != "unknown" else []),
        *_named(PERSON_OPTIONS, person),
        *(part for name in person.get("agreed_bonuses", ()) for part in ("--agreed-bonus", name)),
        *(part for name in person.get("refused_bonuses", ()) for part in ("--refused-bonus", name)),
    ]


def _named(options: dict[str, str], told: Case) -> Iterator[str]:
    for key, option in options.items():
        if told.get(key) is not None:
            yield from (option, str(told[key]))


def _checked(claim: Case) -> list[str]:
    status = claim.get("status", "verified")
    day = claim.get("checked_on", claim.get("since"))
    if status not in ("verified", "expired") or day is None:
        return ["--status", status]
    proof = claim.get("proof", "benefit_decision")
    check = ["--proof", proof, "--checked-by", "Werkplein", "--checked-on", str(day)]
    return ["--status", status, *check]


def _also(claim: Case) -> str:
    return f"{claim['group']}={claim['since']}" if "since" in claim else claim["group"]


def told_by_options(kind: str) -> list[Any]:
    """Return the cases that options can tell.

    A second claim is no more than a group and a first day; whoever names a group says that
    somebody is in it; and a set of rules without a scheme is not asked for.
    """
    beyond = {"status", "until", "level", "disability", "accepted", "registered", "member"}
    return [
        pytest.param(case, id=f"{case['file']}: {case['name']}")
        for case in raw_cases(kind)
        if "scheme" in case
        and case.get("claims")
        and "member" not in case["claims"][0]
        and not any(beyond & set(claim) for claim in case["claims"][1:])
    ]
