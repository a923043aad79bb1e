"""Which scheme holds on a day, and the same placement under several of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from matcher.assessment import assess, side_by_side
from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.valued import OpenPoint, OpenPointCode
from matcher.errors import Ambiguous, InvalidInput, MissingReference, NotFound
from matcher.ternary import Ternary
from matcher.value.block_schemes import is_in_force, load_block_scheme, scheme_of
from matcher.value.explain import SENTENCES, explain_open_point, value_text
from tests.worked_cases import Case, person_of, placement_of, terms_of

FOUR = (
    "haaglanden-zuid-holland-centraal/2023-07-01",
    "utrecht/undated",
    "holland-rijnland/2023-09-01",
    "rijnvicus/undated",
)


def test_a_dated_scheme_holds_from_its_first_day() -> None:
    assert scheme_of("holland-rijnland", date(2023, 9, 1)).scheme_id == FOUR[2]


def test_before_its_first_day_a_region_has_no_scheme_and_the_choices_are_named() -> None:
    with pytest.raises(NotFound) as raised:
        scheme_of("holland-rijnland", date(2023, 8, 31))
    assert "rijnvicus/undated" in raised.value.remedy


def test_a_region_that_does_not_exist_has_no_scheme() -> None:
    with pytest.raises(NotFound, match="voorbeeldstreek"):
        scheme_of("voorbeeldstreek", date(2024, 1, 1))


def test_the_only_undated_scheme_of_a_region_is_taken() -> None:
    assert scheme_of("oost-nederland", date(2024, 1, 1)).scheme_id == "oost-nederland/undated"


def test_between_two_undated_schemes_the_contract_must_choose() -> None:
    with pytest.raises(Ambiguous) as raised:
        scheme_of("utrecht", date(2024, 1, 1))
    assert "utrecht/undated-older" in raised.value.what


def test_a_scheme_that_does_not_exist_is_named() -> None:
    with pytest.raises(MissingReference, match="voorbeeldstreek/undated"):
        load_block_scheme("voorbeeldstreek/undated")


@pytest.mark.parametrize(
    ("scheme_id", "on", "holds"),
    [
        (FOUR[0], date(2023, 7, 1), Ternary.MEETS),
        (FOUR[0], date(2023, 6, 30), Ternary.FAILS),
        ("utrecht/undated", date(2024, 1, 1), Ternary.UNKNOWN),
    ],
)
def test_whether_a_named_scheme_holds_on_the_award_date_can_be_asked(
    scheme_id: str, on: date, holds: Ternary
) -> None:
    assert is_in_force(load_block_scheme(scheme_id), on) is holds


def test_age_moves_the_bonus_and_nothing_else() -> None:
    case: Case = {
        "claims": [{"group": "ww", "since": date(2023, 11, 1)}],
        "placement": {"ends_on": date(2025, 2, 28)},
    }
    until = Period(None, date(2025, 2, 28))
    younger, older = (
        assess(
            person_of({**case, "person": {"age": age}}),
            placement_of(case),
            FOUR[0],
            until,
            terms_of(case),
        )
        for age in (54, 55)
    )
    assert younger.judgement == older.judgement
    assert younger.value.lines == older.value.lines[:1]
    assert older.value.lines[1].amount == Amount.known(Decimal("10000.00"))


def test_a_scheme_knows_which_groups_it_names() -> None:
    scheme = load_block_scheme(FOUR[0])
    assert scheme.names(TargetGroup.WIA)
    assert not scheme.names(TargetGroup.IOAW)


def test_the_same_placement_is_worth_another_amount_under_each_scheme() -> None:
    case: Case = {
        "claims": [{"group": "ww", "since": date(2023, 11, 1)}],
        "placement": {"ends_on": date(2025, 2, 28)},
        "contract": {"hour_base": "36"},
    }
    until = Period(None, date(2025, 2, 28))
    found = side_by_side(person_of(case), placement_of(case), FOUR, until, terms_of(case))
    worth = [Amount.known(Decimal(euros)) for euros in (20000, 20000, 15000, 10000)]
    assert [one.value.total for one in found] == worth
    assert [one.scheme.scheme_id for one in found] == list(FOUR)


@pytest.mark.parametrize(
    ("scheme_id", "accepted", "text"),
    [
        ("pso/undated", "yes", "0,9 punten"),
        ("pso/undated", "unknown", "0 tot 0,9 punten"),
        (FOUR[0], "yes", "€ 5.000,00"),
    ],
)
def test_points_are_written_as_points_and_euros_as_euros(
    scheme_id: str, accepted: str, text: str
) -> None:
    case: Case = {
        "claims": [{"group": "nug", "since": date(2023, 11, 1), "accepted": accepted}],
        "placement": {},
    }
    until = Period(None, date(2025, 2, 28))
    found = assess(person_of(case), placement_of(case), scheme_id, until, terms_of(case))
    assert value_text(found.value) == text


def test_a_value_is_counted_up_to_a_day() -> None:
    case: Case = {"claims": [], "placement": {}}
    with pytest.raises(InvalidInput) as raised:
        side_by_side(person_of(case), placement_of(case), FOUR, Period(date(2024, 3, 1), None))
    assert raised.value.where == "valid_until"


def test_what_is_open_can_be_said_in_both_languages() -> None:
    assert set(SENTENCES) == set(OpenPointCode)
    for code in OpenPointCode:
        point = OpenPoint(code=code, about="Participatiewet")
        assert explain_open_point(point, "nl") != explain_open_point(point, "en")
