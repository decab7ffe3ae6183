"""Which photos belong together, to which event, and whose clock was wrong."""
