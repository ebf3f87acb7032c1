"""Lists of citations as databases print them for reading; for worker processes only."""
