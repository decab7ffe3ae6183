"""The command `photolib demo`."""

import tempfile
from pathlib import Path

import click

from photolib.cli.output import Progress, say
from photolib.demo import NOTICE, DemoReport, make_demo


@click.command(epilog="Example: photolib demo --port 8000")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), show_default=True)
@click.option("--no-serve", is_flag=True, help="Do the work, then end.")
def command(*, port: int, no_serve: bool) -> None:
    """Show photolib with a small shoot and its release, in a throw-away library."""
    with tempfile.TemporaryDirectory(prefix="photolib-demo-") as name:
        folder = Path(name)
        with Progress("Ingesting") as progress:
            report = make_demo(folder, progress=progress)
        _tell(report)
        if no_serve:
            return
        from photolib.gallery.serve import serve

        serve(folder, "127.0.0.1", port, notice=NOTICE, announce=say)


def _tell(report: DemoReport) -> None:
    say(f"{len(report.ingested.added)} photos ingested with their release")
    for failed in report.ingested.failed:
        say(f"  {failed.file}: {failed.reason}")
    say(f"{report.indexed.indexed} indexed by {report.indexed.model}")
    say(NOTICE)
