"""Fairness reports over HTTP, and the age bands and gender that a desk may hold for them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Response

from api.dependencies import CSV_TYPE, CsvContent, FairnessWork, KeptDep
from api.exchange.fairness_table import COLUMNS, fact_records
from api.problems import AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, NOT_FOUND, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import problems
from api.routers.parameters import MOST_LINES
from api.routers.paths import FAIRNESS
from api.schemas.fairness import FactsEnteredOut, FairnessReportOut, fairness_report_out
from api.schemas.fields import Day
from api.services.fairness import fairness_of_period, fairness_of_vacancy
from api.services.fairness_facts import LONGEST_BASIS, enter_facts, remove_facts
from api.services.fairness_report import LEAST_FIT, TOP, FairnessQuestion
from matcher.fairness.measures import BAND_LOW, Band

router = APIRouter(prefix=FAIRNESS, tags=["fairness"])

_EXAMPLE = f"{';'.join(COLUMNS)}\nK-3F7Q9ZT0B2MX;45-54;vrouw\n"


def _question(
    kept: KeptDep,
    top: Annotated[
        int,
        Query(ge=1, le=MOST_LINES, description="Places of a list to look at.", examples=[TOP]),
    ] = TOP,
    least_fit: Annotated[
        float, Query(ge=0, le=1, description="From which fit somebody could be on a list.")
    ] = LEAST_FIT,
    band: Annotated[
        float,
        Query(
            gt=0,
            le=1,
            description="Warn of a group that is seen less than this times its share, or more than "
            "1 / this, with its whole 95% interval.",
        ),
    ] = BAND_LOW,
) -> FairnessQuestion:
    """Return what counts as being on a list, and as being able to be on it."""
    return FairnessQuestion(
        top=top,
        least_fit=least_fit,
        band=Band(low=band),
        with_facts=kept.holds_fairness_facts,
    )


Asked = Annotated[FairnessQuestion, Depends(_question)]


@router.get(
    "/vacancies/{vacancy_id:path}",
    summary="Report how groups are seen on the list for a vacancy",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def report_vacancy_fairness(
    vacancy_id: Annotated[
        str,
        Path(
            description="Our id (V-…), or the id in the contractor's own system.",
            examples=["V-5D8N1KX3R6WJ"],
        ),
    ],
    work: FairnessWork,
    kept: KeptDep,
    asked: Asked,
) -> FairnessReportOut:
    """Set the list that you would be shown now beside all who are fit and may count.

    For municipal desks and the operator. It warns and changes no list. Where age bands and gender
    are counted, this request writes an entry to the log of choices.
    """
    with work() as uow:
        report = fairness_of_vacancy(
            uow, kept.engine, vacancy_id, asked, on=kept.today(), at=datetime.now(UTC)
        )
    return fairness_report_out(report)


@router.get(
    "/period",
    summary="Report how groups were seen on the lists of a period",
    responses=problems(CONFLICT),
)
def report_period_fairness(
    since: Annotated[Day, Query(description="First day.", examples=["2026-01-01"])],
    until: Annotated[Day, Query(description="Last day, included.", examples=["2026-03-31"])],
    work: FairnessWork,
    kept: KeptDep,
    asked: Asked,
) -> FairnessReportOut:
    """Set the lists that were shown beside all who are fit and may count today.

    For municipal desks and the operator. The log keeps lists, not who else could have been on
    them; the report says so. Days are those of UTC.
    """
    with work() as uow:
        report = fairness_of_period(
            uow,
            kept.engine,
            asked,
            since=since,
            until=until,
            on=kept.today(),
            at=datetime.now(UTC),
        )
    return fairness_report_out(report)


@router.post(
    "/facts",
    summary="Enter age bands and gender",
    responses=problems(CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[CsvContent],
)
def enter_fairness_facts(
    table: Annotated[
        bytes,
        Body(
            media_type=CSV_TYPE,
            description="A CSV in UTF-8 with these three columns and no other; empty is unknown.",
            examples=[_EXAMPLE],
        ),
    ],
    processing_basis: Annotated[
        str,
        Query(
            max_length=LONGEST_BASIS,
            description="The legal ground and the purpose, in your own words; kept with every row.",
            examples=["art. 6 lid 1 onder e AVG; toezicht op gelijke behandeling, besluit 2026-14"],
        ),
    ],
    work: FairnessWork,
    kept: KeptDep,
) -> FactsEnteredOut:
    """Keep these in the place of what was kept of the same people: all rows, or none.

    Off unless the installation says otherwise. A desk enters those of its own candidates. They
    are counted in fairness reports and given back by no request; a row with nothing known removes
    what was kept.
    """
    records = fact_records(table, "table")
    with work() as uow:
        n_known = enter_facts(
            uow,
            records,
            file_name="table",
            processing_basis=processing_basis,
            is_held=kept.holds_fairness_facts,
            at=datetime.now(UTC),
        )
    return FactsEnteredOut(n_rows=len(records), n_known=n_known)


@router.delete(
    "/facts",
    status_code=204,
    response_class=Response,
    summary="Remove age bands and gender",
    responses=problems(CONFLICT),
)
def remove_fairness_facts(work: FairnessWork) -> None:
    """Remove those of all your candidates; the operator removes all there are."""
    with work() as uow:
        remove_facts(uow, at=datetime.now(UTC))
