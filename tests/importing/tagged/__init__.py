"""Tests of formats with a tag a line."""
