"""The command `photolib history`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from photolib import restore
from photolib.caption.changes import changes
from photolib.cli.options import language_option, library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.records import Version
from photolib.store import photo, version
from photolib.store.library import Library

_BY = "command line"
_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}


@click.command(epilog="Examples: photolib history 12; photolib history 12 --restore 3")
@click.argument("photo_id", type=int)
@language_option
@click.option("--restore", "number", type=int, help="Bring back this version.")
@json_option
@library_option
def command(
    *,
    photo_id: int,
    language: str | None,
    number: int | None,
    as_json: bool,
    folder: Path,
) -> None:
    """Print who wrote which caption of a photo when, and what changed by it.

    Without --language it is the main caption. A version brought back is a new one:
    nothing is lost.
    """
    with opened(folder) as library:
        if number is not None:
            restore.restore(library, photo_id, number, _BY, language=language)
        versions = _versions(library, photo_id, language)
    if as_json:
        print_json({"photo": photo_id, "language": language, "versions": versions})
        return
    for one in versions:
        who = one["restored_by"] or one["written_by"] or "the file"
        back = f", brings back {one['restores']}" if one["restores"] else ""
        say(f"{one['version']}  {one['written_at']}  {one['status']} by {who}{back}")
        say(f"   {one['changes'] or 'none any more'}")
    if not versions:
        say("nothing has been written: the caption is composed from the facts of now")


def _versions(
    library: Library, photo_id: int, language: str | None
) -> list[dict[str, Any]]:
    """Return the versions, the newest first, each with what changed by it."""
    photo.get(library.db, photo_id)
    found = version.history(library.db, photo_id, language)
    before = ["", *(one.caption.text for one in reversed(found))]
    return [
        {**_told(one), "changes": _marked(before[-at - 2], one.caption.text)}
        for at, one in enumerate(found)
    ]


def _told(one: Version) -> dict[str, Any]:
    told = {"restores": one.restores, "restored_by": one.restored_by}
    return {"version": one.id, **asdict(one.caption), **told}


def _marked(old: str, new: str) -> str:
    """Mark what is gone and what is new, as `git diff --word-diff` does."""
    if not old:
        return new
    return "".join(piece.text.join(_MARKS[piece.kind]) for piece in changes(old, new))
