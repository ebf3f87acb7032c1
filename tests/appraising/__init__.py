"""Tests of what judges evidence."""
