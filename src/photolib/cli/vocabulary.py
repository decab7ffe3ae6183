"""The command `photolib vocabulary`."""

from pathlib import Path

import click

from photolib import vocabulary
from photolib.caption import term_file
from photolib.cli.codes import read_file, write_file
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.store.library import Library
from photolib.vocabulary import Taken

_BY = "command line"


@click.command(
    epilog="Examples: photolib vocabulary --import topics.txt; "
    'photolib vocabulary --add "exhibition | show | 展览@zh"'
)
@click.option(
    "--import",
    "handed_in",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take terms in: one a line, other names behind tabs.",
)
@click.option("--add", "added", metavar="TERM", help="Add a term, or replace it.")
@click.option("--remove", "removed", metavar="TERM", help="Take a term out of use.")
@click.option("--undo", type=int, metavar="N", help="Undo what was taken in at once.")
@click.option(
    "--tsv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all terms to a new file, as --import reads them.",
)
@json_option
@library_option
def command(
    *,
    handed_in: Path | None,
    added: str | None,
    removed: str | None,
    undo: int | None,
    tsv: Path | None,
    as_json: bool,
    folder: Path,
) -> None:
    """List the terms that keywords are completed from, and change them.

    A keyword that is no term is kept, and shown as that.
    """
    with opened(folder) as library:
        _change(library, handed_in, added, removed, undo)
        terms = vocabulary.terms(library)
    if tsv is not None:
        write_file(tsv, term_file.write(terms))
    if as_json:
        print_json({one.text: one.others for one in terms})
    elif tsv is None:
        for one in terms:
            say(" | ".join([one.text, *(name for name, _ in one.others)]))


def _change(
    library: Library,
    handed_in: Path | None,
    added: str | None,
    removed: str | None,
    undo: int | None,
) -> None:
    if handed_in is not None:
        data = read_file(handed_in)
        _tell(vocabulary.take_in(library, handed_in.name, data, _BY))
    if added is not None:
        _tell(vocabulary.add(library, added, _BY))
    if removed is not None:
        vocabulary.remove(library, removed, _BY)
    if undo is not None:
        click.echo(f"{vocabulary.undo(library, undo, _BY)} undone", err=True)


def _tell(done: Taken) -> None:
    undoing = "" if done.act is None else f" (--undo {done.act} takes them back)"
    click.echo(f"{done.terms} terms new or changed{undoing}", err=True)
    for told in done.told:
        click.echo(told, err=True)
