"""The library on disk: its database, one module a noun, and its files."""
