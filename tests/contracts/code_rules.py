"""What import-linter cannot say about the code: each rule with an example that breaks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.fairness_rule import FACTS_COUNTED_ONLY
from tests.contracts.people_rule import SELECTS_OF_PEOPLE
from tests.contracts.rule import Find, Rule
from tests.contracts.source_tree import PRODUCT, SourceFile

PURE = ("matcher", "models")
TRAINING = "matcher/skills/training/"


def _foreign_commits(file: SourceFile) -> Iterator[str]:
    for _, name in file.calls():
        if not name.endswith(".commit"):
            continue
        is_the_one = file.path == "models/unit_of_work.py" and name == "self._session.commit"
        may_ask = file.path.startswith(("api/services/", "benchmarks/"))
        if not (is_the_one or (may_ask and name == "uow.commit")):
            yield name


def _storage_imports(file: SourceFile) -> Iterator[str]:
    if not file.path.startswith("models/"):
        yield from file.imported_roots() & {"sqlalchemy", "alembic", "sqlite3", "psycopg"}


def _models(file: SourceFile) -> Iterator[str]:
    for node in file.nodes:
        match node:
            case ast.ClassDef(name=name) if name.endswith("Model"):
                yield name
            case ast.FunctionDef(name=name) | ast.arg(arg=name):
                yield from _words_for_one(name)
            case ast.Name(id=name, ctx=ast.Store()):
                yield from _words_for_one(name)
            case _:
                continue


def _words_for_one(name: str) -> Iterator[str]:
    if name == "model" or name.endswith("_model"):
        yield name


def _tables_elsewhere(file: SourceFile) -> Iterator[str]:
    for node in file.nodes:
        if isinstance(node, ast.ClassDef):
            is_table = any(file.full_name(base) == "models.base.Base" for base in node.bases)
            is_at_home = file.path.startswith("models/rows/") and node.name.endswith("Row")
            if is_table is not is_at_home:
                yield node.name


def _named(*forbidden: str) -> Find:
    """Find uses of these dotted names; one that ends in a dot forbids all below it."""

    def find(file: SourceFile) -> Iterator[str]:
        for _, name in file.names_used():
            is_below = any(name.startswith(f) for f in forbidden if f.endswith((".", "_")))
            if is_below or name in forbidden:
                yield name

    return find


_clocks_anywhere = _named(
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "sqlalchemy.func.now",
    "sqlalchemy.func.current_",
    "time.",
)


def _clocks(file: SourceFile) -> Iterator[str]:
    for name in _clocks_anywhere(file):
        # How fast an encoder is, is measured while training and decides nothing.
        if not (file.path.startswith(TRAINING) and name == "time.perf_counter"):
            yield name


_environment = _named("os.environ", "os.environb", "os.getenv", "pathlib.Path.home", "sys.argv")
_chance = _named("random.", "secrets.", "uuid.", "os.urandom")


def _own_chance(file: SourceFile) -> Iterator[str]:
    yield from _chance(file)
    seeded = {
        id(call.func)
        for call, name in file.calls()
        if name == "numpy.random.default_rng" and call.args
    }
    for node, name in file.names_used():
        is_numpy = name.startswith("numpy.random.") and name != "numpy.random.Generator"
        if is_numpy and id(node) not in seeded:
            yield name


def _network(file: SourceFile) -> Iterator[str]:
    outside = {"http", "httpx", "requests", "socket", "ssl", "subprocess", "urllib", "urllib3"}
    yield from file.imported_roots() & outside


FILE_VERBS = {
    "chmod", "copyfile", "exists", "glob", "is_dir", "is_file", "iterdir", "mkdir", "open",
    "read_bytes", "read_text", "rename", "rglob", "rmdir", "rmtree", "stat", "touch", "unlink",
    "write_bytes", "write_text",
}  # fmt: skip


def _file_access(file: SourceFile) -> Iterator[str]:
    if file.path.startswith(TRAINING):
        # Training is a command that reads vocabularies and writes an encoder: files are its work.
        return
    for call, _ in file.calls():
        verb = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if verb in FILE_VERBS:
            yield verb


def _training_imports(file: SourceFile) -> Iterator[str]:
    if not file.path.startswith(TRAINING):
        yield from (full for full in file.imported.values() if "skills.training" in full)


def _anything_imported(file: SourceFile) -> Iterator[str]:
    if file.path == "matcher/domain/__init__.py":
        yield from file.imported


RULES = (
    Rule(
        sentence="only the unit of work commits, asked by a service or a benchmark of its own",
        folders=PRODUCT,
        find=_foreign_commits,
        planted=(
            ("api/routers/candidates.py", "def add(uow):\n    uow.commit()\n"),
            ("models/repositories/phrases.py", "def add(self):\n    self._session.commit()\n"),
            ("api/services/imports.py", "def add(session):\n    session.commit()\n"),
        ),
    ),
    Rule(
        sentence="nothing outside models/ speaks to a database",
        folders=PRODUCT,
        find=_storage_imports,
        planted=(
            ("api/services/rankings.py", "from sqlalchemy import select\n"),
            ("matcher/reference.py", "def read():\n    import sqlite3\n"),
        ),
    ),
    SELECTS_OF_PEOPLE,
    FACTS_COUNTED_ONLY,
    Rule(
        sentence="nothing is called a model",
        folders=(*PRODUCT, "tests"),
        find=_models,
        planted=(
            ("models/rows/candidate.py", "class CandidateModel:\n    pass\n"),
            ("matcher/skills/encoder.py", "def embed(skill_model):\n    return skill_model\n"),
            ("benchmarks/encoder.py", "model = None\n"),
        ),
    ),
    Rule(
        sentence="every table is a class …Row in models/rows, and no class there is anything else",
        folders=PRODUCT,
        find=_tables_elsewhere,
        planted=(
            (
                "models/audit.py",
                "from models.base import Base\n\n\nclass AuditRow(Base):\n    pass\n",
            ),
            (
                "models/rows/claim.py",
                "from models.base import Base\n\n\nclass Claim(Base):\n    pass\n",
            ),
        ),
    ),
    Rule(
        sentence="the core and the storage know no clock",
        folders=PURE,
        find=_clocks,
        planted=(
            ("matcher/eligibility/decide.py", "from datetime import date\n\nDAY = date.today()\n"),
            ("matcher/matching.py", "import datetime as dt\n\nNOW = dt.datetime.now(dt.UTC)\n"),
            ("models/audit.py", "from sqlalchemy import func\n\nNOW = func.now()\n"),
            ("matcher/ranking/ranker.py", "from time import perf_counter\n\nT = perf_counter()\n"),
            ("matcher/skills/training/card.py", "from datetime import date\n\nD = date.today()\n"),
        ),
    ),
    Rule(
        sentence="the core and the storage read no environment",
        folders=PURE,
        find=_environment,
        planted=(
            ("models/engine.py", "import os\n\nURL = os.environ['DATABASE_URL']\n"),
            ("matcher/reference.py", "from os import getenv\n\nFOLDER = getenv('DATA')\n"),
        ),
    ),
    Rule(
        sentence="the core and the storage draw nothing without a seed that was handed to them",
        folders=PURE,
        find=_own_chance,
        planted=(
            ("matcher/ranking/lots.py", "import random\n\nLOT = random.random()\n"),
            ("matcher/ranking/lots.py", "import numpy as np\n\nLOT = np.random.rand()\n"),
            ("matcher/ranking/lots.py", "import numpy as np\n\nG = np.random.default_rng()\n"),
            ("models/saving.py", "from uuid import uuid4\n\nKEY = uuid4()\n"),
        ),
    ),
    Rule(
        sentence="the core and the storage reach no other machine or program",
        folders=PURE,
        find=_network,
        planted=(
            ("matcher/skills/encoder.py", "from urllib.request import urlopen\n"),
            ("models/engine.py", "import subprocess\n"),
        ),
    ),
    Rule(
        sentence="files are read and written in the stated places only",
        folders=PURE,
        find=_file_access,
        planted=(
            ("matcher/ranking/weights.py", "TEXT = open('weights.toml').read()\n"),
            ("matcher/eligibility/decide.py", "def rules(path):\n    return path.read_text()\n"),
            ("matcher/skills/encoder.py", "def drop(path):\n    path.unlink()\n"),
        ),
        allowed=(
            # The only reader of data/.
            ("matcher/reference.py", "is_dir"),
            ("matcher/reference.py", "is_file"),
            ("matcher/reference.py", "iterdir"),
            ("matcher/reference.py", "read_bytes"),
            # An encoder is a folder that the settings name; a list of phrases to embed is a file.
            ("matcher/skills/encoder.py", "is_dir"),
            ("matcher/skills/encoder.py", "read_bytes"),
            ("matcher/skills/encoder.py", "open"),
            ("matcher/skills/encoder_folder.py", "is_file"),
            ("matcher/skills/encoder_folder.py", "mkdir"),
            ("matcher/skills/encoder_folder.py", "read_bytes"),
            ("matcher/skills/encoder_folder.py", "read_text"),
            ("matcher/skills/encoder_folder.py", "rglob"),
            ("matcher/skills/encoder_folder.py", "write_bytes"),
            ("matcher/skills/encoder_folder.py", "write_text"),
            ("matcher/skills/ngram_encoder.py", "copyfile"),
            # A SQLite database is a file: made on purpose only, never by a mistyped address.
            ("models/connections.py", "is_file"),
            ("models/connections.py", "stat"),
            ("models/engine.py", "exists"),
            ("models/engine.py", "mkdir"),
            ("models/engine.py", "touch"),
            # EXISTS of SQL, no file.
            ("models/repositories/phrases.py", "exists"),
        ),
    ),
    Rule(
        sentence="nothing that ranks or stores imports what trains",
        folders=PURE,
        find=_training_imports,
        planted=(
            (
                "matcher/skills/encoder.py",
                "def better():\n    from matcher.skills.training.train import train_encoder\n",
            ),
        ),
    ),
    Rule(
        sentence="the package of domain words hands on none of them: the ranker would see them all",
        folders=("matcher",),
        find=_anything_imported,
        planted=(("matcher/domain/__init__.py", "from matcher.domain.claim import Claim\n"),),
    ),
)
