"""Apply the numbered files of migrations/ as one sqlite_utils.Migrations set."""

import importlib.util
from pathlib import Path

from sqlite_utils import Database, Migrations

from photolib.errors import PhotolibError
from photolib.paths import bundled
from photolib.store.connect import writing


def load(folder: Path | None = None) -> Migrations:
    """Return the set "photolib", one migration per m<NNNN>_<what>.py, in name order."""
    migrations = Migrations("photolib")
    for path in sorted((folder or bundled("migrations")).glob("m[0-9]*.py")):
        spec = importlib.util.spec_from_file_location(f"photolib_{path.stem}", path)
        if spec is None or spec.loader is None:
            raise PhotolibError(f"the migration {path} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        migrations(name=path.stem)(module.migrate)
    return migrations


def migrate(db: Database) -> list[str]:
    """Apply what is pending, all or nothing; return the names applied.

    Foreign keys are off meanwhile (table.transform() refuses otherwise) and
    checked before the commit. The lock is taken before `pending` is asked, so
    that two processes starting together do not both apply.
    """
    migrations = load()
    db.execute("PRAGMA foreign_keys = off")
    try:
        with writing(db):
            names = [migration.name for migration in migrations.pending(db)]
            migrations.apply(db)
            broken = db.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise PhotolibError(f"migration left broken references: {broken}")
    finally:
        db.execute("PRAGMA foreign_keys = on")
    return names


def pending(db: Database) -> list[str]:
    """Return the names of the migrations that `db` lacks."""
    applied = _applied(db)
    return [name for name in _known() if name not in applied]


def unknown(db: Database) -> list[str]:
    """Return what a newer photolib has applied to `db`: names not known here."""
    known = _known()
    return [name for name in _applied(db) if name not in known]


def _known() -> list[str]:
    """Return the names alone: loading takes 10 ms, and each request asks twice."""
    return sorted(path.stem for path in bundled("migrations").glob("m[0-9]*.py"))


def _applied(db: Database) -> list[str]:
    return [migration.name for migration in Migrations("photolib").applied(db)]
