"""Looking a job up in a small taxonomy."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from matcher.domain.taxonomy import ConceptKind, ConceptLabel, SkillRelation
from matcher.domain.vacancy import Importance, Requirement, Vacancy
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.job_lookup import JobLookup
from matcher.skills.linker import ConceptLinker, LinkConfidence
from matcher.skills.occupation_kin import OccupationKin
from tests.matcher.pool import toy_vector

CONFIDENCE = LinkConfidence(
    version="toy", encoder="toy", intercept=-6.0, cosine=9.0, margin=1.0, least=0.5
)
OCCUPATIONS = {"o1": "baliemedewerker", "o2": "kassamedewerker", "o3": "lasser"}
SKILLS = {"s1": "klanten helpen", "s2": "afspraken plannen", "s3": "staal lassen"}
ASKED = {"o1": ("s1", "s2"), "o2": ("s1",), "o3": ("s3",)}


def a_lookup() -> JobLookup:
    labels = [ConceptLabel(uri, ConceptKind.OCCUPATION, name) for uri, name in OCCUPATIONS.items()]
    labels += [ConceptLabel(uri, ConceptKind.SKILL, name) for uri, name in SKILLS.items()]
    vectors = np.array([toy_vector(label.text) for label in labels])
    relations = [
        SkillRelation(occupation_uri=one, skill_uri=skill, importance=Importance.ESSENTIAL)
        for one, skills in ASKED.items()
        for skill in skills
    ]
    return JobLookup(
        ConceptLinker(labels, vectors, CONFIDENCE),
        OccupationKin(relations),
        OCCUPATIONS,
        lambda phrases: np.array([toy_vector(phrase) for phrase in phrases]),
    )


def a_job(title: str, *requirements: str) -> Vacancy:
    return Vacancy(
        vacancy_id="V-1",
        organisation_id="O-1",
        title=title,
        requirements=tuple(Requirement(phrase=phrase) for phrase in requirements),
    )


def known_of(title: str, *requirements: str, on: date | None = None) -> JobKnowledge:
    return a_lookup().look_up(a_job(title, *requirements), on=on)


def test_the_own_occupation_comes_first_and_kin_after_it() -> None:
    known = known_of("Baliemedewerker", "klanten helpen", "afspraken plannen")
    assert [one.name for one in known.kin] == ["baliemedewerker", "kassamedewerker"]
    own, till = known.kin
    assert own.nearness == pytest.approx(1.0)
    assert 0 < till.nearness < own.nearness


def test_each_kin_covers_the_requirements_that_are_its_essential_skills() -> None:
    own, till = known_of("Baliemedewerker", "klanten helpen", "afspraken plannen").kin
    assert own.covers == {"klanten helpen", "afspraken plannen"}
    assert till.covers == {"klanten helpen"}


def test_a_title_that_the_taxonomy_does_not_know_has_no_kin() -> None:
    known = known_of("Ziedderwoud", "klanten helpen")
    assert known.kin == ()
    assert set(known.rarity) == {"klanten helpen"}


def test_a_requirement_that_is_no_skill_of_the_taxonomy_has_no_rarity() -> None:
    known = known_of("Lasser", "staal lassen", "zin in koffie")
    assert set(known.rarity) == {"staal lassen"}
    assert known.rarity["staal lassen"] == pytest.approx(1.0)


def test_a_job_without_requirements_is_looked_up_by_its_name() -> None:
    known = known_of("Lasser")
    assert [one.name for one in known.kin] == ["lasser"]
    assert known.rarity == {}


def test_the_day_is_handed_on() -> None:
    assert known_of("Lasser", on=date(2026, 12, 1)).on == date(2026, 12, 1)


def test_many_jobs_prepared_together_are_told_the_same_as_each_alone() -> None:
    jobs = [a_job("Lasser", "staal lassen"), a_job("Baliemedewerker", "klanten helpen")]
    lookup = a_lookup()
    lookup.prepare(jobs)
    assert [lookup.look_up(job) for job in jobs] == [a_lookup().look_up(job) for job in jobs]
