"""What a contractor says that social return costs it: extra euros and hours (meerkosten).

The evaluation of 2014 found no agreement on extra costs, so nothing is reckoned here: what is
reported is kept, and what nobody reported is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.errors import InvalidInput

CENT = Decimal("0.01")
"""Euros are exact to the cent, and hours to the hundredth."""


class CostKind(StrEnum):
    """On what the money or the time went.

    A choice of this project: no source that could be read lists the extra costs of contractors.
    Block schemes name training and extra guidance (Den Haag), VUM 3.0 names guidance and an
    adjusted workplace among what somebody needs of work.
    """

    GUIDANCE = "guidance"
    TRAINING = "training"
    WORKPLACE_ADJUSTMENT = "workplace_adjustment"
    RECRUITMENT = "recruitment"
    ADMINISTRATION = "administration"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCost:
    """Extra costs or hours under one contract, as somebody reported them; never changed.

    Attributes
    ----------
    cost_id : str
        ``M-…``.
    contract_id, contractor_id : str
        Under which contract, and whose that was then.
    vacancy_id, introduction_id : str or None
        Of which they were; None is of the contract as a whole.
    channel : Channel or None
        For people of which channel; None is unknown, or of no channel in particular.
    euros : Decimal or None
        Excluding VAT, exact to the cent. 0 says that there were none; None is not reported.
    hours : Decimal or None
        Spent by the contractor's own people, exact to the hundredth; 0 and None likewise.
    since, until : date
        First and last day of what they are for, both included.
    remark : str
        A few words; goes when the candidate of the introduction is erased.
    replaces : str or None
        The report that this one corrects, which stays readable.
    replaced_by : str or None
        The report that corrects this one; then it does not count any more.
    reported_by, role, organisation_id : str, Role, str or None
        Who reported it, and for which organisation.
    reported_at : datetime
        With time zone.

    Raises
    ------
    InvalidInput
        If neither euros nor hours are given, one is negative or finer than a hundredth, or the
        days are not in order.
    """

    cost_id: str
    contract_id: str
    contractor_id: str
    kind: CostKind
    since: date
    until: date
    reported_by: str
    role: Role
    reported_at: datetime
    euros: Decimal | None = None
    hours: Decimal | None = None
    channel: Channel | None = None
    vacancy_id: str | None = None
    introduction_id: str | None = None
    organisation_id: str | None = None
    remark: str = ""
    replaces: str | None = None
    replaced_by: str | None = None

    def __post_init__(self) -> None:
        if self.euros is None and self.hours is None:
            raise InvalidInput(
                "Neither euros nor hours are given.",
                where="euros",
                remedy="Give at least one of the two; 0 says that there were none.",
            )
        _check_amount("euros", self.euros)
        _check_amount("hours", self.hours)
        if self.until < self.since:
            raise InvalidInput(
                f"The last day {self.until} lies before the first day {self.since}.",
                where="until",
                remedy="Put the days in order.",
            )

    @property
    def days(self) -> Period:
        """The days that the costs are for."""
        return Period(self.since, self.until)


def _check_amount(where: str, amount: Decimal | None) -> None:
    if amount is None:
        return
    if not amount.is_finite() or amount < 0 or amount != amount.quantize(CENT):
        raise InvalidInput(
            f"{amount} is no number of at least 0 with at most two decimals.",
            where=where,
            remedy="Round it to two decimals; give 0 if there were none.",
        )
