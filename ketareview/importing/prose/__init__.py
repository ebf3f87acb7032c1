"""Text in elements, whatever their vocabulary, on its way to blocks.

For worker processes only.
"""
