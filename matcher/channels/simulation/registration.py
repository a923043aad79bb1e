"""What stands in the registers: true people and jobs, written down in part and in other words.

How much of somebody is filled in hangs on the channel. A skill may stand under another name or
with a typing error; what nobody wrote down is unknown, never made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from matcher.channels.simulation.draws import Draws, Floats
from matcher.channels.simulation.people import CHANNELS, MOST_HELD, Flags, Numbers
from matcher.channels.simulation.region import Region
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.domain.profile import DrivingLicence, EducationLevel, Experience, Profile, TravelMode
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.ternary import Ternary

FIRST_DAY = date(2027, 1, 4)
"""Day 0 of a made region: any Monday on which the shipped rules hold."""
_LEVELS = (EducationLevel.BASIS, EducationLevel.VMBO, EducationLevel.MBO)
_TYPOS_PER_PHRASE = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Register:
    """Everybody who stands in the regional list.

    Attributes
    ----------
    who : intp (n,)
        Numbers of ``People``, rising.
    profiles : tuple of Profile, n of them
    """

    who: Numbers
    profiles: tuple[Profile, ...]


def name_of(person: int) -> str:
    """Return the pseudonym of a person."""
    return f"K-{person:06d}"


def day_of(number: float) -> date:
    """Return the calendar day of a day of the simulation."""
    return FIRST_DAY + timedelta(days=int(number))


def made_register(region: Region) -> Register:
    """Return the profiles of all who may be shown beyond their own intermediary."""
    who = np.flatnonzero(_is_shared(region))
    told = _Told(region)
    skills = _listed_skills(region, told, who)
    jobs = _listed_jobs(region, told, who)
    return Register(
        who=who,
        profiles=tuple(
            told.profile(person, skills[place], jobs[place])
            for place, person in enumerate(who.tolist())
        ),
    )


def vacancy_of(region: Region, job: int) -> Vacancy:
    """Return a job as the contractor wrote it down."""
    work, jobs = region.work, region.jobs
    asked = jobs.asked[job]
    licences = frozenset({DrivingLicence.B}) if jobs.needs_licence[job] else frozenset()
    return Vacancy(
        vacancy_id=f"V-{job:06d}",
        organisation_id=f"O-{jobs.contractor[job]:04d}",
        title=work.names[jobs.occupation[job]][0],
        requirements=tuple(
            Requirement(phrase=work.skills[skill][0]) for skill in asked[asked >= 0].tolist()
        ),
        criteria=HardCriteria(
            starts_on=day_of(jobs.closes[job]),
            hours=HoursRange(float(jobs.hours[job]), None),
            driving_licences=licences,
            needs_shift_work=bool(jobs.needs_shifts[job]),
        ),
        pc4=region.places.pc4[jobs.place[job]],
    )


def _is_shared(region: Region) -> Flags:
    who = np.arange(len(region.people))
    agrees = region.draws.uniform("shared", who) < region.scenario["shared_share"]
    own = CHANNELS.index(Channel.OWN_RECRUITMENT)
    return np.asarray(agrees & (region.people.channel != own))


class _Told:
    """Which facts of whom were filled in."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.draws: Draws = region.draws
        shares = region.scenario.by_channel("fields_registered")
        by_channel = np.array([shares.get(channel, 0.0) for channel in CHANNELS])
        self.share: Floats = by_channel[region.people.channel]
        everybody = np.arange(len(region.people))
        self._facts = {
            fact: (self.draws.uniform(f"told {fact}", everybody) < self.share).tolist()
            for fact in ("licence", "transport", "hours", "shifts", "reach", "wish")
        }
        self._wish = self.draws.uniform("wish", everybody).tolist()
        knows = self.draws.uniform("told education", everybody)
        self._education = (knows >= region.scenario["education_unknown"]).tolist()
        self._level = self.draws.choice(np.ones(len(_LEVELS)), "education", everybody).tolist()

    def profile(self, person: int, skills: Sequence[str], jobs: Sequence[str]) -> Profile:
        """Return what is written down of somebody."""
        people, is_told = self.region.people, {f: told[person] for f, told in self._facts.items()}
        own = frozenset({DrivingLicence.B}) if people.has_licence[person] else frozenset()
        wish = jobs[int(self._wish[person] * len(jobs))] if jobs and is_told["wish"] else None
        return Profile(
            skills=tuple(dict.fromkeys(skills)),
            preferred_occupations=(wish,) if wish else (),
            experience=tuple(Experience(occupation=job) for job in jobs),
            driving_licences=Holdings(own, is_complete=True)
            if is_told["licence"]
            else Holdings.unknown(),
            transport=Holdings.at_least([TravelMode.BICYCLE])
            if is_told["transport"]
            else Holdings.unknown(),
            pc4=self.region.places.pc4[people.place[person]],
            hours=HoursRange(None, float(people.hours[person]))
            if is_told["hours"]
            else HoursRange(),
            available_from=day_of(people.arrives[person]),
            education_level=_LEVELS[self._level[person]] if self._education[person] else None,
            shift_work=Ternary.of(bool(people.takes_shifts[person]))
            if is_told["shifts"]
            else Ternary.UNKNOWN,
            max_distance_km=float(round(people.reach_km[person])) if is_told["reach"] else None,
        )


def _listed_skills(region: Region, told: _Told, who: Numbers) -> list[list[str]]:
    """Return the phrases by which people list their skills, those told and drawn first."""
    owner, skill = np.nonzero(region.people.has_skill[:, who].T)
    person = who[owner]
    is_told = region.draws.uniform("told skill", person, skill) < told.share[person]
    owner, person, skill = owner[is_told], person[is_told], skill[is_told]
    order = np.lexsort((region.draws.uniform("skill order", person, skill), owner))
    owner, person, skill = owner[order], person[order], skill[order]
    counts = np.bincount(owner, minlength=len(who))
    rank = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = rank < round(region.scenario["skills_listed"])
    said = _said(region, "skill", region.work.skills, person[kept], skill[kept])
    return _by_owner(said, owner[kept], len(who))


def _listed_jobs(region: Region, told: _Told, who: Numbers) -> list[list[str]]:
    """Return the names of the jobs held that were written down."""
    held = region.people.held[who]
    is_told = region.draws.uniform("told job", who[:, None], np.arange(MOST_HELD))
    owner, place = np.nonzero((held >= 0) & (is_told < told.share[who][:, None]))
    said = _said(region, "job", region.work.names, who[owner], held[owner, place])
    return _by_owner(said, owner, len(who))


def _said(
    region: Region,
    kind: str,
    names: Sequence[tuple[str, ...]],
    person: Numbers,
    meant: Numbers,
) -> list[str]:
    """Return what is written for what is meant: the usual name or another, well spelt or not."""
    draws, scenario = region.draws, region.scenario
    is_other = draws.uniform(f"otherwise {kind}", person, meant) < scenario["written_otherwise"]
    which = draws.uniform(f"name {kind}", person, meant)
    has_typo = draws.uniform(f"typo {kind}", person, meant) < scenario["typos"]
    typo = (draws.uniform(f"letter {kind}", person, meant) * _TYPOS_PER_PHRASE).astype(np.intp)
    said = []
    for thing, other, lot, wrong, letter in zip(
        meant.tolist(),
        is_other.tolist(),
        which.tolist(),
        has_typo.tolist(),
        typo.tolist(),
        strict=True,
    ):
        own = names[thing]
        phrase = own[1 + int(lot * (len(own) - 1))] if other else own[0]
        said.append(_misspelt(phrase, letter) if wrong else phrase)
    return said


def _misspelt(phrase: str, letter: int) -> str:
    """Return the phrase without one of its letters, never the first."""
    at = 1 + (letter * 3 + 1) % (len(phrase) - 1)
    return phrase[:at] + phrase[at + 1 :]


def _by_owner(said: Sequence[str], owner: Numbers, n_owners: int) -> list[list[str]]:
    """Return the phrases of each owner; ``owner`` does not decrease."""
    ends = np.cumsum(np.bincount(owner, minlength=n_owners)).tolist()
    return [list(said[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
