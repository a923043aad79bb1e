"""What placements and introductions rest on cannot go before them, and says so in a sentence."""

from __future__ import annotations

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.errors import Conflict
from models.rows.introduction import IntroductionRow
from models.rows.placement import AttributionRow, PlacementRow


def refuse_while_placed(
    session: Session,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    key: int,
    *,
    what: str,
    where: str,
) -> None:
    """Refuse, with Conflict, to remove something while placements rest on it.

    Parameters
    ----------
    column : attribute of PlacementRow
        Refers to what is removed.
    what : str
        What that is, in a word.
    where : str
        Its id.
    """
    n_placed, n_counting = session.execute(
        select(
            func.count(distinct(PlacementRow.key)),
            func.count(distinct(AttributionRow.placement_key)),
        )
        .outerjoin(AttributionRow, AttributionRow.placement_key == PlacementRow.key)
        .where(column == key)
    ).one()
    if n_placed:
        noun = "placement" if n_placed == 1 else "placements"
        counting = f" ({n_counting} counting for contracts)" if n_counting else ""
        raise Conflict(
            f"This {what} has {n_placed} {noun}{counting}.",
            where=where,
            remedy="Remove the placements first. Those that count for a contract are kept until "
            "it has been accounted for (docs/privacy.md).",
        )


def refuse_while_introduced(session: Session, vacancy_key: int, vacancy_id: str) -> None:
    """Refuse, with Conflict, to remove a vacancy for which somebody was introduced."""
    query = select(func.count(IntroductionRow.key)).where(
        IntroductionRow.vacancy_key == vacancy_key
    )
    n_introduced = session.scalars(query).one()
    if n_introduced:
        noun = "introduction" if n_introduced == 1 else "introductions"
        raise Conflict(
            f"This vacancy has {n_introduced} {noun}.",
            where=vacancy_id,
            remedy="The log of introductions is kept. Give the vacancy a last day (closes_on): "
            "nobody is proposed for it after that.",
        )
