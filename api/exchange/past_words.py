"""The words that tables of earlier years use: of channels, roads, outcomes, reasons and sums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from api.exchange.cells import LONGEST_SOURCE_ID, Cell, UnusableValue, known_text
from api.exchange.words import target_group_of
from api.services.channel_names import channel_of
from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import FoundThrough, Initiator, RefusalReason
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastOutcome
from matcher.domain.work_end import EndReason
from matcher.errors import InvalidInput
from matcher.introductions.log_wording import END_REASONS
from matcher.introductions.wording import REASONS
from matcher.privacy.redaction import may_be_bsn, redact_identifiers

Word = TypeVar("Word")

NOT_PLACED = "niet geplaatst"
OUTCOME_WORDS: Mapping[str, PastOutcome] = {
    "geplaatst": PastOutcome.PLACED,
    "afgewezen door opdrachtnemer": PastOutcome.DECLINED_BY_CONTRACTOR,
    "afgezegd door kandidaat": PastOutcome.DECLINED_BY_CANDIDATE,
    "teruggetrokken door bemiddelaar": PastOutcome.WITHDRAWN,
    "elders aan het werk": PastOutcome.CLOSED_HIRED_ELSEWHERE,
    "loopt nog": PastOutcome.OPEN,
}
ROAD_WORDS: Mapping[str, FoundThrough] = {
    "ranglijst": FoundThrough.RANKING,
    "rechtstreeks": FoundThrough.DIRECT_APPROACH,
    "anders": FoundThrough.OTHER,
}
INITIATOR_WORDS: Mapping[str, Initiator] = {
    "opdrachtnemer": Initiator.CONTRACTOR,
    "bemiddelaar": Initiator.INTERMEDIARY,
    "desk": Initiator.MUNICIPAL_DESK,
    "kandidaat": Initiator.CANDIDATE,
}
REASON_WORDS: Mapping[str, RefusalReason] = {
    words.split(",")[0]: reason for reason, words in REASONS.items()
}
END_WORDS: Mapping[str, EndReason] = {
    words: reason for reason, words in END_REASONS.items() if reason is not EndReason.UNKNOWN
}
_NONE = "geen"
_PLAIN_SUM = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_GROUPED_SUM = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}(?:,\d{1,2})?")
LARGEST_SUM = Decimal(10_000_000)


def past_channel_of(cell: Cell) -> Channel | None:
    """Return the channel; the cell is not repeated, for it may be the name of somebody."""
    word = known_text(cell)
    try:
        return channel_of(word) if word else None
    except InvalidInput as fault:
        raise UnusableValue("Hier staat geen kanaal.", remedy=fault.remedy) from fault


def road_of(cell: Cell) -> FoundThrough | None:
    """Return by which road somebody was found."""
    return _one_of(ROAD_WORDS, cell)


def initiator_of(cell: Cell) -> Initiator | None:
    """Return who took the first step."""
    return _one_of(INITIATOR_WORDS, cell)


def outcome_of(cell: Cell) -> PastOutcome | None:
    """Return what came of it; not 'niet geplaatst', which says only what did not."""
    return _one_of(OUTCOME_WORDS, cell, also=(NOT_PLACED,))


def reason_of(cell: Cell) -> RefusalReason | None:
    """Return why it ended without a placement."""
    return _one_of(REASON_WORDS, cell)


def end_reason_of(cell: Cell) -> EndReason | None:
    """Return why the work ended."""
    return _one_of(END_WORDS, cell)


def group_of(cell: Cell) -> TargetGroup | None:
    """Return the target group."""
    word = known_text(cell)
    return target_group_of(word) if word else None


def says_no(cell: Cell) -> bool:
    """Return whether a cell says that there was none: that is known, and not empty."""
    return plain_words(cell) in {_NONE, "nee"}


def sum_of(cell: Cell) -> Decimal | None:
    """Return euros or hours, exact to the hundredth: 1.250,50 or 1250.5, with or without €.

    Three digits after a point are thousands, as Dutch writes them; 'geen' is 0.
    """
    if says_no(cell):
        return Decimal(0)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _checked(Decimal(str(cell)))
    text = known_text(cell).removeprefix("€").removesuffix("uur").strip()
    if not text:
        return None
    if _GROUPED_SUM.fullmatch(text):
        text = text.replace(".", "")
    elif not _PLAIN_SUM.fullmatch(text):
        raise _no_sum()
    return _checked(Decimal(text.replace(",", ".")))


def name_of(cell: Cell) -> str:
    """Return one line of text; refused where it may hold who somebody is."""
    text = _short(known_text(cell))
    if redact_identifiers(text)[1] or may_be_bsn(text):
        raise _identifies()
    return text


def number_text_of(cell: Cell) -> str:
    """Return a number of an own system, which may be all digits; refused where it may be a BSN."""
    text = _short(known_text(cell))
    if may_be_bsn(text) or {"email", "phone"} & set(redact_identifiers(text)[1]):
        raise _identifies()
    return text


def person_code_of(cell: Cell) -> str:
    """Return the code of a person; a word without a digit is refused, for it may be a name."""
    code = number_text_of(cell)
    if code and not any(sign.isdigit() for sign in code):
        raise UnusableValue(
            "Een code zonder cijfer kan een naam zijn; een naam mag hier niet in.",
            remedy="Geef mensen een eigen code met een nummer erin, of laat de kolom weg.",
        )
    return code


def plain_words(cell: Cell) -> str:
    """Return a cell in small letters, with spaces for underscores and hyphens."""
    return " ".join(known_text(cell).casefold().replace("_", " ").replace("-", " ").split())


def _one_of(words: Mapping[str, Word], cell: Cell, also: tuple[str, ...] = ()) -> Word | None:
    word = plain_words(cell)
    if not word or word in also:
        return None
    found = {plain_words(spelling): meant for spelling, meant in words.items()} | {
        plain_words(str(meant)): meant for meant in words.values()
    }
    if word not in found:
        raise UnusableValue(
            "Dit woord hoort niet in deze kolom.",
            remedy=f"Kies uit: {', '.join((*words, *also))}; of laat het leeg.",
        )
    return found[word]


def _short(text: str) -> str:
    if len(text) > LONGEST_SOURCE_ID:
        raise UnusableValue(
            f"Hier staan {len(text)} tekens.",
            remedy=f"Gebruik er hoogstens {LONGEST_SOURCE_ID}.",
        )
    return text


def _checked(amount: Decimal) -> Decimal:
    is_possible = amount.is_finite() and 0 <= amount <= LARGEST_SUM
    if not is_possible or amount != amount.quantize(Decimal("0.01")):
        raise _no_sum()
    return amount


def _no_sum() -> UnusableValue:
    return UnusableValue(
        "Dit is geen bedrag of aantal uren dat wij kunnen lezen.",
        remedy="Schrijf 1250, 1250,50 of 1.250,50, niet onder nul; 0 of geen zegt dat er geen "
        "waren; laat het leeg als het niet bekend is.",
    )


def _identifies() -> UnusableValue:
    return UnusableValue(
        "Hier staat iets als een BSN, een e-mailadres of een telefoonnummer; dat mag hier niet in.",
        remedy="Haal het weg. Is het een nummer uit het eigen systeem, zet er dan een letter voor.",
    )
