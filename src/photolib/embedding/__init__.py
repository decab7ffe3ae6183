"""Pictures and words as vectors, and words drafted of pictures: models and weights."""
