"""Displacement on the command line: the answer of a contractor or a desk on one placement."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.answer import Answer
from api.cli.option_groups import with_option_groups
from api.cli.options import now
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.schemas.displacement import displacement_out
from api.services.displacement import displacement_answers, record_displacement
from matcher.domain.displacement import DisplacementAnswer
from matcher.ternary import Ternary

_WORDS = {
    Ternary.MEETS: "ja, in de plaats van een ander",
    Ternary.FAILS: "nee, niet in de plaats van een ander",
    Ternary.UNKNOWN: "gevraagd en niet vernomen",
}


@with_option_groups
def displacement(
    placement: Annotated[
        str, typer.Argument(metavar="PLACEMENT", help="The id of the placement (P-…).")
    ],
    access: RegistrationOptions,
    answer: Annotated[
        Answer | None,
        typer.Option(
            "--answer",
            help="Did this person come in the place of somebody who worked there, or who would "
            "have been hired? Without it the answers so far are shown.",
        ),
    ] = None,
) -> None:
    """Record or show whether somebody came in the place of another worker (verdringing).

    The contractor, a desk and the operator answer; answers are added, and the last one holds.

    Example: sroi-match introductions displacement P-8W2R5JC0X6NA --answer no
    """
    with access.begun() as begin, begin() as uow:
        if answer is None:
            answers = displacement_answers(uow, placement)
        else:
            answers = record_displacement(uow, placement, answer.outcome, at=now())
    if access.output is CaseFormat.JSON:
        typer.echo(displacement_out(placement, answers).model_dump_json(indent=2))
    else:
        typer.echo("\n".join(_lines(placement, answers)))


def _lines(placement: str, answers: tuple[DisplacementAnswer, ...]) -> list[str]:
    if not answers:
        return [f"{placement}: niet gevraagd"]
    return [f"{placement}: {one.at.date()} {_WORDS[one.displaced]} ({one.role})" for one in answers]
