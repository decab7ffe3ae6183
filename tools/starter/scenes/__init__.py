"""The scenes of the seminar, one module per part of the day."""
