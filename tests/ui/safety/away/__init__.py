"""The window of a library that lies elsewhere."""
