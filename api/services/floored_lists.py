"""A list with an exposure floor: the same people, small channels seen at equal fit."""

from __future__ import annotations

import re

from api.services.channel_names import channel_name
from api.services.ranking_answers import FloorMove, RankingLine
from matcher.fairness.exposure_floor import ExposureFloor, Placed, Rankable, with_exposure_floor

_POLICY = re.compile(r"exposure floor (?P<share>\S+) within (?P<tolerance>\S+)")
FIT_TOLERANCE = 0.02
"""Fits that differ by no more than this count as equal, unless asked otherwise. A choice of this
project."""


def floored(
    lines: list[RankingLine], floor: ExposureFloor | None
) -> tuple[list[RankingLine], tuple[FloorMove, ...]]:
    """Return these lines, which stand in order of fit, with the floor kept; and what moved."""
    if floor is None:
        return lines, ()
    placed = with_exposure_floor(
        [Rankable(line=line, fit=line.ranked.fit, channel=line.channel) for line in lines], floor
    )
    moves = [
        _move(one, place)
        for place, one in enumerate(placed, start=1)
        if one.is_raised or one.was != place
    ]
    return [one.line for one in placed], tuple(moves)


def policy_text(floor: ExposureFloor | None) -> str:
    """Return the floor as the log of rankings keeps it; empty where there is none."""
    if floor is None:
        return ""
    return f"exposure floor {floor.share!r} within {floor.tolerance!r}"


def floor_of(policy: str) -> ExposureFloor | None:
    """Return the floor that a list in the log was shown with, to the last digit; None: without.

    Examples
    --------
    >>> floor_of(policy_text(ExposureFloor(share=0.8, tolerance=0.02)))
    ExposureFloor(share=0.8, tolerance=0.02)
    >>> floor_of("") is None
    True
    """
    kept = _POLICY.fullmatch(policy)
    return kept and ExposureFloor(share=float(kept["share"]), tolerance=float(kept["tolerance"]))


def _move(placed: Placed[RankingLine], place: int) -> FloorMove:
    line = placed.line
    return FloorMove(
        candidate_id=line.ranked.candidate_id,
        channel=line.channel,
        was=placed.was,
        place=place,
        is_raised=placed.is_raised,
        reason=_reason(placed, place),
    )


def _reason(placed: Placed[RankingLine], place: int) -> str:
    if not placed.is_raised:
        return "Maakte plaats bij gelijke geschiktheid."
    channel = placed.line.channel
    name = channel_name(channel) if channel else "een onbekend kanaal"
    # Others may have gone before: a line that was chosen for its channel may stand no higher.
    verb = "Naar voren gehaald" if place < placed.was else "Ging voor een ander"
    return f"{verb}: {name} was minder zichtbaar dan de ondergrens."
