"""Packed files, read a member at a time and never unpacked to anywhere.

For worker processes only.
"""
