"""Rule files on disk, as a desk names them on the command line."""

from __future__ import annotations

from pathlib import Path

from api.services.rule_checks import RuleFile
from matcher.errors import InvalidInput
from matcher.rule_files.yaml_text import LONGEST_FILE

_BYTES_PER_SIGN = 4


def read_rule_path(path: Path) -> RuleFile:
    """Return the text of a file.

    Raises
    ------
    InvalidInput
        If there is no such file, or it is no text or far too large.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LONGEST_FILE * _BYTES_PER_SIGN + 1)
    except OSError as error:
        raise InvalidInput(
            "This file cannot be read.",
            where=str(path),
            remedy="Check the name, and whether you may read it.",
        ) from error
    try:
        return RuleFile(where=str(path), content=content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "The file is not UTF-8 text.",
            where=str(path),
            remedy="Save it as plain text with the encoding UTF-8.",
        ) from error
