"""What identifies a person goes in with a file and comes out nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from api.exchange.past_columns import PAST_COLUMNS
from api.exchange.problem_report import write_problem_report
from api.services.imports import ImportOutcome, ImportSource, import_candidates, import_vacancies
from api.services.match_engine import MatchEngine
from api.services.past_imports import import_past
from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.organisation import Channel
from matcher.domain.profile import Profile
from matcher.errors import MatcherError
from models.base import Base
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN, a_sonar_row, write_csv, write_json, write_sonar
from tests.api.exchange.past_files import a_case, write_past
from tests.contracts.planted import (
    BIRTH_DATE,
    BSN_SPELLINGS,
    EMAIL,
    FULL_POSTCODE,
    NAME,
    PHONES,
    PLANTED,
    STREET,
    dump,
    free_text,
    storage_bytes,
    traces_of,
)

OPERATOR = Viewer(actor="test", role=Role.OPERATOR, purpose=Purpose.IMPORT)
IDENTITY_KEY = b"a key for tests only, long enough"
DAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

BSN_HEADINGS = (
    "BSN",
    "bsn-nummer",
    "B.S.N.",
    "BSN kandidaat",
    "Kandidaat BSN",
    "Burgerservicenummer",
    "burger service nr",
    "Sofinummer",
    "sofi-nr",
    "SoFi",
)


def sonar_file(folder: Path) -> Path:
    """A Sonar export: every column of the BSN, and identifiers where they do not belong."""
    row = a_sonar_row() | {
        "Volledige Naam": NAME,
        "E-mailadres": EMAIL,
        "Telefoonnummer": PHONES[0],
        "Straatnaam": STREET,
        "Postcode": FULL_POSTCODE,
        "Medewerker Naam": NAME,
        "Klantprofiel": free_text("Motivatie:"),
        "Bemiddelingsberoep": f"schoonmaker {SYNTHETIC_BSN}; kok {EMAIL}; {PHONES[0]}",
        "Vervoer": SYNTHETIC_BSN,
        "Rijbewijs": EMAIL,
        "Beschikbare uren/wk": SYNTHETIC_BSN,
        "Opleidingsniveau": PHONES[0],
        "Mondeling Nederlands": BSN_SPELLINGS[1],
        "Banenafspraak": EMAIL,
        "Geboortedatum": BIRTH_DATE,
        **dict.fromkeys(BSN_HEADINGS, SYNTHETIC_BSN),
    }
    refused = row | {"ID_WZ": SYNTHETIC_BSN}
    return write_sonar(folder, row, refused, refused | {"ID_WZ": EMAIL})


def own_table(folder: Path) -> Path:
    """An own table with identifiers in every column that takes text."""
    listed = " | ".join([*BSN_SPELLINGS, *PHONES, EMAIL])
    cells = {
        "bron_id": "EIGEN-1",
        "delen_toegestaan": "ja",
        "vaardigheden": f"ramen lappen | {listed} | dweilen, BSN {SYNTHETIC_BSN}",
        "gewenste_beroepen": f"schoonmaker | {listed}",
        "werkervaring": f"kok (2019-2022) | kok ({SYNTHETIC_BSN}) | {listed}",
        "certificaten": f"VCA basis | {listed}",
        "rijbewijzen": listed,
        "vervoer": listed,
        "postcode": FULL_POSTCODE,
        "uren_min": SYNTHETIC_BSN,
        "uren_max": EMAIL,
        "beschikbaar_vanaf": PHONES[0],
        "beschikbaar_tot": SYNTHETIC_BSN,
        "opleidingsniveau": EMAIL,
        "nederlands_spreken": SYNTHETIC_BSN,
        "ploegendienst": PHONES[1],
        "max_afstand_km": BSN_SPELLINGS[1],
        "max_reistijd_min": EMAIL,
        "doelgroepen": f"participatiewet sinds {SYNTHETIC_BSN} | {EMAIL} | {listed}",
        "naam": NAME,
        "e-mail": EMAIL,
        "telefoon": PHONES[3],
        "geboortedatum": BIRTH_DATE,
        "straat": STREET,
        **dict.fromkeys(BSN_HEADINGS, SYNTHETIC_BSN),
    }
    text = ";".join(cells) + "\n" + ";".join(cells.values()) + "\n"
    refused = cells | {"bron_id": BSN_SPELLINGS[1]}
    return write_csv(folder, text + ";".join(refused.values()) + "\n")


def vum_file(folder: Path) -> Path:
    """VUM JSON with identifiers in every text, and BSN keys on every level."""
    hidden = dict.fromkeys(BSN_HEADINGS, SYNTHETIC_BSN)
    told = free_text("Ik kan lassen, metaal snijden.")
    person = {
        "idWerkzoekende": "VUM-1",
        "persoonlijkePresentatie": f"Ik heb gewerkt als lasser. {told} Ik kan {EMAIL}, {told}.",
        "bemiddelingsberoep": [{"omschrijving": f"lasser {SYNTHETIC_BSN} {EMAIL}"} | hidden],
        "arbeidsmarktkwalificatie": {
            "competentiebeheersing": [{"omschrijving": f"precies {PHONE}"} for PHONE in PHONES],
            "werkervaring": [{"toelichtingWerkervaring": told} | hidden],
            "cursus": [{"naamCursus": f"VCA {SYNTHETIC_BSN}"}],
            "rijbewijs": [{"codeSoortRijbewijs": EMAIL}],
            "taalbeheersing": [
                {"codeTaal": "nld", "codeNiveauTaalbeheersingMondeling": SYNTHETIC_BSN}
            ],
        }
        | hidden,
        "mobiliteit": {"bemiddelingspostcode": FULL_POSTCODE, "maximaleReisafstand": EMAIL},
        "vervoermiddel": [{"codeVervoermiddel": SYNTHETIC_BSN}],
        "werktijden": {"aantalWerkurenPerWeekMaximaal": int(SYNTHETIC_BSN)},
        "flexibiliteit": {"datumAanvangBeschikbaarVoorWerk": PHONES[0]},
        "emailadres": [{"emailadres": EMAIL}],
        "telefoonnummer": [PHONES[0]],
        "contactpersoon": [{"naam": NAME, "emailadres": EMAIL}],
        "geboortedatum": BIRTH_DATE,
        "straatnaam": STREET,
    } | hidden
    return write_json(folder, {"matches": [person, person | {"idWerkzoekende": SYNTHETIC_BSN}]})


FILES = [
    pytest.param(sonar_file, id="sonar"),
    pytest.param(own_table, id="own table"),
    pytest.param(vum_file, id="vum"),
]
MakeFile = Callable[[Path], Path]


@pytest.fixture
def engine(database: Database) -> Iterator[MatchEngine]:
    """The engine with the encoder that ships."""
    warm = MatchEngine(database)
    yield warm
    warm.stop()


def imported(database: Database, engine: MatchEngine, path: Path) -> ImportOutcome:
    return import_candidates(
        database,
        engine,
        OPERATOR,
        ImportSource(path=path, file_name=path.name, imported_at=DAY),
        organisation="Werkbedrijf Voorbeeld",
        channel=Channel.MUNICIPALITY,
        identity_key=IDENTITY_KEY,
    )


@pytest.mark.parametrize("make_file", FILES)
def test_no_identifier_reaches_a_table_a_report_or_a_log(
    database: Database,
    engine: MatchEngine,
    tmp_path: Path,
    make_file: MakeFile,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "delivered"
    folder.mkdir()
    with capture_logs() as logged:
        outcome = imported(database, engine, make_file(folder))
    report = tmp_path / "problemen.csv"
    write_problem_report(outcome.problems, report)
    printed = "".join(capfd.readouterr())

    assert outcome.run.n_created == 1
    assert outcome.problems
    assert traces_of(dump(database)) == set()
    assert traces_of(storage_bytes(database)) == set()
    assert traces_of(report.read_text(encoding="utf-8-sig")) == set()
    assert traces_of(repr(outcome) + repr(logged) + printed) == set()


@pytest.mark.parametrize("make_file", FILES)
def test_the_encoder_is_asked_for_clean_phrases_only(
    database: Database, engine: MatchEngine, tmp_path: Path, make_file: MakeFile
) -> None:
    imported(database, engine, make_file(tmp_path))
    tables = Base.metadata.tables
    with database.engine.connect() as connection:
        phrases = dict(
            connection.execute(select(tables["phrases"].c.key, tables["phrases"].c.text)).all()
        )
        embedded = connection.execute(select(tables["phrase_vectors"].c.phrase_key)).scalars().all()
    assert phrases
    assert sorted(embedded) == sorted(phrases)
    assert traces_of("\n".join(phrases.values())) == set()


@pytest.mark.parametrize("make_file", FILES)
def test_the_second_delivery_of_a_person_leaves_no_more_than_the_first(
    database: Database, engine: MatchEngine, tmp_path: Path, make_file: MakeFile
) -> None:
    path = make_file(tmp_path)
    imported(database, engine, path)
    outcome = imported(database, engine, path)
    assert (outcome.run.n_created, outcome.run.n_unchanged) == (0, 1)
    assert traces_of(dump(database) + storage_bytes(database)) == set()


def test_the_text_of_a_vacancy_loses_its_identifiers_as_well(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    told = free_text("Je gaat aan de slag met: snoeien, maaien.")
    cells = {
        "bron_id": "V-1",
        "opdrachtnemer": "Bouwbedrijf Voorbeeld",
        "titel": f"hovenier {SYNTHETIC_BSN}",
        "omschrijving": told,
        "eisen": f"snoeien | {EMAIL} | {SYNTHETIC_BSN}",
        "contract_id": "OPD-1",
        "contract_titel": f"Groen {PHONES[0]}",
        "BSN": SYNTHETIC_BSN,
    }
    path = write_csv(tmp_path, ";".join(cells) + "\n" + ";".join(cells.values()) + "\n")
    source = ImportSource(path=path, file_name=path.name, imported_at=DAY)
    outcome = import_vacancies(database, engine, OPERATOR, source)
    assert outcome.run.n_created == 1
    assert traces_of(dump(database) + storage_bytes(database) + repr(outcome)) == set()


def past_table(folder: Path) -> Path:
    """A table of earlier years: one good row, and identifiers in every column of the others."""
    identities = (*BSN_SPELLINGS[:5], *PHONES, EMAIL)
    planted = [{column.heading: identity} for column in PAST_COLUMNS for identity in identities] + [
        {"persoon": NAME}
    ]
    beside = {"naam": NAME, "geboortedatum": BIRTH_DATE, "straat": STREET, "BSN": SYNTHETIC_BSN}
    rows = [a_case(0, persoon="P-0")]
    rows += [a_case(number) | cells for number, cells in enumerate(planted, start=1)]
    return write_past(folder, *(beside | row for row in rows))


def test_a_table_of_earlier_years_leaves_nothing_of_who_somebody_is(
    database: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "delivered"
    folder.mkdir()
    path = past_table(folder)
    source = ImportSource(path=path, file_name=path.name, imported_at=DAY)
    with capture_logs() as logged:
        found = import_past(database, OPERATOR, source, identity_key=IDENTITY_KEY)
    report = tmp_path / "problemen.csv"
    write_problem_report(found.outcome.problems, report)
    printed = "".join(capfd.readouterr())

    assert (found.outcome.run.n_created, found.outcome.run.n_rejected) == (
        1,
        len(PAST_COLUMNS) * 10 + 1,
    )
    assert traces_of(dump(database) + storage_bytes(database)) == set()
    assert traces_of(report.read_text(encoding="utf-8-sig")) == set()
    assert traces_of(repr(found) + repr(logged) + printed) == set()


@pytest.mark.parametrize("spelling", [*BSN_SPELLINGS[:5], f"BSN {SYNTHETIC_BSN}", "bsn:111222333"])
def test_a_bsn_is_no_id_in_any_spelling(
    database: Database, engine: MatchEngine, tmp_path: Path, spelling: str
) -> None:
    text = f"bron_id;vaardigheden\n{spelling};lassen\n"
    outcome = imported(database, engine, write_csv(tmp_path, text))
    assert (outcome.run.n_created, outcome.run.n_rejected) == (0, 1)
    assert traces_of(dump(database) + repr(outcome)) == set()


def test_a_file_that_is_refused_is_refused_without_repeating_what_it_holds(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    without_headings = f"{SYNTHETIC_BSN};{NAME};{EMAIL};{PHONES[0]}\n" * 3
    with pytest.raises(MatcherError) as caught:
        imported(database, engine, write_csv(tmp_path, without_headings))
    assert traces_of(caught.value.sentence() + repr(caught.value)) == set()
    assert traces_of(dump(database)) == set()


def test_what_is_planted_would_be_found(database: Database) -> None:
    """Write planted strings past the readers: the search must find every one of them."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.phrases.keys_of(PLANTED)
        uow.commit()
    assert traces_of(dump(database)) == set(PLANTED)
    if database.file is not None:
        assert traces_of(storage_bytes(database)) == set(PLANTED)


def test_words_for_a_person_have_no_room_for_who_somebody_is() -> None:
    fields = {*Candidate.__dataclass_fields__, *Profile.__dataclass_fields__}
    columns = {column.name for table in Base.metadata.tables.values() for column in table.columns}
    told = ("name", "bsn", "birth", "gender", "sex", "nationality", "street", "benefit", "health")
    about_people = {"candidates", "candidate_entries", "claims", "identity_digests"}
    people_columns = {
        column.name for name in about_people for column in Base.metadata.tables[name].columns
    }
    assert not [word for word in told for field in fields | people_columns if word in field]
    assert not [column for column in columns if "bsn" in column]
