"""One module a container format, each walking to the metadata blocks in a file."""
