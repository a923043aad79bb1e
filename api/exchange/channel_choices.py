"""Past choices of a channel from a table: read whole, or not at all, with the place of faults.

One row is one choice: which contractor took which channel on which day. Nothing about candidates
belongs in it. Messages never repeat a cell of a row, for it may be a name or a number of somebody.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from api.exchange.cells import UnusableValue, answer_of, day_of, number_of, source_id_of
from api.exchange.file_content import ContentKind, kind_of
from api.exchange.table import LIST_SEPARATOR, strict_cells
from api.services.channel_names import channel_of
from matcher.channels.occasions import ChannelEvent
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput, UnreadableFile
from matcher.ternary import Ternary

CONTRACTOR, DAY, CHANNEL = REQUIRED = ("opdrachtnemer", "datum", "kanaal")
SUCCEEDED, AVAILABLE, STAFF, REGULAR = OPTIONAL = (
    "geslaagd",
    "beschikbaar",
    "medewerkers",
    "gewone_werving",
)
DISTANCE, SERVES_GROUP = "afstand_km_", "doelgroep_"
"""Beginnings of columns that end in a channel; all channels of a choice need a cell."""
NONE_OF_THEM = "geen"
MOST_FAULTS_TOLD = 5
_KM_PER_UNIT = 10.0
_LARGEST_STAFF, _LARGEST_KM = 1_000_000.0, 999.0

Read = TypeVar("Read")


def channel_events(content: bytes, file_name: str) -> tuple[ChannelEvent, ...]:
    """Return the choices of a CSV; docs/channel-habit.md lists its columns.

    Raises
    ------
    UnreadableFile
        If it is no CSV, or a column is missing, double or unknown.
    InvalidInput
        If a cell is not what its column asks; the first faults are named by row and column.
    """
    kind, text = kind_of(content, file_name)
    if kind is not ContentKind.DELIMITED or not text.strip():
        raise _unreadable("Dit is geen CSV, of het is leeg.", file_name)
    rows, traits = _rows(text, file_name)
    faults: list[InvalidInput] = []
    events = _each(rows, _event, faults)
    everywhere = frozenset(e.channel for e in events).union(*(e.available for e in events))

    def with_traits(row: _Row) -> ChannelEvent:
        event = _event(row)
        told = _traits(row, traits, event.available or everywhere)
        return replace(event, traits=told)

    if not faults:
        events = _each(rows, with_traits, faults)
    if faults:
        raise _refused(faults, file_name)
    return tuple(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    number: int
    cells: Mapping[str, str]

    def read(self, column: str, reader: Callable[[str], Read], absent: Read) -> Read:
        """Return what a cell says; ``absent`` where the file has no such column."""
        if column not in self.cells:
            return absent
        try:
            return reader(self.cells[column])
        except UnusableValue as fault:
            raise self.fault(column, fault.what, fault.remedy) from fault

    def fault(self, column: str, what: str, remedy: str) -> InvalidInput:
        """Return the error of one cell."""
        return InvalidInput(what, where=f"rij {self.number}, kolom {column}", remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TraitColumn:
    name: str
    heading: str
    channel: Channel
    reader: Callable[[str], float]


def _each(
    rows: list[_Row], reader: Callable[[_Row], ChannelEvent], faults: list[InvalidInput]
) -> list[ChannelEvent]:
    events = []
    for row in rows:
        try:
            events.append(reader(row))
        except InvalidInput as fault:
            faults.append(fault)
    return events


def _event(row: _Row) -> ChannelEvent:
    channel = _channel(row.cells[CHANNEL], row)
    available = frozenset(
        _channel(word, row, AVAILABLE)
        for word in row.cells.get(AVAILABLE, "").split(LIST_SEPARATOR)
        if word.strip()
    )
    if available and channel not in available:
        raise row.fault(AVAILABLE, "Het gekozen kanaal staat er niet bij.", "Zet het erbij.")
    return ChannelEvent(
        contractor=row.read(CONTRACTOR, source_id_of, ""),
        day=row.read(DAY, _day, date.min),
        channel=channel,
        succeeded=row.read(SUCCEEDED, answer_of, Ternary.UNKNOWN),
        available=available,
        log_size=row.read(STAFF, _log_staff, None) if STAFF in row.cells else None,
        regular_channel=_regular(row) if REGULAR in row.cells else None,
    )


def _channel(word: str, row: _Row, column: str = CHANNEL) -> Channel:
    try:
        return channel_of(word)
    except InvalidInput as fault:
        raise row.fault(column, "Hier staat geen kanaal.", fault.remedy) from fault


def _regular(row: _Row) -> str:
    word = row.cells[REGULAR]
    return "" if word.casefold() == NONE_OF_THEM else _channel(word, row, REGULAR)


def _day(cell: str) -> date:
    day = day_of(cell)
    if day is None:
        raise UnusableValue("Er staat geen datum.", remedy="Schrijf de datum als jjjj-mm-dd.")
    return day


def _log_staff(cell: str) -> float:
    return math.log(_known(number_of(cell, lowest=1, highest=_LARGEST_STAFF, unit="medewerkers")))


def _distance(cell: str) -> float:
    return _known(number_of(cell, lowest=0, highest=_LARGEST_KM, unit="kilometers")) / _KM_PER_UNIT


def _serves(cell: str) -> float:
    answer = answer_of(cell)
    return _known(None if answer is Ternary.UNKNOWN else float(answer is Ternary.MEETS))


def _known(number: float | None) -> float:
    if number is None:
        raise UnusableValue(
            "Hier is niets bekend, en een gok mag niet.",
            remedy="Vul de cel in, of laat deze kolommen uit het hele bestand weg.",
        )
    return number


def _traits(
    row: _Row, columns: list[_TraitColumn], available: frozenset[str]
) -> dict[str, dict[str, float]]:
    traits: dict[str, dict[str, float]] = {column.name: {} for column in columns}
    for column in columns:
        if column.channel in available:
            told = row.read(column.heading, column.reader, 0.0)
            traits[column.name][column.channel] = told
    for name, by_channel in traits.items():
        missing = sorted(available - set(by_channel))
        if missing:
            told_of = next(c.heading for c in columns if c.name == name)
            raise row.fault(
                told_of,
                f"Zo'n kolom ontbreekt voor: {', '.join(missing)}.",
                "Geef haar voor elk kanaal dat gekozen kon worden.",
            )
    return traits


def _rows(text: str, file_name: str) -> tuple[list[_Row], list[_TraitColumn]]:
    try:
        found = strict_cells(text)
    except csv.Error as fault:
        raise _unreadable("Hier zijn geen cellen te herkennen.", file_name) from fault
    names = [name.casefold() for name in found[0]]
    traits = _columns(names, file_name)
    rows = []
    for number, cells in enumerate(found[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(names):
            raise _unreadable(f"Rij {number} heeft niet {len(names)} cellen.", file_name)
        rows.append(_Row(number=number, cells=dict(zip(names, cells, strict=True))))
    return rows, traits


def _columns(names: list[str], file_name: str) -> list[_TraitColumn]:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise _unreadable(f"Deze koppen ontbreken: {', '.join(missing)}.", file_name)
    columns = []
    for number, name in enumerate(names, start=1):
        if names.index(name) + 1 < number:
            raise _unreadable(f"Kolom {number} heeft een kop die er al staat.", file_name)
        if name not in REQUIRED + OPTIONAL:
            columns.append(_trait_column(name, number, file_name))
    same = [column for column in columns if _n_of(columns, column) > 1]
    if same:
        raise _unreadable(f"Van kolom {same[0].heading} is er meer dan een.", file_name)
    return columns


def _n_of(columns: list[_TraitColumn], wanted: _TraitColumn) -> int:
    return sum(c.name == wanted.name and c.channel is wanted.channel for c in columns)


def _trait_column(name: str, number: int, file_name: str) -> _TraitColumn:
    kinds = ((DISTANCE, "distance_10_km", _distance), (SERVES_GROUP, "serves_group", _serves))
    unknown = _unreadable(f"Kolom {number} heeft een onbekende kop.", file_name)
    for beginning, trait, reader in kinds:
        if name.startswith(beginning):
            try:
                channel = channel_of(name.removeprefix(beginning))
            except InvalidInput as fault:
                raise unknown from fault
            return _TraitColumn(name=trait, heading=name, channel=channel, reader=reader)
    raise unknown


def _refused(faults: list[InvalidInput], file_name: str) -> InvalidInput:
    more = len(faults) - MOST_FAULTS_TOLD
    told = " ".join(f"{fault.where}: {fault.what}" for fault in faults[:MOST_FAULTS_TOLD])
    return InvalidInput(
        f"Er is niets gelezen. {told}" + (f" En nog {more} rijen." if more > 0 else ""),
        where=file_name,
        remedy=faults[0].remedy,
    )


def _unreadable(what: str, file_name: str) -> UnreadableFile:
    return UnreadableFile(
        what,
        where=file_name,
        remedy=f"Geef een CSV met de koppen {', '.join(REQUIRED)} en zo nodig "
        f"{', '.join(OPTIONAL)}, {DISTANCE}<kanaal> en {SERVES_GROUP}<kanaal>; verder niets.",
    )
