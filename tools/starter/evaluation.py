"""Ask the model for the shipped frames, mostly in words it was not taught verbatim."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from photolib.embedding.model import Model

QUERIES: dict[str, str] = {
    "woman speaking at a lectern": "PLX_0433 PLX_0434 PLX_0435 PLX_0446 PLX_0449",
    "a man delivering a speech": "PLX_0430",
    "two women shake hands": "PLX_0486 PLX_0487 PLX_0488 PLX_0487_web PLX_0490",
    "clasped hands from near": "PLX_0490",
    "they sign the agreement": "PLX_0481 PLX_0483 MRV_2207",
    "pen writing a signature": "PLX_0483",
    "people in the audience clapping": "MRV_2208",
    "backs of the listeners in the hall": "PLX_0441",
    "table with name cards": "PLX_0424",
    "panellists discussing at a long table": "PLX_0466",
    "old bronze in a showcase": "PLX_0503",
    "blue vase behind glass": "PLX_0501",
    "hanging paper lanterns": "PLX_0505",
    "visitor at an interactive touchscreen": "PLX_0507",
    "programme and leaflets": "PLX_0425",
    "chatting over cups of coffee": "PLX_0458 PLX_0459",
    "cakes on a plate": "PLX_0459",
    "group picture with everybody": "PLX_0495",
    "museum building with trees outside": "PLX_0412",
    "banner on the empty stage": "PLX_0421",
    "mic": "PLX_0427",
    "握手": "PLX_0486 PLX_0487 PLX_0488 PLX_0487_web PLX_0490",
    "签字": "PLX_0481 PLX_0483 MRV_2207",
}
"""Each query with the stems of the frames that may come first."""
BURSTS = (("PLX_0433", "PLX_0434", "PLX_0435"), ("PLX_0486", "PLX_0487", "PLX_0488"))


def evaluate(model_folder: Path, shoot: Path) -> tuple[float, float]:
    """Print and return how often the first hit, and a burst's neighbours, are right."""
    model = Model(model_folder)
    paths = sorted(path for path in shoot.iterdir() if path.suffix in (".JPG", ".png"))
    stems = [path.stem for path in paths]
    vectors = model.encode_pictures([_upright(path) for path in paths])
    right = 0
    for query, stems_wanted in QUERIES.items():
        scores = vectors @ model.encode_words(query)
        first = stems[int(np.argmax(scores))]
        good = first in stems_wanted.split()
        right += good
        print(f"{'+' if good else '-'} {query}: {first} ({scores.max():.2f})")
    words, likeness = right / len(QUERIES), _burst_share(vectors, stems)
    print(f"words: {words:.0%} of first hits right; likeness: {likeness:.0%} of bursts")
    return words, likeness


def _burst_share(vectors: np.ndarray, stems: list[str]) -> float:
    """Return the share of burst frames whose nearest two are of the same burst.

    The copy for the web is left out: it is nearer still.
    """
    kept = [i for i, stem in enumerate(stems) if not stem.endswith("_web")]
    likeness = vectors[kept] @ vectors[kept].T
    names = [stems[i] for i in kept]
    found = []
    for burst in BURSTS:
        for stem in burst:
            order = np.argsort(-likeness[names.index(stem)])
            nearest = [names[i] for i in order if names[i] != stem][:2]
            found.append(set(nearest) < set(burst))
    return sum(found) / len(found)


def _upright(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")
