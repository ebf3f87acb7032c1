"""Tables of references: which column holds what, and each row as a record.

For worker processes only.
"""
