"""Messages of mail, and web pages that are packed as one.

For worker processes only.
"""
