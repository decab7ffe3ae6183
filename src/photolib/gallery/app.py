"""The app factory."""

from pathlib import Path

from flask import Flask
from flask.typing import ResponseReturnValue

from photolib.gallery import (
    batch,
    caption,
    clock,
    current,
    decision,
    desk,
    draft,
    drafting,
    event,
    failures,
    file,
    health,
    ids,
    lean,
    person,
    photo,
    pick,
    picture,
    placeholders,
    proof,
    release,
    saved,
    search,
    security,
    selection,
    shoot,
    shorthand,
    stack,
    template,
    typed,
    unfold,
    upload,
    vocabulary,
    who,
    wording,
)
from photolib.gallery.forms import FormRequest
from photolib.likeness import Likeness
from photolib.paths import bundled
from photolib.settings import Settings

_NOUNS = (
    photo,
    decision,
    draft,
    event,
    shoot,
    person,
    who,
    search,
    saved,
    release,
    upload,
    pick,
    picture,
    selection,
    batch,
    desk,
    health,
    file,
    shorthand,
    template,
    clock,
    caption,
    proof,
    stack,
    vocabulary,
)
_FORM_BYTES = 4_000_000  # a pasted release; files go past this


def create_app(folder: Path, *, notice: str | None = None) -> Flask:
    """Return the gallery of the library at `folder`.

    `notice` is a line shown on every page.

    :raises SettingsError: when photolib.toml cannot be used.
    :raises StorageError: when the key of the sessions cannot be kept.
    """
    web = bundled("web")
    app = Flask(
        __name__,
        template_folder=str(web / "templates"),
        static_folder=str(web / "static"),
    )
    app.request_class = FormRequest
    app.config.update(
        LIBRARY=folder,
        NOTICE=notice,
        MAX_CONTENT_LENGTH=Settings.load(folder).max_upload_mb * 1_000_000,
        MAX_FORM_MEMORY_SIZE=_FORM_BYTES,
    )
    app.extensions["likeness"] = Likeness()
    app.extensions[drafting.DRAFTS] = drafting.Drafts(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    security.protect(app, folder)
    current.install(app)
    wording.install(app)
    typed.install(app)
    ids.install(app)
    lean.install(app)
    unfold.install(app)
    failures.install(app)
    for noun in _NOUNS:
        app.register_blueprint(noun.blueprint)
    app.add_url_rule("/tiles.css", "tiles", _tiles)
    return app


def _tiles() -> ResponseReturnValue:
    """Serve the classes of aspect ratios and colours that tiles carry."""
    headers = {"Content-Type": "text/css", "Cache-Control": "private, max-age=86400"}
    return placeholders.stylesheet(), headers
