"""The command `photolib`: one file per command, errors caught here and nowhere else."""

import importlib
import logging
import sys
from pathlib import Path
from typing import Any

import click

from photolib import __version__
from photolib.cli.output import JSON, print_json
from photolib.errors import PhotolibError

_COMMANDS = (
    "demo",
    "init",
    "ingest",
    "index",
    "search",
    "searches",
    "show",
    "events",
    "people",
    "clocks",
    "caption",
    "quote",
    "draft",
    "codes",
    "vocabulary",
    "history",
    "export",
    "serve",
    "inspect",
    "release",
    "credit",
    "models",
    "doctor",
    "verify",
    "migrate",
)


class _Group(click.Group):
    """Imports a command when it is called: `--help` must not wait for torch."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"photolib.cli.{name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PhotolibError as error:
            click.echo(f"photolib: {error}", err=True)
            if ctx.meta.get(JSON):
                print_json({"error": str(error)})
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo(
                "photolib: stopped; the same command goes on from here", err=True
            )
            ctx.exit(130)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `photolib demo`, or: photolib ingest SHOOT/ --release story.txt",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    help="The library's folder (else PHOTOLIB_LIBRARY, else the default one).",
)
@click.option("--verbose", is_flag=True, help="Tell what is being done, on stderr.")
@click.version_option(__version__, prog_name="photolib")
@click.pass_context
def main(ctx: click.Context, library: Path | None, *, verbose: bool) -> None:
    """Keep, caption, credit and find the photos of a newsroom.

    photolib is a photo library that reads the story: hand it a shoot and the
    release of its event.
    """
    ctx.obj = library
    level = logging.INFO if verbose else logging.ERROR
    logging.basicConfig(stream=sys.stderr, level=level, format="%(name)s: %(message)s")
    # exifread and Pillow log what is wrong with each hostile file; we report it.
    for noisy in ("exifread", "PIL", "open_clip"):
        logging.getLogger(noisy).setLevel(level if verbose else logging.CRITICAL)
