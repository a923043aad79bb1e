"""From claims to an answer: counts, does not count, or not known yet.

This is the simple door: it knows which groups a contract counts and what the sources say about a
person, and it never fills in what no source said. Dated rules, proof, blocks and counting periods
are behind the other door, ``matcher.eligibility.judge``, which asks for more and answers more.
"""

from __future__ import annotations

from datetime import date

from matcher.domain.claim import (
    WITHOUT_PUBLISHED_RULE,
    Claim,
    ClaimStatus,
    Eligibility,
    TargetGroup,
)
from matcher.ternary import Ternary

_MOST_NAMED = 5
_VOID = (ClaimStatus.REFUSED, ClaimStatus.EXPIRED)


def decide(
    claims: tuple[Claim, ...],
    counted_groups: frozenset[TargetGroup] | None,
    on: date,
) -> Eligibility:
    """Return whether a candidate counts on a day, with the reasons.

    Parameters
    ----------
    claims : tuple of Claim
        What sources say about target groups.
    counted_groups : frozenset of TargetGroup or None
        The groups that the contract counts; None when it does not say, or when the vacancy
        serves no contract: then every target group of a published rule may count.
    on : date
        The day at which claims are judged (peildatum).

    Returns
    -------
    Eligibility
        Meets if one counted group applies; fails only if the contract names its groups and every
        one of them is denied by a source; otherwise unknown.

    Examples
    --------
    >>> yes = Claim(group=TargetGroup.BANENAFSPRAAK, is_member=Ternary.MEETS, source="Sonar")
    >>> decide((yes,), None, date(2026, 11, 24)).counts.name
    'MEETS'
    """
    published = frozenset(TargetGroup) - WITHOUT_PUBLISHED_RULE
    counted = published if counted_groups is None else counted_groups
    relevant = sorted((c for c in claims if c.group in counted), key=lambda c: c.group)
    supporting = [c for c in relevant if _membership(c, on) is Ternary.MEETS]
    if supporting:
        return Eligibility(counts=Ternary.MEETS, reasons=tuple(map(_counts, supporting)))
    denied = {c.group for c in relevant if _membership(c, on) is Ternary.FAILS}
    reasons = tuple(_denies(c, on) for c in relevant if c.group in denied)
    if counted_groups is not None and counted_groups and denied >= counted_groups:
        return Eligibility(counts=Ternary.FAILS, reasons=reasons)
    open_groups = _listed(counted - denied)
    return Eligibility(
        counts=Ternary.UNKNOWN,
        reasons=(*reasons, f"Nog onbekend: valt de kandidaat onder {open_groups}?")
        if counted_groups is not None
        else (*reasons, *_asks(claims, on)),
    )


def _asks(claims: tuple[Claim, ...], on: date) -> tuple[str, ...]:
    """Return what to find out where nobody says which groups count."""
    unruled = sorted(
        c.group
        for c in claims
        if c.group in WITHOUT_PUBLISHED_RULE and _membership(c, on) is Ternary.MEETS
    )
    if not unruled:
        return ("Nog onbekend: geen doelgroep vastgelegd; vraag na onder welke regeling.",)
    return tuple(
        f"Nog onbekend: voor {group} is geen gepubliceerde regel gevonden; vraag de opdrachtgever."
        for group in unruled
    )


def _membership(claim: Claim, on: date) -> Ternary:
    """Return what a claim says about one day."""
    if claim.is_member is not Ternary.MEETS:
        return claim.is_member
    is_outside = (claim.since is not None and on < claim.since) or (
        claim.until is not None and on > claim.until
    )
    return Ternary.FAILS if is_outside or claim.status in _VOID else Ternary.MEETS


def _listed(groups: frozenset[TargetGroup]) -> str:
    """Return the groups by name, or how many when they are too many to read."""
    if len(groups) > _MOST_NAMED:
        return f"een van {len(groups)} doelgroepen die de opdracht meetelt"
    return ", ".join(group.value for group in sorted(groups))


def _counts(claim: Claim) -> str:
    since = f" sinds {claim.since.isoformat()}" if claim.since else ""
    checked = "gecontroleerd" if claim.status is ClaimStatus.VERIFIED else "nog niet gecontroleerd"
    source = f" ({claim.source}, {checked})" if claim.source else f" ({checked})"
    return f"Telt mee: {claim.group.value}{since}{source}."


def _denies(claim: Claim, on: date) -> str:
    """Return why a claim gives nothing on a day: denied, void, not yet, or no longer."""
    source = f" ({claim.source})" if claim.source else ""
    if claim.is_member is Ternary.FAILS:
        return f"Valt niet onder {claim.group.value}{source}."
    if claim.status in _VOID:
        word = "geweigerd" if claim.status is ClaimStatus.REFUSED else "verlopen"
        return f"De claim op {claim.group.value} is {word}{source}."
    if claim.since is not None and on < claim.since:
        told = f"nog niet onder {claim.group.value}: dat geldt vanaf {claim.since}"
    else:
        told = f"niet meer onder {claim.group.value}: dat gold tot en met {claim.until}"
    return f"Valt op {on} {told}{source}."
