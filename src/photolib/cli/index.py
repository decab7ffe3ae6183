"""The command `photolib index`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened, workers_option
from photolib.cli.output import Progress, json_option, print_json, say
from photolib.index import index


@click.command(epilog="Example: photolib index")
@workers_option
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context, *, workers: str | None, as_json: bool, folder: Path
) -> None:
    """Give photos that lack one a vector, for search by words and by likeness."""
    with opened(folder) as library, Progress("Indexing") as progress:
        report = index(library, workers=workers, progress=progress)
    if as_json:
        print_json(asdict(report))
    elif report.state != "ready":
        say(
            f"The model {report.model} is {report.state}: {report.waiting} photos wait."
        )
        say("Bring it with: photolib models fetch NAME, or models import FOLDER")
    else:
        say(f"{report.indexed} photos indexed by {report.model}")
        for photo_id, reason in report.failed:
            say(f"  photo {photo_id}: {reason}")
    if report.coming and not as_json:
        say(f"{report.coming.indexed} photos indexed by {report.coming.model}")
        if report.took_over:
            say(f"{report.coming.model} is the model in use now")
    ctx.exit(1 if report.failed else 0)
