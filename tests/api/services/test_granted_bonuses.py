"""Whether a bonus is granted is an authority's word, kept apart from facts of the person."""

from __future__ import annotations

import pytest

from api.services.placement_disclosure import ShownPlacement
from api.services.placement_drafts import PlacementDraft
from api.services.placements import (
    change_placement,
)
from matcher.domain.access import Viewer
from matcher.domain.placement import BonusFacts
from matcher.errors import Conflict
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.placing import (
    AT,
    DESK,
    OWN_INTERMEDIARY,
    a_draft,
    fill,
    placed,
    seen,
)

FACTS = BonusFacts(age_at_start=56, has_disability=Ternary.MEETS)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


GRANTED = BonusFacts(age_at_start=56, agreed_bonuses=frozenset({"leeftijd_55"}))


def with_facts(
    database: Database, shown: ShownPlacement, viewer: Viewer, facts: BonusFacts | None
) -> ShownPlacement:
    with database.unit_of_work(viewer) as uow:
        return change_placement(
            uow,
            shown.placement.placement_id,
            lambda stored: PlacementDraft(placement=stored.placement, bonus_facts=facts),
            at=AT,
        )


def test_whether_a_bonus_is_granted_is_not_for_an_intermediary_to_say(database: Database) -> None:
    with pytest.raises(Conflict) as refused:
        placed(database, OWN_INTERMEDIARY, draft=a_draft(bonus_facts=GRANTED))
    assert refused.value.where == "bonus_facts.agreed_bonuses"
    made = placed(database, DESK, draft=a_draft(bonus_facts=GRANTED))
    with pytest.raises(Conflict) as refused:
        with_facts(database, made, OWN_INTERMEDIARY, BonusFacts(age_at_start=56))
    assert refused.value.where == "bonus_facts.agreed_bonuses"
    assert seen(database, DESK, made.placement.placement_id).bonus_facts == GRANTED


def test_an_intermediary_lets_go_of_what_a_person_is_asked_and_the_decision_stays(
    database: Database,
) -> None:
    made = placed(database, DESK, draft=a_draft(bonus_facts=GRANTED))
    after = with_facts(database, made, OWN_INTERMEDIARY, None)
    assert after.bonus_facts == BonusFacts(agreed_bonuses=GRANTED.agreed_bonuses)
    assert with_facts(database, made, DESK, None).bonus_facts == BonusFacts()
