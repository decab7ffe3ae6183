"""The command `photolib quote`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import quote
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import EditError

_BY = "command line"


@click.command(
    epilog='Examples: photolib quote 12; photolib quote 12 --choose "agreed to meet"'
)
@click.argument("photo_id", type=int)
@click.option(
    "--choose",
    "words",
    metavar="WORDS",
    help="Quote the sentence in which these words stand.",
)
@click.option("--undo", is_flag=True, help="Take back the last choice.")
@json_option
@library_option
def command(
    *, photo_id: int, words: str | None, undo: bool, as_json: bool, folder: Path
) -> None:
    """Print the sentences of the release that a photo's caption may quote.

    A * stands before the one that is chosen. It is the second sentence of composed
    captions, word for word and with attribution; none is quoted until you choose it.
    """
    if undo and words is not None:
        raise click.UsageError("choose a sentence or take a choice back, not both")
    with opened(folder) as library:
        if words is not None:
            one = quote.find(library, photo_id, words)
            quote.choose(library, photo_id, one.release_id, one.span, _BY)
        chosen = quote.standing(library, photo_id)
        if undo:
            if chosen is None:
                raise EditError(f"no sentence is chosen for photo {photo_id}")
            quote.undo(library, photo_id, chosen.id, _BY)
            chosen = quote.standing(library, photo_id)
        offered = quote.offered(library, photo_id)
    if as_json:
        print_json(
            {
                "photo": photo_id,
                "chosen": asdict(chosen) if chosen else None,
                "offered": [asdict(one) for one in offered],
            }
        )
        return
    place = chosen and (chosen.release_id, chosen.span)
    for one in offered:
        say(f"{'*' if (one.release_id, one.span) == place else ' '} {one.text}")
    if not offered:
        say("nothing may be quoted: no sentence of a release fits this photo")
