"""Claims to target groups on the command line: recorded, proven, decided, and looked back on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import typer

from api.cli.answer import Answer
from api.cli.claims_table import print_claim, print_claims
from api.cli.fact_options import FactOptions
from api.cli.option_groups import with_option_groups
from api.cli.options import now
from api.cli.proof_options import ProofOptions
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.cli.written import check_order, day_option
from api.schemas.claim_answer import candidate_claims_out, claim_record_out
from api.services import claims
from api.services.claims import ClaimMove, ClaimOnDay
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.claim_record import ClaimRecord, ClaimTransition
from matcher.errors import InvalidInput
from matcher.ternary import Ternary

app = typer.Typer(
    no_args_is_help=True,
    help="Record to which target groups a candidate belongs and by which documents, and decide on "
    "it. The candidate's own intermediary records; a municipal desk or the operator decides.",
)

CandidateArgument = Annotated[
    str,
    typer.Argument(metavar="CANDIDATE", help="The pseudonym (K-…) or the id in the own system."),
]
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of the claim (D-…).")]
OnOption = Annotated[
    date | None,
    day_option("--on", "Show what holds on this day, as 2026-11-25. Default: today."),
]
MemberOption = Annotated[
    Answer | None,
    typer.Option("--member", help="Does the person belong to the group? Default for add: yes."),
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="TEXT", help="Where the statement comes from.")
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why; the person may ask for it.")
]
NeededReasonOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why, in one sentence; needed.")
]
ForDeskOption = Annotated[
    str,
    typer.Option(
        "--checked-by", metavar="TEXT", help="For the operator only: the desk that decided."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOptions(RegistrationOptions):
    """The options of these commands, and how one answer is printed."""

    def show(self, claim: ClaimOnDay) -> None:
        """Print one claim."""
        if self.output is CaseFormat.JSON:
            typer.echo(claim_record_out(claim).model_dump_json(indent=2))
        else:
            print_claim(claim)


@app.command("list")
@with_option_groups
def list_claims(candidate: CandidateArgument, access: AccessOptions, on: OnOption = None) -> None:
    """List what is recorded of a candidate's target groups.

    The registered claims, each as it stands on a day, and what files say of other groups.
    """
    with access.begun() as begin, begin() as uow:
        found = claims.list_claims(uow, candidate, on=on or now().date())
    if access.output is CaseFormat.JSON:
        typer.echo(candidate_claims_out(found).model_dump_json(indent=2))
    else:
        print_claims(found)


@app.command()
@with_option_groups
def show(claim: ClaimArgument, access: AccessOptions, on: OnOption = None) -> None:
    """Show one claim: facts, documents, and who decided what, when and why."""
    with access.begun() as begin, begin() as uow:
        found = claims.read_claim(uow, claim, on=on or now().date())
    access.show(found)


@app.command()
@with_option_groups
def add(
    candidate: CandidateArgument,
    group: Annotated[
        TargetGroup,
        typer.Option(
            "--group", metavar="GROUP", help=f"The target group: {', '.join(TargetGroup)}."
        ),
    ],
    facts: FactOptions,
    document: ProofOptions,
    access: AccessOptions,
    member: MemberOption = None,
    source: SourceOption = None,
    from_file: Annotated[
        bool,
        typer.Option(
            "--from-file",
            help="Take over what a file says of this group, as far as it is not given here.",
        ),
    ] = False,
) -> None:
    """Register a claim, which nobody checked yet.

    From now on it stands for what files say of the same group.

    Example: sroi-match claim add K-3F7Q9ZT0B2MX --group ww --since 2024-03-01 --proof
    benefit_decision --reference B-2024/117 --dated-on 2024-03-04
    """
    check_order(facts.since, facts.until, "--since, --until")
    unsaid = Ternary.UNKNOWN if from_file else Ternary.MEETS
    claim = Claim(group=group, is_member=member.outcome if member else unsaid, source=source or "")
    proof = document.given()
    draft = facts.laid_over(ClaimRecord(claim=claim, proofs=(proof,) if proof else ()))
    with access.begun() as begin, begin() as uow:
        made = claims.register_claim(uow, candidate, draft, takes_over=from_file, on=now().date())
    access.show(made)


@app.command()
@with_option_groups
def change(
    claim: ClaimArgument,
    facts: FactOptions,
    access: AccessOptions,
    member: MemberOption = None,
    source: SourceOption = None,
) -> None:
    """Change facts of a claim; what is not given stays.

    A claim on which a desk decided is reopened first, with a reason.
    """

    def changed(record: ClaimRecord) -> ClaimRecord:
        stated = replace(
            record.claim,
            is_member=member.outcome if member else record.claim.is_member,
            source=record.claim.source if source is None else source,
        )
        return facts.laid_over(replace(record, claim=stated))

    with access.begun() as begin, begin() as uow:
        found = claims.change_claim(uow, claim, changed, on=now().date())
    access.show(found)


@app.command("proof")
@with_option_groups
def add_proof(claim: ClaimArgument, document: ProofOptions, access: AccessOptions) -> None:
    """Add a document to a claim that is not verified: kind, number and days, never a scan."""
    proof = document.given()
    if proof is None:
        raise InvalidInput(
            "No document was named.", where="--proof", remedy="Give its kind with --proof."
        )
    with access.begun() as begin, begin() as uow:
        found = claims.add_proof(uow, claim, proof, on=now().date())
    access.show(found)


@app.command()
@with_option_groups
def verify(
    claim: ClaimArgument,
    document: ProofOptions,
    access: AccessOptions,
    checked_by: ForDeskOption = "",
) -> None:
    """Decide that a claim holds, by a document that the desk saw.

    A claim that is verified already is verified again by a new document.
    """
    move = ClaimMove(
        transition=ClaimTransition.VERIFY, proof=document.given(), checked_by=checked_by
    )
    _decide(claim, move, access)


@app.command()
@with_option_groups
def refuse(
    claim: ClaimArgument,
    access: AccessOptions,
    reason: NeededReasonOption = "",
    checked_by: ForDeskOption = "",
) -> None:
    """Decide that a claim does not hold."""
    move = ClaimMove(transition=ClaimTransition.REFUSE, reason=reason, checked_by=checked_by)
    _decide(claim, move, access)


@app.command()
@with_option_groups
def expire(
    claim: ClaimArgument,
    access: AccessOptions,
    until: Annotated[
        date | None,
        day_option("--until", "The last day in the group, where the claim names another or none."),
    ] = None,
    reason: ReasonOption = "",
    checked_by: ForDeskOption = "",
) -> None:
    """Decide that a claim held and holds no more."""
    move = ClaimMove(
        transition=ClaimTransition.EXPIRE, until=until, reason=reason, checked_by=checked_by
    )
    _decide(claim, move, access)


@app.command()
@with_option_groups
def reopen(
    claim: ClaimArgument,
    access: AccessOptions,
    reason: NeededReasonOption = "",
    checked_by: ForDeskOption = "",
) -> None:
    """Open a claim again on which was decided, to correct or to check it anew."""
    move = ClaimMove(transition=ClaimTransition.REOPEN, reason=reason, checked_by=checked_by)
    _decide(claim, move, access)


@app.command()
@with_option_groups
def remove(claim: ClaimArgument, access: AccessOptions) -> None:
    """Remove a claim on which nothing was ever decided."""
    with access.begun() as begin, begin() as uow:
        claims.remove_claim(uow, claim)
    typer.echo(f"Claim {claim} is verwijderd.")


def _decide(claim: str, move: ClaimMove, access: AccessOptions) -> None:
    instant = now()
    with access.begun() as begin, begin() as uow:
        found = claims.move_claim(uow, claim, move, at=instant, on=instant.date())
    access.show(found)
