"""The organisations and contracts that a file names: found, or registered where they are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.services.identifiers import new_id
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.contract import Contract
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.domain.reading import ContractRecord, RowProblem, VacancyRecord
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict
from models.unit_of_work import UnitOfWork


class DeliveredParties:
    """Those named in one file.

    ``new_organisations`` are the names registered on the way, ``problems`` what a row says of its
    contract that is not for the viewer to say.
    """

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._contracts: dict[tuple[str, str], Contract] = {}
        self.new_organisations: list[str] = []
        self.problems: list[RowProblem] = []

    def intermediary(
        self, name: str, channel: Channel, *, is_wanted: bool = True
    ) -> Organisation | None:
        """Return the intermediary, registered when it is new; None when it is not wanted either.

        Raises
        ------
        Conflict
            If it is registered under another channel.
        """
        known = self._uow.organisations.find(OrganisationKind.INTERMEDIARY, name)
        if known is None:
            kind = OrganisationKind.INTERMEDIARY
            return self._added(kind, name, channel=channel) if is_wanted else None
        if known.channel is not channel:
            raise Conflict(
                f"'{known.name}' is registered under the channel '{known.channel}', "
                f"not '{channel}'.",
                where="channel",
                remedy="Give the registered channel, or another name for another organisation.",
            )
        return known

    def vacancies(self, records: Sequence[VacancyRecord]) -> list[Vacancy]:
        """Return the vacancies with the ids of their contractors and contracts."""
        contractors: dict[str, Organisation] = {}
        vacancies = []
        for record in records:
            name = record.contractor_name
            if name not in contractors:
                contractors[name] = self._contractor(record)
            contractor_id = contractors[name].organisation_id
            named = record.contract
            contract = self._contract(contractor_id, named, record.row) if named else None
            vacancies.append(
                replace(
                    record.vacancy,
                    vacancy_id=new_id("V"),
                    organisation_id=contractor_id,
                    contract_id=contract.contract_id if contract else None,
                )
            )
        return vacancies

    def _contractor(self, record: VacancyRecord) -> Organisation:
        kind = OrganisationKind.CONTRACTOR
        return self._uow.organisations.find(kind, record.contractor_name) or self._added(
            kind,
            record.contractor_name,
            email=record.contractor_email,
            phone=record.contractor_phone,
        )

    def _contract(self, contractor_id: str, record: ContractRecord, row: int) -> Contract:
        """Return the contract a row names; one that is known keeps what the desk entered."""
        key = (contractor_id, record.source_id)
        if key not in self._contracts:
            known = self._uow.contracts.find(*key)
            self._contracts[key] = known or self._new_contract(
                contractor_id, self._as_may_be_said(record, row)
            )
        return self._contracts[key]

    def _as_may_be_said(self, record: ContractRecord, row: int) -> ContractRecord:
        """Return the record without the groups that count, unless the viewer decides on those."""
        if record.counted_groups is None or self._uow.viewer.role in DECIDING_ROLES:
            return record
        self.problems.append(_groups_left_out(row))
        return replace(record, counted_groups=None)

    def _new_contract(self, contractor_id: str, record: ContractRecord) -> Contract:
        authority_id = None
        if record.authority_name:
            kind = OrganisationKind.CONTRACTING_AUTHORITY
            known = self._uow.organisations.find(kind, record.authority_name)
            authority_id = (known or self._added(kind, record.authority_name)).organisation_id
        contract = Contract(
            contract_id=new_id("C"),
            organisation_id=contractor_id,
            authority_id=authority_id,
            source_id=record.source_id,
            title=record.title or record.source_id,
            counted_groups=record.counted_groups,
        )
        self._uow.contracts.add(contract)
        return contract

    def _added(
        self,
        kind: OrganisationKind,
        name: str,
        *,
        channel: Channel | None = None,
        email: str = "",
        phone: str = "",
    ) -> Organisation:
        organisation = Organisation(
            organisation_id=new_id("O"),
            kind=kind,
            name=" ".join(name.split()),
            channel=channel,
            email=email,
            phone=phone,
        )
        self._uow.organisations.add(organisation)
        self.new_organisations.append(organisation.name)
        return organisation


def _groups_left_out(row: int) -> RowProblem:
    return RowProblem(
        row=row,
        column="meetellende_doelgroepen",
        value="",
        what="Welke doelgroepen een opdracht meetelt, legt een gemeentelijke desk of de beheerder "
        "vast; hier is dat onbekend gelaten.",
        remedy="Vraag de desk het bij de opdracht in te vullen.",
    )
