"""Uploads: each file has its own result, and one bad file stops nothing."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from photolib.gallery import create_app
from photolib.gallery.upload import safe_name
from photolib.store import credit, photo
from photolib.store.library import Library

Post = Callable[..., TestResponse]


def jpeg_of(colour: str) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    file.seek(0)
    return file


def test_form_takes_several_files_and_tells_of_each(
    post: Post, opened: Library, stock: Path
) -> None:
    sent = [
        (jpeg_of("red"), "会议 01.jpg"),
        (io.BytesIO(b"no picture"), "bad.jpg"),
        (jpeg_of("red"), "again.jpg"),
    ]
    page = post(
        "/upload", {"files": sent, "event": "1", "photographer": "Ann Lee"}
    ).text
    assert "<b>会议 01.jpg</b> <span>arrived" in page
    assert "<b>bad.jpg</b> <span>failed: " in page
    assert "<b>again.jpg</b> <span>is here already" in page
    added = photo.get(opened.db, 5)
    assert (added.file_name, added.event_id) == ("会议 01.jpg", 1)
    origins = {e.origin for e in credit.get(opened.db, 5).evidence}
    assert origins == {"photographer", "release"}
    assert list((stock / "incoming").iterdir()) == []


def test_script_gets_each_result_as_json(post: Post) -> None:
    script = {"Accept": "application/json"}
    answer = post("/upload", {"files": (jpeg_of("blue"), "a.jpg")}, headers=script)
    assert answer.json == [
        {
            "file": "a.jpg",
            "state": "added",
            "photo": 5,
            "address": "/photos/5",
            "reason": None,
        }
    ]
    answer = post("/upload", {"files": (io.BytesIO(b""), "b.jpg")}, headers=script)
    assert answer.json
    assert answer.json[0]["state"] == "failed"
    assert answer.json[0]["reason"]


def test_rotated_photo_stands_upright(post: Post, client: FlaskClient) -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40), "navy").save(file, "JPEG", exif=exif)
    file.seek(0)
    post("/upload", {"files": (file, "turned.jpg")})
    page = client.get("/photos/5").text
    assert 'width="40" height="60"' in page
    assert "60 × 40 pixels" in page


def test_nothing_sent_and_unknown_event_are_told(post: Post) -> None:
    assert "No file was sent" in post("/upload").text
    answer = post("/upload", {"files": (jpeg_of("red"), "a.jpg"), "event": "9"})
    assert answer.status_code == 404


@pytest.mark.parametrize("number", ["abc", " ", "1.5", "-1"])
def test_what_is_no_event_is_not_taken_for_none(
    post: Post, opened: Library, number: str
) -> None:
    answer = post("/upload", {"files": (jpeg_of("red"), "a.jpg"), "event": number})
    assert answer.status_code == 400
    assert "is not the number of any event." in answer.text
    assert photo.count(opened.db) == 4


def test_huge_number_is_no_event(post: Post) -> None:
    form = {"files": (jpeg_of("red"), "a.jpg"), "event": "9" * 20}
    assert post("/upload", form).status_code == 404


@pytest.mark.parametrize(
    ("sent", "kind", "sentence"),
    [
        (
            b'--x\r\nContent-Disposition: form-data; name="files"; '
            b'filename="caf\xff.jpg"\r\n\r\nJPEG\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            "The file name caf\ufffd.jpg is not written in UTF-8: "
            "rename the file, try again.",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="caf\xff"\r\n\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            "This form is not written in UTF-8: send it as UTF-8.",
        ),
        (
            b"text=caf\xff",
            "application/x-www-form-urlencoded",
            "This form is not written in UTF-8: send it as UTF-8.",
        ),
        (
            b"--x\r\nContent-Disp",
            "multipart/form-data; boundary=x",
            "This form is broken or incomplete: send it again.",
        ),
        (
            b"--x--\r\n",
            "multipart/form-data",
            "This form is broken or incomplete: send it again.",
        ),
    ],
)
def test_form_that_cannot_be_read_says_why(
    client: FlaskClient, sent: bytes, kind: str, sentence: str
) -> None:
    script = {"Accept": "application/json"}
    answer = client.post("/upload", data=sent, content_type=kind, headers=script)
    assert (answer.status_code, answer.json) == (400, {"error": sentence})


def test_too_much_at_once_is_told(stock: Path) -> None:
    (stock / "photolib.toml").write_text("max_upload_mb = 1\n")
    client = create_app(stock).test_client()
    answer = client.post(
        "/upload",
        data=b"x" * 1_100_000,
        content_type="multipart/form-data; boundary=x",
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 413
    assert answer.json == {
        "error": "This is more than one upload may bring: send fewer files at a time."
    }


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("IMG_1.JPG", "IMG_1.JPG"),
        ("../../etc/passwd", "passwd"),
        ("C:\\shoot\\a.jpg", "a.jpg"),
        ("a\x00b\nc.jpg", "abc.jpg"),
        ('we"ird<>:|?*.jpg', "weird.jpg"),
        ("..", "photo"),
        (".hidden", "hidden"),
        ("\u202egpj.exe.jpg", "gpj.exe.jpg"),
        ("会" * 100 + ".jpg", "会" * 60 + ".jpg"),
        ("x" * 300, "x" * 60),
    ],
)
def test_name_keeps_what_is_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept
