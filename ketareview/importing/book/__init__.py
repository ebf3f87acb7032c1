"""Books as EPUB: pages of XHTML in a packed file.

For worker processes only.
"""
