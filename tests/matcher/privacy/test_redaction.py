"""What is taken out of running text, and what may stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.privacy.redaction import MARK, passes_eleven_test, redact_identifiers


@pytest.mark.parametrize(
    "bsn", ["111222333", "1112.22.333", "111.222.333", "111 222 333", "123456789", "11122233"]
)
def test_a_number_like_a_bsn_is_taken_out(bsn: str) -> None:
    assert redact_identifiers(f"nr {bsn}.") == (f"nr {MARK}.", ("bsn",))


@pytest.mark.parametrize(
    "phone",
    [
        "0612340000",
        "06-12340000",
        "06 1234 00 00",
        "+31 6 12340000",
        "+31(0)612340000",
        "0031612340000",
        "(010) 123 45 00",
        "+49 30 1234500",
    ],
)
def test_a_phone_number_is_taken_out(phone: str) -> None:
    assert redact_identifiers(f"bel {phone} nu") == (f"bel {MARK} nu", ("phone",))


def test_an_email_address_is_taken_out() -> None:
    text, kinds = redact_identifiers("mail k.een@voorbeeld.invalid!")
    assert text == f"mail {MARK}!"
    assert kinds == ("email",)


@pytest.mark.parametrize(
    "text",
    ["2019-2022", "2019 2022", "01-02-2024", "01.02.2024", "32 uur", "3511 AB", "EN 13814", "24/7"],
)
def test_years_dates_and_small_numbers_stay(text: str) -> None:
    assert redact_identifiers(text) == (text, ())


def test_the_eleven_test_accepts_a_lost_leading_zero_and_refuses_zeros() -> None:
    assert passes_eleven_test("010000008") is passes_eleven_test("10000008") is True
    assert not passes_eleven_test("000000000")
    assert not passes_eleven_test("abc")


@given(st.text(alphabet="0123456789 .-+@abc", max_size=60))
def test_nothing_like_a_bsn_is_left_and_a_second_time_changes_nothing(text: str) -> None:
    cleaned, _ = redact_identifiers(text)
    assert redact_identifiers(cleaned) == (cleaned, ())
    runs = "".join(sign if sign.isdigit() else " " for sign in cleaned).split()
    assert all(len(run) not in (8, 9) for run in runs)
