"""Commands with many options: the options of one subject are the fields of one dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def with_option_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose dataclass parameters are options, one for each field.

    Typer knows no dataclasses; without this every command repeats each option it shares.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {
        name: hints[name] for name in signature(command).parameters if is_dataclass(hints[name])
    }

    @wraps(command)
    def run(**given: object) -> None:
        grouped = {
            name: group(**{field.name: given.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**grouped, **given)

    own = [
        parameter.replace(annotation=hints[name], kind=Parameter.KEYWORD_ONLY)
        for name, parameter in signature(command).parameters.items()
        if name not in groups
    ]
    options = [option for group in groups.values() for option in _parameters(group)]
    vars(run)["__signature__"] = Signature([*own, *options])
    return run


def _parameters(group: type) -> list[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=_default(field),
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]


def _default(field: Field[Any]) -> object:
    return Parameter.empty if field.default is MISSING else field.default
