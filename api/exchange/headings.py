"""Which layout a sheet has, found by its headings within the first rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from api.exchange.cells import text_of
from api.exchange.layout import KIND_NAMES, LAYOUT_NAMES, Layout
from api.exchange.table import Sheet
from matcher.domain.importing import ImportKind
from matcher.errors import UnreadableFile
from matcher.privacy.redaction import redact_identifiers

ROWS_SEARCHED = 20
HEADINGS_SHOWN = 8
FEWEST_FAMILIAR = 3
"""Known headings that a row needs before we say that it nearly has a layout."""

_BSN = re.compile(r"^bsn|bsn$|burgerservice|sofinummer|sofinr|^sofi$")
_IDENTITY = re.compile(
    r"geboorte|^geslacht$|^leeftijd$|nationaliteit|^straat|^huisnummer|^adres$|^medewerkernaam$"
    r"|^contactpersoon$|^achternaam$|^voornaam$|^voorletters$|^iban$|^participatieladder$"
    r"|^klantprofiel$|uitkdag"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """The headings of one layout, normalised; ``telling`` ones do not occur in another.

    ``synonyms`` are other headings for a known one.
    """

    layout: Layout
    known: frozenset[str]
    needed: tuple[str, ...]
    telling: frozenset[str]
    spellings: tuple[str, ...]
    synonyms: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, heading: str) -> str:
        """Return a heading as this layout knows it."""
        name = normalised(heading)
        return self.synonyms.get(name, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet whose headings are understood; a BSN column has no position here."""

    layout: Layout
    sheet: Sheet
    header_row: int
    width: int
    positions: dict[str, int]
    headings: dict[str, str]
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]


def normalised(heading: str) -> str:
    """Return a heading without case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def is_bsn(heading: str) -> bool:
    """Return whether a heading or key announces the BSN, in any spelling."""
    return _BSN.search(normalised(heading)) is not None


def is_identity(heading: str) -> bool:
    """Return whether a heading or key announces what a matching service must not look at."""
    return is_bsn(heading) or _IDENTITY.search(normalised(heading)) is not None


def find_table(
    sheets: Sequence[Sheet], layouts: Sequence[TableLayout], *, wanted: ImportKind, file_name: str
) -> tuple[Table, tuple[str, ...]]:
    """Return the first table of the wanted kind, and the names of other sheets that have one."""
    found = [table for sheet in sheets if (table := _table_in(sheet, layouts, file_name))]
    chosen = [table for table in found if table.layout.kind is wanted]
    if chosen:
        return chosen[0], tuple(table.sheet.name for table in chosen[1:])
    if found:
        raise wrong_kind(found[0].layout, wanted=wanted, where=file_name)
    raise _unknown_layout(sheets, layouts, wanted=wanted, file_name=file_name)


def wrong_kind(layout: Layout, *, wanted: ImportKind, where: str) -> UnreadableFile:
    """Return the error for a file that holds the other kind of thing."""
    held = KIND_NAMES[layout.kind]
    return UnreadableFile(
        f"Dit bestand bevat {held} ({LAYOUT_NAMES[layout]}), geen {KIND_NAMES[wanted]}.",
        where=where,
        remedy=f"Lees het in als {held}, of kies een bestand met {KIND_NAMES[wanted]}.",
    )


def _table_in(sheet: Sheet, layouts: Sequence[TableLayout], file_name: str) -> Table | None:
    for number, headings in enumerate(_first_rows(sheet), start=1):
        for layout in layouts:
            names = {layout.name_of(heading) for heading in headings}
            if layout.telling & names and names.issuperset(layout.needed):
                return _table(sheet, layout, number, headings, file_name)
    return None


def _first_rows(sheet: Sheet) -> Iterator[list[str]]:
    """Yield the first rows; a text cut by the wrong delimiter may end in the middle of one."""
    with suppress(UnreadableFile):
        for cells in islice(sheet.rows(), ROWS_SEARCHED):
            yield [text_of(cell) for cell in cells]


def _table(
    sheet: Sheet, layout: TableLayout, header_row: int, headings: list[str], file_name: str
) -> Table:
    positions: dict[str, int] = {}
    ignored: list[str] = []
    dropped: list[str] = []
    for position, heading in enumerate(headings):
        name = layout.name_of(heading)
        if not name:
            continue
        if is_identity(heading):
            dropped.append(redact_identifiers(heading)[0])
        elif name not in layout.known:
            ignored.append(redact_identifiers(heading)[0])
        elif name in positions:
            raise UnreadableFile(
                f"De kolom '{heading}' staat er twee keer.",
                where=f"{file_name}, {sheet.name}, rij {header_row}",
                remedy="Verwijder of hernoem een van beide, zodat duidelijk is welke geldt.",
            )
        else:
            positions[name] = position
    return Table(
        layout=layout.layout,
        sheet=sheet,
        header_row=header_row,
        width=len(headings),
        positions=positions,
        headings={name: headings[position] for name, position in positions.items()},
        ignored=tuple(ignored),
        dropped=tuple(dropped),
    )


def _unknown_layout(
    sheets: Sequence[Sheet],
    layouts: Sequence[TableLayout],
    *,
    wanted: ImportKind,
    file_name: str,
) -> UnreadableFile:
    asked = [layout for layout in layouts if layout.layout.kind is wanted]
    nearly = _nearest(sheets, asked)
    if nearly:
        layout, number, missing = nearly
        return UnreadableFile(
            f"Dit lijkt een {LAYOUT_NAMES[layout.layout]}, maar deze kolommen ontbreken: "
            f"{', '.join(missing)}.",
            where=f"{file_name}, rij {number}",
            remedy="Zet de ontbrekende kolommen erbij met precies deze koppen.",
        )
    expected = "; ".join(
        f"{LAYOUT_NAMES[layout.layout]}: {', '.join(layout.spellings)}" for layout in asked
    )
    return UnreadableFile(
        f"Geen bekende indeling gevonden in de eerste {ROWS_SEARCHED} rijen. {_seen(sheets)}",
        where=file_name,
        remedy=f"Nodig is een kopregel met ten minste deze kolommen: {expected}. "
        "Of begin met ons sjabloon.",
    )


def _nearest(
    sheets: Sequence[Sheet], layouts: Iterable[TableLayout]
) -> tuple[TableLayout, int, list[str]] | None:
    """Return the layout of which a row has most headings, that row, and what it lacks."""
    best: tuple[TableLayout, int, list[str]] | None = None
    most = FEWEST_FAMILIAR - 1
    layouts = tuple(layouts)
    for sheet in sheets:
        for number, headings in enumerate(_first_rows(sheet), start=1):
            for layout in layouts:
                names = set(map(layout.name_of, headings))
                n_familiar = len(layout.known & names)
                if n_familiar > most:
                    pairs = zip(layout.needed, layout.spellings, strict=True)
                    lacking = [spelling for name, spelling in pairs if name not in names]
                    best, most = (layout, number, lacking), n_familiar
    return best if best and best[2] else None


def _seen(sheets: Sequence[Sheet]) -> str:
    names = ", ".join(f"'{sheet.name}'" for sheet in sheets) or "geen"
    widest = max((_first_headings(sheet) for sheet in sheets), key=len, default=[])
    shown = [redact_identifiers(heading)[0] for heading in widest[:HEADINGS_SHOWN]]
    if not shown:
        return f"Bladen: {names}. De eerste rij heeft geen kolomkoppen."
    return f"Bladen: {names}. Eerste koppen: {', '.join(shown)}."


def _first_headings(sheet: Sheet) -> list[str]:
    """Return the first row with more than one cell, if it can only be headings.

    A file without headings opens with somebody's details, which must not be repeated. So the row
    is shown only when it is all text without a digit and a later row does have digits.
    """
    rows = [list(filter(None, row)) for row in _first_rows(sheet)]
    wide = [row for row in rows if len(row) > 1]
    if not wide:
        return []
    headings, *below = wide
    is_textual = not any(sign.isdigit() or sign == "@" for text in headings for sign in text)
    has_numbers = any(sign.isdigit() for row in below for text in row for sign in text)
    return headings if is_textual and has_numbers else []
