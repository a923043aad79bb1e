"""One case explained from options alone, without a database: does it count, and for how much?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.claim_options import ClaimOptions
from api.cli.option_groups import with_option_groups
from api.cli.scheme_options import SchemeOptions
from api.cli.value_table import print_case, print_schemes
from api.cli.work_options import BonusOptions, ContractOptions, WorkOptions
from api.cli.written import check_order, day_option
from api.schemas.assessment import AssessmentOut, SchemeOut, assessment_out, scheme_out
from api.services.assessments import (
    ExplainedCase,
    StatedCase,
    explain_eligibility,
    explain_value,
    shipped_schemes,
)
from matcher.assessment import person_facts
from matcher.domain.period import Period
from matcher.eligibility.wording import Language

_schemes_json = TypeAdapter(list[SchemeOut])
_assessments_json = TypeAdapter(list[AssessmentOut])


class CaseFormat(StrEnum):
    """How a case is printed."""

    TABLE = "table"
    JSON = "json"


CaseFormatOption = Annotated[
    CaseFormat, typer.Option("--format", help="table to read, json for other programs.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How the answer for a case is printed."""

    output: CaseFormatOption = CaseFormat.TABLE
    language: Annotated[
        Language,
        typer.Option(
            "--language", help="Of the sentences; formulas and gaps of sources stay Dutch."
        ),
    ] = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOptions:
    """Over which days a value is counted."""

    counted_from: Annotated[
        date | None,
        day_option("--counted-from", "First day to count. Default: the first day of the work."),
    ] = None
    counted_until: Annotated[
        date | None,
        day_option("--counted-until", "Last day to count. Default: the last day of the work."),
    ] = None

    def days(self) -> Period:
        """Return the days; an end that was not given is open."""
        check_order(self.counted_from, self.counted_until, "--counted-from, --counted-until")
        return Period(self.counted_from, self.counted_until)


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("schemes")(schemes)
    app.command("eligibility")(with_option_groups(eligibility))
    app.command("value")(with_option_groups(value))


def schemes(output: CaseFormatOption = CaseFormat.TABLE) -> None:
    """List the block schemes that come with the program.

    No database is needed; 'sroi-match rules list' also has those that desks added. With kind
    (euros or points), the days on which they hold, and how much of the source could be read; json
    also gives the source and what it does not say.
    """
    found = shipped_schemes()
    if output is CaseFormat.TABLE:
        print_schemes(found)
    else:
        listed = [scheme_out(scheme) for scheme in found]
        typer.echo(_schemes_json.dump_json(listed, indent=2).decode())


def eligibility(
    scheme: SchemeOptions,
    claim: ClaimOptions,
    work: WorkOptions,
    contract: ContractOptions,
    shown: PrintOptions,
) -> None:
    """Explain whether one case counts (telt mee): yes, no or unknown, and why.

    With the block that applies, from when until when it counts, and every open point. Nothing is
    stored, and no database is needed. What is not given is unknown, and said to be so.

    Example: sroi-match eligibility --scheme haaglanden-zuid-holland-centraal/2023-07-01 --group ww
    --since 2023-11-01 --award-date 2024-01-15 --start 2024-03-01
    """
    scheme_id, library = scheme.asked()
    case = _case(claim, work, contract, BonusOptions())
    _print((explain_eligibility(case, scheme_id, library),), shown)


def value(
    scheme: SchemeOptions,
    claim: ClaimOptions,
    work: WorkOptions,
    contract: ContractOptions,
    bonus: BonusOptions,
    counted: CountOptions,
    shown: PrintOptions,
    other_scheme: Annotated[
        list[str] | None,
        typer.Option(
            "--other-scheme", metavar="ID", help="Another scheme to set beside it. May be repeated."
        ),
    ] = None,
) -> None:
    """Explain what one case counts for: the amount, or the span where something is open.

    Every line has its rule, its source and its arithmetic; caps and open points stand below.
    Nothing is stored, and no database is needed. What is not given is unknown, so the amount may
    be a span.

    Example: sroi-match value --scheme haaglanden-zuid-holland-centraal/2023-07-01 --group
    participatiewet --since 2022-05-01 --start 2024-03-01 --months 6 --hours 24
    """
    scheme_id, library = scheme.asked()
    case = _case(claim, work, contract, bonus)
    asked = [scheme_id, *(other_scheme or ())]
    _print(explain_value(case, asked, counted.days(), library), shown)


def _case(
    claim: ClaimOptions, work: WorkOptions, contract: ContractOptions, bonus: BonusOptions
) -> StatedCase:
    placement = work.placement(bonus.permanent.outcome)
    person = person_facts(
        claim.records(),
        placement.counts_since,
        bonus.facts(claim.disability),
        claims_are_complete=claim.has_no_other_groups,
    )
    return StatedCase(person=person, placement=placement, terms=contract.terms())


def _print(found: Sequence[ExplainedCase], shown: PrintOptions) -> None:
    if shown.output is CaseFormat.TABLE:
        print_case(found, shown.language)
    else:
        listed = [assessment_out(one, shown.language) for one in found]
        typer.echo(_assessments_json.dump_json(listed, indent=2).decode())
