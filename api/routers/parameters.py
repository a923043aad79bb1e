"""Query parameters that several endpoints share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

MOST_LINES = 1000

Top = Annotated[
    int,
    Query(ge=1, le=MOST_LINES, description="How many lines to give at most.", examples=[20]),
]
ShowExcluded = Annotated[
    bool,
    Query(description="Also give those whom a hard criterion excludes, at most `top` of them."),
]
