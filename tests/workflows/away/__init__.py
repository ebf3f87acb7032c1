"""Libraries that lie elsewhere and are worked on here."""
