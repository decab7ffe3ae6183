"""Credit lines: read, print and weigh who took a photo and for whom."""
