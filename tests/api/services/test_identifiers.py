"""Ids of our own say nothing, and cannot be taken for a number of somebody."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from api.services.identifiers import new_id
from matcher.privacy.redaction import redact_identifiers


def test_an_id_is_a_letter_and_twelve_signs() -> None:
    letter, signs = new_id("K").split("-")
    assert (letter, len(signs)) == ("K", 12)
    assert not set("ILOU") & set(signs)


def test_an_id_that_could_be_read_as_a_bsn_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # Such an id of an intermediary was refused with every import that named it.
    like_a_number = "7Q" + "1234" * 2 + "ZB"
    assert redact_identifiers(f"O-{like_a_number}")[1] == ("bsn",)
    drawn: Iterator[str] = iter(like_a_number + "7QK2M0ZB4T9X")
    monkeypatch.setattr(secrets, "choice", lambda _: next(drawn))
    assert new_id("O") == "O-7QK2M0ZB4T9X"
