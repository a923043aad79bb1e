"""The two fonts that charts and PDF are set in, and the signs that they can show.

Source Sans Pro is for reading; DejaVu Sans stands in for signs that it lacks, such as those of
mathematics. Both come in packages: what a report looks like does not hang on the machine.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

FAMILIES = ("Source Sans Pro", "DejaVu Sans")
_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
_FACES = ("Regular", "It", "Semibold", "Bold")


def font_files() -> tuple[Path, ...]:
    """Return the files of both fonts."""
    reading = Path(str(files("font_source_sans_pro"))) / "files"
    other = Path(str(files("matplotlib"))) / "mpl-data" / "fonts" / "ttf"
    names = [reading / f"SourceSansPro-{face}.ttf" for face in _FACES]
    return (*names, other / "DejaVuSans.ttf", other / "DejaVuSans-Bold.ttf")


def printable(text: str) -> str:
    """Return a text in signs that the fonts have: others lose their accent, or become '�'.

    Examples
    --------
    >>> printable("Łódź ∑ 漢")
    'Łódź ∑ �'
    """
    known = _known_signs()
    spaced = " ".join(text.split()) if any(sign in text for sign in "\n\r\t\v\f") else text
    return "".join(sign if ord(sign) in known else _nearest(sign, known) for sign in spaced)


def _nearest(sign: str, known: frozenset[int]) -> str:
    bare = [part for part in unicodedata.normalize("NFKD", sign) if ord(part) in known]
    return "".join(bare) or _UNKNOWN_SIGN


@cache
def _known_signs() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    reading, *_, other, _ = font_files()
    known = {*FT2Font(reading).get_charmap(), *FT2Font(other).get_charmap()}
    return frozenset(code for code in known if unicodedata.category(chr(code)) != "Cc")
