"""The command `photolib inspect`."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from photolib.cli.output import json_option, say
from photolib.errors import FileError, SettingsError
from photolib.records import Metadata
from photolib.settings import Settings, check_charset
from photolib.workers import in_batches, in_order

Line = tuple[bytes, bool]
"""The JSON of one file, and whether the file could be read."""

_MANY = 200
"""From so many files on, other processes read: they start in the time of about 100."""

_AT_ONCE = 25


def _charset(_ctx: click.Context, _: click.Parameter, value: str) -> str:
    try:
        check_charset(value)
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error
    return value


@click.command(epilog="Example: photolib inspect DSC_0412.JPG --json")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--fallback-charset",
    metavar="NAME",
    default=Settings().fallback_charset,
    show_default=True,
    callback=_charset,
    help="The charset of texts that do not say theirs, such as cp1251 or euc-kr.",
)
@click.option(
    "--jpeg-sidecar",
    is_flag=True,
    help="Let photo.xmp beside a photo that is not raw override what the photo says.",
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    fallback_charset: str,
    jpeg_sidecar: bool,
    as_json: bool,
) -> None:
    """Print what the metadata of files says, and where each value stands."""
    failed = False
    how = Settings(fallback_charset=fallback_charset, jpeg_sidecar=jpeg_sidecar)
    if as_json:
        for line, readable in _lines(files, how):
            failed = failed or not readable
            sys.stdout.buffer.write(line)
    else:
        for path in files:
            row = _row(how, path)
            failed = failed or row["error"] is not None
            _tell(json.loads(_encoded(row)))
    ctx.exit(1 if failed else 0)


def _lines(files: tuple[Path, ...], how: Settings) -> Iterator[Line]:
    """Yield the line of each file, in their order."""
    if len(files) < _MANY:
        yield from map(partial(_line, how), files)
        return
    with closing(
        in_order(partial(_some_lines, how), in_batches(files, _AT_ONCE))
    ) as results:
        for batch, lines in zip(in_batches(files, _AT_ONCE), results, strict=True):
            if isinstance(lines, Exception):  # a worker died: find the file alone
                yield from _one_by_one(batch, how)
            else:
                yield from lines


def _one_by_one(files: list[Path], how: Settings) -> Iterator[Line]:
    with closing(in_order(partial(_line, how), files)) as results:
        for path, line in zip(files, results, strict=True):
            if isinstance(line, Exception):
                row = {"file": str(path), "error": str(line), **_fields(Metadata())}
                yield _encoded(row), False
            else:
                yield line


def _some_lines(how: Settings, files: list[Path]) -> list[Line]:
    return [_line(how, path) for path in files]


def _line(how: Settings, path: Path) -> Line:
    row = _row(how, path)
    return _encoded(row), row["error"] is None


def _encoded(row: dict[str, Any]) -> bytes:
    text = json.dumps(row, ensure_ascii=False, default=_fields)
    return f"{text}\n".encode("utf-8", "replace")  # file names may hold stray bytes


def _fields(record: Any) -> dict[str, Any]:
    """Return a record as a dictionary; `asdict` would copy every list and text."""
    return {name: getattr(record, name) for name in record.__slots__}


def _row(how: Settings, path: Path) -> dict[str, Any]:
    # Not above: the process that only hands out work need not wait for it.
    from photolib.metadata.read import read

    reason, says = None, Metadata()
    try:
        says = read(
            path, fallback_charset=how.fallback_charset, jpeg_sidecar=how.jpeg_sidecar
        )
    except FileError as error:
        reason = error.reason
    return {"file": str(path), "error": reason, **_fields(says)}


def _tell(shown: dict[str, Any]) -> None:
    say(shown["file"])
    if shown["error"]:
        say(f"  {shown['error']}")
        return
    for name, value in shown.items():
        text = _plain(value) if value else ""
        if name in {"file", "error", "sources", "conflicts", "warnings"} or not text:
            continue
        source = shown["sources"].get(name)
        say(f"  {name}: {text}" + (f"   [{source}]" if source else ""))
    for conflict in shown["conflicts"]:
        told = "; ".join(f"{s}: {_plain(v)}" for s, v in conflict["values"].items())
        say(f"  disagreement in {conflict['field']}: {told}")
    for warning in shown["warnings"]:
        say(f"  note: {warning}")


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        told = {key: _plain(one) for key, one in value.items() if one not in (None, [])}
        return ", ".join(f"{key} {text}" for key, text in told.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(_plain(item) for item in value)
    return str(value)
