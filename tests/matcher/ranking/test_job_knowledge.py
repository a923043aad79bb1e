"""What a taxonomy and the calendar add to a ranking, as a caseworker would tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.profile import Experience, Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Importance, Requirement, Vacancy
from matcher.ranking.job_knowledge import JobKnowledge, KinOccupation
from matcher.ranking.ranker import asked_phrases
from tests.matcher.pool import Pool
from tests.matcher.ranking.strategies import knowledge, phrases, profiles, vacancies

DESK = Vacancy(
    vacancy_id="V-1",
    organisation_id="O-1",
    title="Baliemedewerker",
    requirements=(Requirement(phrase="klanten helpen"), Requirement(phrase="Engels spreken")),
)
KNOWN = JobKnowledge(
    kin=(
        KinOccupation(name="receptionist", nearness=0.5),
        KinOccupation(name="caissière", nearness=0.4, covers=frozenset({"klanten helpen"})),
    ),
    on=date(2026, 12, 1),
)
AT_THE_TILL = Profile(experience=(Experience(occupation="caissière"),))


def score_of(line: RankedCandidate, name: str) -> float | None:
    return next(c.score for c in line.components if c.name == name)


def worked(started: date | None, ended: date | None, *, as_a: str = "baliemedewerker") -> Profile:
    return Profile(experience=(Experience(occupation=as_a, started_on=started, ended_on=ended),))


def experience_of(started: date | None, ended: date | None) -> float | None:
    return score_of(Pool([worked(started, ended)]).only(DESK, knowledge=KNOWN), "experience")


# --- kin ----------------------------------------------------------------------------------


def test_who_worked_in_an_occupation_that_is_kin_is_as_near_as_it_covers() -> None:
    alone = Pool([AT_THE_TILL]).only(DESK)
    told = Pool([AT_THE_TILL]).only(DESK, knowledge=KNOWN)
    assert score_of(alone, "occupation") == 0
    assert score_of(told, "occupation") == pytest.approx(0.4)


def test_a_skill_that_goes_with_a_job_held_is_inferred_and_says_through_which_occupation() -> None:
    met, unmet = Pool([AT_THE_TILL]).only(DESK, knowledge=KNOWN).evidence
    assert (met.phrase, met.via) == ("caissière", "caissière")
    assert met.strength == pytest.approx(0.6)
    assert (unmet.phrase, unmet.via, unmet.strength) == (None, None, 0.0)


def test_what_somebody_wrote_down_goes_before_what_is_inferred() -> None:
    profile = replace(AT_THE_TILL, skills=("klanten helpen",))
    met = Pool([profile]).only(DESK, knowledge=KNOWN).evidence[0]
    assert (met.phrase, met.via) == ("klanten helpen", None)
    assert met.strength == pytest.approx(1.0)


def test_a_wish_for_an_occupation_lets_no_skill_be_inferred() -> None:
    wish = Profile(preferred_occupations=("caissière",))
    line = Pool([wish]).only(DESK, knowledge=KNOWN)
    assert line.evidence[0].strength == 0
    assert score_of(line, "occupation") == pytest.approx(0.4)


def test_vectors_of_kin_are_asked_for_too() -> None:
    assert {"receptionist", "caissière"} <= set(asked_phrases(DESK, KNOWN))


# --- rarity -------------------------------------------------------------------------------


def test_a_rare_requirement_weighs_more_than_one_that_every_job_asks() -> None:
    rare = JobKnowledge(rarity={"Engels spreken": 1.0, "klanten helpen": 0.0})
    common, special = Pool([Profile(skills=("fietsen",))]).only(DESK, knowledge=rare).evidence
    assert special.weight == pytest.approx(2 * common.weight)


def test_a_requirement_of_unknown_rarity_counts_as_the_others_do_on_average() -> None:
    three = replace(DESK, requirements=(*DESK.requirements, Requirement(phrase="zwemmen")))
    known = JobKnowledge(rarity={"Engels spreken": 0.9, "klanten helpen": 0.3})
    first, second, third = Pool([AT_THE_TILL]).only(three, knowledge=known).evidence
    assert third.weight == pytest.approx((first.weight + second.weight) / 2)


def test_without_a_taxonomy_only_importance_tells_requirements_apart() -> None:
    two = replace(
        DESK,
        requirements=(
            Requirement(phrase="klanten helpen"),
            Requirement(phrase="zwemmen", importance=Importance.USEFUL),
        ),
    )
    weights = [met.weight for met in Pool([AT_THE_TILL]).only(two).evidence]
    assert weights == pytest.approx([2 / 3, 1 / 3])


# --- experience ---------------------------------------------------------------------------


def test_two_years_until_today_count_in_full() -> None:
    assert experience_of(date(2024, 11, 1), date(2026, 12, 1)) == pytest.approx(1.0)


def test_half_a_year_counts_for_a_quarter() -> None:
    began = KNOWN.on - timedelta(days=round(365.25 / 2)) if KNOWN.on else None
    assert experience_of(began, KNOWN.on) == pytest.approx(0.25, abs=0.002)


def test_ten_years_after_it_ended_work_counts_for_half() -> None:
    assert experience_of(date(2010, 1, 1), date(2016, 12, 1)) == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize(
    ("started", "ended"),
    [(None, None), (date(2020, 1, 1), None), (None, date(2020, 1, 1))],
)
def test_without_both_days_experience_is_unknown_and_asked_about(
    started: date | None, ended: date | None
) -> None:
    line = Pool([worked(started, ended)]).only(DESK, knowledge=KNOWN)
    assert score_of(line, "experience") is None
    assert any("van wanneer tot wanneer" in question for question in line.unknown)


def test_dated_work_of_another_kind_is_known_and_counts_for_nothing() -> None:
    welder = worked(date(2020, 1, 1), date(2026, 1, 1), as_a="metselaar")
    line = Pool([welder]).only(DESK, knowledge=KNOWN)
    assert score_of(line, "experience") == 0
    (told,) = (c.explanation for c in line.components if c.name == "experience")
    assert "ander werk" in told


def test_days_that_stand_the_wrong_way_round_count_for_nothing() -> None:
    assert experience_of(date(2026, 1, 1), date(2020, 1, 1)) == 0


def test_the_reason_tells_the_length_and_how_long_ago() -> None:
    line = Pool([worked(date(2018, 1, 1), date(2021, 1, 1))]).only(DESK, knowledge=KNOWN)
    (told,) = (c.explanation for c in line.components if c.name == "experience")
    assert told == "Werkte 3 jaar als 'baliemedewerker', tot 6 jaar geleden."


def test_without_a_day_experience_is_no_part_of_the_fit() -> None:
    line = Pool([worked(date(2018, 1, 1), date(2021, 1, 1))]).only(DESK)
    assert "experience" not in {component.name for component in line.components}


# --- properties ---------------------------------------------------------------------------


@given(profiles, vacancies, knowledge)
def test_with_a_taxonomy_too_the_fit_is_rebuilt_from_the_explanation(
    profile: Profile, vacancy: Vacancy, known: JobKnowledge
) -> None:
    line = Pool([profile]).only(vacancy, knowledge=known)
    parts = [(c.weight, c.score) for c in line.components if c.score is not None]
    if line.fit is not None:
        mean = fsum(w * s for w, s in parts) / fsum(w for w, _ in parts)
        assert line.fit == pytest.approx(mean, abs=1e-9)
    skills = next((c.score for c in line.components if c.name == "skills"), None)
    if skills is not None:
        covered = fsum(met.weight * met.strength for met in line.evidence)
        assert skills == pytest.approx(min(covered, 1.0), abs=1e-9)


@given(profiles, vacancies, knowledge, phrases)
def test_with_a_taxonomy_too_one_more_skill_never_lowers_the_skills_score(
    profile: Profile, vacancy: Vacancy, known: JobKnowledge, skill: str
) -> None:
    richer = replace(profile, skills=(*profile.skills, skill))
    before = {c.name: c.score for c in Pool([profile]).only(vacancy, knowledge=known).components}
    after = {c.name: c.score for c in Pool([richer]).only(vacancy, knowledge=known).components}
    if vacancy.requirements:
        assert (after["skills"] or 0.0) >= (before["skills"] or 0.0) - 1e-9
    assert after["occupation"] == before["occupation"]


@given(profiles, vacancies, knowledge)
def test_what_a_taxonomy_knows_never_lowers_occupation(
    profile: Profile, vacancy: Vacancy, known: JobKnowledge
) -> None:
    alone = score_of(Pool([profile]).only(vacancy), "occupation")
    told = score_of(Pool([profile]).only(vacancy, knowledge=known), "occupation")
    assert (alone is None) == (told is None)
    if alone is not None and told is not None:
        assert told >= alone


@given(st.integers(0, 6000), st.integers(0, 6000), st.integers(0, 6000))
def test_longer_and_later_work_never_counts_for_less(length: int, more: int, ago: int) -> None:
    assert KNOWN.on is not None
    ended = KNOWN.on - timedelta(days=ago)
    short = experience_of(ended - timedelta(days=length), ended)
    long = experience_of(ended - timedelta(days=length + more), ended)
    later = experience_of(KNOWN.on - timedelta(days=length), KNOWN.on)
    assert short is not None
    assert long is not None
    assert later is not None
    assert long >= short
    assert later >= short
