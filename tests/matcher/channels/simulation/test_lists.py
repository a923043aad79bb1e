"""The lists of the simulation are those of the product, and show nobody who may not be shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matcher.channels.simulation.lists import Lists
from matcher.channels.simulation.people import CHANNELS, GROUPS
from matcher.channels.simulation.registration import made_register, name_of, vacancy_of
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.ranking.profiles import index_of
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from matcher.ternary import Ternary
from tests.matcher.channels.simulation.made_regions import (
    encoder,
    small_lists,
    small_region,
    small_scenario,
)

JOBS = range(0, 90, 18)


def test_our_list_is_the_list_of_the_product() -> None:
    region, shipped = small_region(), encoder()
    register = made_register(region)
    names = [name_of(person) for person in register.who.tolist()]
    profiles = dict(zip(names, register.profiles, strict=True))
    ranker = Ranker(load_weights(), shipped.calibration)
    for job in JOBS:
        there = region.there_for(job)
        here = {name_of(p): profiles[name_of(p)] for p in there if name_of(p) in profiles}
        vacancy = vacancy_of(region, job)
        phrases = asked_phrases(vacancy)
        vectors = dict(zip(phrases, shipped.encode(phrases), strict=True))
        index = index_of(here, shipped.encode, shipped.dimension)
        told = ranker.rank(index, vacancy, vectors, top=10).ranked
        listed = small_lists().by_ranker(job, there).who[:10]
        assert [name_of(person) for person in listed] == [one.candidate_id for one in told]


def test_nobody_stands_in_a_list_who_did_not_agree_or_is_known_to_a_contractor_alone() -> None:
    region, lists = small_region(), small_lists()
    own = CHANNELS.index(Channel.OWN_RECRUITMENT)
    register = set(made_register(region).who.tolist())
    assert 0.6 < len(register) / len(region.people) < 0.8
    for job in JOBS:
        there = region.there_for(job)
        for ranked in (
            lists.by_ranker(job, there),
            lists.by_single_vector(job, there),
            lists.by_points(job, there),
        ):
            assert set(ranked.who.tolist()) <= register & set(there.tolist())
            assert own not in region.people.channel[ranked.who]
            assert (np.diff(ranked.fit) <= 1e-9).all()


def test_the_kandidatenverkenner_shows_people_of_the_banenafspraak_only_and_200_at_most() -> None:
    region = small_region()
    group = GROUPS.index(TargetGroup.BANENAFSPRAAK)
    listed = small_lists().by_points(0, np.arange(len(region.people))).who
    assert set(region.people.group[listed].tolist()) == {group}
    assert len(listed) <= 200


def test_who_counts_for_what_changes_no_list() -> None:
    region = small_region()
    groupless = replace(
        region, people=replace(region.people, group=np.zeros_like(region.people.group))
    )
    others = Lists(groupless, encoder())
    for job in JOBS:
        there = region.there_for(job)
        usual, other = small_lists().by_ranker(job, there), others.by_ranker(job, there)
        assert np.array_equal(usual.who, other.who)


def test_channels_that_fill_in_little_have_emptier_profiles() -> None:
    region = small_region()
    register = made_register(region)
    channel = region.people.channel[register.who]
    knows_hours = np.array([p.hours.maximum is not None for p in register.profiles])
    shares = region.scenario.by_channel("fields_registered")
    for one in (Channel.UWV, Channel.WIJKTEAM, Channel.MUNICIPALITY):
        share = knows_hours[channel == CHANNELS.index(one)].mean()
        assert abs(share - shares[one]) < 0.2


def test_what_is_written_is_true_and_what_is_not_written_is_unknown() -> None:
    region = small_region()
    register = made_register(region)
    for person, profile in zip(register.who.tolist(), register.profiles, strict=True):
        assert profile.hours.maximum in (None, region.people.hours[person])
        assert profile.shift_work in (
            Ternary.UNKNOWN,
            Ternary.of(bool(region.people.takes_shifts[person])),
        )
        assert len(profile.skills) <= region.people.has_skill[:, person].sum()
        assert len(profile.experience) <= (region.people.held[person] >= 0).sum()


def test_without_other_words_and_typing_errors_a_profile_uses_the_words_of_vacancies() -> None:
    plain = made_register(
        replace(small_region(), scenario=small_scenario(written_otherwise=0, typos=0))
    )
    words = {own[0] for own in small_region().work.skills}
    assert {skill for profile in plain.profiles for skill in profile.skills} <= words
