"""Picks -> files with caption and credit inside, and a list of the credits."""

from photolib.export.run import ExportReport as ExportReport
from photolib.export.run import export as export
