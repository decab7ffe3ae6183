"""A library: one folder with its settings, its database and its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from sqlite_utils import Database

from photolib.errors import LibraryError, NewerLibraryError, NoLibraryError
from photolib.settings import Settings
from photolib.store import alike, migrate, words
from photolib.store.connect import connect, writing

DATABASE = "photolib.db"
_OURS = {"starter", "photolib.toml", ".making.lock"}
_TOML = """\
# Settings of this library; `photolib doctor` lists them all with their defaults.
"""


@dataclass(frozen=True, slots=True)
class Library:
    """An open library. Its database connection serves one thread."""

    folder: Path
    settings: Settings
    db: Database

    @property
    def models(self) -> Path:
        """Where weights lie (see photolib.embedding.weights)."""
        return self.folder / "models"


@contextmanager
def open_library(folder: Path) -> Iterator[Library]:
    """Open the library at `folder` and close its database afterwards.

    :raises NoLibraryError: when there is none.
    :raises NewerLibraryError: when a later photolib made it.
    :raises LibraryError: when it waits for `photolib migrate`.
    """
    with _opened(folder) as library:
        waiting = migrate.pending(library.db)
        if waiting:
            raise LibraryError(
                f"{folder} was made by an older photolib: run `photolib migrate` "
                f"(it keeps a copy of the database; {', '.join(waiting)} waits)"
            )
        yield library


def create_library(folder: Path) -> None:
    """Make a library at `folder`; one that is there already stays as it is.

    :raises LibraryError: when the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        toml = folder / "photolib.toml"
        if not toml.exists():
            toml.write_text(_TOML, encoding="utf-8")
    except OSError as error:
        raise LibraryError(
            f"no library can be made at {folder}: {error.strerror}"
        ) from error
    with FileLock(folder / ".making.lock"):
        if not is_library(folder):
            _make_database(folder)
    with open_library(folder):
        pass


def migrate_library(folder: Path) -> tuple[list[str], Path | None]:
    """Bring an older library up to date, after copying its database beside it.

    Return the names of the migrations applied and the copy (None: nothing to do).
    """
    with _opened(folder) as library:
        waiting = migrate.pending(library.db)
        if not waiting:
            return [], None
        copy = folder / f"{DATABASE}.before-{waiting[0]}"
        library.db.execute("VACUUM INTO ?", [str(copy)])
        applied = migrate.migrate(library.db)
        with writing(library.db):
            alike.fill(library.db)
            words.fill(library.db)
        return applied, copy


def is_library(folder: Path) -> bool:
    """Tell whether `folder` holds a library's database."""
    database = folder / DATABASE
    return database.is_file() and database.stat().st_size > 0


def may_become_library(folder: Path) -> bool:
    """Tell whether `folder` is absent or empty.

    The starter shoot, settings and what a killed `init` left do not count.
    """
    if not folder.exists():
        return True
    return folder.is_dir() and all(
        f.name in _OURS or f.name.startswith(DATABASE) for f in folder.iterdir()
    )


def _make_database(folder: Path) -> None:
    """Make the database under another name: what has the right one is whole."""
    making = folder / f"{DATABASE}.making"
    for left in folder.glob(f"{making.name}*"):  # with SQLite's own files beside it
        left.unlink()
    db = connect(making)
    try:
        migrate.migrate(db)
    finally:
        db.close()
    making.rename(folder / DATABASE)


@contextmanager
def _opened(folder: Path) -> Iterator[Library]:
    if not is_library(folder):
        raise NoLibraryError(folder)
    settings = Settings.load(folder)
    db = connect(folder / DATABASE)
    try:
        newer = migrate.unknown(db)
        if newer:
            raise NewerLibraryError(folder, newer)
        yield Library(folder, settings, db)
    finally:
        db.close()
