import zipfile
from io import BytesIO

import pytest

from photolib.errors import ReleaseError
from photolib.release.document import read_text
from photolib.release.word_file import LARGEST

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def archive(part: str, xml: str | bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, xml)
    return stream.getvalue()


def docx(body: str) -> bytes:
    return archive(
        "word/document.xml",
        f'<w:document xmlns:w="{WORD}" xmlns:mc="{MC}"><w:body>{body}</w:body>'
        "</w:document>",
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Ada ')}{run('Quist')}</w:p><w:p/>", "Ada Quist\n"),
        (f"<w:p>{run('Ada')}</w:p>\n <w:p>{run('Ben')}</w:p>", "Ada\nBen\n"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r></w:p>", "a\tb\n"),
        (
            f"<w:p><w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText>"
            "</w:r></w:del></w:p>",
            "new\n",
        ),
        (f"<w:sdt><w:sdtContent><w:p>{run('x')}</w:p></w:sdtContent></w:sdt>", "x\n"),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('Ada')}</w:p></w:tc>"
            f"<w:tc><w:p>{run('Chair')}</w:p></w:tc></w:tr></w:tbl>",
            "Ada\nChair\n",
        ),
        (
            f"<mc:AlternateContent><mc:Choice><w:p>{run('box')}</w:p></mc:Choice>"
            f"<mc:Fallback><w:p>{run('box')}</w:p></mc:Fallback></mc:AlternateContent>",
            "box\n",
        ),
        ('<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r></w:p>', None),
    ],
)
def test_a_word_file_gives_what_its_reader_sees(body: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(ReleaseError, match="is empty"):
            read_text(docx(body))
    else:
        assert read_text(docx(body)) == text


def test_an_opendocument_file_gives_headings_and_paragraphs() -> None:
    xml = (
        f'<c xmlns:text="{ODF}"><text:tracked-changes><text:p>old</text:p>'
        "</text:tracked-changes>\n<text:h>New wing</text:h><text:p>By <text:span>Ada"
        "</text:span><text:s/>Quist<text:note><text:p>1</text:p></text:note>.</text:p></c>"
    )
    assert read_text(archive("content.xml", xml)) == "New wing\nBy Ada Quist.\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive("photos/a.txt", "x"), "is a ZIP file and no Word document: "),
        (archive("Index/Document.iwa", "x"), "is an Apple Pages document: export it"),
        (archive("xl/workbook.xml", "x"), "is an Excel table: save the text"),
        (archive("ppt/slides/slide1.xml", "x"), "is a PowerPoint presentation: save"),
        (archive("word/document.xml", b" " * (LARGEST + 1)), "unpacks to 10,000,001"),
        (docx("<w:p>"), "cannot be opened"),
        (
            archive("word/document.xml", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'),
            "cannot be opened",
        ),
        (docx("<w:p/>" * 50)[:120], "cannot be opened"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReleaseError, match=words):
        read_text(data)


def test_a_deeply_nested_file_is_read() -> None:
    nested = "<w:p>" * 50_000 + run("deep") + "</w:p>" * 50_000
    assert read_text(docx(nested)).strip() == "deep"
