"""What comes in: files on their way, what became of each, and what has to be asked for it."""
