"""Who counts for a contract, as far as the sources say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.claim import Claim, ClaimStatus, Eligibility, TargetGroup
from matcher.domain.contract import Contract
from matcher.eligibility.decide import decide
from matcher.eligibility.disclosure import disclosed
from matcher.matching import eligibility_of
from matcher.ternary import Ternary

ON = date(2026, 11, 24)
ONLY_BANENAFSPRAAK = frozenset({TargetGroup.BANENAFSPRAAK})


def claimed(
    group: TargetGroup = TargetGroup.BANENAFSPRAAK,
    is_member: Ternary = Ternary.MEETS,
    status: ClaimStatus = ClaimStatus.UNVERIFIED,
    since: date | None = None,
    until: date | None = None,
) -> Claim:
    return Claim(
        group=group, is_member=is_member, status=status, since=since, until=until, source="Sonar"
    )


def test_somebody_in_the_register_counts_and_the_reason_says_it_is_unchecked() -> None:
    answer = decide((claimed(),), ONLY_BANENAFSPRAAK, ON)
    assert answer.counts is Ternary.MEETS
    assert "banenafspraak" in answer.reasons[0]
    assert "nog niet gecontroleerd" in answer.reasons[0]


def test_not_in_the_register_does_not_mean_not_counting_when_other_groups_count_too() -> None:
    counted = frozenset({TargetGroup.BANENAFSPRAAK, TargetGroup.PARTICIPATIEWET})
    answer = decide((claimed(is_member=Ternary.FAILS),), counted, ON)
    assert answer.counts is Ternary.UNKNOWN
    assert "participatiewet" in answer.reasons[-1]


def test_not_in_the_register_means_no_when_only_the_register_counts() -> None:
    answer = decide((claimed(is_member=Ternary.FAILS),), ONLY_BANENAFSPRAAK, ON)
    assert answer.counts is Ternary.FAILS


def test_without_a_contract_nobody_is_ever_said_not_to_count() -> None:
    denials = tuple(claimed(group, Ternary.FAILS) for group in TargetGroup)
    assert decide(denials, None, ON).counts is Ternary.UNKNOWN


def test_a_group_that_the_contract_does_not_count_does_not_help() -> None:
    answer = decide((claimed(TargetGroup.WW),), ONLY_BANENAFSPRAAK, ON)
    assert answer.counts is Ternary.UNKNOWN


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (ON, None, Ternary.MEETS),
        (None, ON, Ternary.MEETS),
        (date(2026, 11, 25), None, Ternary.FAILS),
        (None, date(2026, 11, 23), Ternary.FAILS),
    ],
)
def test_membership_counts_from_its_first_up_to_and_including_its_last_day(
    since: date | None, until: date | None, counts: Ternary
) -> None:
    answer = decide((claimed(since=since, until=until),), ONLY_BANENAFSPRAAK, ON)
    assert answer.counts is counts


@pytest.mark.parametrize("status", [ClaimStatus.REFUSED, ClaimStatus.EXPIRED])
def test_a_refused_or_expired_claim_does_not_count(status: ClaimStatus) -> None:
    assert decide((claimed(status=status),), ONLY_BANENAFSPRAAK, ON).counts is Ternary.FAILS


def test_claims_are_judged_at_the_award_date_of_the_contract() -> None:
    contract = Contract(
        contract_id="C-1",
        organisation_id="O-1",
        title="groen",
        award_date=date(2025, 1, 1),
        counted_groups=ONLY_BANENAFSPRAAK,
    )
    claims = {"K-0001": (claimed(since=date(2026, 1, 1)),)}
    assert eligibility_of(["K-0001"], claims, contract, ON)["K-0001"].counts is Ternary.FAILS


def test_a_candidate_of_whom_no_claim_is_known_is_unknown_and_not_dropped() -> None:
    assert eligibility_of(["K-0001"], {}, None, ON)["K-0001"].counts is Ternary.UNKNOWN


@given(
    st.lists(st.tuples(st.sampled_from(TargetGroup), st.sampled_from(Ternary)), max_size=8),
    st.frozensets(st.sampled_from(TargetGroup)) | st.none(),
)
def test_an_answer_always_has_a_reason_and_ignores_the_order_of_claims(
    stated: list[tuple[TargetGroup, Ternary]], counted: frozenset[TargetGroup] | None
) -> None:
    claims = tuple(claimed(group, member) for group, member in stated)
    answer = decide(claims, counted, ON)
    assert answer.reasons
    assert decide(claims[::-1], counted, ON).counts is answer.counts


@pytest.mark.parametrize(
    ("role", "organisation_id", "may_read"),
    [
        (Role.CONTRACTOR, "O-CONTRACTOR", False),
        (Role.INTERMEDIARY, "O-OTHER", False),
        (Role.INTERMEDIARY, "O-OWN", True),
        (Role.MUNICIPAL_DESK, "O-DESK", True),
    ],
)
def test_the_ground_is_read_by_the_own_intermediary_and_the_desk_only(
    role: Role, organisation_id: str, *, may_read: bool
) -> None:
    viewer = Viewer(
        actor="test", role=role, organisation_id=organisation_id, purpose=Purpose.MATCHING
    )
    full = Eligibility(counts=Ternary.MEETS, reasons=("Telt mee: wajong.",))
    seen = disclosed(full, viewer, "O-OWN")
    assert seen.counts is Ternary.MEETS
    assert ("wajong" in " ".join(seen.reasons)) is may_read


def test_a_group_without_a_published_rule_counts_only_where_a_contract_names_it() -> None:
    claim = Claim(group=TargetGroup.ANW, is_member=Ternary.MEETS)
    unsaid = decide((claim,), None, ON)
    assert unsaid.counts is Ternary.UNKNOWN
    assert "geen gepubliceerde regel" in unsaid.reasons[0]
    assert decide((claim,), frozenset({TargetGroup.ANW}), ON).counts is Ternary.MEETS


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_member": Ternary.FAILS}, "Valt niet onder ww (Sonar)."),
        ({"status": ClaimStatus.REFUSED}, "De claim op ww is geweigerd (Sonar)."),
        ({"status": ClaimStatus.EXPIRED}, "De claim op ww is verlopen (Sonar)."),
        (
            {"since": date(2026, 12, 1)},
            "Valt op 2026-11-24 nog niet onder ww: dat geldt vanaf 2026-12-01 (Sonar).",
        ),
        (
            {"until": date(2026, 11, 1)},
            "Valt op 2026-11-24 niet meer onder ww: dat gold tot en met 2026-11-01 (Sonar).",
        ),
    ],
)
def test_a_claim_that_gives_nothing_says_why(changes: dict[str, Any], told: str) -> None:
    claim = Claim(group=TargetGroup.WW, is_member=Ternary.MEETS, source="Sonar")
    found = decide((replace(claim, **changes),), frozenset({TargetGroup.WW}), ON)
    assert (found.counts, found.reasons[0]) == (Ternary.FAILS, told)
