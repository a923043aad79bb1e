"""What a Sonar export says, and what we refuse to take from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from api.exchange.reader import Layout, Reading, read_candidates
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode
from matcher.domain.reading import CandidateRecord
from matcher.ternary import Ternary
from tests.api.exchange.files import SYNTHETIC_BSN, a_sonar_row, write_sonar


def _read(folder: Path, **changes: Any) -> Reading[CandidateRecord]:
    renamed = {
        {"hours": "Beschikbare uren/wk", "spoken": "Mondeling Nederlands"}.get(key, key): cell
        for key, cell in changes.items()
    }
    return read_candidates(write_sonar(folder, a_sonar_row() | renamed))


def _one(folder: Path, **changes: Any) -> CandidateRecord:
    (record,) = _read(folder, **changes).records
    return record


def test_a_full_row_becomes_a_candidate_with_what_matching_needs(tmp_path: Path) -> None:
    reading = _read(tmp_path)
    (record,) = reading.records
    profile = record.profile
    assert reading.layout is Layout.SONAR
    assert (record.row, record.source_id, record.is_shareable) == (2, "WZ0001", True)
    assert profile.hours.maximum == 32
    assert profile.hours.minimum is None
    assert profile.education_level is EducationLevel.MBO
    assert profile.preferred_occupations == ("schoonmaker",)
    assert profile.dutch_spoken is LanguageLevel.GOOD
    assert profile.dutch_written is LanguageLevel.REASONABLE
    assert profile.driving_licences.held == {DrivingLicence.B, DrivingLicence.C, DrivingLicence.BE}
    assert profile.driving_licences.is_complete
    assert profile.transport.held == {TravelMode.CAR}
    assert not profile.transport.is_complete
    assert profile.pc4 == "3511"
    assert reading.problems == ()


def test_who_somebody_is_goes_into_the_traces_only(tmp_path: Path) -> None:
    record = _one(tmp_path)
    assert record.traces.name == "kandidaat 0001"
    assert record.traces.email == "k0001@voorbeeld.invalid"
    assert record.traces.phone == "06-20000001"
    assert record.traces.postcode == "3511AB"
    assert "kandidaat 0001" not in repr(record)


def test_the_bsn_is_in_nothing_that_is_read(tmp_path: Path) -> None:
    reading = _read(tmp_path)
    assert "BSN" in reading.dropped_columns
    everything = repr(reading) + repr([vars_of(record) for record in reading.records])
    assert SYNTHETIC_BSN not in everything


def vars_of(record: CandidateRecord) -> tuple[str, ...]:
    traces = record.traces
    return traces.name, traces.email, traces.phone, traces.postcode


@pytest.mark.parametrize("heading", ["bsn-nummer", "Burgerservicenummer", "sofinummer", "B.S.N."])
def test_a_bsn_column_is_dropped_in_any_spelling(tmp_path: Path, heading: str) -> None:
    row = {heading if key == "BSN" else key: cell for key, cell in a_sonar_row().items()}
    reading = read_candidates(write_sonar(tmp_path, row))
    assert heading in reading.dropped_columns


@pytest.mark.parametrize("bsn", [SYNTHETIC_BSN, int(SYNTHETIC_BSN), "1112.22.333"])
def test_a_bsn_as_source_id_is_refused_without_repeating_it(tmp_path: Path, bsn: object) -> None:
    reading = _read(tmp_path, ID_WZ=bsn)
    (problem,) = reading.problems
    assert reading.records == ()
    assert problem.is_rejected
    assert problem.value == ""
    assert SYNTHETIC_BSN not in repr(reading)


def test_age_gender_and_address_are_named_as_dropped(tmp_path: Path) -> None:
    dropped = _read(tmp_path).dropped_columns
    assert {"Geslacht", "Leeftijd", "Straatnaam", "Huisnummer", "Medewerker Naam"} <= set(dropped)


@pytest.mark.parametrize(
    ("cell", "answer"), [(1, Ternary.MEETS), ("2", Ternary.FAILS), ("NNB", Ternary.UNKNOWN)]
)
def test_banenafspraak_becomes_an_unverified_claim(
    tmp_path: Path, cell: object, answer: Ternary
) -> None:
    (claim,) = _one(tmp_path, Banenafspraak=cell).claims
    assert claim.group is TargetGroup.BANENAFSPRAAK
    assert claim.is_member is answer
    assert claim.status is ClaimStatus.UNVERIFIED
    assert claim.source == "Sonar: Banenafspraak"


@pytest.mark.parametrize("cell", ["Ja", " JA ", "j", "J"])
def test_the_word_ja_is_consent(tmp_path: Path, cell: str) -> None:
    assert _one(tmp_path, Toestemming=cell).is_shareable is True


@pytest.mark.parametrize("cell", ["1", 1, "true", "waar", True, "yes", "y"])
def test_a_code_or_a_tick_is_no_consent_and_is_told(tmp_path: Path, cell: object) -> None:
    reading = _read(tmp_path, Toestemming=cell)
    (problem,) = reading.problems
    assert reading.records[0].is_shareable is False
    assert (problem.column, problem.is_rejected) == ("Toestemming", False)


@pytest.mark.parametrize("cell", ["Nee", "n", 2, False, "", "NNB"])
def test_a_clear_no_or_a_blank_is_no_problem(tmp_path: Path, cell: object) -> None:
    reading = _read(tmp_path, Toestemming=cell)
    assert reading.records[0].is_shareable is False
    assert reading.problems == ()


@pytest.mark.parametrize("cell", ["Nee", "", "NNB", "misschien"])
def test_without_a_clear_ja_nobody_is_shared(tmp_path: Path, cell: str) -> None:
    assert _one(tmp_path, Toestemming=cell).is_shareable is False


def test_an_export_without_toestemming_shares_nobody_and_says_so_once(tmp_path: Path) -> None:
    rows = [a_sonar_row(ID_WZ=f"WZ{number}") for number in range(3)]
    for row in rows:
        del row["Toestemming"]
    reading = read_candidates(write_sonar(tmp_path, *rows))
    assert not any(record.is_shareable for record in reading.records)
    assert [problem.column for problem in reading.problems] == ["Toestemming"]


@pytest.mark.parametrize("word", ["NNB", "diversen", "alles", "geen voorkeur", "", "??"])
def test_an_occupation_that_says_nothing_is_unknown(tmp_path: Path, word: str) -> None:
    reading = _read(tmp_path, Bemiddelingsberoep=word)
    assert reading.records[0].profile.preferred_occupations == ()
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("cell", "occupations"),
    [
        ("kok/afwasser", ("kok", "afwasser")),
        ("schoonmaker; hovenier", ("schoonmaker", "hovenier")),
        ("medewerker bediening/keuken", ("medewerker bediening/keuken",)),
        ("monteur (m/v)", ("monteur (m/v)",)),
        ("schoonmaker; diversen", ("schoonmaker",)),
    ],
)
def test_occupations_are_split_where_that_is_safe(
    tmp_path: Path, cell: str, occupations: tuple[str, ...]
) -> None:
    assert _one(tmp_path, Bemiddelingsberoep=cell).profile.preferred_occupations == occupations


def test_a_phone_number_among_the_occupations_is_taken_out_and_told(tmp_path: Path) -> None:
    reading = _read(tmp_path, Bemiddelingsberoep="kok, bel 06-20000001")
    assert reading.records[0].profile.preferred_occupations == ("kok, bel",)
    assert reading.problems[0].value == ""
    assert "telefoonnummer" in reading.problems[0].what


def test_geen_rijbewijs_is_a_complete_list_and_a_blank_says_nothing(tmp_path: Path) -> None:
    none = _one(tmp_path, Rijbewijs="geen").profile.driving_licences
    blank = _one(tmp_path, Rijbewijs="").profile.driving_licences
    assert none.has(DrivingLicence.B) is Ternary.FAILS
    assert blank.has(DrivingLicence.B) is Ternary.UNKNOWN


def test_a_licence_we_do_not_know_leaves_the_list_open(tmp_path: Path) -> None:
    reading = _read(tmp_path, Rijbewijs="B, vliegbrevet")
    licences = reading.records[0].profile.driving_licences
    assert licences.has(DrivingLicence.B) is Ternary.MEETS
    assert licences.has(DrivingLicence.C) is Ternary.UNKNOWN
    assert reading.problems[0].column == "Rijbewijs"


@pytest.mark.parametrize(
    ("cell", "hours"), [("32", 32.0), (32.0, 32.0), ("32 uur", 32.0), ("", None)]
)
def test_hours_come_as_text_or_number(tmp_path: Path, cell: object, hours: float | None) -> None:
    assert _one(tmp_path, hours=cell).profile.hours.maximum == hours


@pytest.mark.parametrize("cell", [168, -1, 0, "veel"])
def test_impossible_hours_are_unknown_and_told(tmp_path: Path, cell: object) -> None:
    reading = _read(tmp_path, hours=cell)
    (problem,) = reading.problems
    assert reading.records[0].profile.hours.maximum is None
    assert (problem.row, problem.column) == (2, "Beschikbare uren/wk")
    assert not problem.is_rejected


def test_language_level_seven_is_unknown_and_told(tmp_path: Path) -> None:
    reading = _read(tmp_path, spoken=7)
    assert reading.records[0].profile.dutch_spoken is None
    assert reading.problems[0].value == "7"


@pytest.mark.parametrize(("cell", "n_problems"), [("12345", 1), ("0000AA", 1), ("NNB", 0), ("", 0)])
def test_an_impossible_postcode_is_told_a_blank_one_is_not(
    tmp_path: Path, cell: str, n_problems: int
) -> None:
    reading = _read(tmp_path, Postcode=cell)
    assert reading.records[0].profile.pc4 is None
    assert len(reading.problems) == n_problems
    assert [problem.value for problem in reading.problems] == [cell] * n_problems


def test_a_postcode_of_no_known_area_is_kept_and_noted(tmp_path: Path) -> None:
    reading = _read(tmp_path, Postcode="1999XX")
    (problem,) = reading.problems
    assert reading.records[0].profile.pc4 == "1999"
    assert (problem.column, problem.value, problem.is_rejected) == ("Postcode", "1999", False)


@pytest.mark.parametrize("cell", ["B,??", "B, onbekend", "geen, ??"])
def test_an_unknown_licence_in_a_list_excludes_nothing(tmp_path: Path, cell: str) -> None:
    licences = _one(tmp_path, Rijbewijs=cell).profile.driving_licences
    assert licences.has(DrivingLicence.C) is Ternary.UNKNOWN


def test_of_two_rows_with_one_id_the_later_counts_and_the_earlier_is_told(tmp_path: Path) -> None:
    first, second = a_sonar_row(), a_sonar_row(Bemiddelingsberoep="hovenier")
    reading = read_candidates(write_sonar(tmp_path, first, second))
    (record,) = reading.records
    (problem,) = reading.problems
    assert record.profile.preferred_occupations == ("hovenier",)
    assert (record.row, problem.row, problem.is_rejected) == (3, 2, True)
    assert reading.n_rows == 2


def test_blank_rows_above_the_headings_keep_the_row_numbers_of_the_user(tmp_path: Path) -> None:
    reading = read_candidates(write_sonar(tmp_path, a_sonar_row(), above=4))
    assert reading.records[0].row == 6


def test_headings_may_differ_in_case_and_spaces(tmp_path: Path) -> None:
    row = {f" {key.upper()} ": cell for key, cell in a_sonar_row().items()}
    assert read_candidates(write_sonar(tmp_path, row)).records[0].profile.hours.maximum == 32


def test_only_the_id_and_the_occupation_are_needed(tmp_path: Path) -> None:
    path = write_sonar(tmp_path, {"ID_WZ": "WZ1", "Bemiddelingsberoep": "kok"})
    (record,) = read_candidates(path).records
    assert record.profile.preferred_occupations == ("kok",)
    assert record.claims == ()


def test_progress_ends_at_the_last_row(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    rows = [a_sonar_row(ID_WZ=f"WZ{number}") for number in range(600)]
    read_candidates(write_sonar(tmp_path, *rows), on_progress=lambda *step: seen.append(step))
    assert seen[-1] == (601, 601)
    assert len(seen) == 2


@pytest.mark.skipif(
    "SROI_REFERENCE_DATA" not in os.environ, reason="SROI_REFERENCE_DATA names no reference data"
)
def test_the_synthetic_sonar_export_is_read_whole() -> None:
    folder = Path(os.environ["SROI_REFERENCE_DATA"]) / "samples"
    reading = read_candidates(folder / "sonar-export-synthetic.xlsx")
    assert len(reading.records) == reading.n_rows == 2000
    assert {problem.column for problem in reading.problems} == {"Postcode"}
    assert sum(record.is_shareable for record in reading.records) == 1210
