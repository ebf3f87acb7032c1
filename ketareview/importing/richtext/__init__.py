"""Rich Text Format, read without any library's loss of notes and tables.

For worker processes only.
"""
