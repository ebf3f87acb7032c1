"""Takes pictures of every screen; see `taking.py`."""
