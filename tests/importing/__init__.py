"""Tests of what comes out of foreign files."""
