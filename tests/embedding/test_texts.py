"""Vectors of words are kept between processes, and never trusted when torn."""

from pathlib import Path

import numpy as np
import pytest

from photolib.embedding import texts
from photolib.embedding.model import Vector


def vector(number: int) -> Vector:
    made = np.zeros(8, np.float32)
    made[number % 8] = 1
    return made


def test_what_is_kept_is_found_by_any_spelling_of_its_letters(tmp_path: Path) -> None:
    texts.keep(tmp_path / "texts", "Café 握手", vector(3))
    found = texts.find(tmp_path / "texts", "Cafe\u0301 握手")
    assert found is not None
    assert found.tolist() == vector(3).tolist()
    assert texts.find(tmp_path / "texts", "cafe 握手") is None


def test_a_torn_vector_is_not_there(tmp_path: Path) -> None:
    texts.keep(tmp_path, "handshake", vector(3))
    (path,) = tmp_path.glob("*.text")
    path.write_bytes(path.read_bytes()[:12])
    assert texts.find(tmp_path, "handshake") is None
    assert texts.some(tmp_path) is None


def test_the_least_lately_used_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST", 10)
    for number in range(11):
        texts.keep(tmp_path, str(number), vector(number))
        texts.find(tmp_path, "0")
    kept = [n for n in range(11) if texts.find(tmp_path, str(n)) is not None]
    assert len(kept) == 9
    assert {0, 10} <= set(kept)
    some = texts.some(tmp_path)
    assert some is not None
    assert some.shape == (9, 8)


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("a file in the way")
    texts.keep(tmp_path / "texts", "handshake", vector(1))
    assert texts.find(tmp_path / "texts", "handshake") is None
    assert texts.some(tmp_path / "absent") is None
