"""Where weights lie and in what state they are: ready, absent or corrupt.

A model is one folder below the library's models/: open_clip_config.json (model
and preprocessing), the weights, the licence and `sha256sums`. It comes there by
`models fetch` or `models import` only; nothing here loads torch.
"""

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from photolib.errors import ModelAbsentError, ModelCorruptError, ModelError

CONFIG = "open_clip_config.json"
WEIGHTS = ("open_clip_model.safetensors", "open_clip_pytorch_model.bin")
_SUMS = "sha256sums"
_READ = 100_000  # characters of a licence
_RESTRICTED = re.compile(
    r"cc[- ]by[- ]nc(?:[- ](?:sa|nd))?(?:[- ]\d\.\d)?|non-?commercial"
    r"|exclusively\s+for\s+research|research\s+(?:purposes\s+|use\s+)?only",
    re.IGNORECASE,
)

Purpose = Literal["search", "drafts"]
PURPOSES: tuple[Purpose, ...] = ("search", "drafts")


@dataclass(frozen=True, slots=True)
class Published:
    """A model that `models fetch` knows: its repository on the Hugging Face hub."""

    repository: str
    licence: str
    remark: str
    purpose: Purpose = "search"


PUBLISHED = {
    "ViT-B-32/laion2b_s34b_b79k": Published(
        "laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
        "MIT",
        "the default: English, smallest and quickest",
    ),
    "xlm-roberta-base-ViT-B-32/laion5b_s13b_b90k": Published(
        "laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k",
        "MIT",
        "Chinese, English and a hundred languages; also needs `transformers`",
    ),
    "ViT-B-16/laion2b_s34b_b88k": Published(
        "laion/CLIP-ViT-B-16-laion2B-s34B-b88K",
        "MIT",
        "English, finer, four times the work",
    ),
    "coca_ViT-B-32/mscoco_finetuned_laion2b_s13b_b90k": Published(
        "laion/mscoco_finetuned_CoCa-ViT-B-32-laion2B-s13B-b90k",
        "MIT",
        "drafts of alternative texts, in English",
        "drafts",
    ),
    "coca_ViT-L-14/mscoco_finetuned_laion2b_s13b_b90k": Published(
        "laion/mscoco_finetuned_CoCa-ViT-L-14-laion2B-s13B-b90k",
        "MIT",
        "finer drafts, in English, five times the work",
        "drafts",
    ),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """One model's folder as it stands.

    `revision` is the start of the SHA-256 of the weights: vectors of different
    revisions are never compared. `reason` says what is wrong and what to do.
    """

    name: str
    folder: Path
    state: Literal["ready", "absent", "corrupt"]
    reason: str | None = None
    revision: str | None = None

    def require(self) -> "Weights":
        """Return this, unless it cannot be used.

        :raises ModelAbsentError: or :raises ModelCorruptError:
        """
        if self.state == "absent":
            raise ModelAbsentError(self.reason)
        if self.state == "corrupt":
            raise ModelCorruptError(self.reason)
        return self


def find(models: Path, name: str) -> Weights:
    """Return the state of `name` below `models`, by names and sizes only (quick)."""
    folder = models / folder_name(name)
    if not folder.is_dir():
        return Weights(
            name,
            folder,
            "absent",
            f"the weights of {name} are not here: bring them with `photolib models "
            f"fetch {name}`, or from a folder with `photolib models import FOLDER`",
        )
    sums = _read_sums(folder)
    weights = next((f for f in WEIGHTS if f in sums), None)
    broken = [f for f in sums if not (folder / f).is_file()]
    if weights is None or CONFIG not in sums or broken:
        missing = ", ".join(broken) or "its files"
        return Weights(
            name,
            folder,
            "corrupt",
            f"the model {name} lacks {missing}: fetch or import it again",
        )
    return Weights(name, folder, "ready", revision=sums[weights][:12])


def installed(models: Path) -> list[Weights]:
    """Return every model below `models`, by name."""
    if not models.is_dir():
        return []
    names = [f.name for f in models.iterdir() if f.is_dir() and f.name[0] != "."]
    return [find(models, name.replace("--", "/")) for name in sorted(names)]


def made_for(folder: Path) -> Purpose:
    """Return what the model of `folder` is made for; only a CoCa writes drafts."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        return "drafts" if "multimodal_cfg" in config["model_cfg"] else "search"
    except (OSError, ValueError, KeyError, TypeError):  # its state tells of that
        return "search"


def revision_of(source: Path) -> str:
    """Return the revision that the weights of an open_clip folder would have."""
    _check_folder(source)
    return _sha256(next(source / f for f in WEIGHTS if (source / f).is_file()))[:12]


def restricted(folder: Path) -> str | None:
    """Return the words of a model's licence or README that forbid commercial use."""
    for path in sorted([*folder.glob("LICEN[CS]E*"), *folder.glob("README*")]):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")[:_READ]
        except OSError:
            continue
        if found := _RESTRICTED.search(text):
            return " ".join(found[0].split())
    return None


def verify(models: Path, name: str) -> Weights:
    """Return the state of `name` after reading every byte of it against sha256sums."""
    weights = find(models, name)
    if weights.state != "ready":
        return weights
    for file, digest in _read_sums(weights.folder).items():
        if _sha256(weights.folder / file) != digest:
            return Weights(
                name,
                weights.folder,
                "corrupt",
                f"{weights.folder / file} has changed since it came: fetch or import "
                "the model again",
            )
    return weights


def import_folder(models: Path, source: Path, name: str | None = None) -> Weights:
    """Copy an open_clip `local-dir:` folder below `models`, whole or not at all.

    :raises ModelError: when `source` is no such folder.
    """
    _check_folder(source)
    name = name or re.sub(r"[^\w.-]+", "-", source.resolve().name)
    target = models / folder_name(name)
    staging = models / f".{target.name}.incoming"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for file in sorted(source.iterdir()):
        if file.is_file() and file.name != _SUMS:
            shutil.copyfile(file, staging / file.name)
    return _settle(models, name, staging)


def fetch(models: Path, name: str) -> Weights:
    """Download a published model, resuming what an earlier try has brought.

    :raises ModelError: when `name` is not known or the hub cannot be reached.
    """
    if name not in PUBLISHED:
        raise ModelError(
            f"there is no published model {name!r}; known are {', '.join(PUBLISHED)} "
            "(any other open_clip model: `photolib models import FOLDER`)"
        )
    import huggingface_hub as hub

    staging = models / f".{folder_name(name)}.incoming"
    try:
        hub.snapshot_download(
            PUBLISHED[name].repository,
            local_dir=staging,
            allow_patterns=[CONFIG, WEIGHTS[0], "*token*", "README.md", "LICENSE*"],
        )
    except Exception as error:
        # httpx, OSError and a dozen of the hub's own: one meaning for the user.
        raise ModelError(
            f"{name} could not be fetched ({str(error).splitlines()[0][:160]}): try "
            "again where there is a network, or `photolib models import FOLDER`"
        ) from error
    shutil.rmtree(staging / ".cache", ignore_errors=True)
    _check_folder(staging)
    return _settle(models, name, staging)


def folder_name(name: str) -> str:
    """Return the folder of a model: "ViT-B-32/tag" lies in "ViT-B-32--tag".

    :raises ModelError: when the name could lead outside the models folder.
    """
    folder = name.replace("/", "--")
    if not re.fullmatch(r"\w[\w.-]*", folder):
        raise ModelError(f"{name!r} is no name for a model: use letters, digits and -")
    return folder


def _check_folder(source: Path) -> None:
    config = source / CONFIG
    try:
        keys = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{source} is no open_clip model folder: {CONFIG} cannot be read"
        ) from error
    if not isinstance(keys, dict) or not {"model_cfg", "preprocess_cfg"} <= keys.keys():
        raise ModelError(
            f"{config} must hold model_cfg and preprocess_cfg: without its own "
            "preprocessing a model gives wrong vectors"
        )
    if not any((source / file).is_file() for file in WEIGHTS):
        raise ModelError(f"{source} holds no weights ({' or '.join(WEIGHTS)})")


def _settle(models: Path, name: str, staging: Path) -> Weights:
    sums = {f.name: _sha256(f) for f in sorted(staging.iterdir()) if f.is_file()}
    lines = [f"{digest}  {file}\n" for file, digest in sums.items()]
    (staging / _SUMS).write_text("".join(lines), encoding="utf-8")
    target = models / folder_name(name)
    shutil.rmtree(target, ignore_errors=True)
    staging.rename(target)
    return find(models, name)


def _read_sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / _SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: digest for digest, name in pairs}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
