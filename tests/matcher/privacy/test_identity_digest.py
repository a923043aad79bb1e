"""When two registrations look like one person, and when a trace says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.person import IdentityTraces
from matcher.errors import InvalidInput
from matcher.privacy.identity_digest import digests

KEY = b"a synthetic key for tests"


def _digest(**traces: str) -> tuple[str, ...]:
    return tuple(found.digest for found in digests(IdentityTraces(**traces), key=KEY))


@pytest.mark.parametrize(
    "phone", ["0620000001", "06-2000 0001", "+31620000001", "0031 6 20000001", "620000001"]
)
def test_spellings_of_one_phone_number_agree(phone: str) -> None:
    assert _digest(phone=phone) == _digest(phone="+31 (0)6 20000001")


def test_case_accents_and_the_order_of_names_do_not_matter() -> None:
    first = _digest(name="Kandidaat, Zoë", postcode="3511 ab")
    assert first == _digest(name="zoe KANDIDAAT", postcode="3511AB")
    assert len(first) == 1


def test_case_and_spaces_of_an_email_address_do_not_matter() -> None:
    assert _digest(email=" K1@Voorbeeld.invalid") == _digest(email="k1@voorbeeld.invalid")


def test_another_postcode_is_another_person() -> None:
    assert _digest(name="kandidaat 1", postcode="3511AB") != _digest(
        name="kandidaat 1", postcode="3512AB"
    )


@pytest.mark.parametrize(
    "traces",
    [
        {"phone": "000-0000000"},
        {"phone": "0600000000"},
        {"phone": "0612345678"},
        {"phone": "112"},
        {"email": "onbekend"},
        {"email": "@voorbeeld.invalid"},
        {"email": "onbekend@voorbeeld.invalid"},
        {"email": "x@voorbeeld"},
        {"name": "NNB", "postcode": "3511AB"},
        {"name": "kandidaat 1", "postcode": "3511"},
        {"name": "kandidaat 1", "postcode": "0000AA"},
        {"name": "", "postcode": "3511AB"},
    ],
)
def test_a_placeholder_gives_no_digest(traces: dict[str, str]) -> None:
    assert _digest(**traces) == ()


def test_another_key_gives_other_digests() -> None:
    traces = IdentityTraces(email="k1@voorbeeld.invalid")
    assert digests(traces, key=KEY) != digests(traces, key=KEY[::-1])


def test_a_key_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(InvalidInput, match="0 bytes"):
        digests(IdentityTraces(), key=b"")


@given(st.builds(IdentityTraces, name=st.text(), email=st.text(), phone=st.text()))
def test_a_digest_never_contains_what_it_was_made_of(traces: IdentityTraces) -> None:
    for found in digests(traces, key=KEY):
        assert len(found.digest) == 64
        assert found.kind in ("email", "phone", "name_postcode")
