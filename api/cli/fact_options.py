"""The options that tell the facts of a claim: the days, and what rules may ask beside the group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import typer

from api.cli.answer import Answer
from api.cli.written import day_option
from matcher.domain.claim_record import ClaimGround, ClaimRecord, StudyLevel
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class FactOptions:
    """What is known of somebody as a member of one group."""

    since: Annotated[
        date | None,
        day_option(
            "--since",
            "First day in the group. How long somebody has had WW or bijstand follows from it; "
            "without it the answer may be unknown.",
        ),
    ] = None
    until: Annotated[
        date | None, day_option("--until", "Last day in the group, itself included.")
    ] = None
    ground: Annotated[
        ClaimGround | None,
        typer.Option("--ground", help="For banenafspraak: why somebody stands in the register."),
    ] = None
    study_level: Annotated[
        int | None,
        typer.Option(
            "--study-level", min=1, max=5, help="For bbl and bol: 1 to 4 is mbo, 5 is hbo."
        ),
    ] = None
    left_school_on: Annotated[
        date | None, day_option("--left-school-on", "For vso and pro: last day at school.")
    ] = None
    unemployed_since: Annotated[
        date | None, day_option("--unemployed-since", "First day without work.")
    ] = None
    registered: Annotated[
        Answer, typer.Option("--registered", help="Registered with UWV as a job seeker?")
    ] = Answer.UNKNOWN
    accepted: Annotated[
        Answer,
        typer.Option(
            "--accepted",
            help="Did the authority accept this person? It settles what could not be read.",
        ),
    ] = Answer.UNKNOWN
    disability: Annotated[
        Answer, typer.Option("--disability", help="Is there an arbeidsbeperking?")
    ] = Answer.UNKNOWN

    def laid_over(self, record: ClaimRecord) -> ClaimRecord:
        """Return the record with the facts that were given; what was not given stays."""
        claim = record.claim
        level = self.study_level
        return replace(
            record,
            claim=replace(claim, since=self.since or claim.since, until=self.until or claim.until),
            ground=self.ground or record.ground,
            study_level=record.study_level if level is None else StudyLevel(level),
            left_school_on=self.left_school_on or record.left_school_on,
            unemployed_since=self.unemployed_since or record.unemployed_since,
            is_registered_job_seeker=_told(self.registered, record.is_registered_job_seeker),
            is_accepted_by_authority=_told(self.accepted, record.is_accepted_by_authority),
            has_disability=_told(self.disability, record.has_disability),
        )


def _told(answer: Answer, known: Ternary) -> Ternary:
    return known if answer is Answer.UNKNOWN else answer.outcome
