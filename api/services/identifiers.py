"""Ids of our own: a letter that says what it is, and random signs that say nothing else."""

from __future__ import annotations

import secrets

from matcher.privacy.redaction import may_be_bsn, redact_identifiers

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so an id survives being read out over the telephone."""
_LENGTH = 12
"""60 random bits: that any two of a million ids are equal has a chance below one in a million."""


def new_id(prefix: str) -> str:
    """Return a new id such as ``K-3F7Q9ZT0B2MX``; it cannot be derived from the person.

    Parameters
    ----------
    prefix : str
        K candidate, D claim, V vacancy, C contract, P placement, E effort, O organisation,
        I import, N introduction, R ranking, L lead, M reported costs.
    """
    while True:
        drawn = f"{prefix}-{''.join(secrets.choice(_SIGNS) for _ in range(_LENGTH))}"
        # One in three thousand has eight digits in a row, and would be refused where it is given
        # in the place of a name: it could be somebody's BSN.
        if not redact_identifiers(drawn)[1] and not may_be_bsn(drawn):
            return drawn
