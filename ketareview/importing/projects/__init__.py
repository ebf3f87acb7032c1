"""Documents and highlights out of other programs' projects; for worker processes only."""
