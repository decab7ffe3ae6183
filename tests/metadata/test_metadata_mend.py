"""Entities and text encoded twice are undone where certain, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolib.metadata.fields import ExportFields
from photolib.metadata.mend import mended
from photolib.metadata.read import read
from photolib.metadata.write import write


def twice(text: str) -> str:
    return text.encode().decode("cp1252")


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("Fran&ccedil;ois &amp; Zo&euml;", "François & Zoë"),
        ("&#38472;&#x4f1f;&#27665;", "陈伟民"),
        ("&amp;amp;eacute;", "é"),
        ("It&#39;s &quot;so&quot;", 'It\'s "so"'),
        ("&#150; and &hellip;", "– and …"),
        (twice("陈伟民 摄"), "陈伟民 摄"),
        (twice("© Reuters"), "© Reuters"),
        (twice("didn’t"), "didn’t"),
        (twice("Zoë"), "Zoë"),
        (twice(twice("Björn Ås")), "Björn Ås"),
        (twice("&copy; Zoë").replace("&copy;", "&Atilde;&copy;"), "é Zoë"),
    ],
)
def test_what_a_program_did_is_undone(value: str, whole: str) -> None:
    assert mended(value) == whole
    assert mended(whole) == whole


@pytest.mark.parametrize(
    "value",
    [
        "AT&T; R&D",
        "&lt;b&gt; &nosuchname; &#xD800; &#1; &;",
        "AMANHÃ…",
        "tombé…”",
        "CAFÉ™",
        "ÅÄÖ åäö",
        "MANHÃ\xa0",
        "陈伟民 Ã©",
        "https://example.org/?a=1&copy=2",
    ],
)
def test_what_somebody_may_have_written_stays(value: str) -> None:
    assert mended(value) == value


def test_a_mended_value_is_told_and_contradicts_nothing(
    photo: Callable[..., Path], packet: Callable[..., bytes], tmp_path: Path
) -> None:
    iim = b"\x1c\x02\x50\x00\x08" + "ZoÃ« B".encode()
    xmp = packet("", 'photoshop:Credit="Caf&amp;eacute;"') + packet(
        "<dc:creator><rdf:Seq><rdf:li>Zoë B</rdf:li></rdf:Seq></dc:creator>"
    )
    source = photo(iim=iim, xmp=(xmp[: xmp.index(b"</x:xmpmeta>") + 12],))
    metadata = read(source)
    assert (metadata.credit, metadata.conflicts) == ("Café", ())
    assert metadata.creators == ("Zoë B",)
    assert (
        "XMP-photoshop:Credit had HTML entities or was encoded twice, and was put right"
        in metadata.warnings
    )
    target = tmp_path / "out.jpg"
    write(source, target, ExportFields(headline="ZoÃ« &amp; Bo"))
    assert read(target).headline == "Zoë & Bo"
