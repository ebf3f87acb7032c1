"""Documents of Word (Office Open XML), read from their own parts.

For worker processes only.
"""
