"""Imports: one file in, wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from api.exchange.file_content import FILE_LIMIT_BYTES
from api.exchange.reader import Layout, file_digest, read_candidates, read_vacancies
from api.services.identifiers import new_id
from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.contract import Contract
from matcher.domain.importing import ImportKind, ImportRun
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.domain.reading import CandidateRecord, ContractRecord, RowProblem, VacancyRecord
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict
from matcher.privacy.identity_digest import digests
from matcher.ranking.ranker import asked_phrases
from models.engine import Database
from models.saving import CandidateWrite, SaveCounts
from models.unit_of_work import UnitOfWork

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

    Reading comes before the transaction, and everything is written in one: a crash half-way
    leaves the database as it was. The same source id updates and never duplicates.
    """
    reading = read_candidates(source.path, on_progress=on_progress, size_limit=source.size_limit)
    content = _Content(
        layout=reading.layout,
        n_rows=reading.n_rows,
        problems=reading.problems,
        ignored_columns=reading.ignored_columns,
        dropped_columns=reading.dropped_columns,
    )
    with database.unit_of_work(viewer) as uow:
        intermediary = _intermediary(uow, organisation, channel)
        counts = uow.candidates.save_many(
            [
                _candidate_write(record, intermediary.organisation_id, identity_key)
                for record in reading.records
            ]
        )
        engine.embed_new_phrases(uow)
        n_flags = uow.duplicates.refresh_for(None)
        run = _import_run(
            source, content, counts, ImportKind.CANDIDATES, intermediary.organisation_id
        )
        uow.imports.add(run)
        uow.commit()
    return _outcome(run, content, n_flags)


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
    reading = read_vacancies(source.path, on_progress=on_progress, size_limit=source.size_limit)
    named, nameless = _with_contractor(reading.records, default_contractor)
    content = _Content(
        layout=reading.layout,
        n_rows=reading.n_rows,
        problems=tuple(sorted((*reading.problems, *nameless), key=lambda problem: problem.row)),
        ignored_columns=reading.ignored_columns,
        dropped_columns=reading.dropped_columns,
    )
    with database.unit_of_work(viewer) as uow:
        vacancies = _vacancies(uow, named)
        counts = uow.vacancies.save_many(vacancies)
        uow.phrases.keys_of(phrase for v in vacancies for phrase in asked_phrases(v))
        engine.embed_new_phrases(uow)
        run = _import_run(source, content, counts, ImportKind.VACANCIES, None)
        uow.imports.add(run)
        uow.commit()
    return _outcome(run, content, n_flags=0)


def _outcome(run: ImportRun, content: _Content, n_flags: int) -> ImportOutcome:
    return ImportOutcome(
        run=run,
        problems=content.problems,
        n_duplicate_flags=n_flags,
        ignored_columns=content.ignored_columns,
        dropped_columns=content.dropped_columns,
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
        file_name=source.file_name,
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


def _intermediary(uow: UnitOfWork, name: str, channel: Channel) -> Organisation:
    known = uow.organisations.find(OrganisationKind.INTERMEDIARY, name)
    if known is not None:
        if known.channel is not channel:
            raise Conflict(
                f"'{known.name}' is registered under the channel '{known.channel}', "
                f"not '{channel}'.",
                where="channel",
                remedy="Give the registered channel, or another name for another organisation.",
            )
        return known
    return _added(uow, OrganisationKind.INTERMEDIARY, name, channel=channel)


def _added(
    uow: UnitOfWork,
    kind: OrganisationKind,
    name: str,
    *,
    channel: Channel | None = None,
    email: str = "",
    phone: str = "",
) -> Organisation:
    organisation = Organisation(
        organisation_id=new_id("O"),
        kind=kind,
        name=" ".join(name.split()),
        channel=channel,
        email=email,
        phone=phone,
    )
    uow.organisations.add(organisation)
    return organisation


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


def _vacancies(uow: UnitOfWork, records: Sequence[VacancyRecord]) -> list[Vacancy]:
    """Return the vacancies with the ids of their contractors and contracts, made where new."""
    contractors: dict[str, Organisation] = {}
    contracts: dict[tuple[str, str], Contract] = {}
    vacancies = []
    for record in records:
        name = record.contractor_name
        if name not in contractors:
            contractors[name] = _contractor(uow, name, record)
        contractor_id = contractors[name].organisation_id
        contract_id = None
        if record.contract is not None:
            key = (contractor_id, record.contract.source_id)
            if key not in contracts:
                contracts[key] = _contract(uow, contractor_id, record.contract)
            contract_id = contracts[key].contract_id
        vacancies.append(
            replace(
                record.vacancy,
                vacancy_id=new_id("V"),
                organisation_id=contractor_id,
                contract_id=contract_id,
            )
        )
    return vacancies


def _contractor(uow: UnitOfWork, name: str, record: VacancyRecord) -> Organisation:
    known = uow.organisations.find(OrganisationKind.CONTRACTOR, name)
    if known is not None:
        return known
    return _added(
        uow,
        OrganisationKind.CONTRACTOR,
        name,
        email=record.contractor_email,
        phone=record.contractor_phone,
    )


def _contract(uow: UnitOfWork, contractor_id: str, record: ContractRecord) -> Contract:
    """Return the contract a row names; one that is known keeps what the desk entered."""
    known = uow.contracts.find(contractor_id, record.source_id)
    if known is not None:
        return known
    authority_id = None
    if record.authority_name:
        authority_kind = OrganisationKind.CONTRACTING_AUTHORITY
        authority = uow.organisations.find(authority_kind, record.authority_name) or _added(
            uow, authority_kind, record.authority_name
        )
        authority_id = authority.organisation_id
    contract = Contract(
        contract_id=new_id("C"),
        organisation_id=contractor_id,
        authority_id=authority_id,
        source_id=record.source_id,
        title=record.title or record.source_id,
        counted_groups=record.counted_groups,
    )
    uow.contracts.add(contract)
    return contract
