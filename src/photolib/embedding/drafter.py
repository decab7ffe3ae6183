"""What a picture shows, in the words of a CoCa, by a decoding loop of our own.

open_clip's own `CoCa.generate` needs transformers, and of a version that has gone.
The loop here needs none: it asks for the likeliest next token until the text ends.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photolib.embedding.model import load
from photolib.embedding.sentence import tidy
from photolib.errors import ModelCorruptError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

_LONGEST = 40  # tokens; captions of MS-COCO, which the weights learnt, have about 12


class Drafter:
    """A loaded CoCa. The same picture always gives the same words.

    Drafting takes a lock, so that one drafter may serve the threads of a gallery.
    """

    def __init__(self, folder: Path, device: str | None = None) -> None:
        """Load the CoCa of `folder` (open_clip_config.json and weights).

        :raises InstallError: when torch or open_clip is missing or broken.
        :raises ModelCorruptError: when the folder holds no CoCa that can write.
        """
        loaded = load(folder, device)
        self._torch, self._network = loaded.torch, loaded.network
        self._preprocess, self._device = loaded.preprocess, loaded.device
        self._tokens: Any = loaded.tokenize
        writes = hasattr(self._network, "text_decoder")
        if not (writes and hasattr(self._tokens, "sot_token_id")):
            raise ModelCorruptError(
                f"{folder} holds no CoCa with open_clip's own tokenizer, so it writes "
                "no drafts: choose another with `photolib models use --for drafts`"
            )
        self._longest = min(_LONGEST, self._network.context_length)
        self._lock = threading.Lock()

    def draft(self, pictures: "Sequence[Image.Image]") -> list[str | None]:
        """Return a tidy sentence per picture, in their order; None: it has no words."""
        return [tidy(self._written(row)) for row in self.tokens(pictures)]

    def tokens(self, pictures: "Sequence[Image.Image]") -> list[list[int]]:
        """Return the token ids of each picture's text, start and end included.

        Greedy: each is the likeliest after those before it. Nothing is kept between
        the steps; a batch reads the weights, which is what takes the time, once.
        """
        torch = self._torch
        batch = torch.stack([self._preprocess(p) for p in pictures]).to(self._device)
        start, end = self._tokens.sot_token_id, self._tokens.eot_token_id
        with self._lock, torch.inference_mode():
            seen = self._network(batch)
            rows = torch.full((len(pictures), 1), start, device=self._device)
            while rows.shape[1] < self._longest:
                following = self._next(seen, rows)
                following[(rows == end).any(1)] = end  # what has ended stays so
                rows = torch.cat([rows, following[:, None]], 1)
                if (following == end).all():
                    break
        return [[int(token) for token in row] for row in rows.tolist()]

    def _next(self, seen: Any, rows: Any) -> Any:
        told = self._network(
            None,
            rows,
            image_latent=seen["image_features"],
            image_embs=seen["image_embs"],
            output_labels=False,
        )
        known = told["logits"][:, -1, : self._tokens.vocab_size]
        return known.argmax(-1)

    def _written(self, row: list[int]) -> str:
        """Return the text of a row, up to its end and without special tokens."""
        end, pad = self._tokens.eot_token_id, self._network.pad_id
        ends = [at for at, token in enumerate(row) if token in {end, pad}]
        kept = row[: ends[0]] if ends else row
        special = set(self._tokens.all_special_ids)
        return str(
            self._tokens.decode([token for token in kept if token not in special])
        )
