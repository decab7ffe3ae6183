"""Proofreading as somebody types, and what its rules mean."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from photolib import audit
from photolib.gallery import current
from photolib.gallery.typed import sent_language, typed
from photolib.gallery.wording import sentence
from photolib.proof.meaning import meanings
from photolib.proof.subject import Finding

blueprint = Blueprint("proof", __name__)


@blueprint.post("/photos/<id(photo):photo_id>/proof")
def proofread(photo_id: int) -> ResponseReturnValue:
    """Answer what the rules find in a text, and write nothing."""
    text, language = typed("text"), sent_language()
    found = audit.check(current.library(), photo_id, text, language=language)
    told = [_told(one, text) for one in found]
    return {"findings": told, "length": len(text), "bytes": len(text.encode())}


@blueprint.get("/proof/rules")
def rules() -> ResponseReturnValue:
    """Explain every rule."""
    return render_template("proof/rules.html", page=meanings())


def _told(one: Finding, text: str) -> dict[str, Any]:
    """Return a finding for a script, whose strings count UTF-16 code units."""
    span = one.span and [len(text[:at].encode("utf-16-le")) // 2 for at in one.span]
    return {
        "rule": one.rule,
        "severity": one.severity,
        "message": sentence(one.message),
        "about": url_for("proof.rules", _anchor=one.rule),
        "span": span,
        "right": one.right,
    }
