"""The command `photolib searches`."""

from dataclasses import asdict
from pathlib import Path

import click

from photolib import saved
from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.cli.search import Asked, find
from photolib.store import saved_search
from photolib.store.connect import Database
from photolib.store.filters import Order

_BY = "command line"


@click.command(
    epilog='Examples: photolib searches "No credit" --save "-has:credit" '
    '--sort newest; photolib searches "no credit"; '
    'photolib searches "no credit" --remove'
)
@click.argument("name", required=False)
@click.option("--save", "query", metavar="QUERY", help="Keep a search as NAME.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["newest", "oldest"]),
    help="With --save: sort it by capture time.",
)
@click.option("--remove", "is_removed", is_flag=True, help="Take NAME out of use.")
@click.option("--limit", default=20, type=click.IntRange(1, 10_000), show_default=True)
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    name: str | None,
    query: str | None,
    order: Order | None,
    is_removed: bool,
    limit: int,
    as_json: bool,
    folder: Path,
) -> None:
    """List the searches kept under a name, make NAME's, or change them.

    "New" are photos that came since a search was opened last, here or in the gallery.
    """
    if name is None and (query is not None or is_removed):
        raise click.UsageError("give the name of the search")
    if is_removed and query is not None:
        raise click.UsageError("--save and --remove cannot go together")
    if order is not None and query is None:
        raise click.UsageError("--sort goes with --save")
    with opened(folder) as library:
        if name is None:
            _list(library.db, as_json=as_json)
        elif query is not None:
            saved.save(library.db, name, query, order, _BY)
            _list(library.db, as_json=as_json)
        elif is_removed:
            found = saved.named(library.db, name)
            saved.remove(library.db, found.id, _BY)
            _list(library.db, as_json=as_json)
        else:
            found = saved.open_(library.db, saved.named(library.db, name).id)
            asked = Asked(found.query, None, limit, found.sort)
            find(ctx, library, asked, as_json=as_json)


def _list(db: Database, *, as_json: bool) -> None:
    rows = [(one, saved.newer(db, one)) for one in saved_search.get_all(db)]
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "query": one.query,
                    "sort": one.sort,
                    "new": new and asdict(new),
                }
                for one, new in rows
            ]
        )
        return
    for one, new in rows:
        count = f"  ({new.photos}{'+' * new.or_more} new)" if new and new.photos else ""
        order = f"  {one.sort} first" if one.sort else ""
        say(f"{one.name}: {one.query}{order}{count}")
