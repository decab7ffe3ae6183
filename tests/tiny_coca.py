"""A CoCa of a few thousand parts that matter, taught two pictures in a second.

It learns in a vocabulary of the few words it needs, which is what makes it quick, and
is then written with open_clip's own vocabulary, as any CoCa is.
"""

import importlib
import json
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from photolib.embedding.model import import_open_clip

WIDTH, CONTEXT, VOCABULARY = 32, 24, 49408
SQUARE, SKY = "A red square.", "A blue sky above nothing."
TAUGHT = {"red": "a red square .", "blue": "a blue sky above nothing ."}
PREPROCESS = {
    "size": [32, 32],
    "mode": "RGB",
    "mean": [0.5, 0.5, 0.5],
    "std": [0.5, 0.5, 0.5],
    "interpolation": "bicubic",
    "resize_mode": "squash",
}


def config(vocabulary: int = VOCABULARY) -> dict[str, Any]:
    tower = {
        "context_length": CONTEXT,
        "vocab_size": vocabulary,
        "width": WIDTH,
        "heads": 2,
        "layers": 1,
    }
    return {
        "embed_dim": WIDTH,
        "vision_cfg": {
            "image_size": 32,
            "layers": 1,
            "width": WIDTH,
            "head_width": 16,
            "patch_size": 8,
            "attentional_pool": True,
            "attn_pooler_queries": 8,
            "attn_pooler_heads": 2,
            "output_tokens": True,
        },
        "text_cfg": {**tower, "embed_cls": True, "output_tokens": True},
        "multimodal_cfg": {**tower, "attn_pooler_heads": 2},
        "custom_text": True,
    }


def picture(colour: str, size: tuple[int, int] = (320, 240)) -> Image.Image:
    """Draw what the model is taught: a red square, or nothing but blue."""
    drawn = Image.new("RGB", size, "black" if colour == "red" else colour)
    if colour == "red":
        wide, high = size
        box = (wide // 4, high // 4, wide * 3 // 4, high * 3 // 4)
        ImageDraw.Draw(drawn).rectangle(box, fill="red")
    return drawn


def random_coca(vocabulary: int = VOCABULARY, seed: int = 5) -> Any:
    """Return a CoCa that has learnt nothing, always the same one."""
    import_open_clip()
    torch: Any = importlib.import_module("torch")
    coca: Any = importlib.import_module("open_clip.coca_model")
    torch.manual_seed(seed)
    network = coca.CoCa(
        **{k: v for k, v in config(vocabulary).items() if k[:2] != "cu"}
    )
    torch.nn.init.normal_(network.text_decoder.text_projection, std=0.2)
    return network


def save(network: Any, folder: Path) -> Path:
    """Write an open_clip `local-dir:` folder."""
    safetensors: Any = importlib.import_module("safetensors.torch")
    folder.mkdir(parents=True, exist_ok=True)
    keys = {"model_cfg": config(), "preprocess_cfg": PREPROCESS}
    (folder / "open_clip_config.json").write_text(json.dumps(keys))
    state = {k: v.contiguous() for k, v in network.state_dict().items()}
    safetensors.save_file(state, folder / "open_clip_model.safetensors")
    return folder


def taught(words: dict[str, str]) -> Any:
    """Return a CoCa that says, of a picture of each colour, what it was taught."""
    open_clip: Any = import_open_clip()
    torch: Any = importlib.import_module("torch")
    texts = open_clip.SimpleTokenizer(context_length=CONTEXT)(list(words.values()))
    used, small_texts = torch.unique(texts, return_inverse=True)  # 0, the pad, is first
    pictures = torch.stack([_tensor(picture(colour)) for colour in words])
    small = random_coca(len(used))
    _teach(torch, small, pictures, small_texts)
    whole = random_coca()
    state = small.state_dict()
    embedding, projection = (
        "text.token_embedding.weight",
        "text_decoder.text_projection",
    )
    rows, columns = torch.zeros(VOCABULARY, WIDTH), torch.zeros(WIDTH, VOCABULARY)
    rows[used], columns[:, used] = state[embedding], state[projection]
    whole.load_state_dict(state | {embedding: rows, projection: columns})
    return whole


def _teach(torch: Any, network: Any, pictures: Any, texts: Any) -> None:
    torch.set_num_threads(1)  # threads that wait for each other take far longer
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(60):
        told = network(pictures, texts)
        loss = torch.nn.functional.cross_entropy(
            told["logits"].flatten(0, 1), told["labels"].flatten(), ignore_index=0
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def _tensor(drawn: Image.Image) -> Any:
    transforms: Any = importlib.import_module("open_clip.transform")
    config = transforms.PreprocessCfg(**PREPROCESS)
    return transforms.image_transform_v2(config, is_train=False)(drawn)
