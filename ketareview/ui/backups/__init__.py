"""Backups in the window: when they are made, what is in them, and what comes back."""
