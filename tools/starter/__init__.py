"""Makes library/starter: a drawn shoot of an invented seminar and a tiny CLIP model."""
