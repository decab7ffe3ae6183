"""The command `photolib caption`."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from photolib import audit, describe, translate
from photolib.cli.options import (
    language_option,
    library_option,
    opened,
    style_option,
)
from photolib.cli.output import json_option, print_json, say
from photolib.errors import EditError, NotFoundError
from photolib.records import Caption
from photolib.store import event, photo
from photolib.store.library import Library
from photolib.store.photo import Filter


@click.command(epilog="Example: photolib caption 12 13 --style ap --write")
@click.argument("ids", nargs=-1, type=int)
@click.option("--event", "event_id", type=int, help="All photos of this event.")
@style_option
@language_option
@click.option("--write", is_flag=True, help="Keep the composed captions as versions.")
@click.option(
    "--check", is_flag=True, help="Proofread the captions that stand (rules C1 to C12)."
)
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    ids: tuple[int, ...],
    event_id: int | None,
    style: str | None,
    language: str | None,
    write: bool,
    check: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Compose captions from confirmed facts; what is not known is a visible gap.

    With --write they are kept; a caption that a human has edited stays. With --language
    they are those beside the main caption. With --check nothing is composed: what the
    rules find in each caption that stands is listed.
    """
    if check and write:
        raise click.UsageError("--check changes nothing: leave out --write")
    if not ids and event_id is None:
        raise click.UsageError("name some photos, or --event with its number")
    failed = False
    with opened(folder) as library:
        for photo_id in (*ids, *_of_event(library, event_id)):
            try:
                if check:
                    _tell_findings(library, photo_id, style, language, as_json)
                else:
                    made = _composed(library, photo_id, style, language, write=write)
                    _tell_composed(photo_id, made, as_json)
            except (NotFoundError, EditError) as error:
                failed = True
                if as_json:
                    print_json({"photo": photo_id, "error": str(error)})
                else:
                    say(f"{photo_id}: {error}")
    ctx.exit(1 if failed else 0)


def _of_event(library: Library, event_id: int | None) -> Iterator[int]:
    if event_id is not None:
        event.get(library.db, event_id)
        yield from photo.ids(library.db, Filter(event_id=event_id))


def _composed(
    library: Library,
    photo_id: int,
    style: str | None,
    language: str | None,
    *,
    write: bool,
) -> Caption:
    if language is not None:
        if write:
            translate.write(library, photo_id, language, style)
        return translate.compose(library, photo_id, language, style)
    if write:
        describe.write(library, [photo_id], style)
    return describe.compose(library, photo_id, style)


def _tell_composed(photo_id: int, caption: Caption, as_json: bool) -> None:
    if as_json:
        print_json({"photo": photo_id, "caption": asdict(caption)})
    else:
        say(f"{photo_id}: {caption.text}")


def _tell_findings(
    library: Library,
    photo_id: int,
    style: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    text = describe.caption_of(library, photo_id).text
    if language is not None:
        standing = translate.beside(library, photo_id)
        texts = (t.caption.text for t in standing if t.caption.language == language)
        text = next(texts, "")
    found = audit.check(library, photo_id, text, style, language=language)
    if as_json:
        findings = [asdict(finding) for finding in found]
        print_json({"photo": photo_id, "text": text or None, "findings": findings})
        return
    say(f"{photo_id}: {text or 'no caption'}")
    for one in found:
        does = "stops it" if one.severity == "stops" else "asks"
        say(f"  {one.rule} {does}: {one.message}")
