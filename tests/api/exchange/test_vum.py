"""VUM-JSON: complete records, wrong types, and everything a bron might send instead."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.exchange.json_text import JsonDocument, parse_json
from api.exchange.reader import Layout, read_candidates, read_vacancies
from api.exchange.vum.candidates import read_vum_candidates
from api.exchange.vum.vacancies import read_vum_vacancies
from matcher.domain.profile import DrivingLicence, EducationLevel, Experience, TravelMode
from matcher.domain.reading import CandidateRecord, VacancyRecord
from matcher.domain.vacancy import Importance, RequirementOrigin
from matcher.errors import MatcherError, UnreadableFile
from matcher.ternary import Ternary
from tests.api.exchange.files import SYNTHETIC_BSN, write_json

WERKZOEKENDE: dict[str, Any] = {
    "idWerkzoekende": "P-1",
    "persoonlijkePresentatie": "Ik heb gewerkt als lasser. Ik kan lassen, metaal snijden.",
    "bemiddelingsberoep": [{"codeBeroepsnaam": "urn:1", "omschrijving": "lasser"}],
    "arbeidsmarktkwalificatie": {
        "codeWerkEnDenkniveauWerkzoekende": "3",
        "competentiebeheersing": [{"omschrijving": "nauwkeurig werken"}],
        "rijbewijs": [{"codeSoortRijbewijs": "B"}],
        "taalbeheersing": [
            {"codeTaal": "nld", "codeNiveauTaalbeheersingMondeling": 3},
        ],
        "werkervaring": [
            {
                "toelichtingWerkervaring": "constructiewerker",
                "datumAanvangWerkzaamheden": "2015-03-01",
                "datumEindeWerkzaamheden": "2019-02-28",
            }
        ],
        "cursus": [
            {"naamCursus": "VCA basis", "indicatieCertificaat": 1},
            {"naamCursus": "BHV", "indicatieCertificaat": 2},
        ],
    },
    "mobiliteit": {
        "bemiddelingspostcode": "3012LK",
        "maximaleReisafstand": 10,
        "maximaleReistijd": 20,
    },
    "werktijden": {"aantalWerkurenPerWeekMinimaal": 8, "aantalWerkurenPerWeekMaximaal": 24},
    "flexibiliteit": {
        "datumAanvangBeschikbaarVoorWerk": "2026-12-01",
        "indicatieOnregelmatigWerkOfPloegendienst": 1,
    },
    "vervoermiddel": [
        {"codeVervoermiddel": "1", "indicatieBeschikbaarVoorWoonWerkverkeer": 2},
        {"codeVervoermiddel": "3", "indicatieBeschikbaarVoorWoonWerkverkeer": 1},
    ],
    "indicatieLdrRegistratie": 1,
    "emailadres": [{"emailadres": "p1@voorbeeld.invalid"}],
    "telefoonnummer": ["06-20000001"],
}
VACATURE: dict[str, Any] = {
    "idVacature": "V-1",
    "naamVacature": "lasser",
    "beroep": {"omschrijving": "constructielasser"},
    "omschrijvingVacature": "Je gaat aan de slag met: lassen; slijpen. Bel 0612340000.",
    "competentiebeheersing": [{"omschrijving": "nauwkeurig werken"}],
    "codeWerkEnDenkniveauMinimaal": "7",
    "rijbewijs": [{"codeSoortRijbewijs": "B"}],
    "cursus": [{"naamCursus": "VCA basis"}],
    "flexibiliteit": {"indicatieOnregelmatigWerkOfPloegendienst": 1},
    "vervoermiddel": [{"codeVervoermiddel": "1"}],
    "arbeidsVoorwaarden": {"datumAanvangWerkzaamheden": "2026-12-26"},
    "sluitingsdatumVacature": "2026-12-19",
    "werkgever": {
        "handelsnaamOrganisatie": "Opdrachtnemer 2",
        "contactpersoon": [{"emailadres": "persoon@voorbeeld.invalid"}],
    },
    "sollicitatiewijze": [{"emailadres": "loket@voorbeeld.invalid"}],
    "adres": {"postcode": "3056KC"},
}


def _candidate(folder: Path, **changes: Any) -> CandidateRecord:
    (record,) = read_candidates(write_json(folder, [WERKZOEKENDE | changes])).records
    return record


def _vacancy(folder: Path, **changes: Any) -> VacancyRecord:
    (record,) = read_vacancies(write_json(folder, [VACATURE | changes])).records
    return record


def _qualified(**changes: Any) -> dict[str, Any]:
    return {"arbeidsmarktkwalificatie": WERKZOEKENDE["arbeidsmarktkwalificatie"] | changes}


def test_a_werkzoekende_is_read_from_all_fields(tmp_path: Path) -> None:
    record = _candidate(tmp_path)
    profile = record.profile
    assert (record.row, record.source_id, record.is_shareable) == (1, "P-1", True)
    assert profile.skills == ("nauwkeurig werken", "lassen", "metaal snijden")
    assert profile.preferred_occupations == ("lasser",)
    assert profile.experience == (
        Experience(
            occupation="constructiewerker",
            started_on=date(2015, 3, 1),
            ended_on=date(2019, 2, 28),
        ),
        Experience(occupation="lasser"),
    )
    assert profile.certificates.held == {"VCA basis"}
    assert not profile.certificates.is_complete
    assert profile.driving_licences.has(DrivingLicence.C) is Ternary.FAILS
    assert profile.transport.held == {TravelMode.BICYCLE}
    assert profile.education_level is EducationLevel.VMBO
    assert profile.shift_work is Ternary.MEETS
    assert (profile.pc4, profile.max_distance_km, profile.max_travel_min) == ("3012", 10, 20)
    assert record.traces.email == "p1@voorbeeld.invalid"
    assert record.traces.phone == "06-20000001"
    assert record.claims[0].is_member is Ternary.MEETS


def test_what_a_description_calls_an_advantage_is_useful(tmp_path: Path) -> None:
    told = "Taken: lassen. Ervaring met slijpen is een pluspunt."
    asked = _vacancy(tmp_path, omschrijvingVacature=told).vacancy.requirements
    assert {need.phrase: need.importance for need in asked} == {
        "nauwkeurig werken": Importance.ESSENTIAL,
        "lassen": Importance.ESSENTIAL,
        "slijpen": Importance.USEFUL,
    }


def test_a_vacature_is_read_from_all_fields(tmp_path: Path) -> None:
    record = _vacancy(tmp_path)
    vacancy = record.vacancy
    origins = {asked.phrase: asked.origin for asked in vacancy.requirements}
    assert origins == {
        "nauwkeurig werken": RequirementOrigin.LISTED,
        "lassen": RequirementOrigin.FROM_TEXT,
        "slijpen": RequirementOrigin.FROM_TEXT,
    }
    assert (vacancy.title, vacancy.occupation) == ("lasser", "constructielasser")
    assert "0612340000" not in vacancy.description
    assert vacancy.criteria.education_level is None
    assert vacancy.criteria.needs_shift_work
    assert vacancy.criteria.transport == {TravelMode.CAR}
    assert vacancy.criteria.starts_on == date(2026, 12, 26)
    assert vacancy.pc4 == "3056"
    assert record.contractor_name == "Opdrachtnemer 2"


def test_the_address_of_a_contact_person_is_never_taken(tmp_path: Path) -> None:
    assert _vacancy(tmp_path).contractor_email == "loket@voorbeeld.invalid"
    assert _vacancy(tmp_path, sollicitatiewijze=[]).contractor_email == ""


@pytest.mark.parametrize("licences", [[], None])
def test_an_absent_or_empty_list_of_licences_says_nothing(tmp_path: Path, licences: object) -> None:
    profile = _candidate(tmp_path, **_qualified(rijbewijs=licences)).profile
    assert profile.driving_licences.has(DrivingLicence.B) is Ternary.UNKNOWN


@pytest.mark.parametrize("level", [0, 8])
def test_language_levels_without_meaning_are_unknown(tmp_path: Path, level: int) -> None:
    language = [{"codeTaal": "nld", "codeNiveauTaalbeheersingMondeling": level}]
    assert _candidate(tmp_path, **_qualified(taalbeheersing=language)).profile.dutch_spoken is None


@pytest.mark.parametrize(
    "wrapped",
    [
        WERKZOEKENDE,
        {"matches": [WERKZOEKENDE]},
        {"vraagID": "1", "matches": [WERKZOEKENDE], "maximumAantalResultatenBereikt": False},
        {"bronID": "B", "werkzoekende": WERKZOEKENDE},
        [{"bronID": "B", "werkzoekende": WERKZOEKENDE}],
    ],
)
def test_the_wrapping_of_the_list_does_not_matter(tmp_path: Path, wrapped: object) -> None:
    reading = read_candidates(write_json(tmp_path, wrapped))
    assert reading.layout is Layout.VUM_CANDIDATES
    assert [record.source_id for record in reading.records] == ["P-1"]


def test_a_first_result_is_known_by_its_vum_id(tmp_path: Path) -> None:
    match = {key: WERKZOEKENDE[key] for key in ("mobiliteit", "bemiddelingsberoep")}
    reading = read_candidates(write_json(tmp_path, {"matches": [match | {"vumID": "X-9"}]}))
    assert reading.records[0].source_id == "X-9"


def test_codes_without_words_are_told_once_per_file(tmp_path: Path) -> None:
    people = [
        WERKZOEKENDE
        | {"idWerkzoekende": f"P-{number}", "bemiddelingsberoep": [{"codeBeroepsnaam": "urn:1"}]}
        for number in range(3)
    ]
    reading = read_candidates(write_json(tmp_path, people))
    assert all(record.profile.preferred_occupations == () for record in reading.records)
    assert len(reading.problems) == 1


def test_unused_and_unknown_keys_are_named_and_persons_apart(tmp_path: Path) -> None:
    path = write_json(tmp_path, [WERKZOEKENDE | {"sector": [], "x": 1, "geboortedatum": "y"}])
    reading = read_candidates(path)
    assert {"sector", "x"} <= set(reading.ignored_columns)
    assert reading.dropped_columns == ("geboortedatum",)


def test_a_bsn_key_falls_away_at_any_depth(tmp_path: Path) -> None:
    person = WERKZOEKENDE | {"BSN": SYNTHETIC_BSN, "x": {"burgerservicenummer": SYNTHETIC_BSN}}
    path = write_json(tmp_path, [person])
    reading = read_candidates(path)
    assert set(reading.dropped_columns) == {"BSN", "burgerservicenummer"}
    assert SYNTHETIC_BSN not in repr(parse_json(path.read_text(), path.name))


def test_a_wrong_type_is_told_with_its_json_path(tmp_path: Path) -> None:
    wrong = WERKZOEKENDE | {"vervoermiddel": "fiets", "werktijden": [40], "bemiddelingsberoep": [7]}
    reading = read_candidates(write_json(tmp_path, [wrong]))
    paths = {problem.column for problem in reading.problems}
    assert paths == {"vervoermiddel", "werktijden", "bemiddelingsberoep[0]"}
    assert reading.records[0].source_id == "P-1"


def test_an_element_without_an_id_or_that_is_no_object_is_refused(tmp_path: Path) -> None:
    nameless = {key: part for key, part in WERKZOEKENDE.items() if key != "idWerkzoekende"}
    reading = read_candidates(write_json(tmp_path, [WERKZOEKENDE, nameless, "tekst"]))
    assert [(problem.row, problem.is_rejected) for problem in reading.problems] == [
        (2, True),
        (3, True),
    ]
    assert reading.n_rows == 3


def test_vacancies_given_as_candidates_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="bevat vacatures"):
        read_candidates(write_json(tmp_path, [VACATURE]))


@pytest.mark.parametrize("content", [[], {}, {"a": 1}, [1, 2], {"matches": []}])
def test_json_that_is_no_vum_says_what_it_found(tmp_path: Path, content: object) -> None:
    with pytest.raises(UnreadableFile, match="geen VUM-JSON"):
        read_candidates(write_json(tmp_path, content))


def test_control_characters_and_lone_surrogates_do_not_get_through(tmp_path: Path) -> None:
    record = _candidate(tmp_path, bemiddelingsberoep=[{"omschrijving": "las\u0000ser \ud800"}])
    assert record.profile.preferred_occupations == ("las ser",)


_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
_ANY_JSON = st.recursive(
    _LEAVES,
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    "other", [{"codeSoortRijbewijs": "??"}, {"codeSoortRijbewijs": ""}, {}, "C", None]
)
def test_a_licence_that_is_not_understood_excludes_nothing(tmp_path: Path, other: Any) -> None:
    changes = _qualified(rijbewijs=[{"codeSoortRijbewijs": "B"}, other])
    licences = _candidate(tmp_path, **changes).profile.driving_licences
    assert licences.has(DrivingLicence.B) is Ternary.MEETS
    assert licences.has(DrivingLicence.C) is Ternary.UNKNOWN


def test_a_postcode_of_no_known_area_is_kept_and_noted(tmp_path: Path) -> None:
    home = {"mobiliteit": {"bemiddelingspostcode": "1999AB"}}
    people = read_candidates(write_json(tmp_path, [WERKZOEKENDE | home]))
    assert people.records[0].profile.pc4 == "1999"
    assert [(p.column, p.value) for p in people.problems] == [
        ("mobiliteit.bemiddelingspostcode", "1999")
    ]
    work = {"adres": {"postcode": "1999AB"}, "omschrijvingVacature": ""}
    jobs = read_vacancies(write_json(tmp_path, [VACATURE | work]))
    assert jobs.records[0].vacancy.pc4 == "1999"
    assert [(p.column, p.is_rejected) for p in jobs.problems] == [("adres.postcode", False)]


def _keys(content: object) -> set[str]:
    if isinstance(content, dict):
        return set(content) | {key for part in content.values() for key in _keys(part)}
    if isinstance(content, list):
        return {key for part in content for key in _keys(part)}
    return set()


_VUM_KEYS = sorted(_keys(WERKZOEKENDE) | _keys(VACATURE) | {"vumID", "werkzoekende", "vacature"})
_VUM_LIKE = st.recursive(
    _LEAVES | st.sampled_from(["1", "2", "B", "nld", "2026-01-01", "1234AB"]),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(_VUM_KEYS), part, max_size=6)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=_ANY_JSON | _VUM_LIKE | st.lists(_VUM_LIKE, max_size=4))
def test_whatever_the_json_holds_only_our_own_errors_are_raised(content: Any) -> None:
    for read in (read_vum_candidates, read_vum_vacancies):
        try:
            reading = read(JsonDocument(content=content, dropped=()), "bericht.json", None)
        except MatcherError:
            continue
        assert len(reading.records) <= reading.n_rows


@settings(max_examples=150, deadline=None)
@given(part=_VUM_LIKE, key=st.sampled_from(sorted(WERKZOEKENDE)))
def test_one_spoilt_field_costs_no_more_than_its_own_row(part: Any, key: str) -> None:
    content: Any = [WERKZOEKENDE | {key: part}, WERKZOEKENDE | {"idWerkzoekende": "sound"}]
    reading = read_vum_candidates(JsonDocument(content=content, dropped=()), "x.json", None)
    assert "sound" in {record.source_id for record in reading.records}
    for problem in reading.problems:
        assert "\0" not in problem.value.encode().decode()


@pytest.mark.skipif(
    "SROI_REFERENCE_DATA" not in os.environ, reason="SROI_REFERENCE_DATA names no reference data"
)
def test_the_synthetic_vum_files_are_read_whole() -> None:
    folder = Path(os.environ["SROI_REFERENCE_DATA"]) / "samples"
    people = read_candidates(folder / "werkzoekenden-vum-synthetic.json")
    jobs = read_vacancies(folder / "vacatures-vum-synthetic.json")
    assert (len(people.records), len(jobs.records)) == (500, 150)
    assert people.problems == jobs.problems == ()
