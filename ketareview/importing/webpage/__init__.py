"""Saved web pages: their main text in blocks, and what they say of themselves.

For worker processes only. Nothing remote is ever fetched and no script runs.
"""
