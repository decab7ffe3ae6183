"""The command `photolib models`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import index
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.embedding import engine, weights
from photolib.embedding.model import Model
from photolib.embedding.weights import PUBLISHED, Weights
from photolib.errors import ModelError
from photolib.likeness import MODEL_IN_USE, weights_in_use
from photolib.settings import Settings
from photolib.store import setting
from photolib.store.connect import writing
from photolib.store.library import Library, is_library


@click.group()
def command() -> None:
    """Weights: what is here, what can be had, which is in use."""


@command.command("list", epilog="Example: photolib models list")
@json_option
@library_option
def list_command(*, as_json: bool, folder: Path) -> None:
    """List the models of this library, and those that `fetch` knows."""
    in_use, here = _here(folder)
    rows = [
        {
            "name": name,
            "state": here[name].state if name in here else "absent",
            "revision": here[name].revision if name in here else None,
            "in_use": name == in_use,
            "licence": PUBLISHED[name].licence if name in PUBLISHED else None,
            "remark": PUBLISHED[name].remark if name in PUBLISHED else None,
        }
        for name in dict.fromkeys([*here, *PUBLISHED])
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        mark = "*" if row["in_use"] else " "
        about = ", ".join(str(row[k]) for k in ("licence", "remark") if row[k])
        say(f"{mark} {row['name']:<48} {row['state']:<8} {about}")
    say("* in use")


@command.command(epilog="Example: photolib models fetch ViT-B-32/laion2b_s34b_b79k")
@click.argument("name")
@library_option
def fetch(*, name: str, folder: Path) -> None:
    """Download a published model (resumable) and use it."""
    with opened(folder, make=True) as library:
        _use(library, weights.fetch(library.models, name))


@command.command("import", epilog="Example: photolib models import ./my-clip")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--name", help="What to call it (default: the folder's name).")
@library_option
def import_command(*, source: Path, name: str | None, folder: Path) -> None:
    """Take an open_clip `local-dir:` folder into the library and use it."""
    with opened(folder, make=True) as library:
        Model(source)  # proves that it is a model before anything is copied
        _use(library, weights.import_folder(library.models, source, name))


@command.command(epilog="Example: photolib models use my-clip")
@click.argument("name")
@library_option
def use(*, name: str, folder: Path) -> None:
    """Use a model that is here already."""
    with opened(folder) as library:
        _use(library, weights.find(library.models, name).require())


@command.command(epilog="Example: photolib models verify")
@library_option
@click.pass_context
def verify(ctx: click.Context, *, folder: Path) -> None:
    """Read every byte of the models here against their checksums."""
    bad = False
    with opened(folder) as library:
        for found in weights.installed(library.models):
            checked = weights.verify(library.models, found.name)
            bad = bad or checked.state != "ready"
            say(f"{checked.name}: {checked.reason or checked.state}")
    ctx.exit(1 if bad else 0)


@command.command(epilog="Example: photolib models measure")
@json_option
@library_option
def measure(*, as_json: bool, folder: Path) -> None:
    """Time the ways of encoding pictures here, and use the quickest that is exact.

    `photolib index` does so by itself before its first large run; do it again after
    a change of the machine, or when it was busy. Takes about a minute.
    """
    with opened(folder) as library:
        timings = index.measure(library)
    used = engine.best(timings)
    if as_json:
        print_json([asdict(one) | {"in_use": one.engine == used} for one in timings])
        return
    for one in timings:
        mark = "*" if one.engine == used else " "
        exact = f"{one.rate:6.1f} photos/s, cosine to float32 {one.cosine:.5f}"
        say(f"{mark} {one.engine:<9} {one.error or exact}")
    say("* in use")


def _here(folder: Path) -> tuple[str, dict[str, Weights]]:
    """Return the model in use and those that are here; no library has none."""
    if not is_library(folder):
        return Settings().model, {}
    with opened(folder) as library:
        in_use = weights_in_use(library)
        installed = weights.installed(library.models)
    return in_use.name, {w.name: w for w in (*installed, in_use)}


def _use(library: Library, found: Weights) -> None:
    if found.state != "ready":
        raise ModelError(found.reason)
    with writing(library.db):
        setting.put(library.db, MODEL_IN_USE, found.name)
    say(f"{found.name} is the model in use. Next: photolib index")
