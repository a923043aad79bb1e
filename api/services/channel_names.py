"""Channels in the words that people use for them."""

from __future__ import annotations

from functools import cache

from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.reference import yaml_mapping

_CHANNELS_FILE = "channels.yaml"


def channel_name(channel: Channel) -> str:
    """Return the Dutch name of a channel."""
    return _names()[channel]


def channel_of(text: str) -> Channel:
    """Return the channel that a word means: our own code, the Dutch name or a usual spelling.

    Raises
    ------
    InvalidInput
        If the word means no channel; the message lists all of them.

    Examples
    --------
    >>> channel_of("gemeente").value, channel_of("Re-integratiebureau").value
    ('municipality', 'reintegration_agency')
    """
    found = _channel_by_spelling().get(_plain(text))
    if found is None:
        known = ", ".join(f"{channel.value} ({name})" for channel, name in _names().items())
        raise InvalidInput(
            f"'{text}' is not a channel.", where="channel", remedy=f"Choose one of: {known}."
        )
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@cache
def _names() -> dict[Channel, str]:
    return {channel: str(entry["name_nl"]) for channel, entry in _entries().items()}


@cache
def _channel_by_spelling() -> dict[str, Channel]:
    table = {}
    for channel, entry in _entries().items():
        spellings = entry["spellings"]
        assert isinstance(spellings, list)
        for spelling in (channel.value, entry["name_nl"], *spellings):
            table[_plain(str(spelling))] = channel
    return table


@cache
def _entries() -> dict[Channel, dict[str, object]]:
    channels = yaml_mapping(_CHANNELS_FILE)["channels"]
    assert isinstance(channels, dict)
    return {channel: channels[channel.value] for channel in Channel}
