"""A change is asked for in words; what cannot be read says what can."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, LanguageLevel
from matcher.errors import InvalidInput
from matcher.explanations.asked_change import FORMS, asked_change
from matcher.ternary import Ternary
from tests.factories import a_profile

PERSON = a_profile(
    driving_licences=Holdings[DrivingLicence].exactly([]),
    shift_work=Ternary.FAILS,
    hours=HoursRange(16, 24),
)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("rijbewijs B", "rijbewijs B"),
        ("  Rijbewijs   b ", "rijbewijs B"),
        ("certificaat BHV", "certificaat BHV"),
        ("vaardigheid koken", "vaardigheid 'koken'"),
        ("32 uur", "32 uur per week (8 uur meer)"),
        ("4 uur meer", "28 uur per week (4 uur meer)"),
        ("25 km", "hoogstens 25 km reizen (5 km verder)"),
        ("7,5 km verder", "hoogstens 27,5 km reizen (7,5 km verder)"),
        ("60 minuten", "hoogstens 60 minuten reizen (15 minuten langer)"),
        ("15 minuten langer", "hoogstens 60 minuten reizen (15 minuten langer)"),
        ("Nederlands spreken uitstekend", "Nederlands spreken: uitstekend"),
        ("nederlands schrijven: goed", "Nederlands schrijven: goed"),
        ("opleiding mbo", "werk- en denkniveau mbo, havo of vwo"),
        ("ploegendienst", "ploegendienst of onregelmatige uren"),
        ("vervoer auto", "vervoer: auto"),
    ],
)
def test_words_are_read_as_they_are_meant(asked: str, text: str) -> None:
    change = asked_change(PERSON, asked)
    assert change.text == text
    assert change.profile != PERSON


def test_every_form_that_the_message_offers_can_be_asked() -> None:
    learner = a_profile(
        driving_licences=Holdings[DrivingLicence].unknown(),
        certificates=Holdings[str].unknown(),
        skills=(),
        hours=HoursRange(8, 16),
        dutch_spoken=LanguageLevel.NONE,
        dutch_written=None,
        shift_work=Ternary.UNKNOWN,
    )
    for form in FORMS.split("', '"):
        assert asked_change(learner, form.strip("'")).profile != learner


@pytest.mark.parametrize(
    "asked",
    ["", "leeftijd 40", "gezond", "Nederlander", "rijbewijs", "uur", "geen uitkering", "32", "man"],
)
def test_what_cannot_be_changed_is_refused_with_what_can(asked: str) -> None:
    with pytest.raises(InvalidInput, match="rijbewijs B") as refused:
        asked_change(PERSON, asked)
    assert refused.value.where == "what_if"
    assert "Age, health" in refused.value.remedy


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("rijbewijs Z", "No driving licence is called so"),
        ("nederlands spreken prima", "No level of Dutch"),
        ("opleiding doctor", "No level of education"),
        ("vervoer helikopter", "No means of transport"),
    ],
)
def test_a_word_that_is_not_known_is_answered_with_those_that_are(asked: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told) as refused:
        asked_change(PERSON, asked)
    assert refused.value.remedy.startswith("Choose one of: ")


@pytest.mark.parametrize("asked", ["vaardigheid heftruck rijden", "20 uur", "15 km"])
def test_what_the_profile_says_already_changes_nothing_and_says_so(asked: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing changes"):
        asked_change(PERSON, asked)


def test_a_limit_that_nobody_set_cannot_be_moved() -> None:
    unlimited = a_profile(max_distance_km=None, hours=HoursRange())
    with pytest.raises(InvalidInput, match="sets no such limit"):
        asked_change(unlimited, "25 km")
    with pytest.raises(InvalidInput, match="gives no distance to go beyond"):
        asked_change(unlimited, "5 km verder")
    with pytest.raises(InvalidInput, match="gives no hours to go beyond"):
        asked_change(unlimited, "4 uur meer")


def test_a_week_has_no_more_than_its_hours() -> None:
    with pytest.raises(InvalidInput, match="not possible"):
        asked_change(PERSON, "120 uur")


def test_a_first_day_is_no_form_for_it_is_only_ever_asked_about() -> None:
    with pytest.raises(InvalidInput):
        asked_change(PERSON, f"beschikbaar vanaf {date(2026, 1, 1)}")
