"""Settings: read once at the door, handed on as plain values.

Every setting is an environment variable ``SROI_…``; the command line overrides the ones it names.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from matcher.errors import InvalidInput
from matcher.ranking.weights import DEFAULT_WEIGHTS

DEFAULT_DATABASE_URL = "sqlite:///sroi-match.sqlite"


class Settings(BaseSettings):
    """All that an administrator can choose."""

    model_config = SettingsConfigDict(env_prefix="SROI_", frozen=True, extra="ignore")

    database_url: str = Field(
        DEFAULT_DATABASE_URL,
        description="Address of the database: sqlite:///path/to/file, or "
        "postgresql://account:password@host/name.",
    )
    encoder: Path | None = Field(
        None,
        description="Folder of a skill encoder in the layout of sentence-transformers; the one "
        "that ships with the program when empty.",
    )
    weights: str = Field(
        DEFAULT_WEIGHTS,
        description="Name of the ranking weights, a file in data/weights, that count as long as "
        "no desk takes others into use ('sroi-match weights use').",
    )
    identity_key_file: Path | None = Field(
        None,
        description="File with the secret under which names, addresses and telephone numbers are "
        "hashed to notice double registrations. Beside the SQLite file when empty; for PostgreSQL "
        "in ~/.local/state/sroi-match. Made when absent.",
    )
    port: int = Field(8000, ge=1, le=65535, description="Port of the service on 127.0.0.1.")
    upload_limit_mb: int = Field(
        100, ge=1, le=2000, description="Largest file that may be imported, in megabytes."
    )
    fairness_facts: bool = Field(
        False,
        description="Whether age bands and gender may be entered and counted for the fairness "
        "report. Answer the questions of docs/fairness.md first.",
    )


def read_settings() -> Settings:
    """Return the settings of the environment; InvalidInput names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise InvalidInput(
            f"This setting is not usable: {first['msg']}.",
            where=f"SROI_{'_'.join(map(str, first['loc'])).upper()}",
            remedy="Correct the environment variable, or unset it for the default.",
        ) from error
