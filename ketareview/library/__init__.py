"""The one SQLite file that holds everything; the only place that knows SQL."""
