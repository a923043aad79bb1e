"""Imports: one file in, wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from api.exchange.file_content import FILE_LIMIT_BYTES, stored_name
from api.exchange.reader import Layout, file_digest, read_candidates, read_vacancies
from api.services.delivered_parties import DeliveredParties
from api.services.identifiers import new_id
from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.importing import ImportKind, ImportRun
from matcher.domain.organisation import Channel
from matcher.domain.reading import CandidateRecord, RowProblem, VacancyRecord
from matcher.errors import Conflict, InvalidInput
from matcher.privacy.identity_digest import digests
from matcher.privacy.redaction import redact_identifiers
from matcher.ranking.ranker import asked_phrases
from models.engine import Database
from models.errors import UNIQUE_SENTENCES
from models.saving import CandidateWrite, SaveCounts

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSource:
    """The file to import and what is known of it beforehand."""

    path: Path
    file_name: str
    imported_at: datetime
    size_limit: int = FILE_LIMIT_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of a file."""

    run: ImportRun
    problems: tuple[RowProblem, ...]
    n_duplicate_flags: int
    ignored_columns: tuple[str, ...]
    dropped_columns: tuple[str, ...]
    new_organisations: tuple[str, ...] = ()
    """Names of those that this import registered, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What was read, apart from the records themselves."""

    layout: Layout
    n_rows: int
    problems: tuple[RowProblem, ...]
    ignored_columns: tuple[str, ...]
    dropped_columns: tuple[str, ...]


def import_candidates(
    database: Database,
    engine: MatchEngine,
    viewer: Viewer,
    source: ImportSource,
    *,
    organisation: str,
    channel: Channel,
    identity_key: bytes,
    on_progress: Progress | None = None,
) -> ImportOutcome:
    """Store the candidates of a file under an intermediary, which is made when it is new.

    A file without a usable row registers nobody. Reading comes before the transaction, and
    everything is written in one: a crash half-way leaves the database as it was. The same source
    id updates and never duplicates.
    """
    _check_name(organisation)
    reading = read_candidates(source.path, on_progress=on_progress, size_limit=source.size_limit)
    content = _Content(
        layout=reading.layout,
        n_rows=reading.n_rows,
        problems=reading.problems,
        ignored_columns=reading.ignored_columns,
        dropped_columns=reading.dropped_columns,
    )

    def store() -> ImportOutcome:
        with database.unit_of_work(viewer) as uow:
            parties = DeliveredParties(uow)
            owner = parties.intermediary(organisation, channel, is_wanted=bool(reading.records))
            owner_id = None if owner is None else owner.organisation_id
            counts = uow.candidates.save_many(
                [
                    _candidate_write(record, owner_id, identity_key)
                    for record in reading.records
                    if owner_id is not None
                ],
                told_on=source.imported_at.date(),
            )
            engine.embed_new_phrases(uow)
            n_flags = uow.duplicates.refresh_for(None)
            run = _import_run(source, content, counts, ImportKind.CANDIDATES, owner_id)
            uow.imports.add(run)
            uow.commit()
        return _outcome(run, content, parties, n_flags)

    return _stored_in_two_tries(store)


def import_vacancies(
    database: Database,
    engine: MatchEngine,
    viewer: Viewer,
    source: ImportSource,
    *,
    default_contractor: str | None = None,
    on_progress: Progress | None = None,
) -> ImportOutcome:
    """Store the vacancies of a file, with the contractors and contracts that they name."""
    if default_contractor is not None:
        _check_name(default_contractor)
    reading = read_vacancies(source.path, on_progress=on_progress, size_limit=source.size_limit)
    named, nameless = _with_contractor(reading.records, default_contractor)
    content = _Content(
        layout=reading.layout,
        n_rows=reading.n_rows,
        problems=_by_row(*reading.problems, *nameless),
        ignored_columns=reading.ignored_columns,
        dropped_columns=reading.dropped_columns,
    )

    def store() -> ImportOutcome:
        with database.unit_of_work(viewer) as uow:
            parties = DeliveredParties(uow)
            vacancies = parties.vacancies(named)
            counts = uow.vacancies.save_many(vacancies)
            uow.phrases.keys_of(phrase for v in vacancies for phrase in asked_phrases(v))
            engine.embed_new_phrases(uow)
            told = replace(content, problems=_by_row(*content.problems, *parties.problems))
            run = _import_run(source, told, counts, ImportKind.VACANCIES, None)
            uow.imports.add(run)
            uow.commit()
        return _outcome(run, told, parties, n_flags=0)

    return _stored_in_two_tries(store)


def _by_row(*problems: RowProblem) -> tuple[RowProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


def _check_name(organisation: str) -> None:
    """Refuse a name that holds an identifier: it would be shown to everybody."""
    _, kinds = redact_identifiers(organisation)
    if kinds:
        raise InvalidInput(
            "The name of the organisation holds a number like a BSN, an e-mail address or a "
            "telephone number.",
            where="organisation",
            remedy="Give the name alone.",
        )


def _stored_in_two_tries(store: Callable[[], ImportOutcome]) -> ImportOutcome:
    """Return what became of the file; when another import made the same things first, use those.

    Two first imports that run at once both find no organisation of a name and both register it.
    The later one is undone by the database, and finds the organisation when it begins again.
    """
    try:
        return store()
    except Conflict as fault:
        if fault.what not in UNIQUE_SENTENCES.values():
            raise
        return store()


def _outcome(
    run: ImportRun, content: _Content, parties: DeliveredParties, n_flags: int
) -> ImportOutcome:
    return ImportOutcome(
        run=run,
        problems=content.problems,
        n_duplicate_flags=n_flags,
        ignored_columns=content.ignored_columns,
        dropped_columns=content.dropped_columns,
        new_organisations=tuple(parties.new_organisations),
    )


def _import_run(
    source: ImportSource,
    content: _Content,
    counts: SaveCounts,
    kind: ImportKind,
    organisation_id: str | None,
) -> ImportRun:
    return ImportRun(
        import_id=new_id("I"),
        kind=kind,
        organisation_id=organisation_id,
        file_name=stored_name(source.file_name),
        file_digest=file_digest(source.path),
        layout=content.layout.value,
        imported_at=source.imported_at,
        n_rows=content.n_rows,
        n_created=counts.created,
        n_updated=counts.updated,
        n_unchanged=counts.unchanged,
        n_rejected=sum(problem.is_rejected for problem in content.problems),
        n_problems=len(content.problems),
    )


def _candidate_write(
    record: CandidateRecord, organisation_id: str, identity_key: bytes
) -> CandidateWrite:
    candidate = Candidate(
        candidate_id=new_id("K"),
        organisation_id=organisation_id,
        source_id=record.source_id,
        is_shareable=record.is_shareable,
        profile=record.profile,
        claims=record.claims,
    )
    return CandidateWrite(candidate=candidate, digests=digests(record.traces, key=identity_key))


def _with_contractor(
    records: Sequence[VacancyRecord], default: str | None
) -> tuple[list[VacancyRecord], list[RowProblem]]:
    """Return the records that have a contractor, their own or the default, and the others."""
    named, nameless = [], []
    for record in records:
        name = record.contractor_name or default
        if name:
            named.append(replace(record, contractor_name=name))
        else:
            nameless.append(_no_contractor(record.row))
    return named, nameless


def _no_contractor(row: int) -> RowProblem:
    return RowProblem(
        row=row,
        column="",
        value="",
        what="De vacature noemt geen opdrachtnemer.",
        remedy="Vul de opdrachtnemer in, of noem er een voor het hele bestand (--organisation).",
        is_rejected=True,
    )
