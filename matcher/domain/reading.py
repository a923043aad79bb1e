"""What a reader takes from one row of somebody else's file, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.past_introduction import PastIntroduction
from matcher.domain.person import IdentityTraces
from matcher.domain.profile import Profile
from matcher.domain.vacancy import Vacancy


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Something in a file that could not be used as it stands.

    Attributes
    ----------
    row : int
        Row as the user counts it in the file (the header is row 1; for JSON the n-th element).
    column : str
        Column heading or JSON path.
    value : str
        What stands there, shortened; empty for columns that identify a person.
    what, remedy : str
        What is wrong and how to mend it, as full sentences.
    is_rejected : bool
        True when the whole row was left out; False when only this value became unknown.
    """

    row: int
    column: str
    value: str
    what: str
    remedy: str
    is_rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecord:
    """A candidate as read from one row, before it has a pseudonym."""

    row: int
    source_id: str
    is_shareable: bool
    profile: Profile
    claims: tuple[Claim, ...] = ()
    traces: IdentityTraces


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRecord:
    """The contract a vacancy row names."""

    source_id: str
    title: str = ""
    authority_name: str = ""
    counted_groups: frozenset[TargetGroup] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRecord:
    """A vacancy as read from one row; the ids in ``vacancy`` are empty but for ``source_id``."""

    row: int
    contractor_name: str
    contractor_email: str = ""
    contractor_phone: str = ""
    contract: ContractRecord | None = None
    vacancy: Vacancy


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRecord:
    """A case of earlier years as read from one row, before its person has a keyed hash.

    Attributes
    ----------
    person_code : str
        The table's own code of the person; let go once it is hashed.
    """

    row: int
    case: PastIntroduction
    person_code: str = ""

    @property
    def source_id(self) -> str:
        """The id in the own system: that of the case."""
        return self.case.case_id
