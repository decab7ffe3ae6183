"""The command `photolib codes`."""

from pathlib import Path

import click

from photolib import shorthand
from photolib.caption import code_file
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import EditError, UnreadableFileError
from photolib.store import code_list
from photolib.store.library import Library


@click.command(epilog="Example: photolib codes 3 --tsv codes.txt")
@click.argument("event_id", metavar="[EVENT]", type=int, required=False)
@click.option(
    "--tsv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write them to a new file, as Photo Mechanic reads them.",
)
@click.option(
    "--import",
    "handed_in",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take a list of codes in: for EVENT, else for every event.",
)
@click.option("--name", help="The name of that list (default: that of the file).")
@json_option
@library_option
def command(
    *,
    event_id: int | None,
    tsv: Path | None,
    handed_in: Path | None,
    name: str | None,
    as_json: bool,
    folder: Path,
) -> None:
    """List the codes that captions of an event can be typed with.

    The people of its release have codes by themselves (=gao=, =gao#2= with the
    title); without EVENT it is the codes for every event. A list of the same name and
    event is replaced.
    """
    with opened(folder) as library:
        if handed_in is not None:
            _take_in(library, handed_in, name or handed_in.stem, event_id)
        if event_id is None:
            codes = dict(shorthand.table(library, None))
        else:
            codes = shorthand.of_event(library, event_id)
    if tsv is not None:
        write_file(tsv, code_file.write(codes))
    if as_json:
        print_json(codes)
    elif tsv is None:
        for code, columns in codes.items():
            say(f"{code:<12} {' | '.join(columns)}")


def read_file(path: Path) -> bytes:
    """Return what a file that is handed in holds."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableFileError(path, f"it cannot be read ({reason})") from error


def _take_in(library: Library, path: Path, name: str, event_id: int | None) -> None:
    data = read_file(path)
    made = shorthand.add_list(library, name, data, "cli", event_id=event_id)
    kept = code_list.get(library.db, made)
    click.echo(f"{kept.name}: {len(kept.codes)} codes", err=True)
    for told in kept.told:
        click.echo(told, err=True)


def write_file(path: Path, text: str) -> None:
    """Write a new file; none is overwritten."""
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise EditError(f"{path} is there already: name another file") from error
    except OSError as error:
        reason = error.strerror or "refused"
        raise EditError(f"{path} cannot be written ({reason}): name another") from error
