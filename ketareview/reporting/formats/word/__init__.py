"""Pieces of a Word document that python-docx has no words for."""
