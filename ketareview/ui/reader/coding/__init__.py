"""Saying what a passage claims: keys, card, panel, topics."""
