"""Texts of LibreOffice and its like (OpenDocument).

For worker processes only.
"""
