"""Who started work where: registered, seen, changed and removed by those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from api.services.candidates import remove_candidate
from api.services.contracts import remove_contract
from api.services.organisations import remove_organisation
from api.services.placement_disclosure import ShownPlacement
from api.services.placement_drafts import PlacementDraft
from api.services.placements import (
    change_placement,
    list_placements,
    read_placement,
    remove_placement,
)
from api.services.vacancies import remove_vacancy
from matcher.domain.access import Viewer
from matcher.domain.placement import BonusFacts, WorkForm
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.placing import (
    AT,
    DESK,
    EMPLOYER,
    END,
    OPERATOR,
    OTHER_CONTRACTOR,
    OTHER_INTERMEDIARY,
    OWN_INTERMEDIARY,
    START,
    a_draft,
    counts_for,
    fill,
    logged,
    placed,
    seen,
)
from tests.factories import a_candidate

FACTS = BonusFacts(age_at_start=56, has_disability=Ternary.MEETS)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def changed(
    database: Database,
    shown: ShownPlacement,
    viewer: Viewer = OPERATOR,
    **changes: object,
) -> ShownPlacement:
    """Change fields of the work, as a patch over what the viewer sees does."""

    def change(stored: ShownPlacement) -> PlacementDraft:
        return PlacementDraft(
            placement=replace(stored.placement, **changes),  # type: ignore[arg-type]
            vacancy=stored.vacancy_id,
            bonus_facts=stored.bonus_facts,
        )

    with database.unit_of_work(viewer) as uow:
        return change_placement(uow, shown.placement.placement_id, change, at=AT)


def test_a_placement_counts_for_its_contract_from_the_first_to_the_last_day_of_work(
    database: Database,
) -> None:
    made = placed(database, draft=a_draft(vacancy="vac-1"))
    assert made.placement.placement_id.startswith("P-")
    assert (made.placement.candidate_id, made.organisation_id) == ("K-0001", "O-0002")
    assert made.vacancy_id == "V-0001"
    assert counts_for(made) == [("C-0001", START, END)]
    assert seen(database, OPERATOR, made.placement.placement_id) == made


@pytest.mark.parametrize("viewer", [OPERATOR, DESK, OWN_INTERMEDIARY, EMPLOYER])
def test_employer_own_intermediary_and_desk_register_a_placement(
    database: Database, viewer: Viewer
) -> None:
    assert placed(database, viewer).organisation_id == "O-0002"


@pytest.mark.parametrize("viewer", [OTHER_INTERMEDIARY, OTHER_CONTRACTOR])
def test_others_do_not_register_a_placement(database: Database, viewer: Viewer) -> None:
    with pytest.raises(Conflict) as refused:
        placed(database, viewer, contract=None)
    assert refused.value.where == "employer"


def test_a_contractor_is_the_employer_unless_it_says_otherwise(database: Database) -> None:
    assert placed(database, EMPLOYER, employer=None, contract=None).organisation_id == "O-0002"


def test_a_desk_need_not_repeat_the_contractor_of_the_contract(database: Database) -> None:
    assert placed(database, DESK, employer=None, contract="c-0004").organisation_id == "O-0004"


def test_without_contract_a_desk_says_where_one_works(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        placed(database, DESK, employer=None, contract=None)
    assert refused.value.where == "employer"


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ({"candidate": "K-9999"}, "candidate"),
        ({"contract": "C-9999"}, "contract"),
        ({"employer": "O-0001"}, "employer"),
        ({"draft": a_draft(vacancy="V-9999")}, "vacancy"),
    ],
)
def test_what_a_placement_names_must_exist(
    database: Database, sent: dict[str, str], where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        placed(database, **sent)  # type: ignore[arg-type]
    assert refused.value.where == where


def test_a_contractor_places_nobody_whom_it_may_not_see(database: Database) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    with pytest.raises(InvalidInput) as refused:
        placed(database, EMPLOYER)
    assert refused.value.where == "candidate"


def test_who_withdraws_consent_goes_on_working_and_may_get_other_work_there(
    database: Database,
) -> None:
    made = placed(database, EMPLOYER)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    assert seen(database, EMPLOYER, made.placement.placement_id) == made
    later = placed(database, EMPLOYER, draft=a_draft(starts_on=END, ends_on=None))
    assert "check that no hours are entered twice" in later.warnings[0]


def test_the_same_work_is_not_registered_twice_for_one_contract(database: Database) -> None:
    made = placed(database)
    with pytest.raises(Conflict, match=made.placement.placement_id):
        placed(database)


def test_hours_split_over_two_contracts_are_two_placements_that_warn_of_each_other(
    database: Database,
) -> None:
    first = placed(database, draft=a_draft(hours_per_week=Decimal(16)))
    second = placed(database, draft=a_draft(hours_per_week=Decimal(8)), contract="C-0002")
    assert first.placement.placement_id in second.warnings[0]
    (warning,) = seen(database, OPERATOR, first.placement.placement_id).warnings
    assert second.placement.placement_id in warning


@pytest.mark.parametrize("viewer", [EMPLOYER, OWN_INTERMEDIARY])
def test_only_a_desk_lets_work_count_for_a_contract_of_another_contractor(
    database: Database, viewer: Viewer
) -> None:
    with pytest.raises(Conflict) as refused:
        placed(database, viewer, contract="C-0004")
    assert refused.value.where == "contract"
    by_desk = placed(database, DESK, contract="C-0004")
    assert counts_for(by_desk) == [("C-0004", START, END)]


@pytest.mark.parametrize("viewer", [OPERATOR, DESK, OWN_INTERMEDIARY])
def test_bonus_facts_are_written_and_read_by_desk_and_own_intermediary(
    database: Database, viewer: Viewer
) -> None:
    made = placed(database, viewer, draft=a_draft(bonus_facts=FACTS))
    assert seen(database, viewer, made.placement.placement_id).bonus_facts == FACTS


def test_a_contractor_reads_no_bonus_facts_and_writes_none(database: Database) -> None:
    made = placed(database, DESK, draft=a_draft(bonus_facts=FACTS))
    assert seen(database, EMPLOYER, made.placement.placement_id).bonus_facts is None
    with pytest.raises(Conflict) as refused:
        placed(database, EMPLOYER, draft=a_draft(starts_on=END, bonus_facts=BonusFacts()))
    assert refused.value.where == "bonus_facts"


def test_a_contractor_who_ends_a_placement_leaves_its_bonus_facts(database: Database) -> None:
    made = placed(database, DESK, draft=a_draft(bonus_facts=FACTS))
    after = changed(database, made, EMPLOYER, ends_on=date(2026, 6, 30))
    assert after.bonus_facts is None
    assert seen(database, DESK, made.placement.placement_id).bonus_facts == FACTS


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (BonusFacts(agreed_bonuses=frozenset({"gratis"})), "bonus_facts.agreed_bonuses"),
        (BonusFacts(refused_bonuses=frozenset({"gratis"})), "bonus_facts.refused_bonuses"),
        (
            BonusFacts(
                agreed_bonuses=frozenset({"leeftijd_55"}),
                refused_bonuses=frozenset({"leeftijd_55"}),
            ),
            "bonus_facts.agreed_bonuses",
        ),
    ],
)
def test_a_bonus_that_is_granted_stands_in_a_scheme_and_is_not_refused_too(
    database: Database, facts: BonusFacts, where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        placed(database, draft=a_draft(bonus_facts=facts))
    assert refused.value.where == where


@pytest.mark.parametrize("viewer", [OTHER_CONTRACTOR, OTHER_INTERMEDIARY])
def test_a_placement_of_others_does_not_exist(database: Database, viewer: Viewer) -> None:
    made = placed(database).placement.placement_id
    with database.unit_of_work(viewer) as uow:
        with pytest.raises(NotFound):
            read_placement(uow, made)
        with pytest.raises(NotFound):
            remove_placement(uow, made, at=AT)
        assert list_placements(uow, limit=9, offset=0).total == 0


def test_placements_are_listed_by_contract_employer_and_candidate(database: Database) -> None:
    made = placed(database)
    with database.unit_of_work(OWN_INTERMEDIARY) as uow:
        for asked in ({"contract": "c-0001"}, {"employer": "O-0002"}, {"candidate": "0001"}):
            assert list_placements(uow, **asked, limit=9, offset=0).rows == [made]
        for asked in ({"contract": "C-0002"}, {"employer": "O-0004"}, {"candidate": "K-0002"}):
            assert list_placements(uow, **asked, limit=9, offset=0).rows == []


def test_work_that_ends_early_stops_counting_and_that_is_logged(database: Database) -> None:
    made = placed(database)
    after = changed(database, made, ends_on=date(2026, 6, 30))
    assert counts_for(after) == [("C-0001", START, date(2026, 6, 30))]
    assert logged(database) == ["C-0001 2026-03-01/2026-12-31 → C-0001 2026-03-01/2026-06-30"]


def test_work_that_is_prolonged_goes_on_counting(database: Database) -> None:
    after = changed(database, placed(database), ends_on=None, starts_on=date(2026, 2, 1))
    assert counts_for(after) == [("C-0001", date(2026, 2, 1), None)]


def test_a_change_that_leaves_the_days_alone_is_no_move(database: Database) -> None:
    after = changed(database, placed(database), hours_per_week=None, form=WorkForm.SECONDMENT)
    assert after.placement.hours_per_week is None
    assert counts_for(after) == [("C-0001", START, END)]
    assert logged(database) == []


def test_a_removed_placement_counts_no_more_and_that_is_logged(database: Database) -> None:
    made = placed(database).placement.placement_id
    with database.unit_of_work(EMPLOYER) as uow:
        remove_placement(uow, made, at=AT)
    with pytest.raises(NotFound):
        seen(database, OPERATOR, made)
    assert logged(database) == ["C-0001 2026-03-01/2026-12-31 → no contract"]


def test_a_subcontractor_does_not_remove_what_counts_for_the_main_contractor(
    database: Database,
) -> None:
    made = placed(database, DESK, contract="C-0004").placement.placement_id
    with database.unit_of_work(EMPLOYER) as uow, pytest.raises(Conflict, match="C-0004"):
        remove_placement(uow, made, at=AT)
    assert counts_for(seen(database, EMPLOYER, made)) == [("C-0004", START, END)]


def test_the_main_contractor_sees_what_counts_for_it_and_changes_nothing(
    database: Database,
) -> None:
    made = placed(database, DESK, contract="C-0004", draft=a_draft(bonus_facts=FACTS))
    main = seen(database, OTHER_CONTRACTOR, made.placement.placement_id)
    assert main == replace(made, bonus_facts=None)
    with pytest.raises(Conflict) as refused:
        changed(database, made, OTHER_CONTRACTOR, ends_on=date(2026, 6, 30))
    assert refused.value.where == "employer"
    with database.unit_of_work(OTHER_CONTRACTOR) as uow, pytest.raises(Conflict):
        remove_placement(uow, made.placement.placement_id, at=AT)
    assert seen(database, DESK, made.placement.placement_id) == made


def test_what_a_placement_rests_on_stays_and_the_reason_is_told(database: Database) -> None:
    made = placed(database, draft=a_draft(vacancy="V-0001"))
    placed(database, contract=None, draft=a_draft(starts_on=END, ends_on=None))
    with database.unit_of_work(OPERATOR) as uow:
        with pytest.raises(Conflict, match=r"2 placements \(1 counting for contracts\)"):
            remove_candidate(uow, "K-0001", at=AT)
        with pytest.raises(Conflict, match="This vacancy has 1 placement"):
            remove_vacancy(uow, "V-0001")
        with pytest.raises(Conflict, match="1 placements that count for it"):
            remove_contract(uow, "C-0001")
    with database.unit_of_work(OPERATOR) as uow:
        remove_placement(uow, made.placement.placement_id, at=AT)
        remove_vacancy(uow, "V-0001")
        remove_contract(uow, "C-0001")


def test_an_employer_stays_while_somebody_works_there(database: Database) -> None:
    placed(database, DESK, employer="O-0004", contract=None)
    with database.unit_of_work(OPERATOR) as uow:
        remove_contract(uow, "C-0004")
        with pytest.raises(Conflict, match="1 placements"):
            remove_organisation(uow, "O-0004")
