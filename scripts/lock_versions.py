"""Write the version of every installed package to constraints.txt, so that installs agree.

Run as ``make lock`` in an environment with all extras. The packages that pyproject.toml pins are
its choice; this file fixes what those bring along.
"""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

HEADER = "# Versions of everything that an install brings, direct or not. Written by `make lock`.\n"
NOT_PINNED = frozenset({"pip", "setuptools", "wheel", "sroi-match"})


def normalised(name: str) -> str:
    """Return a package name in the spelling of PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned_versions() -> dict[str, str]:
    """Return the version of every installed package, without the local part of a build."""
    found = {normalised(d.metadata["Name"]): d.version.split("+")[0] for d in distributions()}
    return {name: found[name] for name in sorted(found) if name not in NOT_PINNED}


def main() -> None:
    """Write the file."""
    lines = [f"{name}=={version}\n" for name, version in pinned_versions().items()]
    Path("constraints.txt").write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
