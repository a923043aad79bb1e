"""Target groups as our own tables list them. No problem ever repeats what stands there."""

from __future__ import annotations

import re
from functools import partial

from api.exchange.cells import day_of
from api.exchange.table import RowCells
from api.exchange.words import target_group_of
from matcher.domain.claim import Claim, TargetGroup
from matcher.ternary import Ternary

CLAIM_SOURCE = "Eigen tabel: doelgroepen"

_STATEMENT = re.compile(
    r"(?P<denied>(?:niet|geen)\s+)?(?P<group>.+?)(?:\s+sinds\s+(?P<since>.+))?", re.IGNORECASE
)
_NONE = frozenset({"geen", "nee"})


def claims_of(row: RowCells) -> tuple[Claim, ...]:
    """Return the claims of a candidate; a group that is both stated and denied is unknown."""
    claims: dict[TargetGroup, Claim] = {}
    for part in row.parts("doelgroepen"):
        claim = _claim(row, part)
        if claim is None:
            continue
        earlier = claims.get(claim.group)
        if earlier is not None and earlier.is_member is not claim.is_member:
            row.log.add(
                row.heading("doelgroepen"),
                "Een doelgroep staat er zowel met als zonder 'niet'; dat is nu onbekend.",
                "Noem elke doelgroep één keer.",
            )
            claim = Claim(group=claim.group, is_member=Ternary.UNKNOWN, source=CLAIM_SOURCE)
        claims[claim.group] = claim
    return tuple(claims.values())


def _claim(row: RowCells, part: str) -> Claim | None:
    """Return one claim; 'geen' alone says nothing about any single group."""
    match = _STATEMENT.fullmatch(part)
    if match is None or part.casefold() in _NONE:
        return None
    column = row.heading("doelgroepen")
    group = row.log.understood(column, partial(target_group_of, match["group"]), shown="")
    if group is None:
        return None
    since = row.log.understood(column, partial(day_of, match["since"] or ""), shown="")
    is_member = Ternary.FAILS if match["denied"] else Ternary.MEETS
    return Claim(group=group, is_member=is_member, since=since, source=CLAIM_SOURCE)


def counted_groups_of(row: RowCells) -> frozenset[TargetGroup] | None:
    """Return the groups a contract counts, or None when it does not say or is misunderstood.

    Leaving one group out because its name is misspelt or unknown would deny people who do count.
    """
    parts = row.parts("meetellendedoelgroepen")
    column = row.heading("meetellendedoelgroepen")
    groups = [
        row.log.understood(column, partial(target_group_of, part), shown=part) for part in parts
    ]
    known = frozenset(group for group in groups if group is not None)
    is_whole = len(known) == len(set(groups)) and not row.has_unknown_part("meetellendedoelgroepen")
    return known if parts and is_whole else None
