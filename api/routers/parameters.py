"""Query parameters that several endpoints share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Query

from api.schemas.fields import Reference
from api.services.ranking_answers import ListOrder
from api.services.rankings import AskedCounting

MOST_LINES = 1000

Top = Annotated[
    int,
    Query(ge=1, le=MOST_LINES, description="How many lines to give at most.", examples=[20]),
]
ShowExcluded = Annotated[
    bool,
    Query(description="Also give those whom a hard criterion excludes, at most `top` of them."),
]
Scheme = Annotated[
    Reference | None,
    Query(
        description="Say who counts, and for how much, by this block scheme. It goes before the "
        "one that a contract names, and holds outside any contract too: for an employer's own "
        "social policy, or the banenafspraak. Desks and the operator name any; the own "
        "intermediary any for its candidate; a contractor one that a contract of its own names.",
        examples=["utrecht/undated"],
    ),
]


def asked_counting(
    contract: Annotated[
        Reference | None,
        Query(
            description="Say who counts for this contract, by our or the contractor's id. Default: "
            "the contract that the vacancy serves. A contractor names contracts of its own.",
            examples=["C-0M7T2B8Y4QGF"],
        ),
    ] = None,
    scheme: Scheme = None,
    show_not_counting: Annotated[
        bool,
        Query(
            description="Also give those who are left out because they certainly do not count for "
            "the contract, with the reason as far as you may read it."
        ),
    ] = False,
    order: Annotated[
        ListOrder,
        Query(
            description="`value` puts the same people in order of what they certainly count for, "
            "then of fit. Each use is written to the log of choices (`/api/v1/audit`)."
        ),
    ] = ListOrder.FIT,
) -> AskedCounting:
    """Return by which rules people should count, and in which order the list should stand."""
    return AskedCounting(
        contract=contract,
        scheme=scheme,
        with_not_counting=show_not_counting,
        by_value_at=datetime.now(UTC) if order is ListOrder.VALUE else None,
    )


Counting = Annotated[AskedCounting, Depends(asked_counting)]
