"""The exposure floor of a list on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from api.services.channel_names import channel_name
from api.services.floored_lists import FIT_TOLERANCE
from api.services.ranking_answers import FloorMove
from matcher.fairness.exposure_floor import MOST_TOLERANCE, ExposureFloor


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorOptions:
    """How much every channel is seen at least, and between which lines places may change."""

    exposure_floor: Annotated[
        float | None,
        typer.Option(
            "--exposure-floor",
            metavar="SHARE",
            help="Take small channels forward at equal fit: every channel gets at least this share "
            "(above 0, at most 1) of the exposure that fits its number of lines. The same people; "
            "off by default; each use is written to the log of choices ('sroi-match log').",
        ),
    ] = None
    fit_tolerance: Annotated[
        float,
        typer.Option(
            "--fit-tolerance",
            min=0.0,
            max=MOST_TOLERANCE,
            help="With --exposure-floor: fits that differ by no more than this count as equal. "
            "Nobody passes somebody whose fit is better by more.",
        ),
    ] = FIT_TOLERANCE

    def floor(self) -> ExposureFloor | None:
        """Return the floor that is asked for, if any."""
        if self.exposure_floor is None:
            return None
        return ExposureFloor(share=self.exposure_floor, tolerance=self.fit_tolerance)


def moves_text(moves: Sequence[FloorMove]) -> list[str]:
    """Return a sentence for every line that has another place than by fit."""
    return [f"{_who(move)}: {_whither(move)}. {move.reason}" for move in moves]


def _who(move: FloorMove) -> str:
    name = channel_name(move.channel) if move.channel else "kanaal onbekend"
    return f"{move.candidate_id} ({name})"


def _whither(move: FloorMove) -> str:
    if move.was == move.place:
        return f"blijft op plaats {move.place}"
    return f"van plaats {move.was} naar {move.place}"
