"""BibTeX and BibLaTeX: entries of a file, their values as plain text, and the records they make."""
