"""Pictures and words as vectors: the model, its weights, the nearest of many."""
