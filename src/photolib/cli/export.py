"""The command `photolib export`."""

from pathlib import Path

import click

from photolib.cli.options import library_option, opened, style_option
from photolib.cli.output import json_option, print_json, say
from photolib.errors import ExportError
from photolib.export import ExportReport, export


@click.command(epilog="Example: photolib export 12 13 --to desk/ --long-edge 2048")
@click.argument("ids", nargs=-1, type=int, required=True)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write to.",
)
@click.option("--long-edge", type=click.IntRange(16, 20_000), metavar="PX")
@style_option
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    ids: tuple[int, ...],
    target: Path,
    long_edge: int | None,
    style: str | None,
    as_json: bool,
    folder: Path,
) -> None:
    """Write copies with caption and credit inside, and a list of the credits.

    A photo without a sure credit or with a gap in its caption is refused.
    """
    with opened(folder) as library:
        try:
            report = export(library, ids, target, long_edge_px=long_edge, style=style)
        except ExportError as error:
            if not as_json:
                raise
            click.echo(f"photolib: {error}", err=True)
            report = ExportReport((), tuple((id_, str(error)) for id_ in ids))
    if as_json:
        print_json(
            {
                "exported": [{"photo": i, "file": str(f)} for i, f in report.exported],
                "refused": [{"photo": i, "reason": r} for i, r in report.refused],
                "left_out": [
                    {"photo": photo_id, "language": tag, "reason": reason}
                    for photo_id, tag, reason in report.left_out
                ],
            }
        )
    else:
        say(f"{len(report.exported)} exported to {target}")
        for photo_id, reason in report.refused:
            say(f"  photo {photo_id} refused: {reason}")
        for photo_id, tag, reason in report.left_out:
            say(f"  photo {photo_id} left without its caption in {tag}: {reason}")
    ctx.exit(1 if report.refused else 0)
