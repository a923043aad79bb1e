"""One line of a ranking, told to three readers: the same numbers, and to each what is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import fsum

import pytest
from hypothesis import given, settings

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EntryKind, Experience, Profile
from matcher.domain.vacancy import Vacancy
from matcher.domain.wishes import WorkWishes
from matcher.explanations.candidate import CandidateExplanation, for_candidate
from matcher.explanations.caseworker import for_caseworker
from matcher.explanations.contractor import for_contractor
from matcher.explanations.criterion_words import is_asked_already
from matcher.explanations.level import Level, level_of
from matcher.explanations.parts import fit_from
from matcher.explanations.suggested import changes_for
from matcher.explanations.what_if import WhatIf, worth_telling
from matcher.ternary import Ternary
from tests.factories import a_contractor, a_profile, a_vacancy, an_organisation
from tests.matcher.explanations.plain_dutch import EASIEST_FROM, hard_to_read, reading_ease
from tests.matcher.explanations.telling import line_of, what_if_of
from tests.matcher.ranking.strategies import profiles, vacancies

NO_LICENCE = Holdings[DrivingLicence].exactly([])
EXCLUDED = a_profile(driving_licences=NO_LICENCE)


def told_to_the_person(
    profile: Profile, vacancy: Vacancy, counts: Ternary | None = None
) -> CandidateExplanation:
    return for_candidate(
        line_of(profile, vacancy),
        vacancy,
        contractor=a_contractor(name="Bouwbedrijf"),
        intermediary=an_organisation(name="Werkbedrijf"),
        what_ifs=helping(profile, vacancy),
        counts=counts,
    )


def helping(profile: Profile, vacancy: Vacancy) -> tuple[WhatIf, ...]:
    changes = changes_for(profile, vacancy, line_of(profile, vacancy))
    return worth_telling(what_if_of([profile], vacancy, changes), most=8)


def text_of(told: CandidateExplanation) -> list[str]:
    return [
        *told.opening, *told.why, *told.partly, *told.less, *told.missing, *told.unknown,
        *told.steps, *told.ask, *told.closing,
    ]  # fmt: skip


# --- the numbers ---------------------------------------------------------------------------------


@settings(max_examples=60)
@given(profiles, vacancies)
def test_the_fit_follows_from_what_caseworker_and_contractor_are_told(
    profile: Profile, vacancy: Vacancy
) -> None:
    ranked = line_of(profile, vacancy)
    for told in (for_caseworker(ranked, 1), for_contractor(ranked, 1)):
        rebuilt = fit_from(told.parts)
        assert rebuilt == (None if ranked.fit is None else pytest.approx(ranked.fit, abs=1e-9))
        assert (told.fit, told.confidence, told.position) == (
            ranked.fit,
            ranked.confidence,
            ranked.position,
        )
        shares = [part.share for part in told.parts if part.share is not None]
        assert fsum(shares) == pytest.approx(ranked.fit or 0.0, abs=1e-9)


@settings(max_examples=60)
@given(profiles, vacancies)
def test_skills_follow_from_the_evidence_that_both_are_told(
    profile: Profile, vacancy: Vacancy
) -> None:
    ranked = line_of(profile, vacancy)
    for told in (for_caseworker(ranked, 1), for_contractor(ranked, 1)):
        for part in told.parts:
            if part.name == "skills" and part.score is not None:
                rebuilt = fsum(met.weight * met.strength for met in told.evidence)
                assert part.score == pytest.approx(min(rebuilt, 1.0), abs=1e-9)


@settings(max_examples=60)
@given(profiles, vacancies)
def test_the_person_is_told_every_part_once_and_as_good_as_its_number_is(
    profile: Profile, vacancy: Vacancy
) -> None:
    ranked = line_of(profile, vacancy)
    told = told_to_the_person(profile, vacancy)
    assert [part.name for part in told.parts] == [c.name for c in ranked.components]
    where = {
        Level.GOOD: told.why,
        Level.PARTLY: told.partly,
        Level.LITTLE: told.less,
        Level.UNKNOWN: told.unknown,
    }
    for part, component in zip(told.parts, ranked.components, strict=True):
        assert part.level is level_of(component.score)
        is_said = part.level is not Level.UNKNOWN or not is_asked_already(part.name, ranked)
        assert (part.sentence in where[part.level]) is is_said
        assert text_of(told).count(part.sentence) == int(is_said)


def test_a_fit_that_is_not_known_is_told_as_unknown_and_not_as_nothing() -> None:
    nobody_asked = Profile()
    ranked = line_of(nobody_asked, a_vacancy())
    told = for_caseworker(ranked, 1)
    assert told.fit is fit_from(told.parts) is None
    assert told.arithmetic == ""
    assert all(part.share is None for part in told.parts)
    person = told_to_the_person(nobody_asked, a_vacancy())
    assert "Wij weten nog niet wat u kunt." in person.unknown


def test_the_caseworker_reads_the_sum_as_one_would_write_it_down() -> None:
    told = for_caseworker(line_of(a_profile(), a_vacancy()), 1)
    terms, _, result = told.arithmetic.partition(" = ")
    assert terms.count("×") == sum(part.score is not None for part in told.parts)
    assert result == f"{told.fit:.1%}".replace(".", ",")


# --- the contractor ------------------------------------------------------------------------------

WISHING = a_profile(
    skills=("heftruck rijden", "piano spelen"),
    preferred_occupations=("heftruckchauffeur", "goochelaar"),
    experience=(
        Experience(
            occupation="ballonvaarder", started_on=date(2020, 1, 1), ended_on=date(2021, 1, 1)
        ),
    ),
    wishes=WorkWishes(refused_occupations=("reachtruckchauffeur",)),
    max_distance_km=17.0,
    max_travel_min=41.0,
)


def test_a_contractor_reads_no_wish_no_limit_no_way_and_nothing_beside_the_job() -> None:
    vacancy = a_vacancy(
        requirements=(
            *a_vacancy().requirements,
            replace(a_vacancy().requirements[0], phrase="heftruckchauffeur"),
        )
    )
    told = for_contractor(line_of(WISHING, vacancy), 1)
    read = " ".join(
        [
            *(part.sentence for part in told.parts),
            *(str(met) for met in told.evidence),
            *(criterion.explanation for criterion in told.criteria),
            *told.unknown,
        ]
    )
    for private in (
        "goochelaar",
        "ballonvaarder",
        "piano",
        "reachtruck",
        "17",
        "41",
        " km",
        "PREFERRED",
    ):
        assert private not in read
    assert "heftruck rijden" in read
    assert not any(met.kind is EntryKind.PREFERRED_OCCUPATION for met in told.evidence)


def test_a_caseworker_reads_all_of_it() -> None:
    told = for_caseworker(line_of(WISHING, a_vacancy()), 1)
    read = " ".join([p.sentence for p in told.parts] + [c.explanation for c in told.criteria])
    assert "reachtruckchauffeur" in read
    assert "hoogstens 17 km" in read
    assert "hoogstens 41 minuten" in read


def test_a_limit_that_fails_is_told_to_a_contractor_without_the_limit() -> None:
    told = for_contractor(line_of(replace(WISHING, pc4="9711"), a_vacancy()), 1)
    assert {c.name: c.explanation for c in told.criteria}["distance"] == "Reisafstand: past niet."


# --- the candidate -------------------------------------------------------------------------------


def test_the_person_reads_why_what_is_missing_what_to_do_and_whom_to_ask() -> None:
    told = told_to_the_person(a_profile(hours=a_profile().hours), a_vacancy())
    assert told.is_proposed
    assert "U staat op de lijst voor dit werk." in " ".join(told.opening)
    assert "U hebt het rijbewijs dat nodig is: B." in told.why
    assert "Vraag het aan Werkbedrijf." in told.ask[0]
    assert "030-0000001" in told.ask[0]
    assert "Een mens beslist." in told.closing[0]


def test_who_is_left_out_reads_what_is_missing_and_what_would_help() -> None:
    told = told_to_the_person(EXCLUDED, a_vacancy())
    assert not told.is_proposed
    assert "U staat nu niet op de lijst" in told.opening[1]
    assert "Voor dit werk is rijbewijs B nodig. Dat hebt u niet." in told.missing
    assert told.steps[0] == "Wilt u rijbewijs B halen? Vraag ons wat er kan."


def test_what_nobody_knows_is_a_question_and_no_reproach() -> None:
    unknown = a_profile(driving_licences=Holdings[DrivingLicence].unknown())
    told = told_to_the_person(unknown, a_vacancy())
    assert "Wij weten niet of u rijbewijs B hebt." in told.unknown
    assert "Hebt u rijbewijs B? Vertel het ons dan." in told.steps
    assert not any("rijbewijs" in sentence for sentence in told.missing)


def test_what_is_unknown_is_asked_once_of_person_and_contractor() -> None:
    unknown = a_profile(hours=HoursRange(), dutch_spoken=None, dutch_written=None)
    person = told_to_the_person(unknown, a_vacancy())
    assert [one for one in person.unknown if "uur" in one] == [
        "Wij weten niet hoeveel uur per week u kunt werken."
    ]
    told = for_contractor(line_of(unknown, a_vacancy()), 1)
    assert len([one for one in told.unknown if "uur" in one]) == 1
    assert len([one for one in told.unknown if "Nederlands" in one]) == 1


def test_who_does_not_count_for_the_contract_is_told_so_and_no_group_is_named() -> None:
    told = told_to_the_person(a_profile(), a_vacancy(), Ternary.FAILS)
    assert not told.is_proposed
    assert "U telt daarvoor niet mee" in told.closing[2]
    assert (
        "Wij weten nog niet of u daarvoor meetelt."
        in (told_to_the_person(a_profile(), a_vacancy(), Ternary.UNKNOWN).closing[2])
    )
    assert len(told_to_the_person(a_profile(), a_vacancy()).closing) == 2


@pytest.mark.parametrize("counts", [None, *Ternary])
@pytest.mark.parametrize("profile", [a_profile(), EXCLUDED, Profile(), WISHING])
def test_the_whole_text_reads_easily(profile: Profile, counts: Ternary | None) -> None:
    """Titles and requirements are the contractor's words; these are ordinary ones."""
    told = told_to_the_person(profile, a_vacancy(title="Chauffeur", occupation=""), counts)
    assert list(hard_to_read(text_of(told))) == []
    assert reading_ease(text_of(told)) >= EASIEST_FROM


def test_the_person_reads_no_place_and_no_percentage() -> None:
    text = " ".join(text_of(told_to_the_person(a_profile(), a_vacancy())))
    assert "%" not in text
    assert "plek" not in text
    assert "plaats" not in text


def test_no_more_than_four_things_to_do_are_told() -> None:
    assert len(told_to_the_person(Profile(), a_vacancy()).steps) <= 4
