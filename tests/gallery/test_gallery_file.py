"""Files come by the hash of a photo that has a row, and only so."""

import hashlib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from photolib.store import files, photo
from photolib.store.library import Library


@pytest.fixture
def sha(opened: Library) -> str:
    return photo.get(opened.db, 2).sha256


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("thumbnail", "image/webp"),
        ("preview", "image/jpeg"),
        ("original", "image/jpeg"),
    ],
)
def test_file_is_sent_for_ever(
    client: FlaskClient, sha: str, kind: str, media_type: str
) -> None:
    answer = client.get(f"/files/{sha}/{kind}", buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "Set-Cookie" not in answer.headers
    again = client.get(
        f"/files/{sha}/{kind}",
        headers={"If-None-Match": answer.headers["ETag"]},
        buffered=True,
    )
    assert again.status_code == 304


def test_original_is_the_very_bytes_under_its_name(
    client: FlaskClient, sha: str
) -> None:
    answer = client.get(f"/files/{sha}/original", buffered=True)
    assert hashlib.sha256(answer.data).hexdigest() == sha
    assert answer.headers["Content-Disposition"] == "attachment; filename=IMG_2.JPG"
    part = client.get(
        f"/files/{sha}/original", headers={"Range": "bytes=0-9"}, buffered=True
    )
    assert part.status_code == 206
    assert part.data == answer.data[:10]


@pytest.mark.parametrize(
    "address",
    [
        "/files/" + "0" * 64 + "/original",
        "/files/..%2f..%2fphotolib.db/original",
        "/files/photolib.db/original",
        "/files/%00/preview",
    ],
)
def test_nothing_else_is_sent(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_other_kinds_are_no_address(client: FlaskClient, sha: str) -> None:
    assert client.get(f"/files/{sha}/database", buffered=True).status_code == 404


def test_missing_file_says_what_to_run(
    client: FlaskClient, stock: Path, opened: Library, sha: str
) -> None:
    files.locate(stock, sha, "JPEG").preview.unlink()
    answer = client.get(f"/files/{sha}/preview", buffered=True)
    assert answer.status_code == 404
    assert "photolib verify" in answer.text
