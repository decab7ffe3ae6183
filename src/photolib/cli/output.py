"""What commands print: JSON for programs, clean lines for people, progress aside."""

import json
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import click

_EVERY_S = 10.0
JSON = "photolib.json"
"""Under this name click's `ctx.meta` says that errors are wanted as JSON too."""
F = TypeVar("F", bound=Callable[..., Any])


def print_json(value: object) -> None:
    """Print one JSON value on one line, UTF-8, with nothing beside it."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    click.echo(text.encode("utf-8", "replace"))  # file names may hold stray bytes


def say(text: str = "") -> None:
    """Print a line for a person; control characters of hostile metadata show as ¤."""
    shown = "".join(c if c.isprintable() or c in "\n\t" else "¤" for c in text)
    click.echo(shown.encode("utf-8", "replace"))


class Progress:
    """A bar with an estimate on a terminal, a line now and then elsewhere (stderr)."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._bar: click._termui_impl.ProgressBar[int] | None = None
        self._started = self._told = 0.0
        self._before = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._finish()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done; the first call starts the clock."""
        if not self._started:
            self._started = self._told = time.monotonic()
            self._before = done
        if sys.stderr.isatty():
            if self._bar is None:
                self._bar = click.progressbar(
                    length=total, label=self._what, file=sys.stderr, show_pos=True
                )
            self._bar.update(done - self._bar.pos)
            if done == total:
                self._finish()  # another bar may follow in the next line
            return
        now = time.monotonic()
        if done == total or now - self._told >= _EVERY_S:
            self._told = now
            left = (now - self._started) / max(done - self._before, 1) * (total - done)
            estimate = f", about {left:.0f} s left" if done < total else ""
            click.echo(f"{self._what}: {done} of {total}{estimate}", err=True)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None


def json_option(command: F) -> F:
    """Let a command print JSON."""
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        callback=_remember_json,
        help="Print JSON, for programs.",
    )(command)


def _remember_json(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    ctx.meta[JSON] = value
    return value
