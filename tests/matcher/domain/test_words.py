"""Words of the field that guard their own meaning."""

from __future__ import annotations

import pytest

from matcher.domain.columns import licence_mask, licences_of, transport_mask, transport_of
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.person import IdentityTraces
from matcher.domain.profile import DrivingLicence, TravelMode
from matcher.errors import InvalidInput, MatcherError
from matcher.ternary import Ternary


def test_a_licence_absent_from_a_complete_list_is_not_held() -> None:
    licences = Holdings.exactly([DrivingLicence.AM])
    assert licences.has(DrivingLicence.B) is Ternary.FAILS


def test_a_licence_absent_from_an_incomplete_list_is_unknown() -> None:
    assert Holdings.at_least([DrivingLicence.AM]).has(DrivingLicence.B) is Ternary.UNKNOWN
    assert Holdings[DrivingLicence].unknown().has(DrivingLicence.B) is Ternary.UNKNOWN


@pytest.mark.parametrize(
    ("minimum", "maximum", "named"),
    [
        (None, 168.0, "hours_maximum"),
        (-1.0, None, "hours_minimum"),
        (32.0, 24.0, "hours_minimum"),
        (None, 0.0, "hours_maximum"),
    ],
)
def test_impossible_weekly_hours_are_refused_with_the_field_named(
    minimum: float | None, maximum: float | None, named: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        HoursRange(minimum, maximum)
    assert caught.value.where == named
    assert caught.value.remedy


def test_masks_hold_every_licence_and_means_of_transport() -> None:
    assert licences_of(licence_mask(DrivingLicence)) == frozenset(DrivingLicence)
    assert transport_of(transport_mask(TravelMode)) == frozenset(TravelMode)


def test_identity_traces_do_not_show_themselves_in_a_traceback() -> None:
    traces = IdentityTraces(name="kandidaat K-0001", email="k0001@voorbeeld.invalid")
    assert "0001" not in repr(traces)


def test_an_error_says_where_what_and_how_to_mend() -> None:
    error = MatcherError("The value is wrong.", where="row 3, column 'uren'", remedy="Mend it.")
    assert str(error) == "row 3, column 'uren': The value is wrong. Mend it."
