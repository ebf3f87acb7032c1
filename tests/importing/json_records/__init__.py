"""Tests of references as JSON."""
