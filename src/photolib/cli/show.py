"""The command `photolib show`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from photolib import audit, describe, link, translate
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import NotFoundError
from photolib.store import (
    event,
    files,
    metadata,
    photo,
    photo_person,
    picture_text,
)
from photolib.store.library import Library


@click.command(epilog="Examples: photolib show 12 13; photolib show --all --json")
@click.argument("ids", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Every photo of the library.")
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    ids: tuple[int, ...],
    every: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Print everything that is known about photos."""
    if every == bool(ids):
        raise click.UsageError("give the numbers of photos, or --all")
    failed = False
    with opened(folder) as library:
        for photo_id in photo.ids(library.db) if every else ids:
            try:
                shown = _shown(library, photo_id)
            except NotFoundError as error:
                failed = True
                shown = {"photo": photo_id, "error": str(error)}
            if as_json:
                print_json(shown)
            else:
                _tell(shown)
    ctx.exit(1 if failed else 0)


def _shown(library: Library, photo_id: int) -> dict[str, Any]:
    """Return a photo as the contract's JSON has it."""
    db = library.db
    one = photo.get(db, photo_id)
    placed = files.locate(library.folder.absolute(), one.sha256, one.format)
    weighed = link.credit_of(db, photo_id, library.settings.credit_rules)
    caption = describe.caption_of(library, photo_id)
    people = [p for p in photo_person.in_photo(db, photo_id) if p.status != "rejected"]
    return {
        "photo": photo_id,
        "sha256": one.sha256,
        "file": one.file_name,
        "files": {
            "original": str(placed.original),
            "preview": str(placed.preview),
            "thumbnail": str(placed.thumbnail),
        },
        "metadata": {
            "file": one.file_name,
            "error": None,
            **asdict(metadata.get(db, photo_id)),
        },
        "credit": asdict(weighed),
        "event": None if one.event_id is None else asdict(event.get(db, one.event_id)),
        "people": [
            {
                "person": p.person_id,
                "name": p.name,
                "title": p.title,
                "organisation": p.organisation,
                "status": p.status,
                "region": p.region and asdict(p.region),
                "evidence": p.evidence,
            }
            for p in people
        ],
        "caption": {
            "text": caption.text or None,
            "status": caption.status,
            "gaps": list(caption.gaps),
            "language": caption.language,
            "languages": [
                {
                    "language": one.caption.language,
                    "text": one.caption.text,
                    "status": one.caption.status,
                    "gaps": list(one.caption.gaps),
                    "older": one.is_older,
                }
                for one in translate.beside(library, photo_id, caption)
            ],
        },
        "text_in_picture": [line.text for line in picture_text.of_photo(db, photo_id)],
        "blocks": list(audit.of_photo(library, photo_id)),
    }


def _tell(shown: dict[str, Any]) -> None:
    if "error" in shown:
        say(f"photo {shown['photo']}: {shown['error']}")
        return
    say(f"Photo {shown['photo']}  {shown['file']}")
    taken = shown["metadata"]["taken_at"] or "unknown"
    given = shown["credit"]
    say(f"  Taken:   {taken}")
    say(f"  Credit:  {given['line'] or 'unknown'} ({given['status']})")
    for one in given["evidence"]:
        said = ", ".join(filter(None, (*one["creators"], one["credit"])))
        where = "; ".join(filter(None, (one["source"], one["note"])))
        say(f"    {one['origin']}: {said or 'nobody'} ({where})")
    if shown["event"]:
        say(f"  Event:   {shown['event']['title']} ({shown['event']['date']})")
    for one in shown["people"]:
        say(f"  Person:  {one['name']} ({one['status']}: {one['evidence']})")
    say(f"  Caption: {shown['caption']['text'] or 'none'}")
    for one in shown["caption"]["languages"]:
        older = ", older than the main caption" if one["older"] else ""
        say(f"    {one['language']}{older}: {one['text']}")
    for reason in shown["blocks"]:
        say(f"  Blocked: {reason}")
