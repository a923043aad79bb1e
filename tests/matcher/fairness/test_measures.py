"""What is said of groups: on one list and over a period."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.errors import InvalidInput
from matcher.fairness.intervals import Estimate
from matcher.fairness.many_lists import measure_lists
from matcher.fairness.measures import Band, GroupMeasure, TraitMeasure, Verdict
from matcher.fairness.one_list import measure_list
from matcher.fairness.people import Shown, Trait, sample_of
from tests.matcher.fairness.lists import a_list, drawn_list, seeded, somebody

BAND = Band()


def of(measure: TraitMeasure, group: str) -> GroupMeasure:
    (found,) = [one for one in measure.groups if one.group == group]
    return found


def test_one_list_is_measured_against_those_who_could_be_on_it() -> None:
    sample = a_list(["uwv", "wijkteam", "uwv", "uwv"], ["uwv"] * 4 + ["wijkteam"] * 4)
    found = of(measure_list(sample, Trait.CHANNEL, BAND, seeded()), "wijkteam")
    assert (found.n_lines, found.n_reference) == (1, 4)
    assert (found.share, found.reference_share, found.expected_lines) == (0.25, 0.5, 2)
    assert found.exposure == pytest.approx(0.63093 / 2.56161, abs=1e-5)
    assert found.ratio.at == pytest.approx(2 * 0.63093 / 2.56161, abs=1e-5)
    assert found.skew.at == pytest.approx(-0.69315, abs=1e-5)


def test_of_few_people_nothing_is_said() -> None:
    sample = a_list(["uwv"] * 20, ["uwv"] * 60 + ["wijkteam"] * 9)
    found = of(measure_list(sample, Trait.CHANNEL, BAND, seeded()), "wijkteam")
    assert found.verdict is Verdict.TOO_FEW


def test_of_a_group_that_would_hardly_have_a_line_nothing_is_said() -> None:
    sample = a_list(["uwv"] * 20, ["uwv"] * 100 + ["wijkteam"] * 30)
    found = of(measure_list(sample, Trait.CHANNEL, BAND, seeded()), "wijkteam")
    assert found.expected_lines < 5
    assert found.verdict is Verdict.TOO_FEW


def test_a_group_that_is_half_of_the_fit_and_not_on_the_list_is_warned_about() -> None:
    sample = a_list(["uwv"] * 20, ["uwv"] * 30 + ["wijkteam"] * 30)
    measure = measure_list(sample, Trait.CHANNEL, BAND, seeded())
    below, above = of(measure, "wijkteam"), of(measure, "uwv")
    assert (below.verdict, above.verdict) == (Verdict.BELOW, Verdict.ABOVE)
    assert below.skew == Estimate(at=None, low=None, high=below.skew.high)
    assert measure.divergence is not None
    assert measure.divergence.share_of_draws == pytest.approx(1 / 1000)


def test_people_of_whom_the_channel_is_unknown_are_a_group_like_any_other() -> None:
    pool = [somebody(number) for number in range(30)]
    pool += [somebody(number, "uwv") for number in range(30, 60)]
    shown = [Shown(place=place, person=pool[29 + place]) for place in range(1, 21)]
    measure = measure_list(sample_of("V-0001", shown, pool), Trait.CHANNEL, BAND, seeded())
    assert of(measure, "unknown").verdict is Verdict.BELOW
    assert sum(one.reference_share for one in measure.groups) == pytest.approx(1)


def test_lists_drawn_by_lot_are_seldom_warned_about() -> None:
    rng = seeded()
    pool = ["uwv"] * 40 + ["wijkteam"] * 30 + ["education"] * 30
    verdicts = [
        group.verdict
        for _ in range(60)
        for group in measure_list(drawn_list(pool, 25, rng), Trait.CHANNEL, BAND, rng).groups
    ]
    warned = sum(v in {Verdict.BELOW, Verdict.ABOVE} for v in verdicts)
    assert warned / len(verdicts) < 0.03


def test_somebody_may_be_in_two_target_groups_and_then_nothing_diverges() -> None:
    pool = [somebody(n, "ww", "nug", trait=Trait.TARGET_GROUP) for n in range(20)]
    sample = sample_of("V-0001", [Shown(place=1, person=pool[0])], pool)
    measure = measure_list(sample, Trait.TARGET_GROUP, BAND, seeded())
    assert [one.share for one in measure.groups] == [1, 1]
    assert measure.divergence is None


def test_an_empty_list_says_nothing() -> None:
    sample = a_list([], ["uwv"] * 60)
    measure = measure_list(sample, Trait.CHANNEL, BAND, seeded())
    assert of(measure, "uwv").verdict is Verdict.TOO_FEW
    assert of(measure, "uwv").ratio.at is None
    assert measure.divergence is None
    assert measure_lists([sample], Trait.CHANNEL, BAND, seeded()).groups == ()


def test_over_a_period_a_group_that_is_always_low_is_warned_about() -> None:
    rng = seeded()
    pool = ["uwv"] * 30 + ["wijkteam"] * 30
    samples = [
        a_list(
            ["uwv"] * 12 + rng.permutation(["uwv", "wijkteam"] * 4).tolist(),
            pool,
            vacancy_id=f"V-{n:04d}",
        )
        for n in range(20)
    ]
    measure = measure_lists(samples, Trait.CHANNEL, BAND, rng)
    found = of(measure, "wijkteam")
    assert found.n_reference == 30
    assert found.n_lines == 80
    assert found.expected_lines == pytest.approx(200)
    assert found.verdict is Verdict.BELOW
    assert measure.divergence is not None
    assert measure.divergence.ndkl.low is not None
    assert measure.divergence.ndkl.low > measure.divergence.by_chance


def test_over_a_period_lists_drawn_by_lot_are_not_warned_about() -> None:
    rng = seeded()
    pool = ["uwv"] * 30 + ["wijkteam"] * 30
    samples = [drawn_list(pool, 20, rng, f"V-{n:04d}") for n in range(30)]
    measure = measure_lists(samples, Trait.CHANNEL, BAND, rng)
    assert {one.verdict for one in measure.groups} == {Verdict.NOT_OUTSIDE}
    ratio = of(measure, "wijkteam").ratio
    assert ratio.low is not None
    assert ratio.high is not None
    assert ratio.low < 1 < ratio.high


def test_one_vacancy_looked_at_a_hundred_times_is_still_one_vacancy() -> None:
    sample = a_list(["uwv"] * 20, ["uwv"] * 30 + ["wijkteam"] * 30)
    measure = measure_lists([sample] * 100, Trait.CHANNEL, BAND, seeded())
    assert of(measure, "wijkteam").verdict is Verdict.TOO_FEW
    assert measure.divergence is not None
    assert measure.divergence.ndkl.low is None


def test_every_list_weighs_the_same_over_a_period() -> None:
    short = a_list(["uwv"], ["uwv", "wijkteam"], vacancy_id="V-0001")
    long = a_list(["wijkteam"] * 9, ["uwv"] * 9 + ["wijkteam"] * 9, vacancy_id="V-0002")
    found = of(measure_lists([short, long], Trait.CHANNEL, BAND, seeded()), "uwv")
    assert (found.share, found.exposure, found.reference_share) == (0.5, 0.5, 0.5)
    assert found.ratio.at == 1


def test_the_same_seed_gives_the_same_report() -> None:
    pool = ["uwv"] * 30 + ["wijkteam"] * 30
    samples = [drawn_list(pool, 20, seeded(n), f"V-{n:04d}") for n in range(12)]
    once = measure_lists(samples, Trait.CHANNEL, BAND, seeded())
    assert once == measure_lists(samples, Trait.CHANNEL, BAND, seeded())


@pytest.mark.parametrize("low", [0.0, -1.0, 1.01, np.nan])
def test_a_band_that_is_none_is_refused(low: float) -> None:
    with pytest.raises(InvalidInput, match="band"):
        Band(low=low)


def test_an_interval_that_touches_the_band_is_not_outside_it() -> None:
    assert BAND.verdict(Estimate(at=0.5, low=0.2, high=0.8)) is Verdict.NOT_OUTSIDE
    assert BAND.verdict(Estimate(at=0.5, low=0.2, high=0.79)) is Verdict.BELOW
    assert BAND.verdict(Estimate(at=2.0, low=1.26, high=3.0)) is Verdict.ABOVE
    assert BAND.verdict(Estimate(at=None, low=None, high=None)) is Verdict.NOT_OUTSIDE
