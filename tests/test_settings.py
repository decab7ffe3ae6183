"""Settings: photolib.toml, the environment, the defaults."""

from dataclasses import fields
from pathlib import Path

import pytest

from photolib.errors import SettingsError
from photolib.records import Agency, CreditRules, Photographer
from photolib.settings import Settings, default_library

TWICE = "[[photographer]]\nname = 'A'\n{}\n[[photographer]]\nname = 'B'\n{}"
README = Path(__file__).resolve().parents[1] / "README.md"


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("preview_px = 'big'", "preview_px must be a int"),
        ("preview_px = 0", "at least 1"),
        ("colour = 1", "no setting is called 'colour'"),
        ("preview_px =", "cannot be read as TOML"),
        ("preview_px = true", "must be a int"),
        ("jpeg_sidecar = 'yes'", "jpeg_sidecar must be a bool"),
        ("fallback_charset = 'klingon'", "fallback_charset: 'klingon' is no charset"),
        ("fallback_charset = 'utf-16'", "name one such as cp1252"),
        ("fallback_charset = 'rot13'", "'rot13' is no charset"),
        ("fallback_charset = 'idna'", "'idna' is no charset"),
        ("photographer = 'Ada Quist'", r"head each with \[\[photographer\]\]"),
        ("agency = ['AP']", r"head each with \[\[agency\]\]"),
        ("[[photographer]]\noutlet = 'X'", r"\]\] number 1: it needs a name"),
        (
            "[[agency]]\nname = 'A'\n[[agency]]\nname = ' '",
            "number 2: name must be a text",
        ),
        ("[[agency]]\nname = 1", "number 1: name must be a text in quotes, not 1"),
        ("[[photographer]]\nname = 'A'\nserials = '9'", "serials must be a list"),
        ("[[photographer]]\nname = 'A'\nserials = [9]", "serials must be a list"),
        ("[[photographer]]\nname = 'A'\nserial = ['9']", "no key is called 'serial'"),
        (
            TWICE.format("aliases = ['x']", "aliases = ['X']"),
            "A and B both have the name",
        ),
        (
            TWICE.format("aliases = ['b']", ""),
            "A and B both have the name or alias 'B'",
        ),
        (
            TWICE.format("serials = ['9']", "serials = ['9']"),
            "both have the serial '9'",
        ),
    ],
)
def test_a_bad_setting_is_one_sentence(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "photolib.toml").write_text(toml)
    with pytest.raises(SettingsError, match=told):
        Settings.load(tmp_path)


@pytest.mark.parametrize(
    "name", ["cp1251", "cp1250", "euc-kr", "shift_jis", "big5", "latin-1", "utf-8"]
)
def test_charsets_of_suppliers_can_be_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "photolib.toml").write_text(f"fallback_charset = '{name}'")
    assert Settings.load(tmp_path).fallback_charset == name


def test_photographers_and_agencies_are_the_rules_of_credits(tmp_path: Path) -> None:
    (tmp_path / "photolib.toml").write_text(
        "preview_px = 800\n[[photographer]]\nname = ' CHEN Siming '\n"
        "aliases = ['陈思铭', 'csm']\noutlet = 'Lake Journal'\nserials = ['4103852']\n"
        "[[agency]]\nname = 'Xinhua'\n",
        encoding="utf-8",
    )
    rules = Settings.load(tmp_path).credit_rules
    chen = Photographer("CHEN Siming", ("陈思铭", "csm"), "Lake Journal", ("4103852",))
    assert rules == CreditRules((chen,), (Agency("Xinhua"),))


def test_every_setting_is_explained_here_and_in_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    for setting in fields(Settings):
        assert setting.metadata["help"]
        assert f"`{setting.name}`" in readme


def test_the_library_is_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PHOTOLIB_LIBRARY", str(tmp_path))
    assert default_library() == tmp_path


def test_a_checkout_has_its_own_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PHOTOLIB_LIBRARY")
    assert default_library() == README.parent / "library"
