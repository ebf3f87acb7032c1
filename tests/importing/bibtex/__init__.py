"""Tests of BibTeX and BibLaTeX."""
