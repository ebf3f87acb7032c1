"""References as lines of tags and values; for worker processes only."""
