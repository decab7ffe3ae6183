"""One module a container format, each copying all it does not know byte for byte."""
