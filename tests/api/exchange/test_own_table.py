"""Tables that a desk fills in by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from api.exchange.reader import Layout, Reading, read_candidates, read_vacancies
from matcher.domain.claim import TargetGroup
from matcher.domain.profile import DrivingLicence, EducationLevel, Experience, TravelMode
from matcher.domain.reading import CandidateRecord, VacancyRecord
from matcher.domain.vacancy import Importance, RequirementOrigin
from matcher.ternary import Ternary
from tests.api.exchange.files import write_own


def _candidates(folder: Path, **cells: str) -> Reading[CandidateRecord]:
    return read_candidates(
        write_own(folder, **({"bron_id": "A1", "vaardigheden": "koken"} | cells))
    )


def _vacancies(folder: Path, **cells: str) -> Reading[VacancyRecord]:
    needed = {"bron_id": "V1", "opdrachtnemer": "Opdrachtnemer 1", "titel": "kok"}
    return read_vacancies(write_own(folder, **(needed | cells)))


def test_a_candidate_is_read_from_all_columns(tmp_path: Path) -> None:
    reading = _candidates(
        tmp_path,
        delen_toegestaan="ja",
        vaardigheden="schoonmaken | ramen lappen | Schoonmaken",
        certificaten="VCA basis|BHV",
        rijbewijzen="B | BE",
        vervoer="fiets | ov",
        postcode="3511 AB",
        uren_min="16,5",
        uren_max="32",
        beschikbaar_vanaf="01-09-2026",
        beschikbaar_tot="2027-01-31",
        opleidingsniveau="havo",
        ploegendienst="nee",
        max_afstand_km="15",
        max_reistijd_min="45",
    )
    (record,) = reading.records
    profile = record.profile
    assert reading.layout is Layout.OWN_CANDIDATES
    assert reading.problems == ()
    assert record.is_shareable
    assert len(profile.skills) == 2
    assert profile.certificates.has("BHV") is Ternary.MEETS
    assert profile.certificates.has("lasdiploma") is Ternary.FAILS
    assert profile.driving_licences.has(DrivingLicence.C) is Ternary.FAILS
    assert profile.transport.has(TravelMode.CAR) is Ternary.FAILS
    assert (profile.hours.minimum, profile.hours.maximum) == (16.5, 32)
    assert profile.available_from == date(2026, 9, 1)
    assert profile.available_until == date(2027, 1, 31)
    assert profile.education_level is EducationLevel.MBO
    assert profile.shift_work is Ternary.FAILS
    assert (profile.max_distance_km, profile.max_travel_min) == (15, 45)


def test_an_empty_row_is_unknown_throughout_and_not_shareable(tmp_path: Path) -> None:
    (record,) = _candidates(
        tmp_path, vaardigheden="", rijbewijzen="NNB", vervoer="??", ploegendienst="onbekend"
    ).records
    assert not record.is_shareable
    assert record.profile.skills == ()
    assert record.profile.driving_licences.has(DrivingLicence.B) is Ternary.UNKNOWN
    assert record.profile.transport.has(TravelMode.CAR) is Ternary.UNKNOWN
    assert record.profile.shift_work is Ternary.UNKNOWN


def test_geen_makes_a_list_empty_and_complete(tmp_path: Path) -> None:
    (record,) = _candidates(
        tmp_path, rijbewijzen="geen", vervoer="geen", certificaten="geen"
    ).records
    assert record.profile.driving_licences.has(DrivingLicence.B) is Ternary.FAILS
    assert record.profile.transport.has(TravelMode.CAR) is Ternary.FAILS
    assert record.profile.certificates.has("BHV") is Ternary.FAILS


@pytest.mark.parametrize(
    ("cell", "experience"),
    [
        ("kok", Experience(occupation="kok")),
        (
            "kok (2019-2022)",
            Experience(occupation="kok", started_on=date(2019, 1, 1), ended_on=date(2022, 12, 31)),
        ),
        ("kok (2021-nu)", Experience(occupation="kok", started_on=date(2021, 1, 1))),
        (
            "kok (2019-03 - 2020-02)",
            Experience(occupation="kok", started_on=date(2019, 3, 1), ended_on=date(2020, 2, 29)),
        ),
        (
            "kok (2019-03)",
            Experience(occupation="kok", started_on=date(2019, 3, 1), ended_on=date(2019, 3, 31)),
        ),
        ("magazijn (logistiek)", Experience(occupation="magazijn (logistiek)")),
    ],
)
def test_experience_may_have_years_or_months(
    tmp_path: Path, cell: str, experience: Experience
) -> None:
    reading = _candidates(tmp_path, werkervaring=cell)
    assert reading.records[0].profile.experience == (experience,)
    assert reading.problems == ()


@pytest.mark.parametrize("period", ["2022-2019", "19-22", "2019-13"])
def test_an_unclear_period_leaves_the_job_without_dates_and_is_told(
    tmp_path: Path, period: str
) -> None:
    reading = _candidates(tmp_path, werkervaring=f"kok ({period})")
    assert reading.records[0].profile.experience == (Experience(occupation="kok"),)
    assert [problem.column for problem in reading.problems] == ["werkervaring"]


def test_target_groups_may_be_stated_dated_and_denied(tmp_path: Path) -> None:
    (record,) = _candidates(
        tmp_path, doelgroepen="Beschut werk | wajong sinds 2024-03-01 | niet banenafspraak"
    ).records
    told = [(claim.group, claim.is_member, claim.since) for claim in record.claims]
    assert told == [
        (TargetGroup.BESCHUT_WERK, Ternary.MEETS, None),
        (TargetGroup.WAJONG, Ternary.MEETS, date(2024, 3, 1)),
        (TargetGroup.BANENAFSPRAAK, Ternary.FAILS, None),
    ]


def test_a_group_both_stated_and_denied_is_unknown(tmp_path: Path) -> None:
    reading = _candidates(tmp_path, doelgroepen="wia | niet wia")
    (claim,) = reading.records[0].claims
    assert claim.is_member is Ternary.UNKNOWN
    assert len(reading.problems) == 1


def test_a_misspelt_target_group_is_told_without_repeating_it(tmp_path: Path) -> None:
    reading = _candidates(tmp_path, doelgroepen="wajnog")
    assert reading.records[0].claims == ()
    assert reading.problems[0].value == ""
    assert "wajong" in reading.problems[0].remedy


def test_swapped_hours_and_days_are_unknown_and_told(tmp_path: Path) -> None:
    reading = _candidates(
        tmp_path,
        uren_min="32",
        uren_max="16",
        beschikbaar_vanaf="2027-01-01",
        beschikbaar_tot="2026-01-01",
    )
    profile = reading.records[0].profile
    assert profile.hours.minimum is profile.hours.maximum is None
    assert profile.available_from is profile.available_until is None
    assert {problem.column for problem in reading.problems} == {"uren_min", "beschikbaar_tot"}


def test_the_example_of_the_template_is_refused(tmp_path: Path) -> None:
    reading = _candidates(tmp_path, bron_id="voorbeeld-1")
    assert reading.records == ()
    assert reading.problems[0].is_rejected


def test_a_vacancy_is_read_from_all_columns(tmp_path: Path) -> None:
    reading = _vacancies(
        tmp_path,
        beroep="chef-kok",
        eisen="koken | bakken",
        pluspunten="bedienen | koken",
        postcode="3511",
        plaatsen="2",
        startdatum="2026-11-01",
        sluitdatum="2026-10-15",
        uren_max="32",
        rijbewijzen="B",
        certificaten="HACCP",
        ploegendienst="ja",
        vervoer="auto | scooter",
        contract_id="OPD-1",
        opdrachtgever="Gemeente voorbeeld",
        meetellende_doelgroepen="participatiewet | wia",
        **{"contact_e-mail": "loket@voorbeeld.invalid"},
    )
    (record,) = reading.records
    vacancy = record.vacancy
    assert reading.layout is Layout.OWN_VACANCIES
    assert reading.problems == ()
    assert (record.contractor_name, record.contractor_email) == (
        "Opdrachtnemer 1",
        "loket@voorbeeld.invalid",
    )
    asked = [(asked.phrase, asked.importance) for asked in vacancy.requirements]
    assert asked == [
        ("koken", Importance.ESSENTIAL),
        ("bakken", Importance.ESSENTIAL),
        ("bedienen", Importance.USEFUL),
    ]
    assert vacancy.positions == 2
    assert vacancy.closes_on == date(2026, 10, 15)
    assert vacancy.criteria.starts_on == date(2026, 11, 1)
    assert vacancy.criteria.driving_licences == {DrivingLicence.B}
    assert vacancy.criteria.certificates == {"HACCP"}
    assert vacancy.criteria.needs_shift_work
    assert vacancy.criteria.transport == {TravelMode.CAR, TravelMode.MOPED}
    assert record.contract is not None
    counted = frozenset({TargetGroup.PARTICIPATIEWET, TargetGroup.WIA})
    assert record.contract.counted_groups == counted


def test_a_misspelt_counted_group_makes_the_whole_list_unknown(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, contract_id="OPD-1", meetellende_doelgroepen="wia | wajnog")
    contract = reading.records[0].contract
    assert contract is not None
    assert contract.counted_groups is None
    assert len(reading.problems) == 1


def test_a_contract_without_a_number_is_told(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, contract_id="", contract_titel="Groenonderhoud")
    assert reading.records[0].contract is None
    assert reading.problems[0].column == "contract_id"


def test_without_listed_requirements_the_text_is_consulted_and_marked(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, omschrijving="Taken: snoeien, maaien.")
    asked = reading.records[0].vacancy.requirements
    assert [requirement.phrase for requirement in asked] == ["snoeien", "maaien"]
    assert {requirement.origin for requirement in asked} == {RequirementOrigin.FROM_TEXT}


def test_what_the_text_calls_an_advantage_comes_in_as_useful(tmp_path: Path) -> None:
    told = "Taken: snoeien. Ervaring met maaien is mooi meegenomen."
    asked = _vacancies(tmp_path, omschrijving=told).records[0].vacancy.requirements
    assert {need.phrase: need.importance for need in asked} == {
        "snoeien": Importance.ESSENTIAL,
        "maaien": Importance.USEFUL,
    }


def test_identifiers_in_a_description_are_taken_out(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, omschrijving="Mail chef@voorbeeld.invalid of bel 0612340000.")
    assert reading.records[0].vacancy.description == "Mail […] of bel […]."
    assert reading.problems[0].value == ""


def test_a_vacancy_without_a_title_is_refused(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, titel="NNB")
    assert reading.records == ()
    assert reading.problems[0].is_rejected


def test_one_id_at_two_contractors_is_two_vacancies(tmp_path: Path) -> None:
    path = tmp_path / "twee.csv"
    path.write_text("bron_id;opdrachtnemer;titel\n1;Bedrijf A;kok\n1;Bedrijf B;kok\n")
    assert len(read_vacancies(path).records) == 2


@pytest.mark.parametrize("unknown", ["??", "onbekend", "NNB", "nog niet bekend"])
def test_a_list_that_ends_in_unknown_excludes_nothing(tmp_path: Path, unknown: str) -> None:
    reading = _candidates(
        tmp_path,
        rijbewijzen=f"B | {unknown}",
        vervoer=f"{unknown} | fiets",
        certificaten=f"heftruck | {unknown}",
    )
    profile = reading.records[0].profile
    assert profile.driving_licences.has(DrivingLicence.B) is Ternary.MEETS
    assert profile.driving_licences.has(DrivingLicence.C) is Ternary.UNKNOWN
    assert profile.transport.has(TravelMode.BICYCLE) is Ternary.MEETS
    assert profile.transport.has(TravelMode.CAR) is Ternary.UNKNOWN
    assert profile.certificates.has("heftruck") is Ternary.MEETS
    assert profile.certificates.has("VCA") is Ternary.UNKNOWN
    assert reading.problems == ()


def test_geen_beside_unknown_excludes_nothing(tmp_path: Path) -> None:
    lists = dict.fromkeys(("rijbewijzen", "vervoer", "certificaten"), "geen | ??")
    profile = _candidates(tmp_path, **lists).records[0].profile
    assert profile.driving_licences.has(DrivingLicence.B) is Ternary.UNKNOWN
    assert profile.transport.has(TravelMode.CAR) is Ternary.UNKNOWN
    assert profile.certificates.has("VCA") is Ternary.UNKNOWN


def test_a_separator_too_many_leaves_a_list_complete(tmp_path: Path) -> None:
    profile = _candidates(tmp_path, rijbewijzen="B | ").records[0].profile
    assert profile.driving_licences.has(DrivingLicence.C) is Ternary.FAILS


def test_an_unknown_counted_group_makes_the_whole_list_unknown(tmp_path: Path) -> None:
    reading = _vacancies(tmp_path, contract_id="OPD-1", meetellende_doelgroepen="wia | ??")
    contract = reading.records[0].contract
    assert contract is not None
    assert contract.counted_groups is None


@pytest.mark.parametrize("word", ["ja", "J", "1"])
def test_our_own_table_takes_ja_j_and_1_for_consent(tmp_path: Path, word: str) -> None:
    assert _candidates(tmp_path, delen_toegestaan=word).records[0].is_shareable


def test_a_postcode_of_no_known_area_is_kept_and_noted(tmp_path: Path) -> None:
    person = _candidates(tmp_path, postcode="1999 AB")
    job = _vacancies(tmp_path, postcode="1999")
    assert (person.records[0].profile.pc4, job.records[0].vacancy.pc4) == ("1999", "1999")
    for (problem,) in (person.problems, job.problems):
        assert (problem.column, problem.value, problem.is_rejected) == ("postcode", "1999", False)
        assert "kennen wij niet" in problem.what
        assert "postbus" in problem.remedy
