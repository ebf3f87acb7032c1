"""Reports: composed from values, set by Typst, checked against the sources."""
