"""Files in: from bytes to drafts of articles, each format in its own module."""
