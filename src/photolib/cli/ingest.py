"""The command `photolib ingest`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib.cli.options import library_option, opened, workers_option
from photolib.cli.output import Progress, json_option, print_json, say
from photolib.ingest import IngestReport, ingest
from photolib.release.document import read_text
from photolib.release.parse import parse
from photolib.store import release
from photolib.store.connect import writing


@click.command(
    epilog="Example: photolib ingest /media/card/DCIM --release story.txt "
    '--photographer "CHEN Siming"'
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--release",
    "release_file",
    type=click.Path(path_type=Path),
    help="The event's release: its facts become the event, the people, the credit.",
)
@click.option(
    "--photographer",
    metavar="NAME",
    help="Who took these photos, where the files do not say.",
)
@workers_option
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    release_file: Path | None,
    photographer: str | None,
    workers: str | None,
    as_json: bool,
    folder: Path,
) -> None:
    """Take files and folders into the library.

    Folders are walked for pictures. What the library has already is not taken
    twice; a file that fails is named with its reason, and the others go on.
    """
    text = read_text(release_file) if release_file else None
    with opened(folder, make=True) as library:
        event_id = None
        if text is not None:
            facts = parse(text, rules=library.settings.credit_rules)
            with writing(library.db):
                event_id = release.add(library.db, text, facts)
        with Progress("Ingesting") as progress:
            report = ingest(
                library,
                paths,
                event_id=event_id,
                photographer=photographer,
                workers=workers,
                progress=progress,
            )
    if report.elsewhere:
        click.echo(
            f"photolib: {len(report.elsewhere)} known photos stay with the event they "
            "have; change it on the photo's page in the gallery",
            err=True,
        )
    told = asdict(report)
    if as_json:
        print_json({name: told[name] for name in ("added", "known", "failed", "event")})
    else:
        _tell(report)
    ctx.exit(1 if report.failed else 0)


def _tell(report: IngestReport) -> None:
    say(
        f"{len(report.added)} added, {len(report.known)} known already, "
        f"{len(report.failed)} failed"
    )
    for failed in report.failed:
        say(f"  {failed.file}: {failed.reason}")
    if report.event is not None:
        say(f"They are photos of event {report.event}: photolib events")
    if report.added:
        say("Next: photolib index (likeness), photolib serve (the gallery)")
