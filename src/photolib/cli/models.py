"""The command `photolib models`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import index
from photolib.adopt import Coming, adopt, coming
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.drafting import DRAFTER_IN_USE, weights_for_drafts
from photolib.embedding import engine, selftest, weights
from photolib.embedding.drafter import Drafter
from photolib.embedding.model import Model
from photolib.embedding.weights import PUBLISHED, PURPOSES, Purpose, Weights
from photolib.errors import ModelError
from photolib.likeness import weights_in_use
from photolib.settings import Settings
from photolib.store import setting
from photolib.store.connect import writing
from photolib.store.library import Library, is_library

_NEXT: dict[Purpose, str] = {
    "search": "photolib index",
    "drafts": "photolib draft --event NUMBER",
}

_purpose_option = click.option(
    "--for",
    "purpose",
    type=click.Choice(PURPOSES),
    help="What to use it for (default: what it is made for; a CoCa writes drafts).",
)


@click.group()
def command() -> None:
    """Weights: what is here, what can be had, which is in use."""


@command.command("list", epilog="Example: photolib models list")
@json_option
@library_option
def list_command(*, as_json: bool, folder: Path) -> None:
    """List the models of this library, and those that `fetch` knows."""
    in_use, here, next_ = _here(folder)
    rows = [
        _row(name, here.get(name), in_use)
        | {"coming": str(next_) if next_ and name == next_.weights.name else None}
        for name in dict.fromkeys([*here, *PUBLISHED])
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        mark = "*" if row["in_use"] else " "
        about = ", ".join(str(row[k]) for k in ("for", "licence", "remark") if row[k])
        say(f"{mark} {row['name']:<48} {row['state']:<8} {about}")
    say("* in use")
    if next_:
        say(f"new model: {next_}")


@command.command(epilog="Example: photolib models fetch ViT-B-32/laion2b_s34b_b79k")
@click.argument("name")
@_purpose_option
@library_option
def fetch(*, name: str, purpose: Purpose | None, folder: Path) -> None:
    """Download a published model (resumable) and use it."""
    with opened(folder, make=True) as library:
        found = weights.fetch(library.models, name)
        if (purpose or weights.made_for(found.folder)) == "search":
            _prove(library, found.revision or "", Model(found.folder))
        _use(library, found, purpose)


@command.command("import", epilog="Example: photolib models import ./my-clip")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--name", help="What to call it (default: the folder's name).")
@_purpose_option
@library_option
def import_command(
    *, source: Path, name: str | None, purpose: Purpose | None, folder: Path
) -> None:
    """Take an open_clip `local-dir:` folder into the library and use it."""
    purpose = purpose or weights.made_for(source)
    with opened(folder, make=True) as library:
        # proves that it is a model before anything is copied
        if purpose == "search":
            model = Model(source)
            _prove(library, weights.revision_of(source), model)
        else:
            Drafter(source)
        if limit := weights.restricted(source):
            say(f"Mind the licence: it says {limit!r}. photolib never chooses it.")
        _use(library, weights.import_folder(library.models, source, name), purpose)


@command.command(epilog="Example: photolib models use my-clip")
@click.argument("name")
@_purpose_option
@library_option
def use(*, name: str, purpose: Purpose | None, folder: Path) -> None:
    """Use a model that is here already, for search once every photo is indexed."""
    with opened(folder) as library:
        _use(library, weights.find(library.models, name).require(), purpose)


@command.command(epilog="Example: photolib models verify")
@library_option
@click.pass_context
def verify(ctx: click.Context, *, folder: Path) -> None:
    """Read every byte of the models here, and have them see a known picture again."""
    bad = False
    with opened(folder) as library:
        for found in weights.installed(library.models):
            checked = weights.verify(library.models, found.name)
            told = checked.reason or _self_tested(library, checked)
            bad = bad or not told.startswith("ready")
            say(f"{checked.name}: {told}")
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


def _self_tested(library: Library, found: Weights) -> str:
    if weights.made_for(found.folder) != "search":
        return "ready"
    try:
        model = Model(found.folder)
        cosine = selftest.prove(library.models, found.revision or "", model)
    except ModelError as error:
        return str(error)
    if cosine is None:
        return "ready; its self-test is recorded now"
    return f"ready; its self-test gives what it gave at first (cosine {cosine:.4f})"


def _prove(library: Library, revision: str, model: Model) -> None:
    if selftest.prove(library.models, revision, model) is None:
        say("Its self-test is recorded: `photolib models verify` will compare.")


def _here(folder: Path) -> tuple[set[str], dict[str, Weights], Coming | None]:
    """Return the models in use, those that are here, and the one that is to come."""
    if not is_library(folder):
        return {Settings().model, Settings().draft_model}, {}, None
    with opened(folder) as library:
        in_use = (weights_in_use(library), weights_for_drafts(library))
        installed = weights.installed(library.models)
        here = {w.name: w for w in (*in_use, *installed)}
        return {w.name for w in in_use}, here, coming(library)


def _row(name: str, here: Weights | None, in_use: set[str]) -> dict[str, object]:
    published = PUBLISHED.get(name)
    ready = here is not None and here.state == "ready"
    return {
        "name": name,
        "state": here.state if here else "absent",
        "revision": here.revision if here else None,
        "in_use": name in in_use,
        "for": weights.made_for(here.folder)
        if here and ready
        else published and published.purpose,
        "licence": published.licence if published else _licence(here),
        "remark": published and published.remark,
    }


def _licence(here: Weights | None) -> str | None:
    limit = here and weights.restricted(here.folder)
    return f"not for commercial use ({limit})" if limit else None


def _use(library: Library, found: Weights, purpose: Purpose | None) -> None:
    if found.state != "ready":
        raise ModelError(found.reason)
    made_for = weights.made_for(found.folder)
    purpose = purpose or made_for
    if purpose == "drafts" and made_for != "drafts":
        raise ModelError(
            f"{found.name} is no CoCa, so it writes no drafts: `photolib models list` "
            "names some that do"
        )
    if purpose == "drafts":
        with writing(library.db):
            setting.put(library.db, DRAFTER_IN_USE, found.name)
        said = "is the model that drafts"
    elif adopt(library, found):
        said = "is the model in use"
    else:
        former = weights_in_use(library).name
        said = f"takes over once every photo is indexed; until then {former} searches"
    say(f"{found.name} {said}. Next: {_NEXT[purpose]}")
