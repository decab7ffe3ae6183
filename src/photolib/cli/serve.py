"""The command `photolib serve`."""

from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.gallery.serve import serve


@click.command(epilog="Example: photolib serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, type=click.IntRange(0, 65535), show_default=True)
@library_option
def command(*, host: str, port: int, folder: Path) -> None:
    """Serve the gallery on this machine."""
    with opened(folder, make=True):
        pass
    serve(folder, host, port, announce=lambda line: click.echo(line, err=True))
