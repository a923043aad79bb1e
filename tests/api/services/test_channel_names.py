"""The words that desks use for channels."""

from __future__ import annotations

import pytest

from api.services.channel_names import channel_name, channel_of
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_is_found_by_its_code_and_by_its_dutch_name(channel: Channel) -> None:
    assert channel_of(channel.value) is channel
    assert channel_of(channel_name(channel)) is channel
    assert channel_of(f" {channel_name(channel).upper()} ") is channel


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("Gemeente", Channel.MUNICIPALITY),
        ("reintegratiebureau", Channel.REINTEGRATION_AGENCY),
        ("uitzendbureau", Channel.COMMERCIAL_INTERMEDIARY),
        ("SW", Channel.SW_COMPANY),
        ("VSO", Channel.EDUCATION),
    ],
)
def test_usual_spellings_are_understood(word: str, channel: Channel) -> None:
    assert channel_of(word) is channel


def test_another_word_is_refused_and_all_channels_are_named() -> None:
    with pytest.raises(InvalidInput, match="kennis van een kennis") as failure:
        channel_of("kennis van een kennis")
    assert all(channel.value in failure.value.remedy for channel in Channel)
