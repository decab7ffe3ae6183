"""Who gets in: this machine under its own names, with a form of this gallery."""

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from photolib.errors import NoLibraryError, StorageError
from photolib.gallery import create_app
from photolib.gallery.security import is_loopback, session_key

Post = Callable[..., TestResponse]


def test_a_form_without_its_token_is_refused(app: Flask, client: FlaskClient) -> None:
    posts = [r for r in app.url_map.iter_rules() if "POST" in (r.methods or ())]
    assert len(posts) > 50
    for rule in posts:
        address = re.sub(r"<any\((\w+)[^<]*>", r"\1", rule.rule)
        address = re.sub(r"<id\([^<]*>", "1", address)
        answer = client.post(address, data={"text": "x", "status": "confirmed"})
        assert (address, answer.status_code) == (address, 400)
        assert "not of this session" in answer.text


def test_token_outlives_a_restart(stock: Path, client: FlaskClient, post: Post) -> None:
    cookie = client.get_cookie("photolib")
    assert cookie
    assert cookie.http_only
    assert cookie.same_site == "Strict"
    client.application = create_app(stock)
    assert post("/picks/1").status_code == 303


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LocalHost"]
)
def test_own_names_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/search", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "10.0.0.4:8000", "0.0.0.0"]
)
def test_other_names_are_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/search", headers={"Host": host}).status_code == 403


def test_other_machines_are_refused(client: FlaskClient) -> None:
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/", environ_overrides=elsewhere).status_code == 403


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("", False),
    ],
)
def test_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_key_is_random_private_and_kept(tmp_path: Path) -> None:
    key = session_key(tmp_path)
    assert session_key(tmp_path) == key
    (tmp_path / "other").mkdir()
    assert session_key(tmp_path / "other") != key
    assert stat.S_IMODE((tmp_path / "gallery.key").stat().st_mode) == 0o600


def test_broken_key_and_missing_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "gallery.key").write_text("short")
    with pytest.raises(StorageError, match="delete it"):
        session_key(tmp_path)
    with pytest.raises(NoLibraryError):
        session_key(tmp_path / "nowhere")
    (tmp_path / "folder" / "gallery.key").mkdir(parents=True)
    with pytest.raises(StorageError, match="refuses to be written"):
        session_key(tmp_path / "folder")


def test_redirects_stay_in_the_gallery(client: FlaskClient, post: Post) -> None:
    to = {
        "http://localhost/events/1": "/events/1",
        "http://evil.example/x": "/photos/1",
        "http://localhost//evil.example/": "/evil.example/",
    }
    for referrer, target in to.items():
        answer = post("/picks/1", headers={"Referer": referrer})
        assert answer.headers["Location"] == target
