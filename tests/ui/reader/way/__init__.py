"""Tests of getting about in an article."""
