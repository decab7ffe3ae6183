"""The commands `photolib clocks ...`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from photolib import clocks, proposals, set_clock
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import EditError
from photolib.frames import frames_of_event
from photolib.shoot.neighbours import Doubt
from photolib.shoot.shift import read, signed
from photolib.store import event
from photolib.store.library import Library

_BY = "command line"


@click.group()
def command() -> None:
    """Find cameras whose clocks are wrong, and set them right."""


@command.command("list", epilog="Example: photolib clocks list --event 3 --json")
@click.option("--event", "event_id", type=int, metavar="N", help="Only of this event.")
@json_option
@library_option
def list_command(*, event_id: int | None, as_json: bool, folder: Path) -> None:
    """List the clocks that contradict their neighbours', in events and loose shoots.

    Nothing is changed.
    """
    with opened(folder) as library:
        found = [(of, _told(one)) for of, one in _doubts(library, event_id)]
    if as_json:
        print_json([{"event": of, **told} for of, told in found])
        return
    for of, told in found:
        where = f"event {of}" if of else "a shoot without an event"
        sure = "" if told["sure"] else ", or the others are wrong"
        say(f"{told['offset']:>12}  {told['camera']}, {len(told['photos'])} photos")
        say(f"              in {where}, by {told['how']}{sure}")


@command.command(
    "set",
    epilog='Example: photolib clocks set 3 "+1:00:00" --camera "EOS R5 0123"',
    context_settings={"ignore_unknown_options": True},  # -13 min is none
)
@click.argument("event_id", type=int, metavar="EVENT")
@click.argument("shift", metavar="SHIFT")
@click.option(
    "--camera", required=True, help="The camera, or as much of its name as is unique."
)
@json_option
@library_option
def set_command(
    *, event_id: int, shift: str, camera: str, as_json: bool, folder: Path
) -> None:
    """Add SHIFT (+1:00:00, "-13 min") to the times of a camera's photos in an event.

    The files stay as they are; exported copies say the corrected time.
    """
    offset = read(shift)
    with opened(folder) as library:
        ids = _photos(library, event_id, camera)
        done = set_clock.set_by_hand(library, ids, offset, _BY)
    if as_json:
        print_json(
            {"correction": done.word_id, "photos": done.photos, "left": done.left}
        )
        return
    say(f"{len(done.photos)} photos corrected by {signed(offset)}")
    for one in done.left:
        say(f"photo {one} left alone: its time was decided already")
    say(f"take it back: photolib clocks undo {done.word_id}")


@command.command("undo", epilog="Example: photolib clocks undo 7")
@click.argument("correction", type=int)
@json_option
@library_option
def undo_command(*, correction: int, as_json: bool, folder: Path) -> None:
    """Give photos back the times that they had before a correction."""
    with opened(folder) as library:
        count = set_clock.undo(library, correction, _BY)
    if as_json:
        print_json({"correction": correction, "photos": count})
    else:
        say(f"{count} photos went back")


def _doubts(
    library: Library, event_id: int | None
) -> Iterable[tuple[int | None, Doubt]]:
    """Yield what seems wrong, with its event; of every event where none is named."""
    events = [one.id for one in event.get_all(library.db)]
    for of in events if event_id is None else [event_id]:
        yield from ((of, doubt) for doubt in clocks.in_event(library, of))
    if event_id is None:
        for shoot in proposals.shoots_without_event(library, most=0):
            found = clocks.among(library, shoot.frames)
            yield from ((None, doubt) for doubt in found)


def _told(doubt: Doubt) -> dict[str, Any]:
    return {
        "camera": doubt.camera,
        "offset": signed(doubt.offset),
        "how": doubt.how,
        "sure": doubt.sure,
        "others": doubt.others,
        "zones": doubt.zones,
        "serial": doubt.is_body,
        "photos": [frame.photo_id for frame in doubt.frames],
        "pairs": [[one.photo_id for one in pair] for pair in doubt.pairs],
    }


def _photos(library: Library, event_id: int, camera: str) -> Sequence[int]:
    """Return the photos of the one camera of an event that is called like that.

    :raises EditError: when none is, or several.
    """
    event.get(library.db, event_id)
    frames = frames_of_event(library.db, event_id)
    known = clocks.cameras(library.db, frames)
    named = [k for k in known if k.camera == camera]
    found = named or [k for k in known if camera.casefold() in k.camera.casefold()]
    if len(found) != 1:
        names = "; ".join(kept.camera for kept in known) or "none whose clock is known"
        raise EditError(
            f"{camera} is not one camera of event {event_id}: there are {names}"
        )
    return [frame.photo_id for frame in found[0].frames]
