"""Backups: what people wrote, proved equal to the library, and a vault with every original once."""
