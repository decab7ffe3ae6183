"""Search at 100,000 and 1,000,000 photos, beside named peers.

`python -m benchmarks.scale --help`. `world` makes the data, `likeness` measures
vectors; `captions` makes texts, `wording` measures words; `together` measures both in
one list. `table` prints all of it, a row an engine.
"""
