"""Texts in several languages: translations stay with the text they translate."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib.metadata.fields import ExportFields
from photolib.metadata.read import read
from photolib.metadata.write import write, write_sidecar

Make = Callable[..., bytes]
Photo = Callable[..., Path]


def alternatives(name: str, **texts: str) -> str:
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>'
        for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


BOTH = alternatives("dc:title", x_default="Opening", zh_CN="开幕", de="Eröffnung")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (ExportFields(title="Opening"), True),
        (ExportFields(credit="C"), True),
        (ExportFields(title="Closing"), False),
    ],
)
def test_translations_stay_unless_their_text_changes(
    tmp_path: Path, photo: Photo, packet: Make, written: ExportFields, kept: bool
) -> None:
    target = tmp_path / "out.jpg"
    write(photo(xmp=(packet(BOTH),)), target, written)
    data = target.read_bytes().decode("utf-8", "replace")
    assert ('<rdf:li xml:lang="zh-CN">开幕</rdf:li>' in data) is kept
    assert ('<rdf:li xml:lang="de">Eröffnung</rdf:li>' in data) is kept
    assert data.count('"x-default"') == 1
    assert read(target).title == (written.title or "Opening")


def test_the_first_language_becomes_the_default_where_none_is(
    tmp_path: Path, packet: Make
) -> None:
    target = tmp_path / "a.xmp"
    target.write_bytes(packet(alternatives("dc:description", en="One", fr="Un")))
    write_sidecar(target, ExportFields(caption="One"))
    data = target.read_bytes().decode()
    for language, text in (("x-default", "One"), ("en", "One"), ("fr", "Un")):
        assert f'<rdf:li xml:lang="{language}">{text}</rdf:li>' in data
