"""The skill encoder: train it, embed a file with it, compare it with others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from api.cli.printing import screen
from api.settings import read_settings
from matcher.skills.encoder import SkillEncoder, default_encoder_path, embed_file
from matcher.skills.training.delivery import refuse_foreign_folders
from matcher.skills.training.linking import (
    CLOSE_MEANING,
    SAME_MEANING,
    LinkingFigures,
    linking_figures,
    phrases_per_second,
    read_linking_set,
)
from matcher.skills.training.pupil import use_threads
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.teachers import (
    DEBIAN_WORDS,
    read_words,
    universal_sentence_encoder,
)
from matcher.skills.training.train import train_encoder

WITHOUT_TEACHER = (
    "Zonder leraar: een woord dat ESCO niet kent, krijgt alleen betekenis door zijn letters."
)

app = typer.Typer(
    no_args_is_help=True,
    help="The encoder that reads skills and job titles. What ships is used unless SROI_ENCODER "
    "names another folder.",
)

EncoderOption = Annotated[
    Path | None,
    typer.Option(
        "--encoder",
        metavar="DIR",
        help="A sentence-transformers folder. Default: SROI_ENCODER, else the one that ships.",
    ),
]


@app.command()
def train(
    esco: Annotated[
        Path, typer.Option(metavar="DIR", help="The Dutch CSV files of ESCO, as published.")
    ],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where the encoder goes; made, or replaced whole.")
    ] = Path("skill-encoder"),
    with_teacher: Annotated[
        bool,
        typer.Option(
            "--teacher/--no-teacher",
            help="Learn from the teacher in the extra 'training' what words mean that ESCO lacks.",
        ),
    ] = True,
    words: Annotated[
        Path,
        typer.Option(metavar="FILE", help="Dutch words to ask the teacher about, one a line."),
    ] = DEBIAN_WORDS,
    measured: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Also keep the encoder as it was measured, before it saw the held-out synonyms.",
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option(metavar="N", help="Of every draw.")
    ] = TrainingSettings().seed,
    threads: Annotated[
        int,
        typer.Option(metavar="N", min=1, help="Of the training; another number rounds otherwise."),
    ] = 1,
) -> None:
    """Train an encoder from public vocabularies; the same each time, within an hour."""
    refuse_foreign_folders([out] if measured is None else [out, measured])
    teacher = universal_sentence_encoder() if with_teacher else None
    if teacher is None:
        typer.echo(WITHOUT_TEACHER, err=True)
    use_threads(threads)
    report = train_encoder(
        esco,
        out,
        TrainingSettings(seed=seed),
        teacher=teacher,
        words=read_words(words) if teacher else (),
        measured_dir=measured,
    )
    for kind, found in (("beroepen", report.occupations), ("vaardigheden", report.skills)):
        typer.echo(
            f"Achtergehouden synoniemen van {kind}: {found.n_queries}, MRR {found.mrr:.3f}, "
            f"hit@1 {found.hit_at_1:.3f}, hit@10 {found.hit_at_10:.3f}"
        )
    typer.echo(f"Encoder geschreven: {out}")


@app.command()
def embed(
    phrases: Annotated[
        Path, typer.Argument(metavar="PHRASES", help="UTF-8 text, one phrase a line.")
    ],
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="A .npy file: float32, one unit row a line, zeros for a blank one."
        ),
    ],
    encoder: EncoderOption = None,
) -> None:
    """Embed the phrases of a file, for measuring from outside."""
    loaded = _loaded(encoder)
    n_lines = embed_file(phrases, out, loaded)
    typer.echo(f"{n_lines} regels als vectoren van {loaded.dimension} in {out} ({loaded.version})")


@app.command()
def compare(
    reference: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            help="A linking set: queries.tsv, corpus.tsv and qrels.tsv, graded 3 same, 2 close.",
        ),
    ],
    encoders: Annotated[
        list[Path] | None,
        typer.Option(
            "--encoder",
            metavar="DIR",
            help="A sentence-transformers folder to compare; may be given more than once.",
        ),
    ] = None,
) -> None:
    """Compare encoders on a linking set, beside the one in use: accuracy and speed.

    How plain text search does, and other peers, tells 'python -m benchmarks.encoder'.
    """
    tasks = {
        name: read_linking_set(reference, least_grade=grade)
        for name, grade in (("gelijk", SAME_MEANING), ("gelijk of nauw", CLOSE_MEANING))
    }
    table = Table(box=box.SIMPLE_HEAD)
    for heading in (
        "encoder",
        "juist is",
        "vragen",
        "MAP",
        "MRR",
        "hit@1",
        "hit@10",
        "per seconde",
    ):
        table.add_column(heading, no_wrap=True)
    for loaded in [_loaded(None), *(SkillEncoder.load(path) for path in encoders or ())]:
        speed = f"{phrases_per_second(loaded.encode, tasks['gelijk'].labels):,.0f}"
        for name, linking in tasks.items():
            found = linking_figures(linking, loaded.encode)
            table.add_row(loaded.version, name, str(found.n_queries), *_cells(found), speed)
    screen().print(table)


def _loaded(path: Path | None) -> SkillEncoder:
    return SkillEncoder.load(path or read_settings().encoder or default_encoder_path())


def _cells(found: LinkingFigures) -> tuple[str, ...]:
    figures = (found.mean_average_precision, found.mrr, found.hit_at_1, found.hit_at_10)
    return tuple(f"{figure:.3f}" for figure in figures)
