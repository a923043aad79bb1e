"""The options that tell of a document that was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from api.cli.written import day_option
from matcher.domain.claim_record import Proof, ProofKind
from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofOptions:
    """A document (bewijsstuk): kind, number and days, never the document itself."""

    proof: Annotated[
        ProofKind | None,
        typer.Option(
            "--proof",
            metavar="KIND",
            help=f"Kind of document that was seen. One of {', '.join(ProofKind)}.",
        ),
    ] = None
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference", metavar="TEXT", help="The authority's own number or mark; never a BSN."
        ),
    ] = None
    dated_on: Annotated[
        date | None, day_option("--dated-on", "The day that stands on the document.")
    ] = None
    valid_until: Annotated[
        date | None,
        day_option("--proof-valid-until", "Last day for which the document proves anything."),
    ] = None

    def given(self) -> Proof | None:
        """Return the document, or None where none was named.

        Raises
        ------
        InvalidInput
            If something is told of a document without its kind.
        """
        if self.proof is not None:
            return Proof(
                kind=self.proof,
                reference=self.reference or "",
                dated_on=self.dated_on,
                valid_until=self.valid_until,
            )
        if self.reference or self.dated_on or self.valid_until:
            raise InvalidInput(
                "A document is of some kind.",
                where="--proof",
                remedy=f"Add --proof with one of {', '.join(ProofKind)}.",
            )
        return None
