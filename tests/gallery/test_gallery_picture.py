"""A picture is searched by without coming into the library."""

import io
import os
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from tests.gallery.conftest import FILLED, Post
from werkzeug.test import TestResponse

from photolib.borrow import FOLDER, MOST, borrow, find
from photolib.errors import NotFoundError
from photolib.store import files, photo
from photolib.store.library import Library


def send(post: Post, content: bytes, name: str = "a.jpg", **form: str) -> TestResponse:
    picture = (io.BytesIO(content), name)
    return post("/search/picture", {"picture": picture, **form})


def jpeg(colour: str) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Secret Person"
    Image.new("RGB", (1600, 900), colour).save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_a_picture_becomes_an_address_that_can_be_opened_again(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    before = photo.count(opened.db)
    answer = send(post, jpeg("teal"), q="has:credit")
    assert answer.status_code == 303
    assert "/search?q=has:credit&like=upload:" in answer.location
    page = client.get(answer.location).text
    assert "like the picture you sent" in page
    assert "Like it in colours" in page
    assert "This very file is not in the library" in page
    assert 'href="/search?q=has:credit"' in page
    assert "like=upload:" in page.partition("Sort by")[2]
    assert "like=upload:" in page.partition("More like photo")[0].rpartition("<a ")[2]
    assert photo.count(opened.db) == before


def test_the_copy_is_small_and_says_nothing_of_the_file(
    post: Post, client: FlaskClient
) -> None:
    address = send(post, jpeg("teal")).location
    answer = client.get(f"/search/picture/{address.rpartition(':')[2]}")
    shown = answer.data
    answer.close()
    with Image.open(io.BytesIO(shown)) as copy:
        assert max(copy.size) == 768
        assert not copy.getexif()


def test_the_very_file_of_a_photo_is_told(
    post: Post, client: FlaskClient, opened: Library
) -> None:
    one = photo.get(opened.db, FILLED)
    original = files.locate(opened.folder, one.sha256, one.format).original
    page = client.get(send(post, original.read_bytes()).location).text
    assert f'is in the library: <a href="/photos/{FILLED}"' in page


@pytest.mark.parametrize("content", [b"", b"no picture", jpeg("red")[:400]])
def test_what_is_no_picture_is_refused_with_a_sentence(
    post: Post, content: bytes, opened: Library
) -> None:
    answer = send(post, content, "../1<b>.jpg")
    assert answer.status_code == 400
    assert "1b.jpg cannot be searched by" in answer.text
    assert str(opened.folder) not in answer.text


@pytest.mark.parametrize("name", ["h15_bomb_30000.png", "h17_bomb.gif", "h19_bomb.tif"])
def test_bombs_are_refused(post: Post, shared: Path, name: str) -> None:
    bomb = (shared / "data" / "hostile" / name).read_bytes()
    assert send(post, bomb, name).status_code == 400


def test_nothing_sent_is_refused(post: Post, client: FlaskClient) -> None:
    assert post("/search/picture").status_code == 400
    assert client.post("/search/picture").status_code == 400


@pytest.mark.parametrize("named", ["upload:", "upload:../key", "upload:" + "0" * 64])
def test_a_picture_that_has_gone_is_to_be_chosen_again(
    client: FlaskClient, named: str
) -> None:
    answer = client.get("/search", query_string={"like": named})
    assert answer.status_code == 404
    assert "choose it again" in answer.text


def test_pictures_go_after_a_day_and_when_there_are_too_many(
    opened: Library, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (20, 20), "red").save(path)
    old = borrow(opened, path)
    long_ago = time.time() - 100_000
    os.utime(old.path, (long_ago, long_ago))
    for number in range(MOST + 1):
        (opened.folder / FOLDER / f"{number}.jpg").touch()
    Image.new("RGB", (20, 20), "blue").save(path)
    new = borrow(opened, path)
    assert find(opened, new.sha256) == new
    with pytest.raises(NotFoundError):
        find(opened, old.sha256)
    assert len(list((opened.folder / FOLDER).iterdir())) == MOST
