"""The strict YAML of rule files: what could be misread is refused, with the line.

YAML reads more than a desk means to write: ``010`` is eight, ``1:30`` is ninety, a key that stands
twice keeps its last value, and a reference can stand for a million entries. A rule file is law
about people's work, so none of these is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import yaml

from matcher.errors import InvalidInput

LONGEST_FILE = 100_000
"""Characters; the largest file of ``data/`` has some 6,000."""
_DEEPEST = 12
_SHOWN = 40
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")


class Entries(dict[str, object]):
    """A mapping of a file, its keys as they are written.

    Parameters
    ----------
    line : int
        Where it begins; the first line of a file is 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class _RuleLoader(yaml.SafeLoader):
    """A safe loader that also refuses what could be misread, and remembers lines."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            _refuse("a reference (*) is not possible here; write it out", event.start_mark)
        if getattr(event, "tag", None) is not None:
            _refuse("a type (!) is not possible here; leave it out", event.start_mark)
        if self._depth >= _DEEPEST:
            _refuse("this is nested too deeply", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)  # type: ignore[arg-type]
        self._depth -= 1
        return node

    def entries(self, node: yaml.MappingNode) -> Entries:
        """Return a mapping with the lines of its keys."""
        entries = Entries(node.start_mark.line + 1)
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                _refuse("a key is one word", key.start_mark)
            if key.value in entries:
                _refuse(f"the key '{key.value[:_SHOWN]}' stands twice", key.start_mark)
            entries[key.value] = self.construct_object(value, deep=True)
            entries.lines[key.value] = key.start_mark.line + 1
        return entries

    def whole_number(self, node: yaml.ScalarNode) -> int:
        """Return a number that everybody reads alike."""
        if not _WHOLE_NUMBER.fullmatch(node.value):
            _refuse(f"'{node.value[:_SHOWN]}' can be read in more than one way", node.start_mark)
        return int(node.value)

    def day(self, node: yaml.ScalarNode) -> object:
        """Return a day that is in the calendar."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            _refuse(f"'{node.value}' is not a day of the calendar", node.start_mark)


_RuleLoader.add_constructor("tag:yaml.org,2002:map", _RuleLoader.entries)
_RuleLoader.add_constructor("tag:yaml.org,2002:int", _RuleLoader.whole_number)
_RuleLoader.add_constructor("tag:yaml.org,2002:timestamp", _RuleLoader.day)


def yaml_entries(content: str, where: str) -> Entries:
    """Return the top mapping of a rule file.

    Raises
    ------
    InvalidInput
        If the text is too long, is no YAML, holds what could be misread, or is no mapping.
    """
    with _readable(content, where):
        found = yaml.load(content, Loader=_RuleLoader)  # noqa: S506 - a SafeLoader underneath
    if not isinstance(found, Entries):
        raise _no_keys(where)
    return found


def yaml_root(content: str, where: str) -> yaml.MappingNode:
    """Return the top mapping with the places of its parts; raises as ``yaml_entries``."""
    with _readable(content, where):
        root = yaml.compose(content, Loader=_RuleLoader)
    if not isinstance(root, yaml.MappingNode):
        raise _no_keys(where)
    return root


@contextmanager
def _readable(content: str, where: str) -> Iterator[None]:
    """Turn what the library says of a text into one of our errors."""
    if len(content) > LONGEST_FILE:
        raise InvalidInput(
            f"The file has more than {LONGEST_FILE:,} characters.",
            where=where,
            remedy="A rule file holds one scheme or one set of rules; leave the rest out.",
        )
    try:
        yield
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidInput(
            f"The file is not valid YAML: {error.problem or error.context}.",
            where=f"{where}, line {line}",
            remedy="Mend that line; keys are indented with spaces and stand once.",
        ) from error
    except yaml.YAMLError as error:
        raise InvalidInput(
            "The file holds a character that cannot be printed.",
            where=where,
            remedy="Save it as plain text (UTF-8).",
        ) from error


def _refuse(problem: str, mark: Any) -> NoReturn:
    raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _no_keys(where: str) -> InvalidInput:
    return InvalidInput(
        "The file holds no keys at its top level.",
        where=where,
        remedy="Copy a file of data/ and change it.",
    )
