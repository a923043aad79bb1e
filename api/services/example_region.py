"""The example region: synthetic desks, contractors, contracts, vacancies and candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path

from api.services.identifiers import new_id
from api.services.imports import ImportSource, import_candidates, import_vacancies
from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.contract import Contract
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import Conflict
from matcher.reference import yaml_mapping
from models.engine import Database
from models.mapping.organisation import fold_name
from models.unit_of_work import UnitOfWork

_FOLDER = "example_region_synthetic"
_ORGANISATIONS = f"{_FOLDER}/organisations.yaml"
_CONTRACTS = f"{_FOLDER}/contracts.yaml"
_KINDS = {
    "intermediaries": OrganisationKind.INTERMEDIARY,
    "contractors": OrganisationKind.CONTRACTOR,
    "authorities": OrganisationKind.CONTRACTING_AUTHORITY,
}

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRegion:
    """What the example region brought."""

    n_organisations: int
    n_contracts: int
    n_vacancies: int
    n_candidates: int
    demo_vacancy: str


def load_example_region(
    database: Database,
    engine: MatchEngine,
    viewer: Viewer,
    *,
    identity_key: bytes,
    loaded_at: datetime,
) -> LoadedRegion:
    """Load the example region, or bring an earlier one up to date; nothing is duplicated.

    Every file goes through the same import that a desk uses, each in a transaction of its own:
    broken off half-way, the next call completes what is missing.
    """
    with database.unit_of_work(viewer) as uow:
        _refuse_among_others(uow)
        organisations = {
            str(entry["slug"]): _registered(uow, kind, entry)
            for section, kind in _KINDS.items()
            for entry in _entries(_ORGANISATIONS, section)
        }
        contracts = [
            _contract(uow, organisations, entry) for entry in _entries(_CONTRACTS, "contracts")
        ]
        uow.commit()
    with _file("vacancies.csv", loaded_at) as source:
        vacancies = import_vacancies(database, engine, viewer, source)
    n_candidates = 0
    for entry in _entries(_ORGANISATIONS, "intermediaries"):
        with _file(f"candidates/{entry['slug']}.csv", loaded_at) as source:
            outcome = import_candidates(
                database,
                engine,
                viewer,
                source,
                organisation=str(entry["name"]),
                channel=Channel(str(entry["channel"])),
                identity_key=identity_key,
            )
        n_candidates += outcome.run.n_rows - outcome.run.n_rejected
    return LoadedRegion(
        n_organisations=len(organisations),
        n_contracts=len(contracts),
        n_vacancies=vacancies.run.n_rows - vacancies.run.n_rejected,
        n_candidates=n_candidates,
        demo_vacancy=str(yaml_mapping(_ORGANISATIONS)["demo_vacancy"]),
    )


def _refuse_among_others(uow: UnitOfWork) -> None:
    """Refuse, with Conflict, to put invented candidates among real ones."""
    own = {
        (kind, fold_name(str(entry["name"])))
        for section, kind in _KINDS.items()
        for entry in _entries(_ORGANISATIONS, section)
    }
    page = uow.organisations.list(limit=len(own) + 1)
    others = [row for row in page.rows if (row.kind, fold_name(row.name)) not in own]
    if others:
        raise Conflict(
            f"This database holds more than the example region: '{others[0].name}'.",
            where="database",
            remedy="Give the example a database of its own, for example "
            "--database sqlite:///sroi-match-example.sqlite.",
        )


def _registered(uow: UnitOfWork, kind: OrganisationKind, entry: Entry) -> Organisation:
    name = str(entry["name"])
    known = uow.organisations.find(kind, name)
    organisation = Organisation(
        organisation_id=known.organisation_id if known else new_id("O"),
        kind=kind,
        name=name,
        channel=Channel(str(entry["channel"])) if "channel" in entry else None,
        email=str(entry["email"]),
        phone=str(entry["phone"]),
    )
    if known is None:
        uow.organisations.add(organisation)
    elif known != organisation:
        uow.organisations.update(organisation)
    return organisation


def _contract(uow: UnitOfWork, organisations: Mapping[str, Organisation], entry: Entry) -> Contract:
    owner = organisations[str(entry["contractor"])].organisation_id
    known = uow.contracts.find(owner, str(entry["source_id"]))
    groups, award_date = entry["counted_groups"], entry["award_date"]
    assert isinstance(groups, list | None)
    assert isinstance(award_date, date)
    contract = Contract(
        contract_id=known.contract_id if known else new_id("C"),
        organisation_id=owner,
        authority_id=organisations[str(entry["authority"])].organisation_id,
        source_id=str(entry["source_id"]),
        title=str(entry["title"]),
        contract_sum=Decimal(str(entry["sum"])),
        percentage=Decimal(str(entry["percentage"])),
        award_date=award_date,
        counted_groups=None if groups is None else frozenset(map(TargetGroup, groups)),
    )
    if known is None:
        uow.contracts.add(contract)
    elif known != contract:
        uow.contracts.update(contract)
    return contract


def _entries(file_name: str, section: str) -> list[Entry]:
    entries = yaml_mapping(file_name)[section]
    assert isinstance(entries, list)
    return entries


@contextmanager
def _file(name: str, loaded_at: datetime) -> Iterator[ImportSource]:
    """Lend a file of the region as a path; inside a zipped package it has none of its own."""
    with as_file(files("data").joinpath(_FOLDER, *name.split("/"))) as path:
        yield ImportSource(path=Path(path), file_name=path.name, imported_at=loaded_at)
