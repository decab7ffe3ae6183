"""The model in use: open_clip, loaded late, from a folder, with its own preprocessing.

torch and open_clip are imported here and nowhere else, and only when a model is
loaded: everything but vectors works while they are absent or broken.
"""

import importlib
import logging
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from photolib.embedding import engine, preprocess, tower
from photolib.embedding.engine import FLOAT32, Encode, Pixels, Timing
from photolib.errors import InstallError, ModelCorruptError
from photolib.settings import keep_off_the_model_hub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

log = logging.getLogger(__name__)

Vector = NDArray[np.float32]
"""One vector of unit length, float32[dimension]."""
Vectors = NDArray[np.float32]
"""Vectors of unit length, float32[n, dimension]."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A network with its own preprocessing and tokenizer, ready to compute."""

    torch: Any
    network: Any
    preprocess: Any
    tokenize: Any
    device: str


def load(folder: Path, device: str | None = None) -> Loaded:
    """Load the open_clip model of `folder` (open_clip_config.json and weights).

    `device` is torch's name of where to compute; None: a GPU where there is one.

    :raises InstallError: when torch or open_clip is missing or broken.
    :raises ModelCorruptError: when the folder holds no such model.
    """
    open_clip: Any = import_open_clip()
    torch: Any = importlib.import_module("torch")
    device = device or _fastest(torch)
    source = f"local-dir:{folder}"
    try:
        # create_model_and_transforms would only warn about absent weights and
        # go on with random ones.
        network, preprocess = open_clip.create_model_from_pretrained(
            source, device=device
        )
        tokenize = open_clip.get_tokenizer(source)
    except Exception as error:
        # open_clip, safetensors and json raise a dozen types for a bad folder.
        raise ModelCorruptError(
            f"{folder} holds no usable open_clip model ({_first_line(error)}): "
            "import or fetch it again"
        ) from error
    network.eval()
    return Loaded(torch, network, preprocess, tokenize, device)


class Model:
    """A loaded model: pictures and words become vectors of one space.

    Encoding takes a lock, so that one model may serve the threads of a gallery.
    """

    def __init__(self, folder: Path, device: str | None = None) -> None:
        """Load the model of `folder` (see `load`)."""
        loaded = load(folder, device)
        self._torch, self.device = loaded.torch, loaded.device
        self._network, self._preprocess = loaded.network, loaded.preprocess
        self._tokenize = loaded.tokenize
        self._lock = threading.Lock()
        self._folder = folder
        self._engines = tower.engines(self._torch, self._network, self.device, folder)
        self._encode: Encode | None = None  # built when the first picture comes
        self._seen = preprocess.find(folder)
        self.timings = engine.remembered(folder)
        self.dimension = len(self.encode_words("a photograph"))

    @property
    def engine(self) -> str:
        """Return the name of what encodes pictures here: the best that was measured."""
        return engine.best(self.timings) if self.timings else FLOAT32

    @property
    def wanted_px(self) -> int:
        """Return the edge to which a picture may be decoded."""
        size = self._network.visual.image_size
        return preprocess.wanted_px(size if isinstance(size, int) else max(size))

    def prepare(self, pictures: "Sequence[Image.Image]") -> Pixels:
        """Return the pictures as the model takes them, in their order.

        Apart from `encode`, so that one batch may be prepared while another is encoded.
        """
        if self._seen is not None:
            return self._seen.prepare(pictures)
        batch = self._torch.stack([self._preprocess(p) for p in pictures])
        return np.asarray(batch.numpy(), dtype=np.float32)

    def encode(self, pixels: Pixels) -> Vectors:
        """Return one row per prepared picture, in their order, by the engine in use."""
        with self._lock:
            self._encode = self._encode or self._built()
            return self._encode(pixels)

    def encode_pictures(self, pictures: "Sequence[Image.Image]") -> Vectors:
        """Return one row per picture, in their order."""
        return self.encode(self.prepare(pictures))

    def measure(self, pixels: Pixels) -> tuple[Timing, ...]:
        """Time every engine on `pixels`, remember it for this machine, use the best."""
        timings = engine.measure(self._engines, pixels)
        engine.remember(self._folder, timings)
        with self._lock:
            self.timings, self._encode = timings, None
        return timings

    def _built(self) -> Encode:
        try:
            return self._engines[self.engine]()
        except Exception:
            # As in engine.measure; what could be used once may have been taken away.
            log.warning("the engine %s is gone: using float32", self.engine)
            return self._engines[FLOAT32]()

    def encode_words(self, words: str) -> Vector:
        """Return the vector of `words`; what exceeds the model's context is cut."""
        tokens = self._tokenize([words])
        with self._lock, self._torch.inference_mode():
            rows = self._network.encode_text(tokens.to(self.device), normalize=True)
        return np.asarray(rows[0].float().cpu().numpy(), dtype=np.float32)


def _fastest(torch: Any) -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def import_open_clip() -> ModuleType:
    """Return the module open_clip, importable beside any build of torch.

    :raises InstallError: when torch or open_clip is missing or broken.
    """
    keep_off_the_model_hub()
    try:
        _import_torchvision()
        return importlib.import_module("open_clip")
    except (ImportError, RuntimeError, OSError) as error:
        raise InstallError(
            f"open_clip cannot be loaded ({_first_line(error)}): reinstall torch, "
            "torchvision and open_clip_torch; until then, words still search"
        ) from error


_declared: list[Any] = []  # a torch Library takes its schemas along when collected


def _import_torchvision() -> None:
    """Import torchvision, also beside a build of torch that it was not made for.

    PyPI has torchvision for Linux as a CUDA build only. Beside a CPU build of
    torch its import fails, since the schemas of two compiled operators are
    unknown. open_clip uses torchvision's transforms and never these operators,
    so declaring the schemas is enough. Where the two match, nothing fails and
    nothing is declared.
    """
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if _declared or "torchvision::nms" not in str(error):
            raise
        log.info("torchvision was built for another torch: using its transforms only")
        for name in [n for n in sys.modules if n.partition(".")[0] == "torchvision"]:
            del sys.modules[name]
        torch: Any = importlib.import_module("torch")
        library = torch.library.Library("torchvision", "DEF")
        for name in ("nms", "qnms"):
            library.define(
                f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
            )
        _declared.append(library)
        importlib.import_module("torchvision")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
