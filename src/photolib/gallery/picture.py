"""A picture to search by: sent once, then named by its hash in addresses."""

from flask import Blueprint, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from photolib.borrow import Borrowed, borrow, find
from photolib.errors import EditError, FileError
from photolib.gallery import current
from photolib.gallery.upload import safe_name
from photolib.store import files

blueprint = Blueprint("picture", __name__, url_prefix="/search/picture")

_SIGN = "upload:"


@blueprint.post("")
def take() -> ResponseReturnValue:
    """Take the picture and go to the search by it; nothing comes into the library."""
    library, sent = current.library(), request.files.get("picture")
    if sent is None or not sent.filename:
        raise EditError("no picture was sent: choose one to search by")
    name = safe_name(sent.filename)
    with files.incoming(library.folder) as folder:
        path = folder / name
        try:
            sent.save(path)
            borrowed = borrow(library, path)
        except FileError as error:
            raise EditError(f"{name} cannot be searched by: {error.reason}") from error
        except OSError as error:
            raise files.storage_error(error) from error
    q = request.form.get("q", "").strip()
    address = url_for("search.find", q=q or None, like=_SIGN + borrowed.sha256)
    return redirect(address, 303)


@blueprint.get("/<sha256>")
def show(sha256: str) -> Response:
    """Send the small copy of a picture that is searched by."""
    return send_file(find(current.library(), sha256).path, mimetype="image/jpeg")


def sent_picture(like: str) -> Borrowed | None:
    """Return the picture that an address names ("upload:HASH"), if it names one.

    :raises NotFoundError: when it has gone.
    """
    if not like.startswith(_SIGN):
        return None
    return find(current.library(), like.removeprefix(_SIGN))
