"""What performance claims rest on; each prints ratios against a named peer."""
