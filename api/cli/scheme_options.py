"""The options that say by which scheme a case is judged: a shipped one, or a file to try."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from api.cli.rule_files import read_rule_path
from api.services.rule_checks import library_with
from matcher.errors import InvalidInput
from matcher.rulebooks.library import RuleLibrary


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeOptions:
    """A shipped scheme by its name, or a desk's own from a file."""

    scheme: Annotated[
        str | None,
        typer.Option(
            "--scheme", metavar="ID", help="The block scheme; 'sroi-match schemes' lists them."
        ),
    ] = None
    scheme_file: Annotated[
        Path | None,
        typer.Option(
            "--scheme-file",
            metavar="FILE",
            help="A scheme of your own, tried from its file before you add it; in place of "
            "--scheme.",
        ),
    ] = None
    rules_file: Annotated[
        list[Path] | None,
        typer.Option(
            "--rules-file",
            metavar="FILE",
            help="Rules on who counts of your own, that the scheme names. May be repeated.",
        ),
    ] = None

    def asked(self) -> tuple[str, RuleLibrary]:
        """Return the name of the scheme, and the rules among which it is found.

        Raises
        ------
        InvalidInput
            If neither or both of the two are given, or a file is not right.
        """
        if (self.scheme is None) == (self.scheme_file is None):
            raise InvalidInput(
                "A case is judged by one scheme.",
                where="--scheme, --scheme-file",
                remedy="Give one of the two; 'sroi-match schemes' lists what can be named.",
            )
        paths = [*(self.rules_file or ()), *([self.scheme_file] if self.scheme_file else [])]
        library = library_with([read_rule_path(path) for path in paths])
        return self.scheme or self._name_in_file(library), library

    def _name_in_file(self, library: RuleLibrary) -> str:
        names = tuple(library.own_schemes)
        if len(names) != 1:
            raise InvalidInput(
                "These files hold no block scheme, or more than one.",
                where="--scheme-file",
                remedy="Give one file with a scheme, and rules on who counts with --rules-file.",
            )
        return names[0]
