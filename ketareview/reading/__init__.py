"""Pages as they are read: finding words, selecting them, painting them."""
