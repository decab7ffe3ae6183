"""Small files that are whole or not there: written aside, synced, renamed."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def put(path: Path, record: Mapping[str, object]) -> None:
    """Write `record` as JSON in the place of `path`.

    :raises OSError: when the disk refuses.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with aside.open("w", encoding="utf-8") as file:
        json.dump(record, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def get(path: Path) -> dict[str, object] | None:
    """Return what `path` says, if it says anything."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None
