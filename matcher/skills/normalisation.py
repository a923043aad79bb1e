"""One spelling for phrases that mean the same: case, width, gender of a job title, m/v marks.

Only what is safe without a dictionary is done here. A title keeps its meaning: a feminine ending
is replaced only where it belongs to a known verb or pattern of occupations, so that *register*,
*minister* and *gemeente* stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["normalised"]

_MARKS = re.compile(r"\(?(?<![\w/])(?:m/v|v/m)(?:/[xn])?(?![\w/])\)?")
_MAYBE_FEMININE = re.compile(
    r"\w{3,}(?<=ster|euse|rice|ares|esse|ente|iste|iere|rouw|kkin|erin|ffin|dess|eres|eute)\b"
)

_STER = {
    # Written ending -> masculine ending, where dropping -ster and adding -er misspells the stem.
    "baakster": "baker",
    "bakster": "bakker",
    "bediendster": "bediende",
    "houdster": "houder",
    "kapster": "kapper",
    "koopster": "koper",
    "loopster": "loper",
    "maakster": "maker",
    "naaister": "naaier",
    "neemster": "nemer",
    "pakster": "pakker",
    "plaatsster": "plaatser",
    "planster": "planner",
    "pleegster": "pleger",
    "geefster": "gever",
    "schrijfster": "schrijver",
    "snijdster": "snijder",
    "spreekster": "spreker",
    "speelster": "speler",
    "stikster": "stikker",
    "teelster": "teler",
    "trainster": "trainer",
    "verfster": "verver",
    "wasster": "wasser",
    "zwemster": "zwemmer",
    "zangster": "zanger",
    "stuurster": "stuurder",
    "woonster": "woner",
    "voerster": "voerder",
    "heerster": "heerder",
    "weefster": "wever",
    "keurster": "keurder",
    "plakster": "plakker",
    "instelster": "insteller",
    "sorteerster": "sorteerder",
    "controleerster": "controleur",
}
_STER_STEMS = (
    "werk", "zorg", "leid", "strijk", "poets", "bind", "dien", "help", "dans", "richt", "licht",
    "zoek", "reinig", "zend", "ontwerp", "wacht", "vouw", "brei", "meld",
)  # fmt: skip
_VROUW_STEMS = (
    "vak", "timmer", "zaken", "camera", "brandweer", "vertrouwens", "ombuds", "politie",
)  # fmt: skip
_ENTE_STEMS = (
    "assist", "doc", "stud", "ag", "consul", "presid", "produc", "referent", "intend",
)  # fmt: skip
_ISTE_EXCEPTIONS = frozenset({"triste", "gemiste"})
_ENDINGS = (("euse", "eur"), ("atrice", "ator"), ("trice", "teur"), ("ares", "aar"))
_OTHER = {
    "stewardess": "steward",
    "gastvrouw": "gastheer",
    "danseres": "danser",
    "caissiere": "kassier",
    "therapeute": "therapeut",
    "decoratrice": "decorateur",
    "restauratrice": "restaurateur",
    "administratrice": "administrateur",
    "kokkin": "kok",
    "boerin": "boer",
    "cheffin": "chef",
    "kassiere": "kassier",
    "costumiere": "costumier",
    "monitrice": "monitor",
    "matrice": "matrice",
    "verkoopster": "verkoper",
    "inkoopster": "inkoper",
}


def normalised(phrase: str) -> str:
    """Return the phrase in the one spelling that is embedded.

    Unicode compatibility forms are folded and accents dropped (NFKD), letters are casefolded,
    white space is one space, *m/v* marks go, and feminine job titles take the form without
    gender mark.

    Parameters
    ----------
    phrase : str
        As people wrote it.

    Returns
    -------
    str
        One line; empty for a blank phrase.

    Examples
    --------
    >>> normalised("  Magazijnmedewerkster  (M/V)")
    'magazijnmedewerker'
    >>> normalised("HEFTRUCKCHAUFFEUSE")
    'heftruckchauffeur'
    >>> normalised("minister in register")
    'minister in register'
    """
    text = phrase.casefold()
    if not text.isascii():
        text = _without_marks(unicodedata.normalize("NFKD", text).casefold())
    if "/" in text:
        text = _MARKS.sub(" ", text)
    text = " ".join(text.split())
    return _MAYBE_FEMININE.sub(lambda found: _ungendered(found.group()), text)


def _without_marks(text: str) -> str:
    return "".join(sign for sign in text if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def _ungendered(word: str) -> str:
    """Return the title without its feminine ending, or the word itself."""
    for feminine, masculine in _OTHER.items():
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    if word.endswith("ster"):
        return _without_ster(word)
    for feminine, masculine in _ENDINGS:
        if word.endswith(feminine) and len(word) >= len(feminine) + 2:
            return word.removesuffix(feminine) + masculine
    if (
        word.endswith("iste")
        and len(word) > 5
        and word not in _ISTE_EXCEPTIONS
        and word[-5] not in "aeou"
    ):
        return word[:-1]
    if word.endswith(tuple(f"{stem}ente" for stem in _ENTE_STEMS)):
        return word[:-1]
    if word.endswith(tuple(f"{stem}vrouw" for stem in _VROUW_STEMS)):
        return word.removesuffix("vrouw") + "man"
    return word


def _without_ster(word: str) -> str:
    for feminine, masculine in _STER.items():
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    stem = word.removesuffix("ster")
    return f"{stem}er" if stem.endswith(_STER_STEMS) else word
