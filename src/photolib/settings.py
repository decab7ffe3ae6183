"""One frozen Settings, from photolib.toml in the library and from the environment."""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from photolib.errors import SettingsError
from photolib.records import Agency, CreditRules, Photographer


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its default and a help text; the README lists them all."""

    preview_px: int = field(
        default=1600, metadata={"help": "long edge of a preview, in pixels"}
    )
    thumbnail_px: int = field(
        default=384, metadata={"help": "long edge of a thumbnail, in pixels"}
    )
    max_megapixels: int = field(
        default=250, metadata={"help": "pictures with more are refused, undecoded"}
    )
    model: str = field(
        default="ViT-B-32/laion2b_s34b_b79k",
        metadata={"help": "the open_clip model for search by words and by likeness"},
    )
    draft_model: str = field(
        default="coca_ViT-B-32/mscoco_finetuned_laion2b_s13b_b90k",
        metadata={"help": "the open_clip CoCa that drafts alternative texts"},
    )
    caption_style: str = field(
        default="house", metadata={"help": "how captions are composed"}
    )
    max_upload_mb: int = field(
        default=2000, metadata={"help": "largest upload of one request, in megabytes"}
    )
    photographer: tuple[Photographer, ...] = field(
        default=(),
        metadata={"help": "the house's own photographers", "table": Photographer},
    )
    agency: tuple[Agency, ...] = field(
        default=(),
        metadata={
            "help": "agencies and outlets as the house writes them",
            "table": Agency,
        },
    )

    @property
    def credit_rules(self) -> CreditRules:
        """The tables that credits are read by."""
        return CreditRules(self.photographer, self.agency)

    fallback_charset: str = field(
        default="cp1252",
        metadata={
            "help": "the charset of metadata that does not say its own, where nothing "
            "speaks for another; set what your suppliers use, such as cp1251 or euc-kr"
        },
    )
    text_in_pictures: bool = field(
        default=True,
        metadata={
            "help": "whether `photolib index` reads the text in pictures, where the "
            "extra `ocr` is installed"
        },
    )
    jpeg_sidecar: bool = field(
        default=False,
        metadata={
            "help": "whether photo.xmp beside a photo that is not raw overrides what "
            "the photo says"
        },
    )

    @classmethod
    def load(cls, library: Path) -> "Settings":
        """Read `library`/photolib.toml; a missing file means the defaults.

        :raises SettingsError: on bad TOML, an unknown name or a value of another type.
        """
        path = library / "photolib.toml"
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path} cannot be read as TOML: {error}") from error
        known = {f.name: f for f in fields(cls)}
        for name, value in values.items():
            if name not in known:
                names = ", ".join(known)
                raise SettingsError(
                    f"{path}: no setting is called {name!r}; there are {names}"
                )
            if "table" in known[name].metadata:
                values[name] = _records(path, known[name], value)
            else:
                _check(path, name, value, known[name].default)
        return cls(**values)


def _records(path: Path, setting: Field[Any], tables: Any) -> tuple[Any, ...]:
    """Make the records of a setting that is written as [[name]] tables."""
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise SettingsError(
            f"{path}: {setting.name} must be tables: head each with [[{setting.name}]]"
        )
    made = [
        _record(f"{path}: [[{setting.name}]] number {number}", setting, table)
        for number, table in enumerate(tables, 1)
    ]
    _check_unique(path, setting.name, made)
    return tuple(made)


def _record(where: str, setting: Field[Any], table: dict[str, Any]) -> Any:
    record = setting.metadata["table"]
    known = {f.name: f for f in fields(record)}
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(
                f"{where}: no key is called {key!r}; there are {', '.join(known)}"
            )
        listed = known[key].default == ()
        texts = value if listed and isinstance(value, list) else [value]
        if (listed and not isinstance(value, list)) or not all(map(_is_text, texts)):
            wanted = "a list of texts in quotes" if listed else "a text in quotes"
            raise SettingsError(f"{where}: {key} must be {wanted}, not {value!r}")
        given[key] = tuple(t.strip() for t in texts) if listed else value.strip()
    if "name" not in given:
        raise SettingsError(f"{where}: it needs a name")
    return record(**given)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _check_unique(path: Path, setting: str, made: Iterable[Any]) -> None:
    """Refuse a spelling or a serial number that would mean two."""
    owners: dict[tuple[str, str], Any] = {}
    for record in made:
        spelled = {"name or alias": (record.name, *record.aliases)}
        spelled["serial"] = getattr(record, "serials", ())
        for key, text in ((k, t) for k, texts in spelled.items() for t in texts):
            owner = owners.setdefault((key, text.casefold()), record)
            if owner is not record:
                raise SettingsError(
                    f"{path}: [[{setting}]] {owner.name} and {record.name} both have "
                    f"the {key} {text!r}: leave it to one of them"
                )


def _check(path: Path, name: str, value: Any, default: Any) -> None:
    if type(value) is not type(default):
        raise SettingsError(
            f"{path}: {name} must be a {type(default).__name__}, not {value!r}"
        )
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise SettingsError(f"{path}: {name} must be at least 1, not {value}")
    if name == "fallback_charset":
        try:
            check_charset(value)
        except SettingsError as error:
            raise SettingsError(f"{path}: {name}: {error}") from error


def check_charset(name: str) -> None:
    """Refuse a name that is no charset which has ASCII in it, as metadata's have.

    :raises SettingsError: naming it.
    """
    try:
        sure = b"Az+-" + "Az+-".encode(name) + b"\xe9"
        usable = sure.decode(name, "replace").startswith("Az+-Az+-")
    except (LookupError, UnicodeError):
        usable = False
    if not usable:
        raise SettingsError(
            f"{name!r} is no charset of metadata: name one such as cp1252, cp1251, "
            "euc-kr, shift_jis, big5 or gb18030"
        )


def default_library() -> Path:
    """Return where the library is when nobody says so.

    PHOTOLIB_LIBRARY, else library/ of a checkout, else the user's data folder
    (XDG Base Directory Specification: XDG_DATA_HOME).
    """
    named = os.environ.get("PHOTOLIB_LIBRARY")
    if named:
        return Path(named)
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "library").is_dir():
        return checkout / "library"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "photolib"


def keep_off_the_model_hub() -> None:
    """Tell Hugging Face's libraries, before they are imported, to stay offline.

    Otherwise a model that names its tokenizer tries the network for most of a
    minute. `photolib models fetch` is the one place that goes there, knowingly.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
