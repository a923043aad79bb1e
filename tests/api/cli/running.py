"""Commands as tests run them, in this process."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from api.cli.program import app
from matcher.errors import MatcherError


def result_of(*arguments: str | Path) -> Result:
    """Run a command that must succeed."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def run(*arguments: str | Path) -> str:
    """Run a command that must succeed; return what it prints."""
    return result_of(*arguments).output


def fails(*arguments: str | Path) -> str:
    """Run a command that must fail with one of our errors; return its sentence."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert isinstance(result.exception, MatcherError), result.output
    return result.exception.sentence()
