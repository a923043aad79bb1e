"""What a person wishes of work: how much of it a job meets, and what is never proposed again."""

from __future__ import annotations

from dataclasses import replace
from math import isclose
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.profile import Profile
from matcher.domain.vacancy import Requirement, Vacancy
from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes
from matcher.ranking.components.conditions import conditions
from matcher.ranking.components.scores import ComponentScores
from matcher.ranking.evidence import PhraseEvidence, phrase_evidence
from matcher.ranking.hard_criteria import LIKE_REFUSED_FROM, REFUSED_FROM, refused_occupation
from matcher.ranking.selection import Selection
from matcher.ranking.wishes_wording import SECTOR_NAMES, conditions_known
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from matcher.ternary import Ternary
from tests.matcher.pool import Pool, toy_calibration, toy_vector

INDOORS, OUTDOORS = frozenset({WorkPlace.INDOORS}), frozenset({WorkPlace.OUTDOORS})
EITHER = INDOORS | OUTDOORS
ALONE, TEAM = frozenset({Company.ALONE}), frozenset({Company.TEAM})
BUILDING, TRADE, CARE = Sector.CONSTRUCTION, Sector.TRADE, Sector.CARE
OUTSIDE_ALONE = WorkConditions(sector=BUILDING, places=OUTDOORS, company=ALONE)

sectors = st.frozensets(st.sampled_from([BUILDING, TRADE, CARE]), max_size=3)
places = st.frozensets(st.sampled_from(WorkPlace))
company = st.frozensets(st.sampled_from(Company))
jobs = st.builds(
    WorkConditions,
    sector=st.none() | st.sampled_from([BUILDING, TRADE, CARE]),
    places=places,
    company=company,
)


@st.composite
def wishes(draw: st.DrawFn) -> WorkWishes:
    wanted = draw(sectors)
    return WorkWishes(
        wanted_sectors=wanted,
        refused_sectors=draw(sectors) - wanted,
        places=draw(places),
        company=draw(company),
    )


def scores_of(work: WorkConditions, *people: WorkWishes) -> ComponentScores | None:
    index = Pool([Profile(wishes=wished) for wished in people]).index()
    return conditions(index, Selection.of(index.is_present), work)


def score(work: WorkConditions, wished: WorkWishes) -> float | None:
    """Return the score of one person; None where nothing can be compared."""
    found = scores_of(work, wished)
    return float(found.score[0]) if found is not None and found.is_known[0] else None


@pytest.mark.parametrize(
    ("wished", "share"),
    [
        (WorkWishes(wanted_sectors=frozenset({BUILDING})), 1),
        (WorkWishes(wanted_sectors=frozenset({TRADE})), 0),
        (WorkWishes(refused_sectors=frozenset({BUILDING})), 0),
        (WorkWishes(refused_sectors=frozenset({TRADE})), 1),
        (WorkWishes(wanted_sectors=frozenset({TRADE}), refused_sectors=frozenset({CARE})), 0.5),
        (WorkWishes(places=OUTDOORS), 1),
        (WorkWishes(places=INDOORS), 0),
        (WorkWishes(places=EITHER), 1),
        (WorkWishes(company=TEAM), 0),
        (WorkWishes(places=OUTDOORS, company=TEAM), 0.5),
        (WorkWishes(), None),
    ],
)
def test_the_score_is_the_share_of_stated_wishes_that_the_job_meets(
    wished: WorkWishes, share: float | None
) -> None:
    assert score(OUTSIDE_ALONE, wished) == share


def test_a_job_that_is_partly_as_wished_meets_the_wish_in_part() -> None:
    assert score(WorkConditions(places=EITHER), WorkWishes(places=OUTDOORS)) == 0.5
    assert score(WorkConditions(places=EITHER), WorkWishes(places=EITHER)) == 1


def test_a_wish_about_which_the_vacancy_is_silent_counts_neither_way() -> None:
    only_place = WorkConditions(places=OUTDOORS)
    wished = WorkWishes(wanted_sectors=frozenset({CARE}), places=OUTDOORS)
    assert score(only_place, wished) == 1
    assert score(only_place, WorkWishes(company=TEAM)) is None


def test_a_vacancy_that_states_nothing_has_no_such_component() -> None:
    assert scores_of(WorkConditions(), WorkWishes(places=INDOORS)) is None


@given(jobs, st.lists(wishes(), min_size=1, max_size=4))
def test_every_score_lies_between_none_and_all(work: WorkConditions, people: Any) -> None:
    found = scores_of(work, *people)
    if found is not None:
        assert np.all((found.score >= 0) & (found.score <= 1))
        assert np.all(found.score[~found.is_known] == 0)


@given(jobs, wishes(), sectors)
def test_accepting_more_within_a_stated_wish_never_lowers_the_score(
    work: WorkConditions, wished: WorkWishes, more: frozenset[Sector]
) -> None:
    wider = replace(
        wished,
        wanted_sectors=wished.wanted_sectors | (more - wished.refused_sectors)
        if wished.wanted_sectors
        else wished.wanted_sectors,
        places=EITHER if wished.places else wished.places,
        company=ALONE | TEAM if wished.company else wished.company,
    )
    before, after = score(work, wished), score(work, wider)
    assert (before is None) == (after is None)
    assert before is None or after is None or after >= before or isclose(after, before)


@given(jobs, wishes())
def test_every_known_score_has_a_sentence(work: WorkConditions, wished: WorkWishes) -> None:
    told = conditions_known(wished, work)
    assert (score(work, wished) is not None) == (len(told) > 1)


def test_the_sentence_tells_wish_and_job_side_by_side() -> None:
    wished = WorkWishes(refused_sectors=frozenset({BUILDING}), places=EITHER, company=TEAM)
    assert conditions_known(wished, OUTSIDE_ALONE) == (
        "Wil niet werken in de sector bouw; binnen of buiten is goed, dit werk is buiten; "
        "wil in een team werken, dit werk is alleen."
    )
    assert set(SECTOR_NAMES) == set(Sector)


# --- never again ---------------------------------------------------------------------------


A_JOB = Vacancy(
    vacancy_id="V-1",
    organisation_id="O-1",
    title="schoonmaker",
    requirements=(Requirement(phrase="schoonmaker"),),
)


def outcomes(job: str, *refused: str) -> list[Ternary]:
    """Return for everybody, of whom each refuses one occupation, what becomes of a job."""
    people = [Profile(wishes=WorkWishes(refused_occupations=(name,))) for name in refused]
    index = Pool([*people, Profile(preferred_occupations=(job,))]).index()
    evidence = phrase_evidence(index, np.stack([toy_vector(job)]), toy_calibration)[0]
    return [Ternary(number) for number in refused_occupation(index, evidence).tolist()]


def test_work_that_somebody_will_not_do_again_excludes_them_only() -> None:
    found = outcomes("Schoonmaker", "schoonmaker", "lasser")
    assert found == [Ternary.FAILS, Ternary.MEETS, Ternary.MEETS]


def test_work_that_resembles_it_is_asked_about() -> None:
    assert outcomes("schoonmaker kantoren", "schoonmaker")[0] is Ternary.UNKNOWN


def test_a_job_that_nobody_named_excludes_nobody() -> None:
    nothing = PhraseEvidence(np.zeros(0, np.intp), np.zeros(1, np.float32))
    index = Pool([Profile(wishes=WorkWishes(refused_occupations=("kok",)))]).index()
    assert refused_occupation(index, nothing).tolist() == [Ternary.MEETS]


def test_refused_work_is_no_evidence_that_somebody_wants_or_can_do_it() -> None:
    line = Pool([Profile(wishes=WorkWishes(refused_occupations=("schoonmaker",)))]).only(A_JOB)
    assert line.fit is None
    assert all(met.phrase is None for met in line.evidence)


def test_the_shipped_encoder_excludes_under_the_same_name_only_and_asks_about_kindred_work() -> (
    None
):
    encoder = SkillEncoder.load(default_encoder_path())
    names = ["heftruckchauffeur", "HEFTRUCKCHAUFFEUR", "reachtruckchauffeur", "hovenier"]
    found = encoder.encode(names)
    evidence = encoder.calibration((found[1:] @ found[0]).astype(np.float32))
    assert (evidence >= REFUSED_FROM).tolist() == [True, False, False]
    assert (evidence >= LIKE_REFUSED_FROM).tolist() == [True, True, False]
