"""The pages about commands and settings say what the program does."""

from __future__ import annotations

import pytest

from scripts.build_reference import DOCS, commands_page, pages, settings_page


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_the_page_is_what_the_program_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], (
        "run python scripts/build_reference.py"
    )


def test_every_command_and_setting_has_its_place() -> None:
    commands = commands_page()
    for command in ("init", "import candidates", "import vacancies", "rank", "match-candidate"):
        assert f"`sroi-match {command}`" in commands
    assert "SROI_DATABASE_URL" in settings_page()
