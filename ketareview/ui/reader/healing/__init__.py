"""Highlights when an article gets another file: what moves, what lost its place."""
