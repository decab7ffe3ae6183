"""What was not taken of a photo is told on its page, as it was typed."""

from collections.abc import Callable
from typing import cast

from flask import render_template, request
from flask.typing import ResponseReturnValue

from photolib.errors import EditError
from photolib.gallery import current, failures
from photolib.gallery.one_photo import PhotoPage


def on_photo_page(
    error: EditError, page: Callable[[int], PhotoPage]
) -> ResponseReturnValue:
    """Answer with the page that `page` makes of the photo's number; scripts with JSON.

    The photo is the one of the address at which something was refused.
    """
    status = failures.status_of(error)
    if current.wants_json():
        return failures.answer(status, str(error))
    photo_id = cast("dict[str, int]", request.view_args)["photo_id"]
    return render_template("photo/show.html", page=page(photo_id)), status
