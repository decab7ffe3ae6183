"""The doctor says what works, what does not, and what to do about it."""

from collections.abc import Callable
from pathlib import Path

from photolib import doctor
from photolib.demo import make_demo
from photolib.ingest import ingest
from photolib.store.library import Library


def told(folder: Path) -> dict[str, doctor.Finding]:
    return {finding.subject: finding for finding in doctor.examine(folder)}


def test_a_missing_library_is_a_finding_not_an_error(tmp_path: Path) -> None:
    found = told(tmp_path / "none")
    assert found["Library"].fine is False
    assert "photolib init" in found["Library"].told
    assert found["Pillow"].fine


def test_a_library_without_weights_says_what_waits(
    library: Library, draw: Callable[..., Path]
) -> None:
    ingest(library, [draw(1)], workers="1")
    found = told(library.folder)
    assert found["Photos"].told == "1"
    assert found["Credits"] == doctor.Finding("Credits", "1 missing")
    assert found["Model"].fine is None
    assert "photolib models fetch" in found["Model"].told
    assert found["Setting preview_px"].told == "1600"


def test_a_whole_library_is_fine(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo")
    found = told(tmp_path / "demo")
    assert found["Model"].told == "starter, ready"
    assert found["Vectors"] == doctor.Finding("Vectors", "complete", fine=True)


def test_a_missing_package_says_how_to_get_it(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(doctor, "_PACKAGES", ("no-such-package",))
    found = told(tmp_path)
    assert found["no-such-package"].told == "missing: pip install no-such-package"
