"""Verifying a report: which one, and what was found."""
