"""The options that tell to which target groups somebody belongs, and by which proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import typer

from api.cli.fact_options import FactOptions
from api.cli.options import ACTOR
from api.cli.written import check_order, day_option, written_day
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, Proof, ProofKind
from matcher.errors import InvalidInput
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOptions(FactOptions):
    """What is known of the target groups that somebody belongs to."""

    group: Annotated[
        TargetGroup,
        typer.Option(
            "--group",
            metavar="GROUP",
            help=f"The target group that somebody belongs to: {', '.join(TargetGroup)}.",
        ),
    ]
    status: Annotated[
        ClaimStatus | None,
        typer.Option(
            "--status",
            help="How far the claim was checked. Default: verified with --proof, --checked-by and "
            "--checked-on, else unverified.",
        ),
    ] = None
    proof: Annotated[
        ProofKind | None,
        typer.Option(
            "--proof",
            metavar="KIND",
            help="Kind of document that a desk saw; --checked-by and --checked-on go with it. One "
            f"of {', '.join(ProofKind)}.",
        ),
    ] = None
    checked_by: Annotated[
        str | None,
        typer.Option(
            "--checked-by", metavar="TEXT", help="The desk that saw it; not a person's name."
        ),
    ] = None
    checked_on: Annotated[
        date | None, day_option("--checked-on", "The day on which the desk saw it.")
    ] = None
    proof_valid_until: Annotated[
        date | None,
        day_option("--proof-valid-until", "Last day for which the document proves anything."),
    ] = None
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="GROUP[=SINCE]",
            help="Another group of the same person, not checked, as banenafspraak=2022-06-01. May "
            "be repeated.",
        ),
    ] = None
    has_no_other_groups: Annotated[
        bool,
        typer.Option(
            "--no-other-groups",
            help="The groups given are all there are. Without it every other group is a question "
            "still to ask.",
        ),
    ] = False

    def records(self) -> tuple[ClaimRecord, ...]:
        """Return the claims; the facts beside a group are those of ``--group``.

        The ground is the one exception: it belongs to the register, wherever that is named.
        """
        others = tuple(_another(text) for text in self.also or ())
        return self._with_ground((self._first(), *others))

    def _first(self) -> ClaimRecord:
        check_order(self.since, self.until, "--since, --until")
        stated = ClaimRecord(
            claim=Claim(
                group=self.group, is_member=Ternary.MEETS, status=self._status(), source=ACTOR
            ),
            proofs=(
                (Proof(kind=self.proof, valid_until=self.proof_valid_until),) if self.proof else ()
            ),
            checked_by=self.checked_by or "",
            checked_on=self.checked_on,
        )
        # The ground belongs to the register, wherever among the groups that stands.
        return replace(self.laid_over(stated), ground=None)

    def _with_ground(self, records: tuple[ClaimRecord, ...]) -> tuple[ClaimRecord, ...]:
        in_register = [r for r in records if r.claim.group is TargetGroup.BANENAFSPRAAK]
        if self.ground is not None and not in_register:
            raise InvalidInput(
                "A ground says why somebody stands in the doelgroepregister.",
                where="--ground",
                remedy="Add --also banenafspraak, or leave the ground out.",
            )
        return tuple(
            replace(record, ground=self.ground) if record in in_register else record
            for record in records
        )

    def _status(self) -> ClaimStatus:
        told = (self.proof, self.checked_by, self.checked_on)
        is_checked = all(told)
        if not is_checked and (any(told) or self.proof_valid_until):
            raise InvalidInput(
                "A check is a document, the desk that saw it, and the day.",
                where="--proof, --checked-by, --checked-on",
                remedy="Give all three, or none of them.",
            )
        if self.status is ClaimStatus.VERIFIED and not is_checked:
            raise InvalidInput(
                "A claim is verified by a document.",
                where="--status",
                remedy="Add --proof, --checked-by and --checked-on.",
            )
        return self.status or (ClaimStatus.VERIFIED if is_checked else ClaimStatus.UNVERIFIED)


def _another(text: str) -> ClaimRecord:
    name, _, since = text.partition("=")
    if name not in list(TargetGroup):
        raise InvalidInput(
            f"'{name}' is not a target group.",
            where="--also",
            remedy=f"Choose from: {', '.join(TargetGroup)}; a first day goes behind '='.",
        )
    claim = Claim(
        group=TargetGroup(name),
        is_member=Ternary.MEETS,
        since=written_day(since, "--also") if since else None,
        source=ACTOR,
    )
    return ClaimRecord(claim=claim)
