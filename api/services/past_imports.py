"""Introductions of earlier years out of a region's own table: brought in whole, and taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.exchange.file_content import stored_name
from api.exchange.layout import Reading
from api.exchange.reader import file_digest, read_past
from api.services.audit import log_choice
from api.services.identifiers import new_id
from api.services.imports import ImportOutcome, ImportSource
from matcher.domain.access import Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.importing import ImportKind, ImportRun
from matcher.domain.past_introduction import PastIntroduction
from matcher.domain.reading import PastRecord
from matcher.privacy.identity_digest import person_digest
from models.engine import Database
from models.past_access import check_may_record_past
from models.unit_of_work import UnitOfWork

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """What became of a table of earlier introductions, or would become of it.

    Attributes
    ----------
    outcome : ImportOutcome
        The id of its run is empty where nothing was stored.
    n_without_person : int
        Usable rows without a code of the person: each counts as a person of its own.
    """

    outcome: ImportOutcome
    is_preview: bool
    n_without_person: int

    @property
    def is_stored(self) -> bool:
        """Whether anything was stored: no at a preview, and where nothing is new."""
        return bool(self.outcome.run.import_id)


def import_past(
    database: Database,
    viewer: Viewer,
    source: ImportSource,
    *,
    identity_key: bytes,
    is_preview: bool = False,
    on_progress: Progress | None = None,
) -> PastImport:
    """Store the cases of a table, each as it tells them; nobody and nothing is registered by it.

    The same case again is no second case. A table that says nothing new is not stored. Everything
    is written in one transaction, and logged as a choice.

    Parameters
    ----------
    is_preview : bool
        Then nothing is stored, and the answer says what would be.

    Raises
    ------
    Conflict
        If the viewer is neither a desk nor the operator.
    UnreadableFile
        If it is no table of this layout.
    """
    check_may_record_past(viewer)
    on = source.imported_at.date()
    reading = read_past(source.path, on=on, on_progress=on_progress, size_limit=source.size_limit)
    owner = viewer.organisation_id or ""
    cases = [_case(record, owner, identity_key) for record in reading.records]
    with database.unit_of_work(viewer) as uow:
        uow.begin_change()
        counts = _compared(cases, uow.past_introductions.own())
        is_new = bool(counts["n_created"] or counts["n_updated"])
        import_id = new_id("I") if is_new and not is_preview else ""
        run = _run(source, reading, counts, import_id=import_id, owner_id=viewer.organisation_id)
        if import_id:
            _store(uow, run, cases)
    return PastImport(
        outcome=ImportOutcome(
            run=run,
            problems=reading.problems,
            n_duplicate_flags=0,
            ignored_columns=reading.ignored_columns,
            dropped_columns=reading.dropped_columns,
        ),
        is_preview=is_preview,
        n_without_person=sum(not case.person for case in cases),
    )


def remove_past(uow: UnitOfWork, import_id: str, *, at: datetime) -> int:
    """Take out an import of earlier introductions as if it had never been; return how many cases.

    What earlier imports told of the same cases holds again.

    Raises
    ------
    Conflict
        If the viewer is neither a desk nor the operator.
    NotFound
        If there is no such import, or it is another desk's.
    """
    uow.begin_change()
    n_removed = uow.past_introductions.remove(import_id)
    detail = f"taken out: {n_removed} cases"
    log_choice(uow, AuditedAction.PAST_INTRODUCTIONS_CHANGED, import_id, detail, at=at)
    uow.commit()
    return n_removed


def _case(record: PastRecord, owner: str, key: bytes) -> PastIntroduction:
    if not record.person_code:
        return record.case
    return replace(record.case, person=person_digest(record.person_code, owner=owner, key=key))


def _compared(
    cases: Sequence[PastIntroduction], earlier: Mapping[str, PastIntroduction]
) -> dict[str, int]:
    """Return how many cases are new, told otherwise before, and told so before."""
    before = [earlier.get(case.case_id) for case in cases]
    n_created = sum(one is None for one in before)
    n_unchanged = sum(
        one is not None and replace(one, told_on=case.told_on) == case
        for one, case in zip(before, cases, strict=True)
    )
    return {
        "n_created": n_created,
        "n_updated": len(cases) - n_created - n_unchanged,
        "n_unchanged": n_unchanged,
    }


def _run(
    source: ImportSource,
    reading: Reading[PastRecord],
    counts: Mapping[str, int],
    *,
    import_id: str,
    owner_id: str | None,
) -> ImportRun:
    return ImportRun(
        import_id=import_id,
        kind=ImportKind.PAST_INTRODUCTIONS,
        organisation_id=owner_id,
        file_name=stored_name(source.file_name),
        file_digest=file_digest(source.path),
        layout=reading.layout.value,
        imported_at=source.imported_at,
        n_rows=reading.n_rows,
        n_rejected=len({one.row for one in reading.problems if one.is_rejected}),
        n_problems=len(reading.problems),
        **counts,
    )


def _store(uow: UnitOfWork, run: ImportRun, cases: Sequence[PastIntroduction]) -> None:
    """Store all cases of the table, the unchanged ones too: so it can be taken out by itself."""
    uow.imports.add(run)
    uow.past_introductions.add(run.import_id, cases)
    detail = (
        f"brought in: {run.n_created} new, {run.n_updated} changed, {run.n_unchanged} unchanged, "
        f"{run.n_rejected} refused"
    )
    log_choice(
        uow,
        AuditedAction.PAST_INTRODUCTIONS_CHANGED,
        run.import_id,
        detail,
        at=run.imported_at,
    )
    uow.commit()
