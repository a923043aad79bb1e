"""The parts that a Werkzoekende and a Vacature have in common."""

from __future__ import annotations

from collections.abc import Iterable

from api.exchange.assembling import hours_maximum_of, hours_minimum_of, hours_range, known_licences
from api.exchange.cells import answer_of
from api.exchange.vum.codes import DUTCH, TRAVEL_MODES
from api.exchange.vum.json_record import JsonRecord
from api.exchange.words import language_of, licences_among
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, LanguageLevel, TravelMode
from matcher.ternary import Ternary

_WORDS_REMEDY = "Vraag de bron om een omschrijving naast de code."


def occupation_words(beroep: JsonRecord) -> str:
    """Return the words of an occupation; a code without words is told once per file."""
    words = beroep.phrase("omschrijving")
    if not words and beroep.has("codeBeroepsnaam"):
        beroep.log.once(
            beroep.path_of("codeBeroepsnaam"),
            "Beroepen staan in dit bestand (ook) als code zonder woorden; die zijn onbekend.",
            _WORDS_REMEDY,
        )
    return words


def competence_words(owner: JsonRecord) -> tuple[str, ...]:
    """Return the words of competences; codes without words are told once per file."""
    words = []
    for competence in owner.records("competentiebeheersing"):
        words.append(competence.phrase("omschrijving"))
        if not words[-1] and competence.has("codeCompetentie"):
            competence.log.once(
                competence.path_of("codeCompetentie"),
                "Competenties staan in dit bestand (ook) als code zonder woorden; "
                "die zijn niet gelezen.",
                _WORDS_REMEDY,
            )
    return unique(words)


def course_names(owner: JsonRecord) -> tuple[str, ...]:
    """Return the courses, but for those of which the certificate was not obtained."""
    return unique(
        course.phrase("naamCursus")
        for course in owner.records("cursus")
        if course.read("indicatieCertificaat", answer_of) is not Ternary.FAILS
    )


def licences(owner: JsonRecord) -> tuple[frozenset[DrivingLicence], bool]:
    """Return the categories that we know, and whether there was a list fully understood."""
    parts = [part.text("codeSoortRijbewijs") for part in owner.records("rijbewijs")]
    spelled = [part for part in parts if part]
    known = known_licences(spelled, column=owner.path_of("rijbewijs"), log=owner.log)
    is_whole = len(spelled) == owner.n_elements("rijbewijs")
    is_complete = bool(spelled) and is_whole and known is not None
    return (licences_among(spelled)[0] if known is None else known), is_complete


def dutch_levels(owner: JsonRecord) -> tuple[LanguageLevel | None, LanguageLevel | None]:
    """Return the command of spoken and of written Dutch."""
    for language in owner.records("taalbeheersing"):
        if language.text("codeTaal").casefold() == DUTCH:
            return (
                language.read("codeNiveauTaalbeheersingMondeling", language_of),
                language.read("codeNiveauTaalbeheersingSchriftelijk", language_of),
            )
    return None, None


def travel_modes(owner: JsonRecord) -> frozenset[TravelMode]:
    """Return the means of transport that are not said to be unavailable for the way to work."""
    modes = set()
    for vehicle in owner.records("vervoermiddel"):
        code = vehicle.text("codeVervoermiddel")
        available = vehicle.read("indicatieBeschikbaarVoorWoonWerkverkeer", answer_of)
        if code in TRAVEL_MODES and available is not Ternary.FAILS:
            modes.add(TRAVEL_MODES[code])
        elif code and code not in TRAVEL_MODES:
            vehicle.log.add(
                vehicle.path_of("codeVervoermiddel"),
                "Dit is geen code voor een vervoermiddel.",
                f"Kies uit: {', '.join(TRAVEL_MODES)}.",
                value=code,
            )
    return frozenset(modes)


def weekly_hours(owner: JsonRecord) -> HoursRange:
    """Return the hours per week."""
    times = owner.record("werktijden")
    return hours_range(
        times.read("aantalWerkurenPerWeekMinimaal", hours_minimum_of),
        times.read("aantalWerkurenPerWeekMaximaal", hours_maximum_of),
        column=times.path_of("aantalWerkurenPerWeekMinimaal"),
        log=times.log,
    )


def unique(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases that say something, without repetitions, in order."""
    return tuple({phrase.casefold(): phrase for phrase in phrases if phrase}.values())
