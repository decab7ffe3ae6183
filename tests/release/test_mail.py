import pytest

from photolib.errors import ReleaseError
from photolib.release.document import read_text

HEAD = (
    b"From: Press <press@lake.example>\r\nTo: all@news.example\r\n"
    b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= aus\r\n Nebelheim\r\nMIME-Version: 1.0\r\n"
)
PARTS = (
    b"Content-Type: multipart/alternative; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>as a page</p>\r\n"
    b"--x\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nH=C3=A4llo,=\r\n Ada\r\n"
    b"--x--\r\n"
)
HTML = (
    b"Content-Type: text/html; charset=utf-8\r\n\r\n<html><p>as a page</p></html>\r\n"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (PARTS, "Grüße aus Nebelheim\n\nHällo, Ada"),
        (HTML, "Grüße aus Nebelheim\n\nas a page"),
        (
            b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "Grüße aus Nebelheim\r\n!".encode(),
            "Grüße aus Nebelheim\n!",
        ),
    ],
)
def test_an_email_gives_its_subject_and_its_body(body: bytes, text: str) -> None:
    assert read_text(HEAD + body) == text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\r\n", "is an e-mail without a text of its own: save its attachment"),
        (
            b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
            b"Content-Type: image/jpeg\r\n\r\nabc\r\n--x--\r\n",
            "without a text of its own",
        ),
        (b"Content-Type: text/plain; charset=nonsense\r\n\r\nHello", "cannot be read"),
        (
            b"Content-Type: a/b;" + b" x=y;\r\n" * 2_000 + b"\r\n\r\nHi",
            "cannot be read",
        ),
        (PARTS + b"--x\r\nContent-Type: text/plain\r\n\r\n" * 300, "cannot be read"),
    ],
)
def test_an_email_without_a_release_says_why(body: bytes, words: str) -> None:
    with pytest.raises(ReleaseError, match=words):
        read_text(HEAD + body)


def test_a_release_with_from_and_date_lines_is_no_email() -> None:
    text = "From: Nebelheim\nDate: 14 May 2024\n\nThe Lake Museum opened a wing.\n"
    assert read_text(text.encode()) == text
