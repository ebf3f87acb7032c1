"""KetaReview: reviews the literature on ketamine and mood disorders, on a laptop, offline."""

__version__ = "0.1.0"
