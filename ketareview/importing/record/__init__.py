"""Identification: what article a file holds, each field with where it was found and how sure."""
