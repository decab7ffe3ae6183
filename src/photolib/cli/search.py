"""The command `photolib search`."""

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

import click

from photolib.cli.options import library_option, opened
from photolib.cli.output import json_option, print_json, say
from photolib.errors import PhotolibError, QueryError
from photolib.forgive import forgiven
from photolib.query import spelt
from photolib.query.fields import fields
from photolib.search import Results, search, understood
from photolib.store.filters import Order
from photolib.store.fold import Fold
from photolib.store.library import Library


@click.command(
    epilog='Examples: photolib search "handshake person:li by:chen"; '
    "photolib search 会议; photolib search --like 12"
)
@click.argument("query", required=False)
@click.option("--like", metavar="ID|FILE", help="Rank by likeness to a photo or file.")
@click.option("--limit", default=20, type=click.IntRange(1, 10_000), show_default=True)
@click.option(
    "--sort",
    "order",
    type=click.Choice(["newest", "oldest"]),
    help="Sort by capture time instead.",
)
@click.option("--fold", "is_folded", is_flag=True, help="One photo for each burst.")
@click.option("--syntax", is_flag=True, help="List what can be asked, and stop.")
@json_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    query: str | None,
    like: str | None,
    limit: int,
    order: Order | None,
    is_folded: bool,
    syntax: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Find photos by words, names, credits, events, places, or likeness.

    All must hold. "Quotes" make a phrase, a minus takes away, OR joins two words,
    brackets group, a field such as by:chen or date:2025-11 asks one thing; --syntax
    lists the fields.
    """
    if syntax:
        _tell_syntax()
        return
    if query is None and like is None:
        raise click.UsageError("give a query, or a photo with --like")
    with opened(folder) as library:
        fold = Fold() if is_folded else None
        asked = Asked(query or "", like, limit, order, fold)
        find(ctx, library, asked, as_json=as_json)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the command line asks it."""

    query: str
    like: str | None
    limit: int
    order: Order | None
    fold: Fold | None = None


def find(ctx: click.Context, library: Library, asked: Asked, *, as_json: bool) -> None:
    """Search and tell what is found, or what is wrong with the query."""
    try:
        results = search(
            library,
            asked.query,
            like=asked.like,
            limit=asked.limit,
            order=asked.order,
            fold=asked.fold,
        )
    except PhotolibError as error:
        _tell_error(error, asked.query, as_json=as_json)
        ctx.exit(1)
    if as_json:
        print_json(
            {
                "query": understood(results),
                "mode": {"semantic": results.semantic, "likeness": results.descriptor},
                "results": [
                    {
                        "photo": h.photo.id,
                        "score": h.score,
                        "why": list(h.why),
                        "weak": h.weak,
                        "folded": list(h.folded),
                    }
                    for h in results.hits
                ],
            }
        )
    else:
        _tell(results)


def pointed(query: str, error: QueryError) -> str:
    """Return the query with carets below what is wrong.

    >>> print(pointed("北京 has:x", QueryError("", 3, 8)))
      北京 has:x
           ^^^^^
    """
    shown = "".join(c if c.isprintable() else " " for c in query)
    before = _columns(shown[: error.position])
    wrong = max(1, _columns(shown[error.position : error.end]))
    return f"  {shown}\n  {' ' * before}{'^' * wrong}"


def _columns(text: str) -> int:
    """Return how wide a terminal writes a text (Unicode Standard Annex 11)."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _tell_error(error: PhotolibError, query: str, *, as_json: bool) -> None:
    click.echo(f"photolib: {error}", err=True)
    if as_json:
        print_json({"query": None, "mode": None, "results": [], "error": str(error)})
    elif isinstance(error, QueryError):
        click.echo(pointed(query, error), err=True)


def _tell(results: Results) -> None:
    if results.semantic != "ready":
        say(f"(words only: the model is {results.semantic})")
    for term in forgiven(results.query):
        names = " or ".join(term.names)
        as_written = spelt(replace(term, literal=True))
        say(f"(no {term.text}: showing {names}; {as_written} takes it as written)")
    if not results.hits:
        say("Nothing found.")
    for hit in results.hits:
        said = [*hit.why, *(["weaker match"] if hit.weak else [])]
        if hit.folded:
            said.append(f"burst, {len(hit.folded)} more: {_named(hit.folded)}")
        why = f"  ({', '.join(said)})" if said else ""
        say(f"{hit.photo.id:>7}  {hit.photo.file_name}{why}")


def _named(photo_ids: tuple[int, ...]) -> str:
    return " ".join(map(str, photo_ids))


def _tell_syntax() -> None:
    for field in fields():
        say(f"{field.example:<22} {field.says}")
        if field.choices:
            say(f"{'':<22} {field.name}: {', '.join(field.choices)}")
