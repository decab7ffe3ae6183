"""The gallery: a library in the browser, one blueprint per noun."""

from photolib.gallery.app import create_app

__all__ = ["create_app"]
