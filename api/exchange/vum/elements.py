"""Find the list of people or vacancies in a JSON document, whatever it is wrapped in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from api.exchange.cells import source_id_of
from api.exchange.headings import HEADINGS_SHOWN, wrong_kind
from api.exchange.json_text import Json, JsonDocument
from api.exchange.layout import KIND_NAMES, Layout, Progress, R, Reading
from api.exchange.problems import ProblemLog
from api.exchange.rows import PROGRESS_STEP, latest_of_each
from api.exchange.vum.codes import CANDIDATE_KEYS, VACANCY_KEYS
from api.exchange.vum.json_record import JsonRecord, KeyLedger, shown_key
from matcher.domain.importing import ImportKind
from matcher.errors import UnreadableFile

DEEPEST_LIST = 3
SAMPLE_SIZE = 20
MATCH_ID = "vumID"
"""Stands in for the source id in a first result (MPWerkzoekendeMatch, MPVacatureMatch)."""

_KEYS = {Layout.VUM_CANDIDATES: CANDIDATE_KEYS, Layout.VUM_VACANCIES: VACANCY_KEYS}

ElementReader = Callable[[JsonRecord, int, str], R | None]


def read_elements(
    document: JsonDocument,
    layout: Layout,
    read_element: ElementReader[R],
    *,
    id_key: str,
    file_name: str,
    on_progress: Progress | None,
) -> Reading[R]:
    """Return what every element of the document says; of two with one id the later counts."""
    elements = _elements(document.content, layout, file_name)
    log, ledger = ProblemLog(), KeyLedger()
    records: list[R] = []
    for number, element in enumerate(elements, start=1):
        log.row = number
        found = _record_of(element, layout, log, ledger)
        source_id = _source_id(found, id_key) if found is not None else None
        if found is not None and source_id is not None:
            record = read_element(found, number, source_id)
            records.extend([] if record is None else [record])
        if on_progress and (number % PROGRESS_STEP == 0 or number == len(elements)):
            on_progress(number, len(elements))
    kept = latest_of_each(records, column=id_key, log=log)
    ignored, personal = ledger.unread()
    return Reading(
        layout=layout,
        records=kept,
        problems=tuple(sorted(log.problems, key=lambda problem: problem.row)),
        n_rows=len(elements),
        ignored_columns=ignored,
        dropped_columns=(*document.dropped, *personal),
    )


def _elements(content: Json, layout: Layout, file_name: str) -> list[Json]:
    """Return the list whose elements look like the layout, or say what is there instead."""
    candidates = list(_lists_in(content, DEEPEST_LIST))
    if isinstance(content, dict):
        candidates.insert(0, [content])
    for wanted in (layout, *(other for other in _KEYS if other is not layout)):
        fitting = [found for found in candidates if _looks_like(found, wanted)]
        if fitting and wanted is layout:
            return fitting[0]
        if fitting:
            raise wrong_kind(wanted, wanted=layout.kind, where=file_name)
    raise _unknown_structure(content, layout.kind, file_name)


def _lists_in(content: Json, depth: int) -> Iterator[list[Json]]:
    if isinstance(content, list):
        yield content
    elif isinstance(content, dict) and depth:
        for part in content.values():
            yield from _lists_in(part, depth - 1)


def _looks_like(elements: list[Json], layout: Layout) -> bool:
    """Return whether more elements at the front have keys of this layout than of the other."""
    keys = [set(element) for element in elements[:SAMPLE_SIZE] if isinstance(element, dict)]
    votes = {known: sum(len(telling & found) for found in keys) for known, telling in _KEYS.items()}
    return votes[layout] > 0 and votes[layout] == max(votes.values())


def _unknown_structure(content: Json, wanted: ImportKind, file_name: str) -> UnreadableFile:
    if content in ([], {}):
        seen = "De JSON is leeg."
    elif isinstance(content, dict):
        keys = [shown_key(key) for key in list(content)[:HEADINGS_SHOWN]]
        seen = f"De JSON heeft deze sleutels: {', '.join(keys)}."
    else:
        seen = "De JSON is een lijst zonder VUM-objecten."
    return UnreadableFile(
        f"Dit is geen VUM-JSON met {KIND_NAMES[wanted]}. {seen}",
        where=file_name,
        remedy="Nodig is een lijst van objecten volgens VUM 3.0, al dan niet onder 'matches'.",
    )


def _record_of(
    element: Json, layout: Layout, log: ProblemLog, ledger: KeyLedger
) -> JsonRecord | None:
    """Return the element as a record; a detail answer has its object one level deeper."""
    if not isinstance(element, dict):
        log.add(
            f"[{log.row - 1}]",
            "Dit element is geen object ({…}).",
            "Lever elk element zoals VUM 3.0 het beschrijft.",
            is_rejected=True,
        )
        return None
    outer = JsonRecord(content=element, ledger=ledger, log=log)
    inner_key = "werkzoekende" if layout is Layout.VUM_CANDIDATES else "vacature"
    return outer.record(inner_key) if inner_key in element else outer


def _source_id(record: JsonRecord, id_key: str) -> str | None:
    key = id_key if record.has(id_key) or not record.has(MATCH_ID) else MATCH_ID
    source_id = record.read(key, source_id_of, is_private=True)
    if source_id is None:
        record.log.reject_last()
    return source_id
