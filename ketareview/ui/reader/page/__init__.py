"""The page itself: how it is laid out, painted, scrolled, pointed at and selected on."""
