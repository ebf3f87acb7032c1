"""CITATION.cff: how authors of software and data wish to be cited."""
