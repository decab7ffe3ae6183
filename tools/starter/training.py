"""Train the tiny CLIP: its loss knows which phrases are true of which picture."""

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from tools.starter.phrases import Facts, describe, is_true
from torch.nn.functional import log_softmax

from photolib.embedding.model import import_open_clip

SIDE_PX = 80
MODEL_CFG: dict[str, Any] = {
    "embed_dim": 64,
    "vision_cfg": {
        "image_size": SIDE_PX,
        "layers": 4,
        "width": 96,
        "head_width": 32,
        "patch_size": 10,
    },
    "text_cfg": {
        "context_length": 32,
        "vocab_size": 49408,
        "width": 20,
        "heads": 2,
        "layers": 1,
    },
}
PREPROCESS_CFG: dict[str, Any] = {
    "size": [SIDE_PX, SIDE_PX],
    "mode": "RGB",
    "mean": [0.5, 0.5, 0.5],
    "std": [0.25, 0.25, 0.25],
    "interpolation": "bicubic",
    "resize_mode": "squash",
}
BATCH = 96
WORD_DROPOUT = 0.12


def train(pictures: np.ndarray, facts: list[Facts], *, steps: int) -> Any:
    """Return an open_clip CLIP trained on `pictures`, uint8[n, side, side, 3].

    The pictures are a little larger than the model's input: each step crops them anew.
    """
    torch.manual_seed(0)
    open_clip = import_open_clip()
    network = open_clip.CLIP(**MODEL_CFG)
    tokenize = open_clip.SimpleTokenizer(context_length=32)
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps)
    rng, everything = Random(0), torch.from_numpy(pictures)
    # Every third batch is of speakers only: among scenes that differ, the loss has
    # no need to see who speaks.
    alike = [row for row, fact in enumerate(facts) if fact["scene"] == "speaker"]
    seen = torch.zeros(MODEL_CFG["text_cfg"]["vocab_size"], dtype=torch.bool)
    for step in range(steps):
        rows = rng.sample(alike if step % 3 == 2 else range(len(facts)), BATCH)
        said = [describe(facts[row], rng) for row in rows]
        tokens = tokenize([_without_some_words(words, rng) for words, _ in said])
        seen[tokens.flatten()] = True
        true = torch.tensor([[is_true(c, facts[row]) for _, c in said] for row in rows])
        loss = _loss(network, _augmented(everything[rows]), tokens, true)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 99:
            print(f"step {step + 1} of {steps}: loss {loss.item():.3f}")
    with torch.no_grad():
        # Words that were never said weigh nothing, rather than something random.
        network.token_embedding.weight[~seen] = 0
    return network.eval()


def save(network: Any, folder: Path) -> None:
    """Write `network` as an open_clip `local-dir:` folder, its weights in float16."""
    folder.mkdir(parents=True, exist_ok=True)
    halves = {
        name: value.half().contiguous() if value.is_floating_point() else value
        for name, value in network.state_dict().items()
    }
    weights = folder / "open_clip_model.safetensors"
    save_file(halves, weights, {"format": "pt"})
    weights.chmod(0o644)  # safetensors writes for its owner alone
    config = {"model_cfg": MODEL_CFG, "preprocess_cfg": PREPROCESS_CFG}
    text = json.dumps(config, indent=2) + "\n"
    (folder / "open_clip_config.json").write_text(text, encoding="utf-8")


def _loss(network: Any, images: Any, tokens: Any, true: Any) -> Any:
    """Return the CLIP loss, its targets shared out among all that is true."""
    picture = network.encode_image(images, normalize=True)
    phrase = network.encode_text(tokens, normalize=True)
    logits = network.logit_scale.exp().clamp(max=60) * picture @ phrase.T
    total = torch.zeros(())
    for scores, target in ((logits, true), (logits.T, true.T)):
        share = target.float() / target.sum(dim=1, keepdim=True)
        total = total - (share * log_softmax(scores, dim=1)).sum(dim=1).mean()
    return total / 2


def _augmented(batch: Any) -> Any:
    """Return float[n, 3, side, side]: a crop of each picture, its colours shifted."""
    room = batch.shape[1] - SIDE_PX
    x, y = torch.randint(room + 1, (2,)).tolist()
    cropped = batch[:, y : y + SIDE_PX, x : x + SIDE_PX].permute(0, 3, 1, 2) / 255.0
    count = len(cropped)
    gain = 1 + 0.25 * (torch.rand(count, 3, 1, 1) - 0.5)
    lift = 0.16 * (torch.rand(count, 1, 1, 1) - 0.5)
    noise = 0.02 * torch.randn_like(cropped)
    return (cropped * gain + lift + noise - 0.5) / 0.25


def _without_some_words(phrase: str, rng: Random) -> str:
    kept = [word for word in phrase.split() if rng.random() > WORD_DROPOUT]
    return " ".join(kept) or phrase
