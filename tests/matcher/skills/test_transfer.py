"""Which skills go along from one occupation to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.taxonomy import ConceptKind, TaxonomyConcept
from matcher.domain.vacancy import Importance
from matcher.skills.transfer import AskedSkills, transfer

ESSENTIAL, USEFUL = Importance.ESSENTIAL, Importance.USEFUL
NAMES = ("kassa bedienen", "klanten ontvangen", "telefoon aannemen", "agenda bijhouden", "vegen")


def asked(**importance_of: Importance) -> AskedSkills:
    return tuple((skill(name), how) for name, how in importance_of.items())


def skill(name: str) -> TaxonomyConcept:
    return TaxonomyConcept(uri=f"urn:{name}", kind=ConceptKind.SKILL, label=name)


def labels(concepts: tuple[TaxonomyConcept, ...]) -> list[str]:
    return [concept.label for concept in concepts]


CASHIER = asked(ontvangen=ESSENTIAL, kassa=ESSENTIAL, telefoon=USEFUL)
CLERK = asked(
    ontvangen=ESSENTIAL, telefoon=ESSENTIAL, agenda=ESSENTIAL, kassa=USEFUL, engels=USEFUL
)


def test_a_cashier_knows_part_of_what_a_desk_clerk_needs() -> None:
    found = transfer(CASHIER, CLERK)
    assert labels(found.shared) == ["ontvangen"]
    assert labels(found.perhaps) == ["telefoon"]
    assert labels(found.to_learn) == ["agenda"]
    assert labels(found.shared_useful) == ["kassa"]
    assert labels(found.useful_to_learn) == ["engels"]
    assert (found.covered_at_least, found.covered_at_most) == (1 / 3, 2 / 3)


def test_the_way_back_is_another_one() -> None:
    found = transfer(CLERK, CASHIER)
    assert labels(found.shared) == ["ontvangen"]
    assert labels(found.perhaps) == ["kassa"]
    assert found.to_learn == ()
    assert found.covered_at_most == 1.0


def test_of_an_occupation_without_essential_skills_the_share_is_unknown_and_not_whole() -> None:
    for nothing in (transfer(CASHIER, ()), transfer(CASHIER, asked(vegen=USEFUL))):
        assert nothing.covered_at_least is None
        assert nothing.covered_at_most is None


def test_from_an_occupation_of_which_nothing_is_known_all_is_to_be_learned() -> None:
    found = transfer((), CLERK)
    assert found.covered_at_most == 0.0
    assert len(found.to_learn) == 3


sets = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Importance)).map(
    lambda importance_of: tuple((skill(name), how) for name, how in importance_of.items())
)


@given(sets, sets)
def test_every_skill_of_the_new_occupation_is_told_once(old: AskedSkills, new: AskedSkills) -> None:
    found = transfer(old, new)
    told = (
        *found.shared,
        *found.perhaps,
        *found.to_learn,
        *found.shared_useful,
        *found.useful_to_learn,
    )
    assert sorted(one.uri for one in told) == sorted(one.uri for one, _ in new)


@given(sets)
def test_to_the_same_occupation_everything_goes_along(same: AskedSkills) -> None:
    found = transfer(same, same)
    assert found.to_learn == found.perhaps == found.useful_to_learn == ()
    assert found.covered_at_least in (None, 1.0)


@given(sets, sets, st.sampled_from(NAMES))
def test_one_more_skill_in_the_old_occupation_never_covers_less(
    old: AskedSkills, new: AskedSkills, name: str
) -> None:
    rest = tuple(one for one in old if one[0].label != name)
    before, after = transfer(rest, new), transfer((*rest, (skill(name), ESSENTIAL)), new)
    assert (after.covered_at_least or 0.0) >= (before.covered_at_least or 0.0)
