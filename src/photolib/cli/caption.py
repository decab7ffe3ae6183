"""The command `photolib caption`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import describe
from photolib.cli.options import library_option, opened, style_option
from photolib.cli.output import json_option, print_json, say
from photolib.errors import NotFoundError
from photolib.records import Caption


@click.command(epilog="Example: photolib caption 12 13 --style ap --write")
@click.argument("ids", nargs=-1, type=int, required=True)
@style_option
@click.option("--write", is_flag=True, help="Keep the composed captions as versions.")
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    ids: tuple[int, ...],
    style: str | None,
    write: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Compose captions from confirmed facts; what is not known is a visible gap.

    With --write they are kept; a caption that a human has edited stays.
    """
    failed = False
    with opened(folder) as library:
        for photo_id in ids:
            try:
                if write:
                    describe.write(library, [photo_id], style)
                _tell(photo_id, describe.compose(library, photo_id, style), as_json)
            except NotFoundError as error:
                failed = True
                if as_json:
                    print_json({"photo": photo_id, "error": str(error)})
                else:
                    say(f"{photo_id}: {error}")
    ctx.exit(1 if failed else 0)


def _tell(photo_id: int, caption: Caption, as_json: bool) -> None:
    if as_json:
        print_json({"photo": photo_id, "caption": asdict(caption)})
    else:
        say(f"{photo_id}: {caption.text}")
