"""The command `photolib index`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened, workers_option
from photolib.cli.output import Progress, json_option, print_json, say
from photolib.index import IndexReport, index
from photolib.recognise import Recognised, recognise


@click.command(epilog="Example: photolib index")
@workers_option
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context, *, workers: str | None, as_json: bool, folder: Path
) -> None:
    """Give photos that lack one a vector, for search by words and by likeness.

    Then new photos are compared, and old ones anew where an earlier version found
    less: copies of one picture and bursts become stacks. Text in pictures is read where
    the extra `ocr` is: pip install 'photolib[ocr]'.
    """
    with (
        opened(folder) as library,
        Progress("Indexing") as progress,
        Progress("Comparing") as comparing,
        Progress("Reading text") as reading,
    ):
        report = index(
            library,
            anew=True,
            workers=workers,
            progress=progress,
            comparing=comparing,
        )
        texts = recognise(library, workers=workers, progress=reading)
    if as_json:
        print_json(asdict(report) | {"text": asdict(texts)})
    else:
        _tell_index(report)
        _tell_texts(texts)
    ctx.exit(1 if report.failed or texts.failed else 0)


def _tell_index(report: IndexReport) -> None:
    if report.state != "ready":
        say(
            f"The model {report.model} is {report.state}: {report.waiting} photos wait."
        )
        say("Bring it with: photolib models fetch NAME, or models import FOLDER")
    else:
        say(f"{report.indexed} photos indexed by {report.model}")
        for photo_id, reason in report.failed:
            say(f"  photo {photo_id}: {reason}")
    if report.coming:
        say(f"{report.coming.indexed} photos indexed by {report.coming.model}")
        if report.took_over:
            say(f"{report.coming.model} is the model in use now")
    if report.bursts or report.copies:
        say(f"bursts: {report.bursts}, stacks of copies: {report.copies}")


def _tell_texts(texts: Recognised) -> None:
    if texts.engine:
        say(f"{texts.read} photos read for text: {texts.with_text} have some")
    for photo_id, reason in texts.failed:
        say(f"  photo {photo_id}: {reason}")
