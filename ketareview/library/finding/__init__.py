"""Queries answered: from the tree of a query to SQL, scores and snippets."""
