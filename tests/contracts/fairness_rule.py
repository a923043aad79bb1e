"""Age bands and gender are counted in two services, and reached from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contracts.rule import Rule
from tests.contracts.source_tree import SourceFile

_MODULE = "matcher.domain.fairness_fact"


def _reach(file: SourceFile) -> Iterator[str]:
    if any(full.startswith(_MODULE) for full in file.imported.values()):
        yield _MODULE
    used = {name for _, name in file.names_used()}
    if any(name.endswith("uow.fairness_facts") for name in used):
        yield "uow.fairness_facts"


FACTS_COUNTED_ONLY = Rule(
    sentence="age bands and gender are reached by the fairness report only",
    folders=("api", "benchmarks", "matcher", "models", "scripts"),
    find=_reach,
    planted=(
        (
            "matcher/ranking/ranker.py",
            "from matcher.domain.fairness_fact import AgeBand\n\nYOUNG = AgeBand.FROM_15\n",
        ),
        (
            "api/services/shortlist.py",
            "def told(uow, ids):\n    return uow.fairness_facts.of(ids)\n",
        ),
        (
            "api/services/rankings.py",
            "class Told:\n    def of(self):\n        return self._uow.fairness_facts.of([])\n",
        ),
    ),
    allowed=(
        # Come in.
        ("api/exchange/fairness_table.py", _MODULE),
        ("api/services/fairness_facts.py", _MODULE),
        ("api/services/fairness_facts.py", "uow.fairness_facts"),
        # Are kept.
        ("models/repositories/fairness_facts.py", _MODULE),
        ("models/rows/fairness_fact.py", _MODULE),
        # Are counted.
        ("api/services/fairness_people.py", _MODULE),
        ("api/services/fairness_people.py", "uow.fairness_facts"),
    ),
)
