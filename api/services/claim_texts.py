"""The words that come with a claim: on one line, and refused where they hold who somebody is.

They are kept for years and shown to others, so nothing is taken out of them quietly: whoever wrote
it reads what is wrong.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from api.exchange.cells import one_line
from matcher.domain.claim_record import ClaimRecord, Proof
from matcher.errors import InvalidInput
from matcher.privacy.redaction import may_be_bsn, redact_identifiers

LONGEST_REASON = 500


def checked_text(text: str, where: str) -> str:
    """Return a text on one line.

    Raises
    ------
    InvalidInput
        If it is too long, or holds a number like a BSN, an e-mail address or a telephone number.
    """
    line = _short(text, where)
    if redact_identifiers(line)[1] or may_be_bsn(line):
        raise InvalidInput(
            "The text holds a number like a BSN, an e-mail address or a telephone number.",
            where=where,
            remedy="Write it without; a person is known by the pseudonym only.",
        )
    return line


def checked_record(record: ClaimRecord) -> ClaimRecord:
    """Return a record with the texts that somebody wrote checked; InvalidInput as above."""
    claim = replace(record.claim, source=checked_text(record.claim.source, "source"))
    return replace(
        record, claim=claim, proofs=tuple(checked_proof(proof) for proof in record.proofs)
    )


def checked_proof(proof: Proof) -> Proof:
    """Return a document with its reference checked.

    Numbers of decisions may be long; only what may be a BSN or is an e-mail address is refused.
    """
    reference = _short(proof.reference, "reference")
    if may_be_bsn(reference) or "@" in unicodedata.normalize("NFKC", reference):
        raise InvalidInput(
            "The reference of the document has the form of a BSN or an e-mail address.",
            where="reference",
            remedy="Give the authority's own number, with a letter in front if it is all digits, "
            "or leave it out.",
        )
    return replace(proof, reference=reference)


def _short(text: str, where: str) -> str:
    line = one_line(text)
    if len(line) > LONGEST_REASON:
        raise InvalidInput(
            f"The text has more than {LONGEST_REASON} characters.",
            where=where,
            remedy="Say it in a sentence or two.",
        )
    return line
