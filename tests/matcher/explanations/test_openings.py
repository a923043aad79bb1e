"""What single missing thing would open how many more vacancies, counted as the ranker judges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, Profile
from matcher.domain.vacancy import HardCriteria, Vacancy
from matcher.domain.wishes import WorkWishes
from matcher.explanations.openings import Openings, opening_sentence, openings_of
from matcher.ternary import Ternary
from tests.factories import a_profile, a_vacancy
from tests.matcher.explanations.telling import line_of, question_of, toy_vectors
from tests.matcher.pool import DIMENSION
from tests.matcher.ranking.strategies import profiles, vacancies

TODAY = date(2026, 1, 20)
NO_LICENCE = Holdings[DrivingLicence].exactly([])
several = st.lists(vacancies, min_size=1, max_size=5)


def asking(number: int, **criteria: object) -> Vacancy:
    return a_vacancy(vacancy_id=f"V-{number}", criteria=HardCriteria(**criteria))  # type: ignore[arg-type]


def found_by(profile: Profile, asked: Sequence[Vacancy]) -> Openings:
    questions = [question_of(vacancy) for vacancy in asked]
    return openings_of(profile, questions, toy_vectors, DIMENSION, on=TODAY)


def found_for(profile: Profile, *asked: Vacancy) -> dict[str, tuple[int, int]]:
    """Return by change how many vacancies it opens and makes certain."""
    found = found_by(profile, asked)
    return {one.change.text: (len(one.opened), len(one.made_certain)) for one in found.openings}


def numbered(vacancies_: Sequence[Vacancy]) -> list[Vacancy]:
    return [replace(v, vacancy_id=f"V-{n}") for n, v in enumerate(vacancies_)]


def worst(profile: Profile, vacancy: Vacancy) -> Ternary:
    """Return what a ranking makes of all hard criteria together."""
    outcomes = [criterion.outcome.value for criterion in line_of(profile, vacancy).criteria]
    return Ternary(min(outcomes, default=Ternary.MEETS.value))


@settings(max_examples=30)
@given(profiles, several)
def test_what_is_said_to_open_is_opened_in_a_ranking_and_nothing_else_is(
    profile: Profile, asked: list[Vacancy]
) -> None:
    asked = numbered(asked)
    found = found_by(profile, asked)
    now = {vacancy.vacancy_id: worst(profile, vacancy) for vacancy in asked}
    counted = (found.n_certain, found.n_uncertain, found.n_closed)
    assert counted == tuple(
        list(now.values()).count(outcome)
        for outcome in (Ternary.MEETS, Ternary.UNKNOWN, Ternary.FAILS)
    )
    for one in found.openings:
        then = {v.vacancy_id: worst(one.change.profile, v) for v in asked}
        assert set(one.opened) == {
            name for name in now if now[name] is Ternary.FAILS and then[name] is not Ternary.FAILS
        }
        assert set(one.made_certain) == {
            name for name in now if now[name] is Ternary.UNKNOWN and then[name] is Ternary.MEETS
        }
        assert one.opened or one.made_certain


def test_a_licence_opens_the_vacancies_that_fail_on_it_alone() -> None:
    licence = {"driving_licences": frozenset({DrivingLicence.B})}
    found = found_by(
        a_profile(driving_licences=NO_LICENCE),
        [
            asking(1, **licence),
            asking(2, **licence),
            asking(3, **licence, hours=HoursRange(38, 40)),
            asking(4),
        ],
    )
    (best, *_) = found.openings
    assert (best.change.text, best.opened) == ("rijbewijs B", ("V-1", "V-2"))
    assert opening_sentence(best, found.n_vacancies) == (
        "2 van de 4 vacatures vallen alleen af op: rijbewijs B."
    )
    assert (found.n_certain, found.n_closed) == (1, 3)


def test_what_is_unknown_alone_would_become_certain() -> None:
    profile = a_profile(driving_licences=Holdings[DrivingLicence].unknown())
    found = found_by(profile, [asking(1, driving_licences=frozenset({DrivingLicence.B}))])
    assert found_for(profile, asking(1, driving_licences=frozenset({DrivingLicence.B}))) == {
        "rijbewijs B": (0, 1)
    }
    assert opening_sentence(found.openings[0], 1) == (
        "Bij 1 van de 1 vacatures is alleen dit nog onbekend: rijbewijs B."
    )


def test_hours_open_step_by_step_and_a_step_that_opens_no_more_is_not_told() -> None:
    profile = a_profile(hours=HoursRange(8, 20))
    assert found_for(
        profile, asking(1, hours=HoursRange(24, 32)), asking(2, hours=HoursRange(32, 40))
    ) == {"32 uur per week (12 uur meer)": (2, 0), "24 uur per week (4 uur meer)": (1, 0)}


def test_fewer_hours_can_open_a_small_job() -> None:
    profile = a_profile(hours=HoursRange(24, 32))
    assert found_for(profile, asking(1, hours=HoursRange(8, 16))) == {
        "ook 16 uur per week (8 uur minder)": (1, 0)
    }


def test_five_kilometres_further_opens_what_lies_just_too_far() -> None:
    profile = a_profile(max_distance_km=5.0, max_travel_min=None, pc4="3511")
    far = a_vacancy(vacancy_id="V-1", criteria=HardCriteria(), pc4="3542")
    assert found_for(profile, far) == {"hoogstens 10 km reizen (5 km verder)": (1, 0)}


def test_a_level_of_dutch_opens_no_more_than_it_reaches() -> None:
    profile = a_profile(dutch_spoken=LanguageLevel.NONE)
    assert found_for(
        profile,
        asking(1, dutch_spoken=LanguageLevel.REASONABLE),
        asking(2, dutch_spoken=LanguageLevel.GOOD),
    ) == {"Nederlands spreken: goed": (2, 0), "Nederlands spreken: redelijk": (1, 0)}


def test_shifts_open_what_needs_them() -> None:
    profile = a_profile(shift_work=Ternary.FAILS)
    assert found_for(profile, asking(1, needs_shift_work=True)) == {
        "ploegendienst of onregelmatige uren": (1, 0)
    }


def test_two_missing_things_are_no_single_opening() -> None:
    profile = a_profile(driving_licences=NO_LICENCE, shift_work=Ternary.FAILS)
    both = asking(1, needs_shift_work=True, driving_licences=frozenset({DrivingLicence.B}))
    assert found_for(profile, both) == {}


def test_a_first_day_that_is_too_late_is_not_asked_to_be_earlier() -> None:
    """Why somebody starts later is nobody's business here."""
    later = a_profile(available_from=date(2027, 1, 1))
    assert found_for(later, asking(1, starts_on=date(2026, 2, 1))) == {}
    unknown = a_profile(available_from=None)
    assert found_for(unknown, asking(1, starts_on=date(2026, 2, 1))) == {
        "beschikbaar vanaf 2026-01-20": (0, 1)
    }


def test_a_diploma_is_not_asked_to_be_got_only_to_be_told() -> None:
    assert found_for(
        a_profile(education_level=None), asking(1, education_level=EducationLevel.HBO)
    ).keys() == {"werk- en denkniveau hbo"}
    assert found_for(a_profile(), asking(1, education_level=EducationLevel.HBO)) == {}


def test_work_that_somebody_will_not_do_again_is_closed_and_nothing_opens_it() -> None:
    wishes = WorkWishes(refused_occupations=("heftruckchauffeur",))
    refusing = a_profile(preferred_occupations=(), wishes=wishes)
    found = found_by(refusing, [asking(1)])
    assert (found.n_closed, found.openings) == (1, ())


def test_without_vacancies_nothing_opens() -> None:
    assert found_by(a_profile(), []) == Openings(
        n_vacancies=0, n_certain=0, n_uncertain=0, n_closed=0, openings=()
    )
