"""One change to many photos: seen beforehand, done as one act, and undone as one.

Fields become decisions, captions versions, as if each photo had been edited by itself.
Two editors never overwrite each other: a photo that says something else than was seen
is left alone, and named.
"""
