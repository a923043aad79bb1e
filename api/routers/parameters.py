"""Query parameters that several endpoints share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from api.schemas.fields import Reference
from api.services.asked_counting import AskedCounting
from api.services.floored_lists import FIT_TOLERANCE
from matcher.domain.shown_ranking import ListOrder
from matcher.fairness.exposure_floor import MOST_TOLERANCE, ExposureFloor

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


WorkRegion = Annotated[
    Reference | None,
    Query(
        description="Work in this labour-market region, by name or code.",
        examples=["Midden-Utrecht"],
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
            description="`proven` goes by fit times confidence, the part of the fit that rests on "
            "known facts: who has told little stands lower. `value` puts the same people in order "
            "of what they certainly count for, then of fit; each use is written to the log of "
            "choices (`/api/v1/audit`)."
        ),
    ] = ListOrder.FIT,
    exposure_floor: Annotated[
        float | None,
        Query(
            gt=0,
            le=1,
            description="Take small channels forward at equal fit: every channel gets at least "
            "this share of the exposure that fits its number of lines. The same people; `moves` "
            "says which lines moved and why; each use is written to the log of choices. Only in "
            "order of fit.",
            examples=[0.8],
        ),
    ] = None,
    fit_tolerance: Annotated[
        float,
        Query(
            ge=0,
            le=MOST_TOLERANCE,
            description="With a floor: fits that differ by no more than this count as equal. "
            "Nobody passes somebody whose fit is better by more.",
        ),
    ] = FIT_TOLERANCE,
) -> AskedCounting:
    """Return by which rules people should count, and in which order the list should stand."""
    return AskedCounting(
        contract=contract,
        scheme=scheme,
        with_not_counting=show_not_counting,
        order=order,
        floor=None
        if exposure_floor is None
        else ExposureFloor(share=exposure_floor, tolerance=fit_tolerance),
    )


Counting = Annotated[AskedCounting, Depends(asked_counting)]
