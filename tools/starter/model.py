"""Make the demo's model: python -m tools.starter.model (ten minutes, two cores)."""

import time
from pathlib import Path

from tools.starter.evaluation import evaluate
from tools.starter.training import SIDE_PX, save, train
from tools.starter.variants import draw_variants

STARTER = Path(__file__).resolve().parents[2] / "library" / "starter"
VARIANTS = 5400
STEPS = 1050


def main() -> None:
    """Draw, train, save and evaluate."""
    begun = time.monotonic()
    pictures, facts = draw_variants(VARIANTS, SIDE_PX + 8)
    print(f"{len(facts)} variants drawn in {time.monotonic() - begun:.0f} s")
    network = train(pictures, facts, steps=STEPS)
    save(network, STARTER / "model")
    print(f"trained and saved after {time.monotonic() - begun:.0f} s")
    evaluate(STARTER / "model", STARTER / "shoot")


if __name__ == "__main__":
    main()
