"""photolib: a photo library for press offices and newsrooms that reads the story."""

__version__ = "0.1.0"
