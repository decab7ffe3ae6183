"""Releases: a document becomes text, its text the facts of an event."""
