"""Captions of one photo: written in a language, taken away, brought back, undone."""

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from photolib import describe, quote, restore, translate
from photolib.caption.language import called
from photolib.errors import ClashError
from photolib.gallery import current
from photolib.gallery.one_photo import photo_page
from photolib.gallery.shorthand import spelt
from photolib.gallery.typed import sent_language, typed
from photolib.gallery.wording import clash_mark
from photolib.store import version
from photolib.store.library import Library

_NUMBER = re.compile("[0-9]{1,9}")
blueprint = Blueprint("caption", __name__, url_prefix="/photos/<id(photo):photo_id>")


@blueprint.post("/caption")
def edit(photo_id: int) -> ResponseReturnValue:
    """Keep an editor's caption, unless another was written meanwhile."""
    library, language = current.library(), sent_language()
    text, by = spelt(library, photo_id, typed("text")), current.editor()
    if request.form.get("seen") != clash_mark(_standing(library, photo_id, language)):
        flash("Someone has changed this caption meanwhile. Yours is still in the form.")
        page = photo_page(library, photo_id, by, draft=text, language=language)
        return render_template("photo/show.html", page=page), 409
    own = sent_language("own_language")
    describe.edit(library, photo_id, text, by, language=language, own_language=own)
    return _done(photo_id, language, "saved")


@blueprint.post("/captions")
def compose(photo_id: int) -> ResponseReturnValue:
    """Compose a caption beside the main one, and keep it."""
    language = sent_language() or ""
    translate.write(current.library(), photo_id, language)
    return _done(photo_id, language, "composed")


@blueprint.post("/captions/<any(remove, confirm):what>")
def decide(photo_id: int, what: str) -> ResponseReturnValue:
    """Take away a caption in a language, or say that it is still right."""
    library, language = current.library(), sent_language() or ""
    _refuse_clash(library, photo_id, language)
    if what == "remove":
        translate.remove(library, photo_id, language, current.editor())
        return _done(photo_id, language, "removed")
    translate.confirm(library, photo_id, language, current.editor())
    return _done(photo_id, language, "confirmed")


@blueprint.post("/versions/<id(version):number>/restore")
def bring_back(photo_id: int, number: int) -> ResponseReturnValue:
    """Let the words of an earlier version stand again."""
    library, language = current.library(), sent_language()
    _refuse_clash(library, photo_id, language)
    by = current.editor()
    restore.restore(library, photo_id, number, by, language=language)
    return _done(photo_id, language, "brought back")


@blueprint.post("/versions/<id(version):number>/undo")
def undo(photo_id: int, number: int) -> ResponseReturnValue:
    """Take back the last version."""
    language = sent_language()
    by = current.editor()
    restore.undo(current.library(), photo_id, number, by, language=language)
    flash("Undone: what stood before stands again.")
    return redirect(current.photo_address(photo_id, _part(language)), 303)


@blueprint.post("/quote")
def choose_quote(photo_id: int) -> ResponseReturnValue:
    """Let a sentence of the release be the second of the composed captions."""
    span = _number("start"), _number("end")
    number = quote.choose(
        current.library(), photo_id, _number("release"), span, current.editor()
    )
    address = url_for("caption.undo_quote", photo_id=photo_id, number=number)
    flash("The sentence is quoted in composed captions.", address)
    return redirect(current.photo_address(photo_id, "quote"), 303)


@blueprint.post("/quote/<id(sentence):number>/undo")
def undo_quote(photo_id: int, number: int) -> ResponseReturnValue:
    """Take back the choice of a sentence."""
    quote.undo(current.library(), photo_id, number, current.editor())
    flash("The sentence is left out.")
    return redirect(current.photo_address(photo_id, "quote"), 303)


def _done(photo_id: int, language: str | None, done: str) -> ResponseReturnValue:
    """Go back to the caption, and offer to undo what was done."""
    versions = version.history(current.library().db, photo_id, language)
    number = versions[0].id if versions else 0
    address = url_for(
        "caption.undo", photo_id=photo_id, number=number, language=language
    )
    named = f"{called(language)} caption" if language else "caption"
    flash(f"The {named} is {done}.", address)
    return redirect(current.photo_address(photo_id, _part(language)), 303)


def _refuse_clash(library: Library, photo_id: int, language: str | None) -> None:
    if request.form.get("seen") != clash_mark(_standing(library, photo_id, language)):
        raise ClashError("someone has changed this caption meanwhile: look at it again")


def _standing(library: Library, photo_id: int, language: str | None) -> str:
    """Return the text of the caption that stands; "" where there is none."""
    main = describe.caption_of(library, photo_id)
    if language is None:
        return main.text
    texts = (
        one.caption.text
        for one in translate.beside(library, photo_id, main)
        if one.caption.language == language
    )
    return next(texts, "")


def _part(language: str | None) -> str:
    return f"caption-{language}" if language else "caption"


def _number(name: str) -> int:
    """Return the number that a form sends; -1 for what is none."""
    text = request.form.get(name, "")
    return int(text) if _NUMBER.fullmatch(text) else -1
