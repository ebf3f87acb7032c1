"""References in XML: records one after the other, as plain trees that know what was read of them.

For worker processes only.
"""
