"""The kinds of change that may be thought of, and how the candidate reads about each.

Nothing in here says who somebody is. Age, health and working conditions are not among the kinds:
no explanation may suggest to change those, and nobody can ask what would follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What of a profile may be thought otherwise (soort wijziging)."""

    DRIVING_LICENCE = "driving_licence"
    CERTIFICATE = "certificate"
    SKILL = "skill"
    HOURS = "hours"
    FEWER_HOURS = "fewer_hours"
    DISTANCE = "distance"
    TRAVEL_TIME = "travel_time"
    DUTCH_SPOKEN = "dutch_spoken"
    DUTCH_WRITTEN = "dutch_written"
    EDUCATION = "education"
    SHIFT_WORK = "shift_work"
    TRANSPORT = "transport"
    AVAILABLE = "available"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """What the candidate reads of a change that helps, at language level B1.

    Attributes
    ----------
    to_gain : str
        Where the person does not have it, as far as known for certain.
    to_tell : str
        Where nobody knows yet: then telling may be enough.
    """

    to_gain: str
    to_tell: str


STEP_WORDS: dict[ChangeKind, StepWords] = {
    ChangeKind.DRIVING_LICENCE: StepWords(
        to_gain="Wilt u rijbewijs {detail} halen? Vraag ons wat er kan.",
        to_tell="Hebt u rijbewijs {detail}? Vertel het ons dan.",
    ),
    ChangeKind.CERTIFICATE: StepWords(
        to_gain="Wilt u het certificaat {detail} halen? Vraag ons wat er kan.",
        to_tell="Hebt u het certificaat {detail}? Vertel het ons dan.",
    ),
    ChangeKind.SKILL: StepWords(
        to_gain="Wilt u dit leren: {detail}? Vraag ons wat er kan.",
        to_tell="Kunt u dit ook: {detail}? Vertel het ons dan.",
    ),
    ChangeKind.HOURS: StepWords(
        to_gain="Kunt en wilt u {detail} uur per week werken? Vertel het ons dan.",
        to_tell="Kunt u {detail} uur per week werken? Vertel het ons dan.",
    ),
    ChangeKind.FEWER_HOURS: StepWords(
        to_gain="Wilt u ook {detail} uur per week werken? Vertel het ons dan.",
        to_tell="Wilt u ook {detail} uur per week werken? Vertel het ons dan.",
    ),
    ChangeKind.DISTANCE: StepWords(
        to_gain="Wilt u tot {detail} kilometer reizen? Vertel het ons dan.",
        to_tell="Wilt u tot {detail} kilometer reizen? Vertel het ons dan.",
    ),
    ChangeKind.TRAVEL_TIME: StepWords(
        to_gain="Wilt u tot {detail} minuten reizen? Vertel het ons dan.",
        to_tell="Wilt u tot {detail} minuten reizen? Vertel het ons dan.",
    ),
    ChangeKind.DUTCH_SPOKEN: StepWords(
        to_gain="Wilt u beter Nederlands leren spreken? Vraag ons naar een cursus.",
        to_tell="Spreekt u goed Nederlands? Vertel het ons dan.",
    ),
    ChangeKind.DUTCH_WRITTEN: StepWords(
        to_gain="Wilt u beter Nederlands leren schrijven? Vraag ons naar een cursus.",
        to_tell="Schrijft u goed Nederlands? Vertel het ons dan.",
    ),
    ChangeKind.EDUCATION: StepWords(
        to_gain="Wilt u een opleiding doen? Vraag ons wat er kan.",
        to_tell="Welke opleiding hebt u gedaan? Vertel het ons.",
    ),
    ChangeKind.SHIFT_WORK: StepWords(
        to_gain="Kunt en wilt u toch op wisselende tijden werken? Vertel het ons dan.",
        to_tell="Kunt en wilt u op wisselende tijden werken? Vertel het ons dan.",
    ),
    ChangeKind.TRANSPORT: StepWords(
        to_gain="Kunt u dit vervoer krijgen: {detail}? Vertel het ons dan.",
        to_tell="Hebt u dit vervoer: {detail}? Vertel het ons dan.",
    ),
    ChangeKind.AVAILABLE: StepWords(
        to_gain="Kunt u eerder beginnen? Vertel het ons dan.",
        to_tell="Vanaf welke dag kunt u werken? Vertel het ons.",
    ),
}
