"""Search at 100,000 and 1,000,000 photos, beside named peers.

`python -m benchmarks.scale --help`. `world` makes the data, `likeness`
measures vectors; `captions` makes texts, `wording` measures words. Each of them is
called in `__main__`.
"""
