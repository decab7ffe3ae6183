"""The command `photolib search`."""

from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import PhotolibError
from photolib.search import Results, search, understood


@click.command(
    epilog='Examples: photolib search "handshake person:li by:chen"; '
    "photolib search 会议; photolib search --like 12"
)
@click.argument("query", required=False)
@click.option("--like", metavar="ID|FILE", help="Rank by likeness to a photo or file.")
@click.option("--limit", default=20, type=click.IntRange(1, 10_000), show_default=True)
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    query: str | None,
    like: str | None,
    limit: int,
    as_json: bool,
    folder: Path,
) -> None:
    """Find photos by words, names, credits, events, places, or likeness.

    Fields: person: by: credit: event: place: keyword: caption: file: date: taken:
    has:. "Quotes" make a phrase, a minus takes away.
    """
    if query is None and like is None:
        raise click.UsageError("give a query, or a photo with --like")
    with opened(folder) as library:
        try:
            results = search(library, query or "", like=like, limit=limit)
        except PhotolibError as error:
            if not as_json:
                raise
            click.echo(f"photolib: {error}", err=True)
            print_json(
                {"query": None, "mode": None, "results": [], "error": str(error)}
            )
            ctx.exit(1)
    if as_json:
        print_json(
            {
                "query": understood(results),
                "mode": {"semantic": results.semantic, "likeness": results.descriptor},
                "results": [
                    {"photo": h.photo.id, "score": h.score, "why": list(h.why)}
                    for h in results.hits
                ],
            }
        )
    else:
        _tell(results)


def _tell(results: Results) -> None:
    if results.semantic != "ready":
        say(f"(words only: the model is {results.semantic})")
    if not results.hits:
        say("Nothing found.")
    for hit in results.hits:
        say(f"{hit.photo.id:>7}  {hit.photo.file_name}  ({', '.join(hit.why)})")
