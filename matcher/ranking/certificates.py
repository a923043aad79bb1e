"""When two names mean the same certificate."""

from __future__ import annotations

import re
from functools import cache

from matcher.reference import yaml_mapping
from matcher.ternary import Ternary

_SPELLINGS_FILE = "criteria/certificates.yaml"
_NOISE = re.compile(r"\b(?:geldig|in bezit van|certificaat|certificaten|diploma|pasje|pas)\b")
_SUFFIX = re.compile(r"(?<=\w)(?:certificaat|certificaten|diploma)\b")


def canonical_certificate(name: str) -> str:
    """Return the one name under which we compare a certificate.

    Case, punctuation and the word 'certificaat' do not matter; known spellings are folded
    (``data/criteria/certificates.yaml``). A name we do not know stays itself.

    Examples
    --------
    >>> canonical_certificate("Heftruckcertificaat"), canonical_certificate("B-VCA")
    ('heftruck', 'vca basis')
    """
    plain = _plain(name)
    return _canonical_by_spelling().get(plain, plain)


def certificate_meets(held: str, asked: str) -> Ternary:
    """Return whether holding one certificate meets the demand for another.

    'VCA' asked in general is met by every known VCA. The general name held, another member of the
    family (VCA VOL for VCA basis), or a name with anything more in it ('VCA verlopen', 'bezig met
    VCA', 'VCA 2019') leaves it open, so that somebody asks. Both names canonical.

    Examples
    --------
    >>> certificate_meets("vca basis", "vca").name, certificate_meets("vca vol", "vca basis").name
    ('MEETS', 'UNKNOWN')
    """
    is_listed = held in _canonical_by_spelling().values()
    if held == asked or (is_listed and held.startswith(f"{asked} ")):
        return Ternary.MEETS
    is_near = asked.split(" ", 1)[0] in held.split()
    return Ternary.UNKNOWN if is_near else Ternary.FAILS


def _plain(name: str) -> str:
    words = re.sub(r"[^\w\s-]", " ", name.casefold())
    words = _NOISE.sub(" ", _SUFFIX.sub("", words))
    return " ".join(words.split()) or name.casefold().strip()


@cache
def _canonical_by_spelling() -> dict[str, str]:
    spellings = yaml_mapping(_SPELLINGS_FILE)["spellings"]
    assert isinstance(spellings, dict)
    table = {}
    for canonical, others in spellings.items():
        for spelling in (canonical, *others):
            table[_plain(spelling)] = str(canonical)
    return table
