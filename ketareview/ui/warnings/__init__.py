"""Warnings of the linter: by rule, with their reasons, dismissed and restored."""
