"""SYNTHETIC vocabulary of thirty concepts in the layout of ESCO, for training a tiny encoder."""

from __future__ import annotations

import csv
from pathlib import Path

from matcher.skills.training.settings import TrainingSettings

OCCUPATIONS = (
    ("heftruckchauffeur", "chauffeur heftruck", "bestuurder vorkheftruck"),
    ("reachtruckchauffeur", "chauffeur reachtruck", "bestuurder reachtruck"),
    ("schoonmaker", "interieurverzorger", "medewerker schoonmaak"),
    ("glazenwasser", "ramenlapper", "medewerker glasbewassing"),
    ("hovenier", "tuinman", "medewerker groenvoorziening"),
    ("stratenmaker", "bestratingswerker", "wegenbouwer bestrating"),
    ("metselaar", "vakman metselwerk", "gevelmetselaar"),
    ("timmerman", "houtbewerker bouw", "werkplaatstimmerman"),
    ("kok", "chef-kok", "kok in bedrijfsrestaurant"),
    ("kelner", "ober", "medewerker bediening"),
    ("magazijnmedewerker", "logistiek medewerker", "orderpicker"),
    ("postbezorger", "postbode", "brievenbesteller"),
    ("portier", "receptionist bewaking", "conciërge"),
    ("lasser", "mig-magoperator", "medewerker laswerk"),
    ("elektricien", "elektromonteur", "installateur elektra"),
)
SKILLS = (
    ("vloeren dweilen", "vloeren reinigen"),
    ("ramen lappen", "ramen wassen"),
    ("een heftruck besturen", "heftruck rijden"),
    ("orders verzamelen", "orderpicken"),
    ("gazons maaien", "gras maaien"),
    ("hagen snoeien", "heggen knippen"),
    ("muren metselen", "baksteen metselen"),
    ("tegels leggen", "bestrating leggen"),
    ("groenten snijden", "groente voorbereiden"),
    ("gasten bedienen", "klanten bedienen in horeca"),
    ("post sorteren", "poststukken ordenen"),
    ("metaal lassen", "lasverbindingen maken"),
    ("kabels trekken", "bekabeling aanleggen"),
    ("hout zagen", "planken zagen"),
    ("toegang bewaken", "bezoekers controleren"),
)
TINY = TrainingSettings(
    name="toy",
    dimension=32,
    n_known=1024,
    n_shared=64,
    n_lesson_steps=5,
    n_steps=40,
    n_last_steps=8,
    batch_size=32,
)


def write_vocabulary(folder: Path, *, official: bool = True) -> Path:
    """Write the vocabulary under ESCO's own file and column names, or the ones of an excerpt."""
    folder.mkdir(exist_ok=True)
    _write(
        folder / "occupations_nl.csv",
        ("conceptUri", "preferredLabel", "altLabels", "description", "code"),
        [
            (
                f"urn:occupation:{n}",
                label,
                "\n".join(rest),
                f"Zij werken als {label}.",
                f"9{n // 3}.{n % 3}",
            )
            for n, (label, *rest) in enumerate(OCCUPATIONS)
        ],
    )
    names = (
        ("conceptUri", "preferredLabel", "altLabels", "description")
        if official
        else ("skillUri", "label_nl", "altLabels_nl", "description_nl")
    )
    _write(
        folder / ("skills_nl.csv" if official else "skills_nl_partial.csv"),
        names,
        [
            (f"urn:skill:{n}", label, "|".join(rest), f"{label} met zorg. Tweede zin.")
            for n, (label, *rest) in enumerate(SKILLS)
        ],
    )
    relations = "occupationSkillRelations_nl.csv" if official else "occupation_skill_relations.csv"
    _write(
        folder / relations,
        ("occupationUri", "relationType", "skillType", "skillUri"),
        [
            ("urn:occupation:0", "essential", "skill/competence", "urn:skill:2"),
            ("urn:occupation:2", "essential", "skill/competence", "urn:skill:0"),
            ("urn:occupation:2", "optional", "skill/competence", "urn:skill:1"),
            ("urn:occupation:4", "essential", "skill/competence", "urn:skill:unknown"),
        ],
    )
    return folder


def _write(path: Path, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows(rows)
