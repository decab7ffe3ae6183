"""The command `photolib draft`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import Progress, json_option, print_json, say
from photolib.draft import DraftReport, draft, lacking, of_photo
from photolib.store.library import Library


@click.command(epilog="Example: photolib draft --event 3")
@click.argument("ids", nargs=-1, type=int)
@click.option(
    "--event",
    "event_id",
    type=int,
    help="The photos of this event that have no alternative text.",
)
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    ids: tuple[int, ...],
    event_id: int | None,
    as_json: bool,
    folder: Path,
) -> None:
    """Let a model draft what photos show; nothing leaves until a human accepts it.

    Drafts are read, reworded, accepted or rejected in the gallery. A photo is drafted
    once by a model, whatever became of its draft.
    """
    if not ids and event_id is None:
        raise click.UsageError("name some photos, or --event with its number")
    with opened(folder) as library, Progress("Drafting") as progress:
        wanted = [*ids, *(lacking(library, event_id) if event_id is not None else ())]
        report = draft(library, wanted, progress=progress)
        texts = _texts(library, report)
    if as_json:
        print_json({**asdict(report), "texts": texts})
    else:
        _tell(report, texts)
    ctx.exit(1 if report.failed else 0)


def _texts(library: Library, report: DraftReport) -> dict[int, str | None]:
    return {
        id_: of_photo(library.db, id_)["alt_text"].text
        for id_ in (*report.drafted, *report.withheld)
    }


def _tell(report: DraftReport, texts: dict[int, str | None]) -> None:
    for photo_id, text in texts.items():
        say(f"{photo_id}: {text or 'no words that may be shown'}")
    for photo_id, reason in report.failed:
        say(f"{photo_id}: {reason}")
    say(
        f"{len(report.drafted)} drafted by {report.model}, {report.known} were before. "
        "Accept them in the gallery."
    )
