"""An allocation in plain Dutch: what it rests on, why somebody is left, why a place stays open."""

from __future__ import annotations

from collections.abc import Iterator

from api.services.allocation_answers import AdvisedPair, FoundAllocation, LeftPerson, RoomLeft
from matcher.allocation.congestion import ListMeasures
from matcher.allocation.outcome import LeftReason, OpenReason

ADVICE = (
    "Dit is een advies: er is niemand geplaatst of voorgesteld, en het advies zelf wordt niet "
    "bewaard. Een mens beslist."
)


def decimal(number: float) -> str:
    """Return a number with two decimals, as Dutch writes it."""
    return f"{number:.2f}".replace(".", ",")


def pair_reasons(pair: AdvisedPair) -> tuple[str, ...]:
    """Return why somebody fits, a sentence for each known part of the fit."""
    known = [part for part in pair.ranked.components if part.score is not None]
    return tuple(part.explanation for part in known)


def left_reason(left: LeftPerson) -> str:
    """Return why somebody who suits a vacancy got no place there."""
    if left.reason is LeftReason.SPREAD:
        return "Daar blijft een plaats open om te spreiden over opdrachtnemers."
    least = decimal(left.least_placed_fit or 0.0)
    return f"Wie daar wordt geadviseerd, past ten minste zo goed (vanaf {least})."


def open_reason(room: RoomLeft) -> str:
    """Return why places of a vacancy stay open, with where the people in view stand."""
    people = room.people
    if room.reason is OpenReason.PLACED_ELSEWHERE:
        first = _elsewhere(people.n_left)
    elif room.reason is OpenReason.SPREAD:
        first = "wie nog past, past te weinig voor een volgende plaats bij deze opdrachtnemer"
    else:
        first = "verder past niemand" if people.n_placed else "niemand past"
    counts = ", ".join(_counts(room))
    return f"{first}{f' ({counts})' if counts else ''}"


def choices(found: FoundAllocation) -> Iterator[str]:
    """Yield by which choices the advice was made."""
    chosen = found.asked.choices
    yield f"geschiktheid ten minste {decimal(chosen.least_fit)}"
    if chosen.due_first:
        yield "wat het eerst vervalt gaat voor"
    if chosen.spread:
        yield f"gespreid over opdrachtnemers (gewicht {decimal(chosen.spread)})"
    if found.asked.with_not_counting:
        yield "ook wie zeker niet meetelt"


def caveats(found: FoundAllocation) -> Iterator[str]:
    """Yield what somebody should know who reads the advice."""
    yield ADVICE
    yield (
        "Het is het beste totaal, niet het beste voor ieder apart: iemand kan elders beter passen "
        "dan waar hij of zij wordt geadviseerd."
    )
    if found.asked.choices.due_first:
        yield (
            "Vervaldag is de laatste dag van de opdracht. Zonder opdracht, zonder bekende laatste "
            "dag of na die dag gaat een plaats niet voor. Wat er van een verplichting nog over is, "
            "telt niet mee."
        )
    if found.n_place_unknown:
        yield (
            f"Van {found.n_place_unknown} vacature(s) is niet bekend waar het werk is; die zijn "
            "bij deze regio overgeslagen."
        )


def measures(found: FoundAllocation) -> Iterator[str]:
    """Yield how crowded the lists are, before and after."""
    before, after = found.before, found.after
    yield (
        f"lijsten van {before.k}: eerst staan {before.n_listed} van {before.n_candidates} mensen "
        f"op een lijst, na verdeling {after.n_listed}"
    )
    for name in ("congestion", "coverage", "gini"):
        yield f"{name.capitalize()}@{before.k}: {_of(before, name)} -> {_of(after, name)}"


def _of(measured: ListMeasures, name: str) -> str:
    number = {
        "congestion": measured.congestion,
        "coverage": measured.coverage,
        "gini": measured.gini,
    }[name]
    return "onbekend" if number is None else f"{number:.3f}".replace(".", ",")


def _elsewhere(number: int) -> str:
    if number == 1:
        return "1 ander past, maar wordt elders geadviseerd"
    return f"{number} anderen passen, maar worden elders geadviseerd"


def _counts(room: RoomLeft) -> Iterator[str]:
    people = room.people
    for number, told in (
        (people.n_excluded, "vallen af op een harde eis"),
        (people.n_fit_too_low, "passen te weinig"),
        (people.n_fit_unknown, "van onbekende geschiktheid"),
        (people.n_not_counting, "tellen zeker niet mee"),
    ):
        if number:
            yield f"{number} {told}"
