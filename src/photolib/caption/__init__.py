"""Facts -> a caption that can be printed: styles are data, unknowns visible gaps."""
