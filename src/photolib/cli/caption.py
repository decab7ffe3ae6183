"""The command `photolib caption`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import describe
from photolib.cli.options import json_option, library_option, opened
from photolib.cli.output import print_json, say


@click.command(epilog="Example: photolib caption 12 13 --style ap --write")
@click.argument("ids", nargs=-1, type=int, required=True)
@click.option("--style", metavar="NAME", help="The style (default: caption_style).")
@click.option("--write", is_flag=True, help="Keep the composed captions as versions.")
@json_option
@library_option
def command(
    *, ids: tuple[int, ...], style: str | None, write: bool, as_json: bool, folder: Path
) -> None:
    """Compose captions from confirmed facts; what is not known is a visible gap.

    With --write they are kept; a caption that a human has edited stays.
    """
    with opened(folder) as library:
        composed = {id_: describe.compose(library, id_, style) for id_ in ids}
        if write:
            describe.write(library, ids, style)
    for id_, caption in composed.items():
        if as_json:
            print_json({"photo": id_, "caption": asdict(caption)})
        else:
            say(f"{id_}: {caption.text}")
