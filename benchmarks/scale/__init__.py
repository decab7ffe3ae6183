"""Search at 100,000 and 1,000,000 photos, beside named peers.

`python -m benchmarks.scale --help`. `world` makes the data, `likeness`
measures vectors; other kinds of search go into modules of their own beside it, and are
called in `__main__`.
"""
