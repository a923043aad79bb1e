"""Write docs/commands.md and docs/settings.md from the program itself.

Run from the repository after a change of a command or a setting::

    python scripts/build_reference.py

A test compares what stands in ``docs/`` with what this script would write.
"""

from __future__ import annotations

import re
from pathlib import Path

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

from api.cli.program import app
from api.settings import Settings

DOCS = Path(__file__).resolve().parent.parent / "docs"

_COMMANDS_OPENING = """\
*Written by `scripts/build_reference.py` from the program; change the code, not this page.*

"""
_SETTINGS_OPENING = """\
# Settings

*Written by `scripts/build_reference.py` from `api/settings.py`; change that file, not this page.*

Every setting is an environment variable. The options of a command (`--database`, `--port`) go
before it. A value that cannot be used stops the program with the name of the variable.

| variable | default | what it is |
|---|---|---|
"""


def commands_page() -> str:
    """Return the page of all commands, as typer's own documentation tool writes it."""
    command = get_command(app)
    context = typer.Context(command, info_name="sroi-match")
    text = get_docs_for_click(obj=command, ctx=context, name="sroi-match")
    title, _, rest = re.sub(r"\n{3,}", "\n\n", text).partition("\n")
    return f"{title}\n\n{_COMMANDS_OPENING}{rest.strip()}\n"


def settings_page() -> str:
    """Return the page of all settings."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| `SROI_{name.upper()}` | {default} | {field.description} |\n")
    return _SETTINGS_OPENING + "".join(rows)


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    return {"commands.md": commands_page(), "settings.md": settings_page()}


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
