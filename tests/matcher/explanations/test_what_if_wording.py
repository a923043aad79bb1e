"""What follows from a change is one sentence, whatever follows."""

from __future__ import annotations

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, Profile
from matcher.explanations.asked_change import asked_change
from matcher.explanations.what_if_wording import what_if_sentence
from tests.factories import a_profile, a_vacancy
from tests.matcher.explanations.telling import what_if_of

WITHOUT = a_profile(driving_licences=Holdings[DrivingLicence].exactly([]))


def sentence(profile: Profile, asked: str, *others: Profile) -> str:
    change = asked_change(profile, asked)
    (found,) = what_if_of([profile, *others], a_vacancy(), [change])
    return what_if_sentence(found)


def test_who_is_let_in_reads_the_place_and_the_fit() -> None:
    assert sentence(WITHOUT, "rijbewijs B", a_profile(skills=())).startswith(
        "Met rijbewijs B: valt niet meer af, wordt 1e, fit "
    )


def test_who_still_falls_out_reads_on_what() -> None:
    poor = a_profile(driving_licences=Holdings[DrivingLicence].exactly([]), hours=HoursRange(4, 8))
    assert sentence(poor, "rijbewijs B") == (
        "Met rijbewijs B: valt nog steeds af op Werkweek van 24 tot 40 uur."
    )


def test_an_answer_that_turns_out_badly_is_told_too() -> None:
    assert sentence(a_profile(hours=HoursRange()), "12 uur") == (
        "Als blijkt: 12 uur per week: valt dan af op Werkweek van 24 tot 40 uur."
    )


def test_who_climbs_reads_from_where_to_where() -> None:
    weak = a_profile(skills=("koken",), preferred_occupations=(), experience=())
    told = sentence(weak, "vaardigheid heftruck rijden", *[a_profile(skills=())] * 3)
    assert told.startswith("Als blijkt: vaardigheid 'heftruck rijden': 4e → ")
    assert "fit" in told


def test_who_stays_reads_that_too() -> None:
    told = sentence(a_profile(), "rijbewijs C")
    assert told.startswith("Met rijbewijs C: blijft 1e, fit ")
    assert "onbekend" not in told


def test_an_open_question_that_is_closed_is_mentioned() -> None:
    unknown = a_profile(driving_licences=Holdings[DrivingLicence].unknown())
    assert sentence(unknown, "rijbewijs B").endswith("; een harde eis minder onbekend.")


def test_a_fit_that_nobody_knows_is_told_as_unknown() -> None:
    nobody = Profile(driving_licences=Holdings[DrivingLicence].exactly([]))
    assert sentence(nobody, "rijbewijs B").endswith("wordt 1e, fit onbekend.")
