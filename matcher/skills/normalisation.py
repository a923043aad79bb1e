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
    r"\w{3,}(?<=ster|euse|rice|eres|ares|esse|ente|ante|iste|iere|aire|rouw|kkin|erin|ffin|dess"
    r"|eute|rafe|loge|goge|inge|erte|ecte|este)\b"
)

_STER = {
    # Written ending -> masculine ending, where no rule of spelling leads from one to the other.
    "bediendster": "bediende",
    "controleerster": "controleur",
    "kassierster": "kassier",
    "naaister": "naaier",
    "breister": "breier",
    "tolkster": "tolk",
    "trainster": "trainer",
    "stukadoorster": "stukadoor",
    "wetenschapster": "wetenschapper",
}
_NOT_FEMININE_STER = (
    "venster", "monster", "munster", "minster", "holster", "bolster", "hamster", "gangster",
    "hipster", "lobster", "roadster", "youngster", "glinster", "scholekster", "klapekster",
    "poolster", "dwaalster", "avondster", "morgenster", "noordster", "kerstster", "wereldster",
    "oogster", "filmster", "popster", "rockster", "soapster", "superster", "musicalster",
)  # fmt: skip
_ENDS_NOUN = re.compile(r"(?:e[ln]aar|ier)$")
_ENDS_LONG = re.compile(r"(?:aa|ee|oo|uu)[^aeiou]$")
_ENDS_DIPHTHONG = re.compile(r"(?:ij|ie|oe|ui|eu|ou|au|ei)[fs]$")
_ENDS_SHORT = re.compile(r"(?:^|[^aeiou])[aeiou][bdfgklmnpst]$")
_VOICED = {"f": "v", "s": "z"}
_VROUW_STEMS = (
    "vak", "timmer", "zaken", "camera", "brandweer", "vertrouwens", "ombuds", "politie", "voor",
    "stuur", "boots", "hoek", "bar", "weer", "koop", "geluids", "stunt", "kraan", "deks",
    "vuilnis", "onderhouds", "handwerk", "post", "anker",
)  # fmt: skip
_ENTE_STEMS = (
    "assist", "doc", "stud", "ag", "consul", "presid", "produc", "referent", "intend",
    "correspond", "dirig", "recens", "inspici",
)  # fmt: skip
_ANTE_STEMS = (
    "labor", "ger", "accept", "muzik", "surveill", "figur", "debut", "komedi", "fabrik", "collect",
    "predik", "hospit", "sollicit", "aspir", "command",
)  # fmt: skip
_ISTE_EXCEPTIONS = frozenset({"triste", "gemiste"})
_ENDINGS = (
    ("euse", "eur"),
    ("trice", "teur"),
    ("ares", "aar"),
    ("ologe", "oloog"),
    ("dagoge", "dagoog"),
    ("tografe", "tograaf"),
    ("agiaire", "agiair"),
    ("erlinge", "erling"),
    ("ndelinge", "ndeling"),
    ("experte", "expert"),
    ("rchitecte", "rchitect"),
    ("artieste", "artiest"),
    ("maceute", "maceut"),
    ("apeute", "apeut"),
    ("lnerin", "lner"),
    ("caresse", "caris"),
    ("varesse", "varis"),
)
_ERES_MASCULINE = (
    "zang", "dans", "schild", "wijz", "wacht", "meest", "kost", "apothek", "apotek", "schrijv",
    "toven", "zend", "dicht", "minnar",
)  # fmt: skip
_OTHER = {
    "stewardess": "steward",
    "gastvrouw": "gastheer",
    "caissiere": "kassier",
    "decoratrice": "decorateur",
    "restauratrice": "restaurateur",
    "administratrice": "administrateur",
    "animatrice": "animator",
    "presentatrice": "presentator",
    "coordinatrice": "coordinator",
    "operatrice": "operator",
    "organisatrice": "organisator",
    "illustratrice": "illustrator",
    "programmatrice": "programmator",
    "lectrice": "lector",
    "kokkin": "kok",
    "boerin": "boer",
    "cheffin": "chef",
    "kassiere": "kassier",
    "costumiere": "costumier",
    "cabaretiere": "cabaretier",
    "conferenciere": "conferencier",
    "douaniere": "douanier",
    "croupiere": "croupier",
    "hoteliere": "hotelier",
    "monitrice": "monitor",
    "matrice": "matrice",
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
    if word.endswith(tuple(f"{stem}vrouw" for stem in _VROUW_STEMS)):
        return word.removesuffix("vrouw") + "man"
    return word[: len(word) - _n_feminine_letters(word)]


def _n_feminine_letters(word: str) -> int:
    """Return how many letters at the end only say that the title is a woman's."""
    if word.endswith(tuple(f"{stem}eres" for stem in _ERES_MASCULINE)):
        return 2
    is_iste = word.endswith("iste") and len(word) > 5 and word[-5] not in "aeou"
    if is_iste and word not in _ISTE_EXCEPTIONS:
        return 1
    stems = (*(f"{stem}ente" for stem in _ENTE_STEMS), *(f"{stem}ante" for stem in _ANTE_STEMS))
    return int(word.endswith(stems))


def _without_ster(word: str) -> str:
    """Return the title on -er that belongs to one on -ster, by the rules of Dutch spelling."""
    for feminine, masculine in _STER.items():
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    stem = word.removesuffix("ster")
    # After a vowel the ending is part of the word: minister, register, meester, pleister.
    if len(stem) < 3 or stem.endswith(("a", "e", "i", "o", "u", "y", "ij", "st")):
        return word
    return word if word.endswith(_NOT_FEMININE_STER) else _agent_of(stem)


def _agent_of(stem: str) -> str:
    """Return who does what the stem of a verb says: maak, maker; pak, pakker; stuur, stuurder."""
    if _ENDS_NOUN.search(stem):
        return stem
    if stem.endswith("r"):
        return f"{stem}der"
    last = _VOICED.get(stem[-1], stem[-1])
    if _ENDS_LONG.search(stem):
        return f"{stem[:-2]}{last}er"
    if _ENDS_DIPHTHONG.search(stem) or stem.endswith(("delf", "verf")):
        return f"{stem[:-1]}{last}er"
    is_doubled = _ENDS_SHORT.search(stem) and not stem.endswith("ig")
    return f"{stem}{stem[-1]}er" if is_doubled else f"{stem}er"
