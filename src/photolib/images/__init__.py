"""Pictures: decoding what strangers send, renditions, fingerprints."""
