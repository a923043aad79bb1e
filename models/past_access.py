"""Who may bring in, read and take out cases of earlier years: the only maker of a SELECT on them.

============== ======================= ===================== =========================
role           brings in               reads, to be counted  takes out
============== ======================= ===================== =========================
OPERATOR       yes                     all                   any import
MUNICIPAL_DESK yes                     all                   its own imports
others         no                      none                  none
============== ======================= ===================== =========================
"""

from __future__ import annotations

from sqlalchemy import Select, false, select
from sqlalchemy.orm import InstrumentedAttribute

from matcher.domain.access import DECIDING_ROLES, Viewer
from matcher.domain.importing import ImportKind
from matcher.errors import Conflict
from models.access import visible_imports
from models.rows.import_run import ImportRunRow
from models.rows.organisation import OrganisationRow
from models.rows.past_introduction import PastIntroductionRow

OWNER: InstrumentedAttribute[int | None] = ImportRunRow.organisation_key
"""Whose numbers the cases have: two desks may use the same ones for different cases."""


def check_may_record_past(viewer: Viewer) -> None:
    """Refuse, with Conflict, the past to others than a desk and the operator."""
    if viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk or the operator brings in introductions of earlier years, and "
            "reads them.",
            remedy="Ask one of them: the table tells of the people of all channels.",
        )


def visible_past(viewer: Viewer) -> Select[PastIntroductionRow, int | None]:
    """Return the SELECT of cases with their owner, in the order in which they were told."""
    query = (
        select(PastIntroductionRow, OWNER)
        .join(ImportRunRow, ImportRunRow.key == PastIntroductionRow.import_key)
        .order_by(PastIntroductionRow.key)
    )
    return query if viewer.role in DECIDING_ROLES else query.where(false())


def own_past(viewer: Viewer) -> Select[PastIntroductionRow, int | None]:
    """Return the SELECT of those that were brought in for the same organisation."""
    query = visible_past(viewer)
    if viewer.organisation_id is None:
        return query.where(OWNER.is_(None))
    own = OrganisationRow.organisation_id == viewer.organisation_id
    return query.where(ImportRunRow.organisation.has(own))


def removable_past_imports(viewer: Viewer) -> Select[ImportRunRow]:
    """Return the SELECT of the imports of the past that this viewer may take out."""
    query = visible_imports(viewer).where(ImportRunRow.kind == ImportKind.PAST_INTRODUCTIONS)
    return query if viewer.role in DECIDING_ROLES else query.where(false())
