"""The files of photos: originals and renditions, by their content."""

import re

from flask import Blueprint, abort, send_file
from werkzeug.wrappers import Response

from photolib.errors import NotFoundError
from photolib.gallery.current import library
from photolib.store import files, photo

blueprint = Blueprint("file", __name__, url_prefix="/files")

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPES = {"preview": "image/jpeg", "thumbnail": "image/webp"}
_A_YEAR = 31_536_000


@blueprint.get("/<sha256>/<any(original, preview, thumbnail):kind>")
def show(sha256: str, kind: str) -> Response:
    """Send one file of a photo that has a row; nothing else can be named."""
    here = library()
    photo_id = _SHA256.fullmatch(sha256) and photo.find_by_sha256(here.db, sha256)
    if not photo_id:
        raise NotFoundError("photo", sha256[:64])
    found = photo.get(here.db, photo_id)
    path = getattr(files.locate(here.folder, found.sha256, found.format), kind)
    if not path.is_file():
        abort(404, "the file of this photo is gone: run `photolib verify`.")
    answer = send_file(
        path,
        mimetype=_MEDIA_TYPES.get(kind, found.media_type),
        as_attachment=kind == "original",
        download_name=found.file_name if kind == "original" else None,
        conditional=True,
        etag=f"{sha256}-{kind}",
    )
    answer.headers["Cache-Control"] = f"private, max-age={_A_YEAR}, immutable"
    return answer
