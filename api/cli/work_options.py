"""The options that tell of the work, of the contract it counts for, and of bonuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from api.cli.answer import Answer
from api.cli.options import now
from api.cli.written import check_order, day_option, number_option, written_day
from matcher.domain.claim import TargetGroup
from matcher.domain.contract import Contract
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period, last_day_of
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.domain.target_group_rules import ReferenceDay
from matcher.errors import InvalidInput
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOptions:
    """The job, leerwerkbaan, internship or work-experience place."""

    form: Annotated[WorkForm, typer.Option("--form", help="In which form somebody works.")] = (
        WorkForm.EMPLOYMENT
    )
    start: Annotated[
        date | None, day_option("--start", "First day of the work. Default: today.")
    ] = None
    end: Annotated[date | None, day_option("--end", "Last day of the work, itself included.")] = (
        None
    )
    months: Annotated[
        int | None,
        typer.Option(
            "--months", min=1, max=600, help="Whole months of work, in place of a last day."
        ),
    ] = None
    hours: Annotated[
        Decimal | None, number_option("--hours", "HOURS", "Hours per week, as 32 or 32,5.")
    ] = None
    counting_since: Annotated[
        date | None,
        day_option(
            "--counting-since",
            "First day of an earlier placement that this one continues: the counting period runs "
            "from there.",
        ),
    ] = None
    subsidy_from: Annotated[
        date | None, day_option("--subsidy-from", "First day of the loonkostensubsidie.")
    ] = None
    subsidy_until: Annotated[
        date | None,
        day_option("--subsidy-until", "Last day of the loonkostensubsidie; without it unknown."),
    ] = None

    def placement(self, is_permanent: Ternary = Ternary.UNKNOWN) -> Placement:
        """Return the work; without a first day it begins today."""
        starts_on = self.start or now().date()
        check_order(starts_on, self.end, "--start, --end")
        check_order(self.counting_since, starts_on, "--counting-since, --start")
        check_order(self.subsidy_from, self.subsidy_until, "--subsidy-from, --subsidy-until")
        has_subsidy = self.subsidy_from is not None or self.subsidy_until is not None
        return Placement(
            placement_id="P-0001",
            candidate_id="K-0001",
            form=self.form,
            starts_on=starts_on,
            ends_on=self._last_day(starts_on),
            hours_per_week=self.hours,
            counting_since=self.counting_since,
            is_permanent=is_permanent,
            wage_cost_subsidy=(
                Period(self.subsidy_from, self.subsidy_until) if has_subsidy else None
            ),
        )

    def _last_day(self, starts_on: date) -> date | None:
        if self.months is None:
            return self.end
        if self.end is not None:
            raise InvalidInput(
                "The work ends once.", where="--end, --months", remedy="Give one of the two."
            )
        return last_day_of(starts_on, self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOptions:
    """What the contract says; without any of these the case is one outside a contract."""

    award_date: Annotated[
        str | None,
        typer.Option(
            "--award-date",
            metavar="DATE|unknown",
            help="Day on which the contract was awarded, or 'unknown'. Without any option of a "
            "contract the claim is judged on the first day of work.",
        ),
    ] = None
    contract_start: Annotated[
        date | None, day_option("--contract-start", "First day of the contract.")
    ] = None
    contract_end: Annotated[
        date | None, day_option("--contract-end", "Last day of the contract.")
    ] = None
    reference_day: Annotated[
        ReferenceDay | None,
        typer.Option("--reference-day", help="The reference day (peildatum) that was agreed."),
    ] = None
    counted_group: Annotated[
        list[TargetGroup] | None,
        typer.Option(
            "--counted-group",
            metavar="GROUP",
            help="A group that the contract counts, if it names them. May be repeated.",
        ),
    ] = None
    hour_base: Annotated[
        Decimal | None,
        number_option(
            "--hour-base",
            "HOURS",
            "Hours per week that the parties agreed to be full time, as 36.",
        ),
    ] = None

    def terms(self) -> ContractTerms | None:
        """Return the terms; None outside any contract."""
        check_order(self.contract_start, self.contract_end, "--contract-start, --contract-end")
        named = (self.award_date, self.contract_start, self.contract_end, self.reference_day)
        is_in_contract = any(named) or bool(self.counted_group)
        if not is_in_contract and self.hour_base is None:
            return None
        awarded = None if self.award_date in (None, "unknown") else self.award_date
        return ContractTerms(
            contract=Contract(
                contract_id="C-0001",
                organisation_id="O-0001",
                title="",
                award_date=None if awarded is None else written_day(awarded, "--award-date"),
                counted_groups=frozenset(self.counted_group) if self.counted_group else None,
            ),
            duration=Period(self.contract_start, self.contract_end),
            agreed_hour_base=self.hour_base,
            # An agreed hour base alone makes no contract: there is no award to judge on.
            agreed_reference_day=(
                self.reference_day if is_in_contract else ReferenceDay.START_OF_WORK
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusOptions:
    """What only a bonus asks; it never changes whether somebody counts."""

    age: Annotated[
        int | None,
        typer.Option("--age", min=0, max=120, help="Whole years on the first day of work."),
    ] = None
    permanent: Annotated[Answer, typer.Option("--permanent", help="Is it a vast contract?")] = (
        Answer.UNKNOWN
    )
    status_holder: Annotated[
        Answer, typer.Option("--status-holder", help="Is somebody a statushouder?")
    ] = Answer.UNKNOWN
    language_deficit: Annotated[
        Answer, typer.Option("--language-deficit", help="Is there a taalachterstand?")
    ] = Answer.UNKNOWN
    from_vso_or_pro: Annotated[
        Answer, typer.Option("--from-vso-or-pro", help="Pupil or leaver of vso or pro?")
    ] = Answer.UNKNOWN
    internship_months: Annotated[
        int | None,
        typer.Option(
            "--internship-months",
            min=0,
            help="Whole months of internship at the same employer right before the job.",
        ),
    ] = None
    agreed_bonus: Annotated[
        list[str] | None,
        typer.Option(
            "--agreed-bonus",
            metavar="ID",
            help="A bonus that the authority granted. May be repeated.",
        ),
    ] = None
    refused_bonus: Annotated[
        list[str] | None,
        typer.Option(
            "--refused-bonus",
            metavar="ID",
            help="A bonus that the authority refused. May be repeated.",
        ),
    ] = None

    def facts(self, disability: Answer) -> BonusFacts:
        """Return the facts as stated; what follows from the claims is added by the core."""
        return BonusFacts(
            age_at_start=self.age,
            is_status_holder=self.status_holder.outcome,
            has_language_deficit=self.language_deficit.outcome,
            has_disability=disability.outcome,
            is_from_vso_or_pro=self.from_vso_or_pro.outcome,
            internship_months_before=self.internship_months,
            agreed_bonuses=frozenset(self.agreed_bonus or ()),
            refused_bonuses=frozenset(self.refused_bonus or ()),
        )
