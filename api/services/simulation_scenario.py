"""The scenario of a simulation as a file: its text as it was, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from api.exchange.file_content import read_content
from matcher.channels.simulation.scenario import DEFAULT, Scenario, read_scenario
from matcher.errors import InvalidInput
from matcher.reference import text


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario, and the text that it was read from."""

    content: str
    scenario: Scenario


def scenario_file(path: Path | None) -> ScenarioFile:
    """Return the scenario in a file; the one that ships where none is named.

    Raises
    ------
    InvalidInput
        If the file cannot be read, is no UTF-8, or is no scenario; every mistake is told.
    """
    if path is None:
        return ScenarioFile(text(DEFAULT), read_scenario())
    try:
        content = read_content(path).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InvalidInput(
            "The file is not text in UTF-8.", where=path.name, remedy="Save it as UTF-8."
        ) from fault
    return ScenarioFile(content, read_scenario(content, path.name))
