"""Which occupations share skills, told on a handful of them."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.taxonomy import SkillRelation
from matcher.domain.vacancy import Importance
from matcher.skills.occupation_kin import OccupationKin

ASKED = {
    "kassamedewerker": ["afrekenen", "klanten helpen", "communiceren"],
    "baliemedewerker": ["klanten helpen", "afspraken plannen", "communiceren"],
    "telefonist": ["afspraken plannen", "communiceren"],
    "lasser": ["lassen", "communiceren"],
}


def relations(asked: dict[str, list[str]]) -> list[SkillRelation]:
    return [
        SkillRelation(occupation_uri=one, skill_uri=skill, importance=Importance.ESSENTIAL)
        for one, skills in asked.items()
        for skill in skills
    ]


KIN = OccupationKin(relations(ASKED))


def kin_of(occupation: str, *, most: int = 10, least: float = 0.0) -> dict[str, float]:
    return {one.uri: one.covered for one in KIN.kin_of(occupation, most=most, least=least)}


def test_a_till_worker_is_kin_to_who_helps_people_at_a_desk() -> None:
    # 'Klanten helpen' goes with two of four occupations, 'afspraken plannen' too.
    assert kin_of("baliemedewerker") == pytest.approx(
        {"kassamedewerker": log(2) / (2 * log(2)), "telefonist": log(2) / (2 * log(2))}
    )


def test_what_all_occupations_ask_makes_nobody_kin() -> None:
    assert kin_of("lasser") == {}


def test_the_share_is_of_what_the_other_one_asks_and_so_not_the_same_both_ways() -> None:
    assert kin_of("telefonist")["baliemedewerker"] == pytest.approx(1.0)
    assert kin_of("baliemedewerker")["telefonist"] == pytest.approx(0.5)


def test_an_optional_skill_of_the_other_occupation_counts_as_covered() -> None:
    also = SkillRelation(
        occupation_uri="lasser", skill_uri="afspraken plannen", importance=Importance.USEFUL
    )
    kin = OccupationKin([*relations(ASKED), also])
    found = {one.uri: one.covered for one in kin.kin_of("telefonist", most=9, least=0.0)}
    assert found["lasser"] == pytest.approx(1.0)


def test_few_can_be_asked_for_and_distant_ones_left_out() -> None:
    assert len(kin_of("baliemedewerker", most=1)) == 1
    assert kin_of("baliemedewerker", least=0.6) == {}


def test_an_occupation_that_the_taxonomy_has_not_has_no_kin_and_takes_nothing() -> None:
    assert kin_of("glazenwasser") == {}
    assert KIN.takes("glazenwasser") == frozenset()


def test_a_skill_of_one_occupation_is_rarest_and_one_of_all_is_not_rare() -> None:
    assert KIN.rarity("lassen") == pytest.approx(1.0)
    assert KIN.rarity("klanten helpen") == pytest.approx(0.5)
    assert KIN.rarity("communiceren") == pytest.approx(0.0)
    assert KIN.rarity("zwemmen") is None


def test_a_taxonomy_without_relations_says_nothing() -> None:
    nothing = OccupationKin([])
    assert nothing.kin_of("lasser", most=3, least=0.0) == ()
    assert nothing.rarity("lassen") is None


@given(
    st.dictionaries(
        st.sampled_from("ABCDEF"), st.lists(st.sampled_from("uvwxyz"), min_size=1), min_size=1
    )
)
def test_shares_lie_between_0_and_1_and_fall(asked: dict[str, list[str]]) -> None:
    kin = OccupationKin(relations(asked))
    for occupation in asked:
        shares = [one.covered for one in kin.kin_of(occupation, most=9, least=0.0)]
        assert shares == sorted(shares, reverse=True)
        assert all(0.0 < share <= 1.0 for share in shares)
        assert occupation not in [one.uri for one in kin.kin_of(occupation, most=9, least=0.0)]
