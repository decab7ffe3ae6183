"""The command `photolib inspect`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from photolib.cli.options import json_option
from photolib.cli.output import print_json, say
from photolib.errors import FileError
from photolib.metadata.read import read
from photolib.records import Metadata


@click.command(epilog="Example: photolib inspect DSC_0412.JPG --json")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def command(ctx: click.Context, *, files: tuple[Path, ...], as_json: bool) -> None:
    """Print what the metadata of files says, and where each value stands."""
    failed = False
    for path in files:
        reason, says = None, Metadata()
        try:
            says = read(path)
        except FileError as error:
            failed, reason = True, error.reason
        shown = {"file": str(path), "error": reason, **asdict(says)}
        if as_json:
            print_json(shown)
        else:
            _tell(shown)
    ctx.exit(1 if failed else 0)


def _tell(shown: dict[str, Any]) -> None:
    say(shown["file"])
    if shown["error"]:
        say(f"  {shown['error']}")
        return
    for name, value in shown.items():
        if name in {"file", "error", "sources", "conflicts", "warnings"} or not value:
            continue
        source = shown["sources"].get(name)
        say(f"  {name}: {_plain(value)}" + (f"   [{source}]" if source else ""))
    for conflict in shown["conflicts"]:
        told = "; ".join(f"{s}: {_plain(v)}" for s, v in conflict["values"].items())
        say(f"  disagreement in {conflict['field']}: {told}")
    for warning in shown["warnings"]:
        say(f"  note: {warning}")


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items() if v is not None)
    if isinstance(value, (list, tuple)):
        return "; ".join(_plain(item) for item in value)
    return str(value)
