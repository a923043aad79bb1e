"""Rows of earlier introductions: a row with any fault is left out, and every fault is told.

Half a row would be counted as something that it does not say: a placement whose day cannot be read
is not 'nobody was placed'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from api.exchange.cells import Cell, answer_of, day_of
from api.exchange.column import EXAMPLE_ID
from api.exchange.headings import normalised
from api.exchange.past_words import (
    NOT_PLACED,
    end_reason_of,
    group_of,
    initiator_of,
    name_of,
    number_text_of,
    outcome_of,
    past_channel_of,
    person_code_of,
    plain_words,
    reason_of,
    road_of,
    says_no,
    sum_of,
)
from api.exchange.table import RowCells
from matcher.domain.past_introduction import HALF_YEAR, YEAR, PastIntroduction, PastOutcome
from matcher.domain.period import add_months
from matcher.domain.reading import PastRecord
from matcher.introductions.reasons import ENDED_BY, GIVEN_BY
from matcher.ternary import Ternary

ID_COLUMN = normalised("zaak_id")
_DAYS = ("voorgesteldop", "gesprekop", "geplaatstop", "geeindigdop")
"""In the order in which they come."""
_AFTER = {HALF_YEAR: "na6maanden", YEAR: "na12maanden"}
_GIVEN_UP_BY = {PastOutcome(state.value): party for state, party in ENDED_BY.items()}
_NO_DAY = {"gesprekop", "geplaatstop"}
"""Columns in which 'geen' is an answer."""


def past_row_reader(on: date) -> Callable[[RowCells, int, str], PastRecord | None]:
    """Return the reader of rows as they may be on a day: nothing in them is still to come."""

    def read_past_row(row: RowCells, number: int, source_id: str) -> PastRecord | None:
        n_before = len(row.log.problems)
        record = _record(row, number, source_id, on)
        return None if row.log.reject_since(n_before) else record

    return read_past_row


def _record(row: RowCells, number: int, source_id: str, on: date) -> PastRecord | None:
    if source_id.upper().startswith(EXAMPLE_ID):
        _tell(row, ID_COLUMN, _EXAMPLE)
        return None
    days = {name: row.read(name, _day_of if name in _NO_DAY else day_of) for name in _DAYS}
    introduced_on = days["voorgesteldop"]
    row.read(ID_COLUMN, number_text_of, is_private=True)
    contractor = row.read("opdrachtnemer", name_of) or ""
    _tell_what_is_needed(row, contractor, introduced_on)
    placed, outcome = _outcome(row, days["geplaatstop"])
    case = PastIntroduction(
        case_id=source_id,
        contractor=contractor,
        contract=row.read("opdracht", number_text_of) or "",
        vacancy=row.read("vacature", number_text_of) or "",
        job_title=row.read("functie", name_of) or "",
        channel=row.read("kanaal", past_channel_of),
        intermediary=row.read("bemiddelaar", name_of) or "",
        started_by=row.read("begonnendoor", initiator_of),
        found_through=row.read("weg", road_of),
        # Without this day the row is refused; reading on tells what else is wrong with it.
        introduced_on=introduced_on or on,
        interviewed=_told_by(row, "gesprekop", days["gesprekop"]),
        interviewed_on=days["gesprekop"],
        placed=placed,
        outcome=outcome,
        reason=row.read("reden", reason_of),
        placed_on=days["geplaatstop"],
        ended_on=days["geeindigdop"],
        end_reason=row.read("redeneinde", end_reason_of),
        in_work_after_6=_answer(row, _AFTER[HALF_YEAR]),
        in_work_after_12=_answer(row, _AFTER[YEAR]),
        group=row.read("doelgroep", group_of, is_private=True),
        euros=row.read("meerkosten", sum_of),
        hours=row.read("meeruren", sum_of),
        told_on=on,
    )
    for contradiction in _contradictions(case, on) if introduced_on else ():
        _tell(row, contradiction.name, contradiction)
    code = row.read("persoon", person_code_of, is_private=True) or ""
    return PastRecord(row=number, case=case, person_code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """What is wrong with a row: in which column, and how it is mended."""

    name: str
    what: str
    remedy: str


_EXAMPLE = _Fault(
    name=ID_COLUMN,
    what="Dit is de voorbeeldrij van het sjabloon; hij is niet ingelezen.",
    remedy="Verwijder de voorbeeldrij.",
)


def _tell(row: RowCells, name: str, fault: _Fault) -> None:
    row.log.add(row.heading(name), fault.what, fault.remedy)


def _tell_what_is_needed(row: RowCells, contractor: str, introduced_on: date | None) -> None:
    if not row.text("opdrachtnemer"):
        row.log.add(
            row.heading("opdrachtnemer"),
            "Er staat geen opdrachtnemer.",
            "Vul in bij wie iemand is voorgesteld.",
        )
    if introduced_on is None and not row.text("voorgesteldop"):
        row.log.add(
            row.heading("voorgesteldop"),
            "Er staat geen dag, dus dit voorstel valt in geen enkele periode.",
            "Vul de dag van het voorstel in; verzin er geen.",
        )


def _day_of(cell: Cell) -> date | None:
    return None if says_no(cell) else day_of(cell)


def _told_by(row: RowCells, name: str, day: date | None) -> Ternary:
    """Return whether there was one: a day says yes, 'geen' says no, an empty cell says nothing."""
    if day is not None:
        return Ternary.MEETS
    return Ternary.FAILS if says_no(row.cells.get(name, "")) else Ternary.UNKNOWN


def _answer(row: RowCells, name: str) -> Ternary:
    told = row.read(name, answer_of)
    return Ternary.UNKNOWN if told is None else told


def _outcome(row: RowCells, placed_on: date | None) -> tuple[Ternary, PastOutcome | None]:
    """Return whether somebody was placed and what came of it, from both columns that tell it."""
    outcome = row.read("uitkomst", outcome_of)
    by_day = _told_by(row, "geplaatstop", placed_on)
    is_not_placed = plain_words(row.cells.get("uitkomst", "")) == NOT_PLACED
    told = Ternary.of(None if outcome is None else outcome is PastOutcome.PLACED)
    told = Ternary.FAILS if is_not_placed else told
    known = {one for one in (told, by_day) if one is not Ternary.UNKNOWN}
    if len(known) > 1:
        row.log.add(
            row.heading("uitkomst"),
            "De uitkomst en de kolom van de plaatsing spreken elkaar tegen.",
            "Zeg in beide hetzelfde, of laat er een leeg.",
        )
        return Ternary.UNKNOWN, None
    placed = next(iter(known), Ternary.UNKNOWN)
    return placed, PastOutcome.PLACED if placed is Ternary.MEETS else outcome


def _contradictions(case: PastIntroduction, on: date) -> Iterator[_Fault]:
    """Yield what cannot be true together."""
    yield from _out_of_order(case, on)
    yield from _without_work(case)
    yield from _of_the_reason(case)
    yield from _of_later_work(case, on)


def _out_of_order(case: PastIntroduction, on: date) -> Iterator[_Fault]:
    days = (case.introduced_on, case.interviewed_on, case.placed_on, case.ended_on)
    told = [(name, day) for name, day in zip(_DAYS, days, strict=True) if day is not None]
    for name, day in told:
        if day > on:
            yield _Fault(
                name=name,
                what=f"{day} moet nog komen.",
                remedy="Vul in wat gebeurd is; wat is afgesproken, hoort hier niet.",
            )
    for (_, earlier), (name, day) in pairwise(told):
        if day < earlier:
            yield _Fault(
                name=name,
                what=f"{day} ligt voor {earlier}, dat eraan voorafgaat.",
                remedy="Zet de dagen in volgorde: voorstel, gesprek, plaatsing, einde.",
            )


def _without_work(case: PastIntroduction) -> Iterator[_Fault]:
    if case.placed is Ternary.MEETS:
        return
    told = {
        "geeindigdop": case.ended_on is not None,
        "redeneinde": case.end_reason is not None,
        _AFTER[HALF_YEAR]: case.in_work_after_6 is Ternary.MEETS,
        _AFTER[YEAR]: case.in_work_after_12 is Ternary.MEETS,
    }
    for name, is_told in told.items():
        if is_told:
            yield _Fault(
                name=name,
                what="Dit gaat over werk, en er staat niet dat iemand is geplaatst.",
                remedy="Vul de eerste werkdag in, of 'geplaatst' bij de uitkomst.",
            )


def _of_the_reason(case: PastIntroduction) -> Iterator[_Fault]:
    if case.reason is None:
        return
    party = _GIVEN_UP_BY.get(case.outcome) if case.outcome else None
    if party is None:
        yield _Fault(
            name="reden",
            what="Een reden hoort bij afwijzen, afzeggen of terugtrekken.",
            remedy="Zeg bij de uitkomst wie ervan afzag, of laat de reden weg.",
        )
    elif party not in GIVEN_BY[case.reason]:
        yield _Fault(
            name="reden",
            what="Deze reden is niet van wie ervan afzag.",
            remedy="Kijk de uitkomst na, of kies een andere reden.",
        )


def _of_later_work(case: PastIntroduction, on: date) -> Iterator[_Fault]:
    told = {HALF_YEAR: case.in_work_after_6, YEAR: case.in_work_after_12}
    if (told[HALF_YEAR], told[YEAR]) == (Ternary.FAILS, Ternary.MEETS):
        yield _Fault(
            name=_AFTER[YEAR],
            what="Na 6 maanden niet meer en na 12 maanden wel: dat is niet hetzelfde werk.",
            remedy="Kijk na welke van de twee klopt.",
        )
    if case.placed_on is None:
        return
    for months, answer in told.items():
        if answer is Ternary.UNKNOWN:
            continue
        mark = add_months(case.placed_on, months)
        if answer is Ternary.MEETS and mark > on:
            yield _Fault(
                name=_AFTER[months],
                what=f"{months} maanden na de eerste werkdag is {mark}; dat moet nog komen.",
                remedy="Laat het leeg tot die dag voorbij is.",
            )
        elif case.ended_on is not None and answer is not case.in_work_after(months):
            yield _Fault(
                name=_AFTER[months],
                what=f"De laatste werkdag {case.ended_on} zegt iets anders.",
                remedy="Kijk na welke van de twee klopt.",
            )
