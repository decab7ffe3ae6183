"""The command `photolib verify`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import Progress, json_option, print_json, say
from photolib.verify import verify


@click.command(epilog="Example: photolib verify --repair")
@click.option(
    "--repair",
    is_flag=True,
    help="Make lost renditions anew, remove files that no photo owns.",
)
@json_option
@library_option
@click.pass_context
def command(ctx: click.Context, *, repair: bool, as_json: bool, folder: Path) -> None:
    """Read every original against its SHA-256, and look for what is lost."""
    with opened(folder) as library, Progress("Verifying") as progress:
        problems = verify(library, repair=repair, progress=progress)
    if as_json:
        print_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            say(problem.what + (" (mended)" if problem.mended else ""))
        say("The library is whole." if not problems else f"{len(problems)} problems")
    ctx.exit(1 if any(not problem.mended for problem in problems) else 0)
