"""Options that several commands share, and the library they name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from photolib.caption.language import tidy
from photolib.caption.styles import get_style, styles
from photolib.errors import NoLibraryError, SettingsError
from photolib.settings import default_library
from photolib.store.library import (
    Library,
    create_library,
    is_library,
    may_become_library,
    open_library,
)
from photolib.workers import check

F = TypeVar("F", bound=Callable[..., Any])


def library_option(command: F) -> F:
    """Let a command take --library after its name, as well as before it."""
    return click.option(
        "--library",
        "folder",
        type=click.Path(path_type=Path),
        callback=_folder,
        help="The library's folder (else PHOTOLIB_LIBRARY, else the default one).",
    )(command)


def workers_option(command: F) -> F:
    """Let a command say what computes."""
    return click.option(
        "--workers",
        metavar="N|ADDRESS",
        callback=_workers,
        help="Processes on this machine (default: one a core), or a Dask scheduler "
        "such as tcp://host:8786.",
    )(command)


def style_option(command: F) -> F:
    """Let a command name a style of captions."""
    return click.option(
        "--style",
        metavar="NAME",
        callback=_style,
        help=f"The style of composed captions: {', '.join(styles())}.",
    )(command)


def language_option(command: F) -> F:
    """Let a command name the language of a caption beside the main one."""
    return click.option(
        "--language",
        metavar="TAG",
        callback=_language,
        help="The caption in this language, beside the main one: en, zh, zh-TW ...",
    )(command)


@contextmanager
def opened(folder: Path, *, make: bool = False) -> Iterator[Library]:
    """Open the library; `make` one first where the folder is absent or empty.

    :raises NoLibraryError: when there is none and none may be made.
    """
    if make and not is_library(folder):
        if may_become_library(folder):
            create_library(folder)
            click.echo(f"Made a library at {folder}", err=True)
        elif not is_library(folder):  # nobody has made one meanwhile
            raise NoLibraryError(folder)
    with open_library(folder) as library:
        yield library


def _workers(_ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    try:
        check(value)
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error
    return value


def _style(_ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    try:
        if value is not None:
            get_style(value)
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error
    return value


def _language(_ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value is None or (tag := tidy(value)):
        return None if value is None else tag
    raise click.BadParameter(f"{value!r} is no language tag: write en, zh, zh-TW ...")


def _folder(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path:
    folder: Path = value or ctx.obj or default_library()
    return folder
