"""Who counts: target groups, the claims that people belong to them, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.ternary import Ternary


class TargetGroup(StrEnum):
    """A legal group that may count for social return (doelgroep); names stay Dutch."""

    PARTICIPATIEWET = "participatiewet"
    IOAW = "ioaw"
    IOAZ = "ioaz"
    WW = "ww"
    WIA = "wia"
    WAO = "wao"
    WAZ = "waz"
    WAJONG = "wajong"
    BANENAFSPRAAK = "banenafspraak"
    WSW = "wsw"
    BESCHUT_WERK = "beschut_werk"
    NUG = "nug"
    BBL = "bbl"
    BOL = "bol"
    VSO = "vso"
    PRO = "pro"
    STATUSHOUDER = "statushouder"
    ZONDER_STARTKWALIFICATIE = "zonder_startkwalificatie"
    EX_GEDETINEERD = "ex_gedetineerd"
    ANW = "anw"
    ZZP_UIT_BIJSTAND = "zzp_uit_bijstand"
    ONTHEEMD_OEKRAINE = "ontheemd_oekraine"


WITHOUT_PUBLISHED_RULE = frozenset(
    {
        TargetGroup.EX_GEDETINEERD,
        TargetGroup.ANW,
        TargetGroup.ZZP_UIT_BIJSTAND,
        TargetGroup.ONTHEEMD_OEKRAINE,
    }
)
"""Groups that no rule or table that could be read names: they count only where a contract or a
desk's own rule file says so."""


class ClaimStatus(StrEnum):
    """How far a claim was checked (status van de claim)."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    REFUSED = "refused"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The statement that a candidate does, or does not, belong to a target group.

    Attributes
    ----------
    group : TargetGroup
        The legal group.
    is_member : Ternary
        What the source says: in the group, not in it, or not known.
    status : ClaimStatus
        Whether a desk checked it; what a file says is unverified.
    since, until : date or None
        First and last day of membership, both included; None is unknown.
    source : str
        Where the statement comes from ('Sonar: Banenafspraak').
    """

    group: TargetGroup
    is_member: Ternary
    status: ClaimStatus = ClaimStatus.UNVERIFIED
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """Whether a candidate counts for a contract, and why.

    Attributes
    ----------
    counts : Ternary
        Telt mee, telt niet mee, nog onbekend.
    reasons : tuple of str
        In plain Dutch, in the order in which they were found. They name the target group, so
        only the candidate's own intermediary and the municipal desk may read them.
    """

    counts: Ternary
    reasons: tuple[str, ...]
