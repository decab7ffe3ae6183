import codecs
from pathlib import Path

import pytest

from photolib.errors import ReleaseError
from photolib.release.document import read_text

ENGLISH = "The café opened – at last. “Fine,” said Zoë.\n"
CHINESE = "东湖大学与青山市人民政府签署合作协议。会议由校长主持，记者报道。" * 3
TRADITIONAL = "東湖大學與青山市政府簽署合作協議。會議由校長主持，記者報導。" * 3
GREEK = "<html><meta charset='iso-8859-7'><p>Η έκθεση άνοιξε σήμερα.</p></html>"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH),
        (ENGLISH.encode("utf-16"), ENGLISH),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH),
        (CHINESE.encode("gb18030"), CHINESE),
        (TRADITIONAL.encode("big5"), TRADITIONAL),
        (
            ("Grüße aus Köln, schöne Straßen. " * 5).encode("cp1252"),
            "Grüße aus Köln, schöne Straßen. " * 5,
        ),
        (b"line one\r\nline two", "line one\r\nline two"),
        (GREEK.encode("iso-8859-7"), "Η έκθεση άνοιξε σήμερα."),
        (b"caf\xe9 <meta charset=no-such-thing>", "café <meta charset=no-such-thing>"),
    ],
)
def test_bytes_are_decoded_as_they_were_meant(data: bytes, text: str) -> None:
    assert read_text(data) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF that cannot be read"),
        (b"PK\x03\x04 word/document.xml", "is a Word document that cannot be opened"),
        (b"{\\rtf1 Hello}", "is an RTF file, .* save it as .docx or .txt"),
        (b"\xd0\xcf\x11\xe0", "is an old Word"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "is an Office document that is locked with a password",
        ),
        (b"\xff\xd8\xff\xe0", "is a JPEG picture"),
        (b"text\x00text", "is a binary file"),
        (b"x" * 20_000_001, "too many for a release"),
    ],
)
def test_what_is_no_release_is_refused_with_a_next_step(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(data)
    with pytest.raises(ReleaseError, match=words) as caught:
        read_text(path)
    assert str(path) in str(caught.value)
    assert ": " in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"absent\.txt cannot be read"):
        read_text(tmp_path / "absent.txt")
