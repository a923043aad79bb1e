"""By what a simulated region came about: scenario, code, encoder, packages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

_COUNTED_PACKAGES = ("numpy", "scipy")
_CODE = ("matcher", "data")
_CODE_ENDS = {".py", ".yaml", ".toml", ".csv"}
_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RunIdentity:
    """What must be the same for numbers of different days to be put together.

    Attributes
    ----------
    scenario : str
        Fingerprint of the values of all parameters; sources and ranges change no number.
    code : str
        Version of the program, and a fingerprint of its core and of its files of facts.
    encoder : str
        Name and fingerprint of the skill encoder.
    packages : str
        Those that numbers are computed with.
    """

    scenario: str
    code: str
    encoder: str
    packages: str

    @property
    def digest(self) -> str:
        """One fingerprint of all four, 12 hexadecimal digits."""
        return _digest(json.dumps(asdict(self), sort_keys=True).encode())


def run_identity(values: Mapping[str, object], encoder_version: str) -> RunIdentity:
    """Return the identity of a run with these parameter values and this encoder."""
    told = json.dumps(dict(values), sort_keys=True, default=str)
    packages = ", ".join(f"{name} {version(name)}" for name in _COUNTED_PACKAGES)
    return RunIdentity(
        scenario=_digest(told.encode()),
        code=f"sroi-match {version('sroi-match')}, {_code_digest()}",
        encoder=encoder_version,
        packages=packages,
    )


@cache
def _code_digest() -> str:
    """Return the fingerprint of the core and of its files of facts, the encoder's weights aside."""
    digest = hashlib.sha256()
    for package in _CODE:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.suffix in _CODE_ENDS:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
