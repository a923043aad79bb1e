"""Everything that may count has words for every reader, and the words for the person are plain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode
from matcher.domain.ranking import CriterionOutcome
from matcher.domain.vacancy import HardCriteria
from matcher.errors import MissingReference
from matcher.explanations.change_words import STEP_WORDS, ChangeKind
from matcher.explanations.component_words import COMPONENT_WORDS, words_of
from matcher.explanations.criterion_words import CRITERION_WORDS, to_candidate, to_contractor
from matcher.explanations.level import Level
from matcher.ranking.weights import COMPONENTS
from matcher.ternary import Ternary
from tests.factories import a_profile, a_vacancy
from tests.matcher.explanations.plain_dutch import EASIEST_FROM, hard_to_read, reading_ease
from tests.matcher.explanations.telling import line_of

EVERYTHING = HardCriteria(
    starts_on=date(2026, 2, 1),
    hours=HoursRange(24, 32),
    driving_licences=frozenset({DrivingLicence.B}),
    certificates=frozenset({"VCA basis"}),
    education_level=EducationLevel.VMBO,
    dutch_spoken=LanguageLevel.REASONABLE,
    dutch_written=LanguageLevel.REASONABLE,
    needs_shift_work=True,
    transport=frozenset({TravelMode.BICYCLE}),
)
"""A job that poses every kind of hard criterion there is."""


def test_every_component_of_the_ranker_has_words_and_nothing_else_has() -> None:
    assert set(COMPONENT_WORDS) == set(COMPONENTS)


def test_every_hard_criterion_of_the_ranker_has_words_and_nothing_else_has() -> None:
    posed = {
        c.name.partition(":")[0]
        for c in line_of(a_profile(), a_vacancy(criteria=EVERYTHING)).criteria
    }
    assert set(CRITERION_WORDS) == posed


@pytest.mark.parametrize("name", ["distance", "travel_time", "refused_occupation"])
def test_what_a_person_decides_is_told_to_a_contractor_without_what_it_is(name: str) -> None:
    own = CriterionOutcome(name=name, outcome=Ternary.FAILS, explanation="wil hoogstens 17 km")
    told = to_contractor(own)
    assert (told.name, told.outcome) == (name, Ternary.FAILS)
    assert told.explanation.endswith(": past niet.")
    assert "17" not in told.explanation


def test_every_kind_of_change_has_words() -> None:
    assert set(STEP_WORDS) == set(ChangeKind)


def test_a_component_or_criterion_without_words_stops_every_explanation() -> None:
    with pytest.raises(MissingReference, match="'weather' has no words"):
        words_of("weather")
    unheard_of = CriterionOutcome(name="weather:dry", outcome=Ternary.MEETS, explanation="")
    for told in (to_candidate, to_contractor):
        with pytest.raises(MissingReference, match="'weather' has no words"):
            told(unheard_of)


def test_every_level_of_every_component_is_said_in_its_own_way() -> None:
    for name, words in COMPONENT_WORDS.items():
        for told in (words.for_candidate, words.for_contractor or words.for_candidate):
            assert set(told) == set(Level), name
            assert len(set(told.values())) == len(Level), name


def sentences_for_the_person() -> Iterator[str]:
    for component in COMPONENT_WORDS.values():
        yield from component.for_candidate.values()
    for criterion in CRITERION_WORDS.values():
        for sentence in (criterion.met, criterion.failed, criterion.unknown):
            yield sentence.format(detail="B")
    for step in STEP_WORDS.values():
        for sentence in (step.to_gain, step.to_tell):
            yield sentence.format(detail="B")


@pytest.mark.parametrize("sentence", list(sentences_for_the_person()))
def test_the_person_reads_short_sentences_of_ordinary_words(sentence: str) -> None:
    assert list(hard_to_read([sentence])) == []
    assert sentence.endswith((".", "?"))


def test_the_sentences_together_read_easily() -> None:
    assert reading_ease(list(sentences_for_the_person())) >= EASIEST_FROM


def test_what_is_hard_to_read_would_be_noticed() -> None:
    office = (
        "Indien uw profiel onvoldoende aansluit bij de vacature, dient u middels een traject uw "
        "arbeidsmarktpositie te versterken alvorens er opnieuw gekeken kan worden."
    )
    found = list(hard_to_read([office]))
    assert {"Indien", "profiel", "vacature", "dient", "middels", "traject", "worden"} <= set(found)
    assert "arbeidsmarktpositie" in found
    assert found[0].startswith("23 words")
    assert reading_ease([office]) < EASIEST_FROM


def test_no_word_about_health_age_or_descent_is_in_what_may_be_changed() -> None:
    told = " ".join(
        [kind.value for kind in ChangeKind]
        + [sentence for words in STEP_WORDS.values() for sentence in (words.to_gain, words.to_tell)]
    ).casefold()
    for word in ("gezond", "ziek", "leeftijd", "jaar oud", "beperking", "uitkering", "geslacht"):
        assert word not in told
