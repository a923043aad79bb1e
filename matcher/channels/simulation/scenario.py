"""Scenarios: all numbers of a made region, each with its source or its reason and its range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from matcher.channels.simulation.parameters import (
    GROUP_WEIGHT,
    LIMITS,
    NEEDED,
    SIZES,
    Parameter,
)
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.reference import text
from matcher.rule_files.reader import RuleTable, read_whole_rule_file

DEFAULT = "scenarios/channels_synthetic.yaml"
"""The scenario that ships, below ``data/``."""
NO_GROUP = "none"
"""In the place of a target group: somebody who counts for none."""
_SYNTHETIC = re.compile(r"\A#[^\n]*SYNTHETIC")


class _Read(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A made region in numbers.

    Attributes
    ----------
    title : str
        Says SYNTHETIC.
    region : str
        Labour-market region whose postcodes are used; nothing else of it is.
    scheme_id : str
        Published block scheme that says who counts and for how much.
    parameters : mapping of str to Parameter
        By name, in the order of the file.
    """

    title: str
    region: str
    scheme_id: str
    parameters: Mapping[str, Parameter]

    def __getitem__(self, name: str) -> float:
        """Return the value of a parameter.

        Raises
        ------
        InvalidInput
            If there is none of that name.
        """
        return self._named(name).value

    def whole(self, name: str) -> int:
        """Return the value of a parameter that is counted."""
        return round(self[name])

    def by_channel(self, kind: str) -> dict[Channel, float]:
        """Return the parameters ``<kind>.<channel>`` by channel, of those channels that have it."""
        named = {channel: f"{kind}.{channel}" for channel in Channel}
        return {c: self[name] for c, name in named.items() if name in self.parameters}

    def groups_of(self, channel: Channel) -> dict[TargetGroup | None, float]:
        """Return the weights of the target groups of a channel; None is no group."""
        start = f"{GROUP_WEIGHT}.{channel}."
        weights = {
            name.removeprefix(start): parameter.value
            for name, parameter in self.parameters.items()
            if name.startswith(start) and _is_group_weight(name)
        }
        return {_group(word): weight for word, weight in weights.items()}

    def with_value(self, name: str, value: float) -> Scenario:
        """Return the scenario with another value of one parameter.

        Raises
        ------
        InvalidInput
            If there is no such parameter, or the value lies outside its range.
        """
        changed = {**self.parameters, name: self._named(name).with_value(value)}
        return replace(self, parameters=changed)

    def _named(self, name: str) -> Parameter:
        if name not in self.parameters:
            raise InvalidInput(
                f"The scenario has no parameter '{name}'.",
                where="parameters",
                remedy="Choose a name of the scenario file.",
            )
        return self.parameters[name]


def read_scenario(content: str | None = None, where: str = f"data/{DEFAULT}") -> Scenario:
    """Return a scenario; every mistake in it is told at once.

    Parameters
    ----------
    content : str, optional
        YAML in the form of ``data/scenarios/channels_synthetic.yaml``, which is read by default.
    where : str
        Name of the file, for messages.

    Raises
    ------
    InvalidInput
        If it is no YAML, its first line does not say SYNTHETIC, a name is unknown or missing, a
        value lies outside its range, or a parameter has neither a source, nor a range and a
        reason.
    """
    content = text(DEFAULT) if content is None else content
    if not _SYNTHETIC.match(content):
        raise InvalidInput(
            "The first line does not say that this is a made region.",
            where=f"{where}, line 1",
            remedy="Begin the file with a comment that says SYNTHETIC.",
        )
    return read_whole_rule_file(content, where, _scenario, _check)


def _scenario(table: RuleTable) -> Scenario:
    table.day("retrieved")
    below = table.table("parameters")
    parameters = {name: _parameter(below.table(name), name, below) for name in below.names()}
    return Scenario(
        title=table.text("title"),
        region=table.text("region"),
        scheme_id=table.text("block_scheme"),
        parameters=parameters,
    )


def _parameter(table: RuleTable, name: str, above: RuleTable) -> Parameter:
    kinds = [kind for kind in ("source", "assumption", "size") if kind in table]
    if len(kinds) != 1:
        above.refuse(
            name,
            "It is not said whether this is a published figure, an assumption or a size.",
            "Give one of: source; assumption: true with low, high and reason; size: true.",
        )
    is_published, is_assumption = kinds == ["source"], kinds == ["assumption"]
    if not is_published and kinds:
        table.flag(kinds[0])
    number = partial(_number, table)
    found = Parameter(
        name=name,
        value=number("value"),
        unit=_unit(table),
        low=number("low") if is_assumption else None,
        high=number("high") if is_assumption else None,
        source=table.address("source") if is_published else None,
        year=table.number_or_unknown("year") if is_published else None,
        completeness=table.word("completeness", _Read) if is_published else "",
        note=table.text("note" if is_published else "reason") if kinds else "",
    )
    if kinds:
        table.close()
    return found


def _number(table: RuleTable, key: str) -> float:
    number = table.amount(key)
    if number is None:
        table.refuse(key, "The simulation needs a number here.", "Give one; mark it as assumed.")
    return float(number or 0)


def _unit(table: RuleTable) -> str:
    unit = table.text("unit")
    if unit and unit not in LIMITS:
        table.refuse("unit", f"'{unit}' is no unit here.", f"Choose from: {', '.join(LIMITS)}.")
    return unit if unit in LIMITS else "factor"


def _check(scenario: Scenario, table: RuleTable) -> None:
    below = table.table("parameters")
    for name, parameter in scenario.parameters.items():
        if name not in NEEDED and not _is_group_weight(name):
            below.refuse(name, "No parameter has this name.", "Copy the name from the default.")
        if fault := _fault_of(parameter):
            below.refuse(name, *fault)
    for name in NEEDED:
        if name not in scenario.parameters:
            below.refuse(name, "This parameter is missing.", "Copy it from the default scenario.")
    for channel in Channel:
        if not sum(scenario.groups_of(channel).values()):
            below.refuse(
                f"{GROUP_WEIGHT}.{channel}",
                "No target group of this channel has a weight.",
                f"Give one at least, for example {GROUP_WEIGHT}.{channel}.ww.",
            )


def _fault_of(parameter: Parameter) -> tuple[str, str] | None:
    low, high = parameter.low, parameter.high
    if low is not None and high is not None and low > high:
        return f"The range runs from {low:g} down to {high:g}.", "Turn low and high round."
    if (parameter.name in SIZES) != (low is None and parameter.source is None):
        return "Sizes, and only they, are marked with size: true.", f"Sizes: {', '.join(SIZES)}."
    return parameter.fault_of(parameter.value)


def _is_group_weight(name: str) -> bool:
    parts = name.split(".")
    return (
        len(parts) == 3
        and parts[0] == GROUP_WEIGHT
        and parts[1] in list(Channel)
        and (parts[2] == NO_GROUP or parts[2] in list(TargetGroup))
    )


def _group(word: str) -> TargetGroup | None:
    return None if word == NO_GROUP else TargetGroup(word)
