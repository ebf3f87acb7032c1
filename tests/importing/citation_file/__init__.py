"""Tests of citation files."""
